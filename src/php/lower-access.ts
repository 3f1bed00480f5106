import type { Expression } from "../program/nodes.ts";
import { child, nameIn, type PhpNode, text } from "./ast.ts";
import { binary, literal, member, name, reference, unknown } from "./build.ts";
import type { Context } from "./context.ts";
import { lowerChild, lowerExpression } from "./lower-expression.ts";
import { lowerKey } from "./lower-literal.ts";
import { relativeClass } from "./names.ts";
import { rawSpan } from "./spans.ts";

const SUPERGLOBALS = new Set(["GLOBALS", "_GET", "_POST", "_REQUEST", "_COOKIE", "_SERVER", "_ENV", "_FILES", "_SESSION"]);
/** Set by PHP itself in the top level of the script. */
const SCRIPT_VARIABLES = new Set(["argc", "argv"]);
const CONSTANT_WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ["true", true],
  ["false", false],
  ["null", null],
]);

export function lowerVariable(node: PhpNode, context: Context): Expression {
  const at = rawSpan(context.source, node);
  const written = node["name"];
  if (typeof written !== "string") return unknown(at, "variable variable", [lowerChild(node, "name", context)]);
  if (written === "this") return name(at, "this");
  const isScriptVariable = context.scope === context.file && SCRIPT_VARIABLES.has(written);
  if (isScriptVariable || SUPERGLOBALS.has(written)) return reference(at, `variable#${written}`);
  return name(at, context.variable(written));
}

/** A bare name is a constant; `self`, `static` and `parent` are the class. */
export function lowerName(node: PhpNode, context: Context): Expression {
  const at = rawSpan(context.source, node);
  const relative = relativeClass(node);
  if (relative !== undefined) return name(at, relative);
  const word = CONSTANT_WORDS.get(text(node, "name").replace(/^\\/, "").toLowerCase());
  return word === undefined ? reference(at, ...context.names.constant(node)) : literal(at, word);
}

/** What stands before `::` or after `new`: a class name, or an expression that answers a class or an object. */
export function lowerClass(node: PhpNode, context: Context): Expression {
  const at = rawSpan(context.source, node);
  const relative = relativeClass(node);
  if (relative !== undefined) return name(at, relative);
  return node.kind === "name" ? reference(at, context.names.class(node)) : lowerExpression(node, context);
}

/** `$a['k']`, `$a[]`, `$s{0}`. */
export function lowerOffset(node: PhpNode, context: Context): Expression {
  const raw = rawSpan(context.source, node);
  const what = child(node, "what");
  const offset = child(node, "offset");
  if (what === undefined) return unknown(raw, "missing", []);
  const object = lowerExpression(what, context);
  // `$a[]` is located at its brackets alone.
  const at = { start: context.outer(what, object).start, end: raw.end };
  const key = offset === undefined ? literal({ start: at.end, end: at.end }, undefined) : lowerKey(offset, context);
  const global =
    object.kind === "reference" && object.candidates[0] === "variable#GLOBALS" && key.kind === "literal" ? key.value : undefined;
  if (typeof global === "string") return name(at, context.file.variable(global));
  return member(at, object, key, "array");
}

/** `$o->p`, `$o?->p`, `$o->$p`, `$o->{…}`. */
export function lowerProperty(node: PhpNode, context: Context): Expression {
  return propertyOf(node, context, (property) => property);
}

/** The member a method call names: PHP tells methods from properties by the parentheses. */
export function lowerMethod(node: PhpNode, context: Context): Expression {
  const toMethod = (method: string) => `${method.toLowerCase()}()`;
  return node.kind === "staticlookup" ? staticOf(node, context, toMethod) : propertyOf(node, context, toMethod);
}

function propertyOf(node: PhpNode, context: Context, toKey: (written: string) => string): Expression {
  const raw = rawSpan(context.source, node);
  const what = child(node, "what");
  if (what === undefined) return unknown(raw, "missing", []);
  const object = lowerExpression(what, context);
  const { key, end } = memberKey(node, context, toKey);
  const at = { start: context.outer(what, object).start, end };
  return { ...member(at, object, key), optional: node.kind === "nullsafepropertylookup" };
}

function memberKey(
  node: PhpNode,
  context: Context,
  toKey: (written: string) => string,
): { readonly key: Expression; readonly end: number } {
  const offset = child(node, "offset");
  if (offset === undefined) {
    const at = rawSpan(context.source, node);
    return { key: unknown(at, "missing", []), end: at.end };
  }
  // `$o::class` has no position.
  const at = rawSpan(context.source, offset.loc ? offset : node);
  const written = offset.kind === "identifier" ? nameIn(node, "offset") : undefined;
  if (written !== undefined) return { key: literal(at, toKey(written)), end: at.end };
  const key = lowerExpression(offset, context);
  // `$o->$name()`: the parentheses belong to the name that is looked up.
  const suffix = toKey("");
  const whole = suffix === "" ? key : binary(key, "concat", key, literal({ start: key.end, end: key.end }, suffix));
  return {
    key: key.kind === "literal" && typeof key.value === "string" ? literal(key, toKey(key.value)) : whole,
    end: Math.max(at.end, key.end),
  };
}

/** `C::K`, `C::$p`, `C::class`. */
export function lowerStatic(node: PhpNode, context: Context): Expression {
  const what = child(node, "what");
  const offset = child(node, "offset");
  if (what !== undefined && offset?.kind === "identifier" && text(offset, "name").toLowerCase() === "class")
    return lowerClassName(node, what, context);
  const property = offset?.kind === "variable" ? offset["name"] : undefined;
  if (what === undefined || offset === undefined || typeof property !== "string") return staticOf(node, context, (written) => written);
  const object = lowerClass(what, context);
  const at = rawSpan(context.source, offset);
  return member({ start: context.outer(what, object).start, end: at.end }, object, literal(at, `$${property}`));
}

function staticOf(node: PhpNode, context: Context, toKey: (written: string) => string): Expression {
  const what = child(node, "what");
  if (what === undefined) return unknown(rawSpan(context.source, node), "missing", []);
  const object = lowerClass(what, context);
  const { key, end } = memberKey(node, context, toKey);
  return member({ start: context.outer(what, object).start, end }, object, key);
}

function lowerClassName(node: PhpNode, what: PhpNode, context: Context): Expression {
  const { end } = rawSpan(context.source, node);
  const relative = relativeClass(what);
  const object = lowerClass(what, context);
  const at = { start: context.outer(what, object).start, end };
  if (what.kind === "name" && relative === undefined) return literal(at, context.names.className(what));
  const own = relative === "self" ? context.enclosingClass?.name : undefined;
  return own === undefined ? unknown(at, "class name", [object]) : literal(at, own);
}
