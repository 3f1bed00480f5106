import type { Branch, Expression, Statement } from "../program/nodes.ts";
import { bodyOf, child, children, nameIn, type PhpNode, text } from "./ast.ts";
import { assign, literal, name, reference, statement, unary } from "./build.ts";
import type { Context } from "./context.ts";
import { anchoredPath } from "./included-file.ts";
import { lowerClassDeclaration } from "./lower-class.ts";
import { lowerChild, lowerChildren, lowerExpression } from "./lower-expression.ts";
import { lowerFunctionDeclaration } from "./lower-function.ts";
import { lowerDo, lowerFor, lowerForeach, lowerJump, lowerWhile } from "./lower-loop.ts";
import { lowerSwitch } from "./lower-switch.ts";
import { lowerTry } from "./lower-try.ts";
import { constantReference, useAll } from "./names.ts";
import { rawSpan } from "./spans.ts";

type LowerStatement = (node: PhpNode, context: Context) => readonly Statement[];

const LOWERERS: { readonly [kind: string]: LowerStatement } = {
  block: (node, context) => lowerStatements(children(node, "children"), context),
  break: lowerJump,
  class: lowerDeclaration,
  constantstatement: lowerConstants,
  continue: lowerJump,
  declare: (node, context) => lowerStatements(children(node, "children"), context),
  do: lowerDo,
  echo: (node, context) => lowerChildren(node, "expressions", context).map((value) => statement(value)),
  enum: lowerDeclaration,
  expressionstatement: lowerExpressionStatement,
  for: lowerFor,
  foreach: lowerForeach,
  function: lowerDeclaration,
  global: lowerGlobal,
  if: lowerIf,
  interface: lowerDeclaration,
  namespace: lowerNamespace,
  return: lowerReturn,
  static: lowerStaticVariables,
  switch: lowerSwitch,
  throw: (node, context) => [{ ...exit(node, context), how: "throw", value: lowerChild(node, "what", context) }],
  trait: lowerDeclaration,
  try: lowerTry,
  unset: lowerUnset,
  while: lowerWhile,
};

export function lowerStatements(nodes: readonly PhpNode[], context: Context): readonly Statement[] {
  useAll(context.names, nodes);
  return nodes.flatMap((node) => LOWERERS[node.kind]?.(node, context) ?? []);
}

/** The file's own statements; its functions and classes are known before the first of them runs. */
export function lowerTopLevel(nodes: readonly PhpNode[], context: Context): readonly Statement[] {
  const statements = lowerStatements(nodes, context);
  const isDeclaration = ({ kind }: Statement) => kind === "declare";
  return [...statements.filter(isDeclaration), ...statements.filter((lowered) => !isDeclaration(lowered))];
}

function lowerNamespace(node: PhpNode, context: Context): readonly Statement[] {
  const named = node["name"];
  context.names.enter(typeof named === "string" ? named : "");
  return lowerStatements(children(node, "children"), context);
}

function lowerDeclaration(node: PhpNode, context: Context): readonly Statement[] {
  const value = node.kind === "function" ? lowerFunctionDeclaration(node, context) : lowerClassDeclaration(node, context);
  return [{ kind: "declare", start: value.start, end: value.end, variable: undefined, value }];
}

function lowerConstants(node: PhpNode, context: Context): readonly Statement[] {
  return children(node, "constants").map((constant) => {
    const at = rawSpan(context.source, constant);
    const written = child(constant, "value");
    const path = written && anchoredPath(written, context);
    if (path !== undefined) context.paths.set(nameIn(constant, "name") ?? "", path);
    const target = reference(at, constantReference(context.names.declared(nameIn(constant, "name") ?? "")));
    return statement(assign(at, target, lowerChild(constant, "value", context)));
  });
}

function exit(node: PhpNode, context: Context) {
  const { start, end } = rawSpan(context.source, node);
  return { kind: "exit", start, end, how: "return", label: undefined, value: undefined } as const;
}

