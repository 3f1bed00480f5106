import type * as ES from "oxc-parser";
import type { Expression } from "../../program/nodes.ts";
import { lowerAssignment, lowerUpdate } from "./assignments.ts";
import { literal, name, unknown } from "./build.ts";
import { declaredAs, lowerCall, lowerImport, lowerNew, lowerTagged } from "./calls.ts";
import { lowerClassExpression } from "./classes.ts";
import { type Context, spanOf } from "./context.ts";
import { lowerFunctionExpression } from "./functions.ts";
import { lowerJsx } from "./jsx.ts";
import { lowerArray, lowerLiteral, lowerObject, lowerTemplate } from "./literals.ts";
import { lowerIdentifier, lowerMember } from "./names.ts";
import { lowerBinary, lowerLogical, lowerUnary } from "./operators.ts";

/** From here on a concatenation becomes one flat text: readers of the program may recurse. */
const LONG = 200;

/**
 * `hint` is the name that a nameless function or class gets from where it stands. Long chains (`a + b + c`, `a.b().c()`) nest to the
 * left: their left spine is walked without recursion.
 */
export function lowerExpression(node: ES.Expression, at: Context, hint?: string): Expression {
  const spine: ES.Expression[] = [];
  let innermost = node;
  for (let next = toLeft(innermost); next !== undefined; next = toLeft(innermost)) {
    spine.push(innermost);
    innermost = next;
  }
  const isLong = spine.length > LONG;
  let value = lowerInnermost(innermost, at, spine.length === 0 ? hint : undefined);
  for (let outer = spine.pop(); outer !== undefined; outer = spine.pop()) value = lowerAround(outer, value, at, isLong);
  return value;
}

/** The operand that is evaluated first and may nest deeply. */
function toLeft(node: ES.Expression): ES.Expression | undefined {
  switch (node.type) {
    case "BinaryExpression":
      return node.left.type === "PrivateIdentifier" ? undefined : node.left;
    case "LogicalExpression":
      return node.left;
    case "MemberExpression":
      return node.object;
    case "CallExpression":
      return node.callee;
    case "TaggedTemplateExpression":
      return node.tag;
    case "AwaitExpression":
    case "UnaryExpression":
      return node.argument;
    case "ChainExpression":
    case "ParenthesizedExpression":
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSTypeAssertion":
    case "TSNonNullExpression":
    case "TSInstantiationExpression":
      return node.expression;
    default:
      return undefined;
  }
}

/** `left` is the lowered `toLeft(node)`. */
function lowerAround(node: ES.Expression, left: Expression, at: Context, isLong: boolean): Expression {
  switch (node.type) {
    case "BinaryExpression":
      return lowerBinary(node, left, at, isLong);
    case "LogicalExpression":
      return lowerLogical(node, left, at);
    case "MemberExpression":
      return lowerMember(node, left, at);
    case "CallExpression":
      return lowerCall(node, left, at);
    case "TaggedTemplateExpression":
      return lowerTagged(node, left, at);
    case "UnaryExpression":
      return lowerUnary(node, left);
    case "AwaitExpression":
      return node.argument.type === "ImportExpression" && left.kind === "reference"
        ? left
        : { kind: "await", value: left, ...spanOf(node) };
    case "TSAsExpression":
    case "TSTypeAssertion":
      return declaredAs(left, node.typeAnnotation, at);
    default:
      return left;
  }
}

function lowerInnermost(node: ES.Expression, at: Context, hint: string | undefined): Expression {
  switch (node.type) {
    case "Identifier":
      return lowerIdentifier(node, at);
    case "Literal":
      return lowerLiteral(node);
    case "TemplateLiteral":
      return lowerTemplate(node, at);
    case "ObjectExpression":
      return lowerObject(node, at);
    case "ArrayExpression":
      return lowerArray(node, at);
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      return lowerFunctionExpression(node, at, hint);
    case "ClassExpression":
      return lowerClassExpression(node, at, hint);
    case "AssignmentExpression":
      return lowerAssignment(node, at);
    case "UpdateExpression":
      return lowerUpdate(node, at);
    case "NewExpression":
      return lowerNew(node, at);
    case "ImportExpression":
      return lowerImport(node, at);
    case "ConditionalExpression":
      return lowerConditional(node, at);
    case "SequenceExpression":
      return lowerSequence(node, at);
    case "ThisExpression":
      return name(at.receiver, spanOf(node));
    case "Super":
      return name("super", spanOf(node));
    case "YieldExpression":
      return {
        kind: "await",
        value: node.argument === null ? literal(undefined, spanOf(node)) : lowerExpression(node.argument, at),
        ...spanOf(node),
      };
    case "JSXElement":
    case "JSXFragment":
      return lowerJsx(node, at);
    case "BinaryExpression":
      return unknown("in", [lowerExpression(node.right, at)], spanOf(node));
    case "MetaProperty":
      return unknown(`${node.meta.name}.${node.property.name}`, [], spanOf(node));
    default:
      return unknown(node.type, [], spanOf(node));
  }
}

/** `(0, module.call)` is how compilers write a call without receiver. */
function lowerSequence(node: ES.SequenceExpression, at: Context): Expression {
  const expressions = node.expressions.map((part) => lowerExpression(part, at));
  const last = expressions.at(-1);
  const isPlain = last !== undefined && expressions.every((part) => part === last || part.kind === "literal");
  return isPlain ? last : { kind: "sequence", expressions, ...spanOf(node) };
}

/** A chain of `? :` nests to the right. */
function lowerConditional(node: ES.ConditionalExpression, at: Context): Expression {
  const chain: { node: ES.ConditionalExpression; test: Expression; then: Expression }[] = [];
  let last: ES.Expression = node;
  while (last.type === "ConditionalExpression") {
    chain.push({ node: last, test: lowerExpression(last.test, at), then: lowerExpression(last.consequent, at) });
    last = last.alternate;
  }
  let otherwise = lowerExpression(last, at);
  for (const { node: outer, test, then } of chain.toReversed()) {
    otherwise = { kind: "conditional", test, then, otherwise, ...spanOf(outer) };
  }
  return otherwise;
}
