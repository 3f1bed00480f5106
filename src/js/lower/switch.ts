import type * as ES from "oxc-parser";
import type { Expression, Statement } from "../../program/nodes.ts";
import { assign, expressionStatement, name } from "./build.ts";
import { type Context, endOf, spanOf, startOf } from "./context.ts";
import { lowerExpression } from "./expressions.ts";
import { enterBlock } from "./hoist.ts";
import { toLabel } from "./loops.ts";
import { createTemporary } from "./scopes.ts";
import { lowerBody } from "./statements.ts";

/** How many cases a fall-through is followed. */
const MAX_FALL_THROUGH = 12;

/**
 * A block of branches, each of which ends by leaving the block; a case that falls through holds the statements of the next ones too.
 * `default` runs last, whatever its place.
 */
export function lowerSwitch(statement: ES.SwitchStatement, at: Context, given: string | undefined, out: Statement[]): void {
  const label = toLabel(statement, given);
  const span = spanOf(statement);
  const discriminant = lowerExpression(statement.discriminant, at);
  const isTrue = discriminant.kind === "literal" && discriminant.value === true;
  const subject = isTrue ? discriminant : name(createTemporary(at, startOf(statement.discriminant)), discriminant);
  const inner = {
    ...enterBlock(
      statement.cases.flatMap((case_) => case_.consequent),
      at,
    ),
    breakLabel: label,
  };
  const cases = statement.cases.map((case_) => ({
    node: case_,
    test: case_.test === null ? undefined : lowerTest(case_.test, subject, inner),
    own: lowerBody(case_.consequent, inner),
  }));
  const body: Statement[] = isTrue ? [] : [expressionStatement(assign(subject, discriminant, discriminant))];
  const leave: Statement = { kind: "exit", how: "break", label, value: undefined, start: span.end, end: span.end };
  let pending: Expression | undefined;
  cases.forEach(({ node, test, own }, index) => {
    if (test === undefined) {
      // An empty `case` right before `default` runs what `default` runs: also when no test holds.
      pending = undefined;
      return;
    }
    pending = pending === undefined ? test : either(pending, test);
    const isLast = index === cases.length - 1;
    if (own.length === 0 && !isLast) return;
    const run = followed(cases, index);
    const then = neverEnds(run) ? run : [...run, leave];
    body.push({ kind: "branch", test: pending, then, otherwise: [], start: startOf(node), end: endOf(node) });
    pending = undefined;
  });
  const fallback = cases.findIndex(({ test }) => test === undefined);
  if (fallback >= 0) body.push(...followed(cases, fallback));
  out.push({ kind: "block", label, body, ...span });
}

/** `switch (true)` holds plain conditions. */
function lowerTest(test: ES.Expression, discriminant: Expression, at: Context): Expression {
  const right = lowerExpression(test, at);
  if (discriminant.kind === "literal") return right;
  return { kind: "binary", operator: "identical", left: discriminant, right, start: right.start, end: right.end };
}

function either(left: Expression, right: Expression): Expression {
  return { kind: "logical", operator: "or", left, right, start: left.start, end: right.end };
}

function followed(cases: readonly { readonly own: readonly Statement[] }[], from: number): Statement[] {
  const statements: Statement[] = [];
  for (const { own } of cases.slice(from, from + MAX_FALL_THROUGH)) {
    statements.push(...own);
    if (neverEnds(own)) break;
  }
  return statements;
}

/** Whether control leaves these statements for elsewhere, as far as is plain to see. */
function neverEnds(statements: readonly Statement[]): boolean {
  const last = statements.at(-1);
  if (last === undefined) return false;
  if (last.kind === "exit") return true;
  if (last.kind === "block") return last.label === undefined && neverEnds(last.body);
  return last.kind === "branch" && neverEnds(last.then) && neverEnds(last.otherwise);
}