function lowerReturn(node: PhpNode, context: Context): readonly Statement[] {
  const value = child(node, "expr");
  return [{ ...exit(node, context), value: value === undefined ? undefined : lowerExpression(value, context) }];
}

/** `exit`, `throw` and `f() or die()` steer the run; everything else is evaluated. */
function lowerExpressionStatement(node: PhpNode, context: Context): readonly Statement[] {
  const expression = child(node, "expression");
  if (expression === undefined) return [];
  const leaving = lowerLeaving(expression, context);
  if (leaving !== undefined) return [leaving];
  const guard = expression.kind === "bin" ? lowerGuard(expression, context) : undefined;
  return [guard ?? statement(lowerExpression(expression, context))];
}

function lowerLeaving(node: PhpNode, context: Context): Statement | undefined {
  if (node.kind === "throw") return { ...exit(node, context), how: "throw", value: lowerChild(node, "what", context) };
  if (node.kind !== "exit") return undefined;
  const status = child(node, "expression");
  return { ...exit(node, context), how: "exit", value: status === undefined ? undefined : lowerExpression(status, context) };
}

function lowerGuard(node: PhpNode, context: Context): Branch | undefined {
  const operator = text(node, "type");
  const right = child(node, "right");
  const isOr = operator === "or" || operator === "||";
  if (right === undefined || (right.kind !== "exit" && right.kind !== "throw") || !(isOr || operator === "and" || operator === "&&"))
    return undefined;
  const left = lowerChild(node, "left", context);
  const leaving = lowerLeaving(right, context);
  const end = leaving?.end ?? left.end;
  const test: Expression = isOr ? unary(left, "not", left) : left;
  return { kind: "branch", start: left.start, end, test, then: leaving === undefined ? [] : [leaving], otherwise: [] };
}

/** Chains of `elseif` may be thousands long: built from their last one. */
function lowerIf(node: PhpNode, context: Context): readonly Statement[] {
  const end = rawSpan(context.source, node).end;
  const arms: { readonly start: number; readonly test: Expression; readonly then: readonly Statement[] }[] = [];
  let rest: PhpNode | undefined = node;
  while (rest?.kind === "if") {
    const { start } = rawSpan(context.source, rest);
    arms.push({ start, test: lowerChild(rest, "test", context), then: lowerStatements(bodyOf(child(rest, "body")), context) });
    rest = child(rest, "alternate");
  }
  const last = lowerStatements(bodyOf(rest), context);
  return arms.reduceRight<readonly Statement[]>((otherwise, arm) => [{ kind: "branch", ...arm, end, otherwise }], last);
}

function lowerUnset(node: PhpNode, context: Context): readonly Statement[] {
  return lowerChildren(node, "variables", context).map((target) =>
    statement({ kind: "remove", start: target.start, end: target.end, target }),
  );
}

/** From here on the name is the file's variable. */
function lowerGlobal(node: PhpNode, context: Context): readonly Statement[] {
  for (const item of children(node, "items")) {
    const written = text(item, "name");
    if (written !== "" && context.scope !== context.file) context.scope.capture(written, context.file.variable(written));
  }
  return [];
}

/** Set once, kept between calls: a variable of the file that no one else can name. */
function lowerStaticVariables(node: PhpNode, context: Context): readonly Statement[] {
  return children(node, "variables").flatMap((item) => {
    const written = text(child(item, "variable") ?? item, "name");
    const at = rawSpan(context.source, item);
    const valueNode = child(item, "defaultValue");
    const value = valueNode === undefined ? undefined : lowerExpression(valueNode, context);
    if (context.scope.id === undefined) return [statement(assign(at, name(at, context.variable(written)), value ?? literal(at, null)))];
    const variable = `${written}#static${context.scope.id}`;
    context.scope.capture(written, variable);
    context.statics.push({ variable, value });
    return [];
  });
}
