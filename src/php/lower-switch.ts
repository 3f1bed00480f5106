import type { Expression, Span, Statement } from "../program/nodes.ts";
import { bodyOf, child, children, type PhpNode } from "./ast.ts";
import { assign, binary, isLiteral, logical, name, statement } from "./build.ts";
import type { Context } from "./context.ts";
import { lowerChild, lowerExpression } from "./lower-expression.ts";
import { lowerStatements } from "./lower-statement.ts";
import { rawSpan } from "./spans.ts";

/** A case that falls through runs the next bodies too: so many statements of them, at most. */
const MAX_FALLTHROUGH = 2000;

interface Case {
  readonly at: Span;
  /** Undefined for `default`. */
  readonly test: Expression | undefined;
  readonly body: readonly Statement[];
}

/** A block that `break` leaves, with the cases as branches: `default` is asked last wherever it stands. */
export function lowerSwitch(node: PhpNode, context: Context): readonly Statement[] {
  const at = rawSpan(context.source, node);
  const label = `switch${at.start}`;
  const { value, setUp } = lowerSubject(node, "test", context);
  const written = children(child(node, "body") ?? node, "children");
  const cases = context.inTarget({ label, isSwitch: true }, () => written.map((item) => lowerCase(item, value, context)));
  return [{ kind: "block", ...at, label, body: [...setUp.map((value_) => statement(value_)), ...toBranches(cases, label)] }];
}

/** What cases are compared with: a temporary, unless reading it twice is the same. */
export function lowerSubject(
  node: PhpNode,
  field: string,
  context: Context,
): { readonly value: Expression; readonly setUp: readonly Expression[] } {
  const subject = lowerChild(node, field, context);
  if (subject.kind === "name" || subject.kind === "literal") return { value: subject, setUp: [] };
  const temporary = name(subject, context.scope.temporary(rawSpan(context.source, node).start));
  return { value: temporary, setUp: [assign(subject, temporary, subject)] };
}

/** `switch (true)` and `match (true)` ask the cases themselves. */
export function caseTest(subject: Expression, operator: "equal" | "identical", value: Expression): Expression {
  return isLiteral(subject, true) ? value : binary(value, operator, subject, value);
}

function lowerCase(node: PhpNode, subject: Expression, context: Context): Case {
  const at = rawSpan(context.source, node);
  const testNode = child(node, "test");
  const test = testNode === undefined ? undefined : caseTest(subject, "equal", lowerExpression(testNode, context));
  return { at, test, body: lowerStatements(bodyOf(child(node, "body")), context) };
}

function toBranches(cases: readonly Case[], label: string): readonly Statement[] {
  const bodies = runningBodies(cases, label);
  let branches: readonly Statement[] = bodies[cases.findIndex(({ test }) => test === undefined)] ?? [];
  for (let index = cases.length - 1; index >= 0; index--) {
    const { at, test } = cases[index] as Case;
    if (test === undefined) continue;
    const next = branches[0];
    const body = bodies[index] ?? [];
    // `case 1: case 2: f();` is one branch with two tests.
    if (next?.kind === "branch" && next.then === body) {
      branches = [{ ...next, start: at.start, test: logical({ start: test.start, end: next.test.end }, "or", test, next.test) }];
    } else {
      branches = [{ kind: "branch", start: at.start, end: cases.at(-1)?.at.end ?? at.end, test, then: body, otherwise: branches }];
    }
  }
  return branches;
}

/** What runs when a case is entered. An empty case shares the next one's list. */
function runningBodies(cases: readonly Case[], label: string): readonly (readonly Statement[])[] {
  const running: (readonly Statement[])[] = [];
  let next: readonly Statement[] = [];
  let appended = 0;
  for (const { body } of [...cases].reverse()) {
    if (body.length > 0) {
      const falls = !body.some(ends) && appended + next.length <= MAX_FALLTHROUGH;
      if (falls) appended += next.length;
      next = withoutBreak(falls ? [...body, ...next] : body, label);
    }
    running.unshift(next);
  }
  return running;
}

/** Branches exclude each other: the `break` at the end has nothing left to leave. */
function withoutBreak(body: readonly Statement[], label: string): readonly Statement[] {
  const last = body.at(-1);
  return last?.kind === "exit" && last.how === "break" && last.label === label ? body.slice(0, -1) : body;
}

/** Nothing after this statement runs. */
function ends(statement_: Statement): boolean {
  if (statement_.kind === "exit") return true;
  return statement_.kind === "branch" && statement_.then.some(ends) && statement_.otherwise.some(ends);
}
