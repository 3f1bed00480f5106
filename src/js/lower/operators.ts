import type * as ES from "oxc-parser";
import type { BinaryOperator, Expression, LogicalOperator, UnaryOperator } from "../../program/nodes.ts";
import { unknown } from "./build.ts";
import { type Context, spanOf } from "./context.ts";
import { lowerExpression } from "./expressions.ts";

export const BINARY = {
  "+": "addOrConcat",
  "-": "subtract",
  "*": "multiply",
  "/": "divide",
  "%": "modulo",
  "**": "power",
  "<<": "shiftLeft",
  ">>": "shiftRight",
  ">>>": "shiftRight",
  "&": "bitAnd",
  "|": "bitOr",
  "^": "bitXor",
  "==": "equal",
  "!=": "notEqual",
  "===": "identical",
  "!==": "notIdentical",
  "<": "less",
  "<=": "lessOrEqual",
  ">": "greater",
  ">=": "greaterOrEqual",
  in: "in",
  instanceof: "instanceof",
} as const satisfies Record<ES.BinaryOperator, BinaryOperator>;

export const LOGICAL = { "&&": "and", "||": "or", "??": "absent" } as const satisfies Record<ES.LogicalOperator, LogicalOperator>;

const UNARY = { "!": "not", "-": "negate", "+": "plus", typeof: "typeof", void: "void" } as const satisfies Partial<
  Record<ES.UnaryOperator, UnaryOperator>
>;

export function lowerBinary(
  node: ES.BinaryExpression | ES.PrivateInExpression,
  left: Expression,
  at: Context,
  isLong: boolean,
): Expression {
  const right = lowerExpression(node.right, at);
  const span = spanOf(node);
  if (isLong && node.operator === "+" && (isText(left) || isText(right))) return { kind: "template", parts: append(left, right), ...span };
  return { kind: "binary", operator: BINARY[node.operator], left, right, ...span };
}

function isText(expression: Expression): boolean {
  return expression.kind === "template" || (expression.kind === "literal" && typeof expression.value === "string");
}

/** A template to the left is one link of the same chain, which nobody else holds: it grows in place. */
function append(left: Expression, right: Expression): Expression[] {
  if (left.kind !== "template") return [left, right];
  const parts = left.parts as Expression[];
  parts.push(right);
  return parts;
}

export function lowerLogical(node: ES.LogicalExpression, left: Expression, at: Context): Expression {
  return { kind: "logical", operator: LOGICAL[node.operator], left, right: lowerExpression(node.right, at), ...spanOf(node) };
}

export function lowerUnary(node: ES.UnaryExpression, operand: Expression): Expression {
  const span = spanOf(node);
  if (node.operator === "delete") return { kind: "remove", target: operand, ...span };
  if (node.operator === "~") return unknown("~", [operand], span);
  if (node.operator === "-" && operand.kind === "literal" && typeof operand.value === "number")
    return { ...operand, value: -operand.value, ...span };
  return { kind: "unary", operator: UNARY[node.operator], operand, ...span };
}
