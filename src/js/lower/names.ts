import type * as ES from "oxc-parser";
import type { Expression, Span } from "../../program/nodes.ts";
import { isReference, literal, member, name, reference } from "./build.ts";
import { type Context, spanOf } from "./context.ts";
import { lowerExpression } from "./expressions.ts";
import { toTemplateText } from "./literals.ts";
import { findBinding } from "./scopes.ts";

export const MODULE_EXPORTS = "module.exports";
const GLOBAL_OBJECTS = ["global#window", "global#globalThis", "global#self", "global#global"];

export function lowerIdentifier(node: ES.IdentifierReference | ES.BindingIdentifier | ES.JSXIdentifier, at: Context): Expression {
  return lowerNameAt(node.name, spanOf(node), at);
}

export function lowerNameAt(source: string, span: Span, at: Context): Expression {
  const binding = findBinding(at.scope, source);
  switch (binding?.kind) {
    case "variable":
      binding.used = true;
      return name(binding.variable, span);
    case "reference":
      return reference(binding.reference, span);
    case "value":
      return binding.value;
  }
  switch (source) {
    case "undefined":
      return literal(undefined, span);
    case "NaN":
      return literal(Number.NaN, span);
    case "Infinity":
      return literal(Number.POSITIVE_INFINITY, span);
    case "exports":
      return moduleExports(span, at);
    default:
      return reference(`global#${source}`, span);
  }
}

export function moduleExports(span: Span, at: Context): Expression {
  at.file.usesModuleExports = true;
  return name(MODULE_EXPORTS, span);
}

export function lowerMember(node: ES.MemberExpression, object: Expression, at: Context): Expression {
  const span = spanOf(node);
  return memberNamed(object, lowerKey(node.property, node.computed, at), span, at, node.optional);
}

/** A member of what is lowered already: those of the global object are globals. */
export function memberNamed(object: Expression, key: Expression, span: Span, at: Context, optional?: boolean): Expression {
  if (key.kind === "literal" && typeof key.value === "string") {
    if (GLOBAL_OBJECTS.some((id) => isReference(object, id))) return lowerGlobal(key.value, span);
    if (key.value === "exports" && isReference(object, "global#module")) return moduleExports(span, at);
  }
  return member(object, key, span, optional);
}

function lowerGlobal(source: string, span: Span): Expression {
  return source === "undefined" ? literal(undefined, span) : reference(`global#${source}`, span);
}

/** Keys are text where they are known: `o.a`, `o["a"]`, `o[0]`, `o.#a`. */
export function lowerKey(node: ES.PropertyKey, computed: boolean, at: Context): Expression {
  const known = toKey(node, computed);
  return known === undefined ? lowerExpression(node as ES.Expression, at) : literal(known, spanOf(node));
}

export function toKey(node: ES.PropertyKey, computed: boolean): string | undefined {
  switch (node.type) {
    case "PrivateIdentifier":
      return `#${node.name}`;
    case "Identifier":
      return computed ? undefined : node.name;
    case "Literal":
      return typeof node.value === "string" || typeof node.value === "number" ? String(node.value) : undefined;
    case "TemplateLiteral":
      return toTemplateText(node);
    default:
      return undefined;
  }
}
