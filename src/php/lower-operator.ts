import type { BinaryOperator, Expression, Span, UnaryOperator } from "../program/nodes.ts";
import { child, type PhpNode, text } from "./ast.ts";
import { binary, conditional, literal, logical, unary, unknown } from "./build.ts";
import type { Context } from "./context.ts";
import { lowerClass } from "./lower-access.ts";
import { lowerChild, lowerExpression } from "./lower-expression.ts";
import { rawSpan } from "./spans.ts";

export const BINARY_OPERATORS: ReadonlyMap<string, BinaryOperator> = new Map<string, BinaryOperator>([
  [".", "concat"],
  ["+", "addOrUnion"],
  ["-", "subtract"],
  ["*", "multiply"],
  ["/", "divide"],
  ["%", "modulo"],
  ["**", "power"],
  ["<<", "shiftLeft"],
  [">>", "shiftRight"],
  ["&", "bitAnd"],
  ["|", "bitOr"],
  ["^", "bitXor"],
  ["==", "equal"],
  ["!=", "notEqual"],
  ["<>", "notEqual"],
  ["===", "identical"],
  ["!==", "notIdentical"],
  ["<", "less"],
  ["<=", "lessOrEqual"],
  [">", "greater"],
  [">=", "greaterOrEqual"],
  ["<=>", "spaceship"],
  ["instanceof", "instanceof"],
]);
const LOGICAL_OPERATORS = new Map([
  ["&&", "and"],
  ["and", "and"],
  ["||", "or"],
  ["or", "or"],
  ["??", "absent"],
] as const);
const UNARY_OPERATORS: ReadonlyMap<string, UnaryOperator> = new Map([
  ["!", "not"],
  ["-", "negate"],
  ["+", "plus"],
] as const);
const CASTS: ReadonlyMap<string, UnaryOperator> = new Map([
  ["int", "number"],
  ["float", "number"],
  ["string", "string"],
  ["binary", "string"],
  ["bool", "boolean"],
] as const);

/** Of one precedence in php-parser, whatever the version; since PHP 8 `+` and `-` bind tighter than `.`. */
const ADDITIVE = new Set([".", "+", "-"]);

/** An operand and where it stands, parentheses included. */
interface Operand {
  readonly value: Expression;
  readonly at: Span;
}

/** Long chains lean to the left, thousands deep: walked up from their first operand. */
export function lowerBinary(node: PhpNode, context: Context): Expression {
  const chain: PhpNode[] = [node];
  let first = child(node, "left");
  while (first?.kind === "bin" && first.parenthesizedExpression !== true) {
    chain.push(first);
    first = child(first, "left");
  }
  let left =
    first === undefined
      ? { value: unknown(rawSpan(context.source, node), "missing", []), at: rawSpan(context.source, node) }
      : operand(first, context);
  for (let at = chain.length - 1; at >= 0; ) {
    const run = additiveRun(chain, at);
    left = run.length > 0 ? additive(left, run, context) : combine(left, chain[at] as PhpNode, context);
    at -= Math.max(1, run.length);
  }
  return left.value;
}

function operand(node: PhpNode, context: Context): Operand {
  const value = lowerExpression(node, context);
  return { value, at: context.outer(node, value) };
}

function rightOperand(node: PhpNode, context: Context): Operand {
  const right = child(node, "right");
  if (right === undefined) return { value: lowerChild(node, "right", context), at: rawSpan(context.source, node) };
  if (text(node, "type") !== "instanceof") return operand(right, context);
  const value = lowerClass(right, context);
  return { value, at: context.outer(right, value) };
}

function combine(left: Operand, node: PhpNode, context: Context): Operand {
  const operator = text(node, "type");
  if (operator === "|>") return pipe(left, node, context);
  const right = rightOperand(node, context);
  const at = { start: left.at.start, end: right.at.end };
  return { value: operation(at, operator, left.value, right.value), at };
}

function operation(at: Span, operator: string, left: Expression, right: Expression): Expression {
  const logicalOperator = LOGICAL_OPERATORS.get(operator as "&&");
  if (logicalOperator !== undefined) return logical(at, logicalOperator, left, right);
  const binaryOperator = BINARY_OPERATORS.get(operator);
  return binaryOperator === undefined ? unknown(at, operator, [left, right]) : binary(at, binaryOperator, left, right);
}

