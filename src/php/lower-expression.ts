import type { Expression } from "../program/nodes.ts";
import { child, children, type PhpNode, text } from "./ast.ts";
import { literal, logical, unary, unknown } from "./build.ts";
import type { Context, Lower } from "./context.ts";
import { lowerName, lowerOffset, lowerProperty, lowerStatic, lowerVariable } from "./lower-access.ts";
import { lowerAssign, lowerAssignReference, lowerStep } from "./lower-assign.ts";
import { lowerCall, lowerClone, lowerExit, lowerInclude, lowerNew } from "./lower-call.ts";
import { lowerClosure } from "./lower-function.ts";
import { lowerArray, lowerEncapsed, lowerMagic, lowerNumber } from "./lower-literal.ts";
import { lowerMatch } from "./lower-match.ts";
import { lowerBinary, lowerCast, lowerTernary, lowerUnary } from "./lower-operator.ts";
import { rawSpan } from "./spans.ts";

const LOWERERS: { readonly [kind: string]: Lower } = {
  array: lowerArray,
  arrowfunc: lowerClosure,
  assign: lowerAssign,
  assignref: lowerAssignReference,
  bin: lowerBinary,
  boolean: (node, context) => literal(rawSpan(context.source, node), node["value"] === true),
  call: lowerCall,
  cast: lowerCast,
  clone: lowerClone,
  closure: lowerClosure,
  empty: (node, context) => unary(rawSpan(context.source, node), "empty", lowerChild(node, "expression", context)),
  encapsed: lowerEncapsed,
  encapsedpart: (node, context) => lowerChild(node, "expression", context),
  exit: lowerExit,
  include: lowerInclude,
  isset: lowerIsset,
  list: lowerArray,
  literal: (node, context) => lowerChild(node, "value", context),
  magic: lowerMagic,
  match: lowerMatch,
  name: lowerName,
  namedargument: (node, context) => lowerChild(node, "value", context),
  new: lowerNew,
  nowdoc: (node, context) => literal(rawSpan(context.source, node), text(node, "value")),
  nullkeyword: (node, context) => literal(rawSpan(context.source, node), null),
  nullsafepropertylookup: lowerProperty,
  number: lowerNumber,
  offsetlookup: lowerOffset,
  parentreference: lowerName,
  post: lowerStep,
  pre: lowerStep,
  print: (node, context) => context.transparent(node, lowerChild(node, "expression", context)),
  propertylookup: lowerProperty,
  retif: lowerTernary,
  selfreference: lowerName,
  silent: (node, context) => context.transparent(node, lowerChild(node, "expr", context)),
  staticlookup: lowerStatic,
  staticreference: lowerName,
  string: (node, context) => literal(rawSpan(context.source, node), text(node, "value")),
  throw: (node, context) => unknown(rawSpan(context.source, node), "throw", [lowerChild(node, "what", context)]),
  unary: lowerUnary,
  variable: lowerVariable,
  yield: lowerYield,
  yieldfrom: lowerYield,
};

export function lowerExpression(node: PhpNode, context: Context): Expression {
  const lower = LOWERERS[node.kind];
  return lower === undefined ? lowerUnknown(node, context) : lower(node, context);
}

export function lowerChild(node: PhpNode, field: string, context: Context): Expression {
  const found = child(node, field);
  return found === undefined ? unknown(rawSpan(context.source, node), "missing", []) : lowerExpression(found, context);
}

export function lowerChildren(node: PhpNode, field: string, context: Context): readonly Expression[] {
  return children(node, field).map((item) => lowerExpression(item, context));
}

/** What was not read, and `eval`: whatever expressions stand inside are evaluated. */
function lowerUnknown(node: PhpNode, context: Context): Expression {
  const source = child(node, "source");
  return unknown(rawSpan(context.source, node), node.kind, source === undefined ? [] : [lowerExpression(source, context)]);
}

function lowerIsset(node: PhpNode, context: Context): Expression {
  const at = rawSpan(context.source, node);
  const tests = lowerChildren(node, "variables", context).map((variable) => unary(at, "isset", variable));
  return (
    tests.reduce<Expression | undefined>((left, right) => (left === undefined ? right : logical(at, "and", left, right)), undefined) ??
    literal(at, false)
  );
}

function lowerYield(node: PhpNode, context: Context): Expression {
  context.scope.isGenerator = true;
  const at = rawSpan(context.source, node);
  const value = child(node, "value");
  const key = child(node, "key");
  const lowered = value === undefined ? literal(at, null) : lowerExpression(value, context);
  const awaited: Expression = { kind: "await", start: at.start, end: at.end, value: lowered };
  return key === undefined
    ? awaited
    : { kind: "sequence", start: at.start, end: at.end, expressions: [lowerExpression(key, context), awaited] };
}
