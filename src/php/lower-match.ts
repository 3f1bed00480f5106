import type { Expression } from "../program/nodes.ts";
import { children, type PhpNode } from "./ast.ts";
import { conditional, logical, sequence, unknown } from "./build.ts";
import type { Context } from "./context.ts";
import { lowerChild, lowerExpression } from "./lower-expression.ts";
import { caseTest, lowerSubject } from "./lower-switch.ts";
import { rawSpan } from "./spans.ts";

/** Conditionals from the first arm to the last; `default` is asked last wherever it stands. */
export function lowerMatch(node: PhpNode, context: Context): Expression {
  const at = rawSpan(context.source, node);
  const { value, setUp } = lowerSubject(node, "cond", context);
  let otherwise: Expression = unknown(at, "throw", []);
  const arms: { readonly test: Expression; readonly body: Expression }[] = [];
  for (const arm of children(node, "arms")) {
    const tests = Array.isArray(arm["conds"]) ? armTests(arm, value, context) : undefined;
    const body = lowerChild(arm, "body", context);
    if (tests === undefined) otherwise = body;
    else arms.push({ test: tests, body });
  }
  const result = arms.reduceRight<Expression>(
    (rest, { test, body }) => conditional({ start: test.start, end: at.end }, test, body, rest),
    otherwise,
  );
  return setUp.length === 0 && result.kind === "conditional" ? { ...result, ...at } : sequence(at, [...setUp, result]);
}

function armTests(arm: PhpNode, subject: Expression, context: Context): Expression | undefined {
  const tests = children(arm, "conds").map((condition) => caseTest(subject, "identical", lowerExpression(condition, context)));
  return tests.reduce<Expression | undefined>(
    (left, right) => (left === undefined ? right : logical({ start: left.start, end: right.end }, "or", left, right)),
    undefined,
  );
}