/** From `at` outwards, the nodes of the chain that join with `.`, `+` or `-`. */
function additiveRun(chain: readonly PhpNode[], at: number): readonly PhpNode[] {
  let end = at;
  while (end >= 0 && ADDITIVE.has(text(chain[end] as PhpNode, "type"))) end--;
  return chain.slice(end + 1, at + 1).reverse();
}

function additive(first: Operand, run: readonly PhpNode[], context: Context): Operand {
  const joined: Operand[] = [];
  let current = first;
  for (const node of run) {
    const operator = text(node, "type");
    const right = rightOperand(node, context);
    if (operator === ".") {
      joined.push(current);
      current = right;
    } else {
      const at = { start: current.at.start, end: right.at.end };
      current = { value: operation(at, operator, current.value, right.value), at };
    }
  }
  joined.push(current);
  return concatenation(joined);
}

/** Two operands make an operation, more of them one flat text. */
function concatenation(operands: readonly Operand[]): Operand {
  const [first, second] = operands;
  const last = operands.at(-1);
  if (first === undefined || second === undefined || last === undefined) return first as Operand;
  const at = { start: first.at.start, end: last.at.end };
  if (operands.length === 2) return { value: binary(at, "concat", first.value, second.value), at };
  return { value: { kind: "template", start: at.start, end: at.end, parts: operands.map(({ value }) => value) }, at };
}

/** `$a |> f(...) |> g(...)`; php-parser leans it to the right. */
function pipe(left: Operand, node: PhpNode, context: Context): Operand {
  let result = left;
  let rest = child(node, "right");
  while (rest !== undefined) {
    const chained = rest.kind === "bin" && text(rest, "type") === "|>" && rest.parenthesizedExpression !== true;
    const callee = operand(chained ? (child(rest, "left") ?? rest) : rest, context);
    const at = { start: result.at.start, end: callee.at.end };
    const argument = { ...result.at, value: result.value, spread: false, name: undefined };
    result = {
      value: { kind: "call", ...at, callee: callee.value, arguments: [argument], isNew: false, optional: false, argumentList: undefined },
      at,
    };
    rest = chained ? child(rest, "right") : undefined;
  }
  return result;
}

export function lowerUnary(node: PhpNode, context: Context): Expression {
  const { value, at } = prefixed(node, "what", context);
  const operator = UNARY_OPERATORS.get(text(node, "type"));
  return operator === undefined ? unknown(at, text(node, "type"), [value]) : unary(at, operator, value);
}

/** Casts to arrays and objects leave values as they are. */
export function lowerCast(node: PhpNode, context: Context): Expression {
  const { value, at } = prefixed(node, "expr", context);
  const type = text(node, "type");
  if (type === "unset") return literal(at, null);
  const operator = CASTS.get(type);
  return operator === undefined ? context.transparent(node, value) : unary(at, operator, value);
}

function prefixed(node: PhpNode, field: string, context: Context): Operand {
  const raw = rawSpan(context.source, node);
  const inner = child(node, field);
  if (inner === undefined) return { value: unknown(raw, "missing", []), at: raw };
  const { value, at } = operand(inner, context);
  return { value, at: { start: Math.min(raw.start, at.start), end: at.end } };
}

/** `a ? b : c`, `a ?: c`. */
export function lowerTernary(node: PhpNode, context: Context): Expression {
  const testNode = child(node, "test");
  const otherwiseNode = child(node, "falseExpr");
  if (testNode === undefined || otherwiseNode === undefined) return unknown(rawSpan(context.source, node), "missing", []);
  const test = operand(testNode, context);
  const thenNode = child(node, "trueExpr");
  const then = thenNode === undefined ? undefined : lowerExpression(thenNode, context);
  const otherwise = operand(otherwiseNode, context);
  const at = { start: test.at.start, end: otherwise.at.end };
  return then === undefined ? logical(at, "truthyElse", test.value, otherwise.value) : conditional(at, test.value, then, otherwise.value);
}
