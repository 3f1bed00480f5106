import type * as ES from "oxc-parser";
import type { Expression, Loop, Statement } from "../../program/nodes.ts";
import { name, toStatements } from "./build.ts";
import { type Context, spanOf, startOf } from "./context.ts";
import { lowerExpression } from "./expressions.ts";
import { enterBlock } from "./hoist.ts";
import { findIdentifiers } from "./ordinals.ts";
import { declare, inNewScope } from "./scopes.ts";
import { lowerNested, lowerStatement, openPattern } from "./statements.ts";
import { lowerSwitch } from "./switch.ts";

/** A name for `break` and `continue` where the source gives none. */
export function toLabel(statement: ES.Statement, given: string | undefined): string {
  return given ?? `*l${startOf(statement)}`;
}

function inLoop(at: Context, label: string): Context {
  return { ...at, breakLabel: label, continueLabel: label };
}

export function lowerLabeled(statement: ES.LabeledStatement, at: Context, out: Statement[]): void {
  const label = statement.label.name;
  const { body } = statement;
  switch (body.type) {
    case "ForStatement":
      lowerFor(body, at, label, out);
      return;
    case "SwitchStatement":
      lowerSwitch(body, at, label, out);
      return;
    case "ForInStatement":
    case "ForOfStatement":
      out.push(lowerEach(body, at, label));
      return;
    case "WhileStatement":
      out.push(lowerWhile(body, at, label));
      return;
    case "DoWhileStatement":
      out.push(lowerDoWhile(body, at, label));
      return;
    default:
      out.push({ kind: "block", label, body: lowerNested(body, at), ...spanOf(statement) });
  }
}

export function lowerWhile(statement: ES.WhileStatement, at: Context, given: string | undefined): Loop {
  const label = toLabel(statement, given);
  const test = lowerExpression(statement.test, at);
  return {
    kind: "loop",
    label,
    test,
    update: undefined,
    bodyFirst: false,
    body: lowerNested(statement.body, inLoop(at, label)),
    ...spanOf(statement),
  };
}

export function lowerDoWhile(statement: ES.DoWhileStatement, at: Context, given: string | undefined): Loop {
  const label = toLabel(statement, given);
  const body = lowerNested(statement.body, inLoop(at, label));
  return { kind: "loop", label, test: lowerExpression(statement.test, at), update: undefined, bodyFirst: true, body, ...spanOf(statement) };
}

export function lowerFor(statement: ES.ForStatement, at: Context, given: string | undefined, out: Statement[]): void {
  const label = toLabel(statement, given);
  const { init } = statement;
  const inner = init?.type === "VariableDeclaration" ? enterBlock([init], at) : at;
  if (init?.type === "VariableDeclaration") lowerStatement(init, inner, out);
  else if (init !== null) out.push(...toStatements(lowerExpression(init, inner), spanOf(init)));
  out.push({
    kind: "loop",
    label,
    test: statement.test === null ? undefined : lowerExpression(statement.test, inner),
    update: statement.update === null ? undefined : lowerExpression(statement.update, inner),
    bodyFirst: false,
    body: lowerNested(statement.body, inLoop(inner, label)),
    ...spanOf(statement),
  });
}

export function lowerEach(statement: ES.ForInStatement | ES.ForOfStatement, at: Context, given: string | undefined): Statement {
  const label = toLabel(statement, given);
  const over = lowerExpression(statement.right, at);
  const inner = inNewScope(inLoop(at, label));
  const { target, prelude } = lowerLeft(statement.left, inner);
  const isIn = statement.type === "ForInStatement";
  return {
    kind: "each",
    label,
    over,
    key: isIn ? target : undefined,
    value: isIn ? undefined : target,
    byReference: false,
    isAwait: !isIn && statement.await,
    body: [...prelude, ...lowerNested(statement.body, inner)],
    ...spanOf(statement),
  };
}

/** Where each round's value goes. */
function lowerLeft(left: ES.ForStatementLeft, at: Context): { target: Expression; prelude: Statement[] } {
  if (left.type === "VariableDeclaration") {
    const [declarator] = left.declarations;
    if (declarator === undefined) return { target: name("*none", spanOf(left)), prelude: [] };
    if (left.kind !== "var") for (const id of findIdentifiers(declarator.id)) declare(at, id.name, startOf(id));
    return lowerLeft(declarator.id as ES.AssignmentTarget, at);
  }
  if (left.type !== "ObjectPattern" && left.type !== "ArrayPattern")
    return { target: lowerExpression(left as ES.Expression, at), prelude: [] };
  const { parameter, prelude } = openPattern(left, at);
  return { target: name(parameter, spanOf(left)), prelude };
}
