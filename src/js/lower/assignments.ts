import type * as ES from "oxc-parser";
import type { Expression } from "../../program/nodes.ts";
import { assign, literal } from "./build.ts";
import { type Context, spanOf } from "./context.ts";
import { lowerExpression } from "./expressions.ts";
import { BINARY, LOGICAL } from "./operators.ts";
import { assignTo } from "./patterns.ts";

export function lowerAssignment(node: ES.AssignmentExpression, at: Context): Expression {
  const span = spanOf(node);
  const left = node.left;
  if (left.type === "ArrayPattern" || left.type === "ObjectPattern") {
    const expressions: Expression[] = [];
    const value = assignTo(left, lowerExpression(node.right, at), at, expressions);
    return { kind: "sequence", expressions: [...expressions, value], ...span };
  }
  const target = lowerExpression(left, at);
  const value = lowerExpression(node.right, at, toHint(left));
  const operator = node.operator.slice(0, -1);
  if (operator === "") return assign(target, value, span);
  if (isKeyOf(LOGICAL, operator))
    return assign(target, { kind: "logical", operator: LOGICAL[operator], left: target, right: value, ...span }, span);
  return assign(target, { kind: "binary", operator: BINARY[operator as keyof typeof BINARY], left: target, right: value, ...span }, span);
}

export function lowerUpdate(node: ES.UpdateExpression, at: Context): Expression {
  const span = spanOf(node);
  const target = lowerExpression(node.argument, at);
  return assign(
    target,
    { kind: "binary", operator: node.operator === "++" ? "addOrConcat" : "subtract", left: target, right: literal(1, span), ...span },
    span,
  );
}

/** The name a function gets from its assignment. */
function toHint(target: ES.SimpleAssignmentTarget): string | undefined {
  if (target.type === "Identifier") return target.name;
  return target.type === "MemberExpression" && target.property.type === "Identifier" && !target.computed ? target.property.name : undefined;
}

function isKeyOf<T extends object>(table: T, key: PropertyKey): key is keyof T {
  return Object.hasOwn(table, key);
}
