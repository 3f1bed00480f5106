import type * as ES from "oxc-parser";
import type { Expression } from "../../program/nodes.ts";
import { assign, literal, member, name, unknown } from "./build.ts";
import { type Context, endOf, spanOf, startOf } from "./context.ts";
import { lowerExpression } from "./expressions.ts";
import { lowerKey, memberNamed, toKey } from "./names.ts";
import { findIdentifiers } from "./ordinals.ts";
import { createTemporary } from "./scopes.ts";

/** What may stand to the left of `=`, in a declaration, a parameter or an assignment. */
export type Target = ES.BindingPattern | ES.AssignmentTarget | ES.AssignmentTargetMaybeDefault;
type ObjectTarget = ES.ObjectPattern | ES.ObjectAssignmentTarget;
type ArrayTarget = ES.ArrayPattern | ES.ArrayAssignmentTarget;

/** Adds to `out` what assigns `value` to `target`; returns what to use as the value from then on. */
export function assignTo(target: Target, value: Expression, at: Context, out: Expression[], span = spanOf(target)): Expression {
  switch (target.type) {
    case "AssignmentPattern":
      return assignTo(target.left, withDefault(value, target.right, at, target.left), at, out, span);
    case "ObjectPattern": {
      const source = toStable(target, value, at, out);
      assignProperties(target, source, at, out);
      return source;
    }
    case "ArrayPattern": {
      const source = toStable(target, value, at, out);
      assignElements(target, source, at, out);
      return source;
    }
    default: {
      const place = lowerExpression(target as ES.Expression, at);
      out.push(assign(place, value, span));
      return place;
    }
  }
}

function withDefault(value: Expression, fallback: ES.Expression, at: Context, target: Target): Expression {
  const right = lowerExpression(fallback, at, target.type === "Identifier" ? target.name : undefined);
  return { kind: "logical", operator: "undefined", left: value, right, start: right.start, end: right.end };
}

/** A value that can be read several times: a name or reference as it is, all else through a temporary. */
function toStable(target: ObjectTarget | ArrayTarget, value: Expression, at: Context, out: Expression[]): Expression {
  const isAssigned =
    value.kind === "name" && findIdentifiers(target as ES.BindingPattern).some((id) => value.variable.split("#")[0] === id.name);
  if (value.kind === "reference" || (value.kind === "name" && !isAssigned)) return value;
  const temporary = name(createTemporary(at, startOf(target)), spanOf(target));
  out.push(assign(temporary, value, value));
  return temporary;
}

function assignProperties(pattern: ObjectTarget, source: Expression, at: Context, out: Expression[]): void {
  const known: string[] = [];
  for (const property of pattern.properties) {
    const span = spanOf(property);
    if (property.type === "RestElement") {
      const entries = [{ spread: true as const, value: source, except: known, ...span }];
      assignTo(property.argument, { kind: "object", byValue: false, list: false, entries, ...span }, at, out);
      continue;
    }
    const key = toKey(property.key, property.computed);
    if (key !== undefined) known.push(key);
    assignTo(property.value, memberNamed(source, lowerKey(property.key, property.computed, at), span, at), at, out, span);
  }
}

function assignElements(pattern: ArrayTarget, source: Expression, at: Context, out: Expression[]): void {
  pattern.elements.forEach((element, index) => {
    if (element === null) return;
    const span = spanOf(element);
    if (element.type === "RestElement") assignTo(element.argument, unknown("rest", [source], span), at, out);
    else assignTo(element, member(source, literal(String(index), { start: startOf(element), end: endOf(element) }), span), at, out);
  });
}
