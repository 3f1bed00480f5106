import type { Statement, Variable } from "../program/nodes.ts";
import { bodyOf, child, children, type PhpNode, text } from "./ast.ts";
import { assign, name, statement, unknown } from "./build.ts";
import type { Context } from "./context.ts";
import { lowerStatements } from "./lower-statement.ts";
import { rawSpan } from "./spans.ts";

export function lowerTry(node: PhpNode, context: Context): readonly Statement[] {
  const at = rawSpan(context.source, node);
  const body = lowerStatements(bodyOf(child(node, "body")), context);
  const clauses = children(node, "catches");
  const [first] = clauses;
  const parameter = first === undefined ? undefined : caught(first, context);
  const handler = first === undefined ? undefined : lowerHandlers(clauses, parameter, context);
  const always = child(node, "always");
  const finalizer = always === undefined ? undefined : lowerStatements(bodyOf(always), context);
  return [{ kind: "try", ...at, body, handler, parameter, finalizer }];
}

function caught(clause: PhpNode, context: Context): Variable | undefined {
  const variable = child(clause, "variable");
  return variable === undefined ? undefined : context.variable(text(variable, "name"));
}

/** Which of several clauses runs is decided by a class nobody knows here. */
function lowerHandlers(clauses: readonly PhpNode[], parameter: Variable | undefined, context: Context): readonly Statement[] {
  const handlers = clauses.map((clause) => ({ at: rawSpan(context.source, clause), body: lowerHandler(clause, parameter, context) }));
  const last = handlers.pop();
  return handlers.reduceRight<readonly Statement[]>(
    (otherwise, { at, body }) => [{ kind: "branch", ...at, test: unknown(at, "catch", []), then: body, otherwise }],
    last?.body ?? [],
  );
}

function lowerHandler(clause: PhpNode, parameter: Variable | undefined, context: Context): readonly Statement[] {
  const own = caught(clause, context);
  const body = lowerStatements(bodyOf(child(clause, "body")), context);
  if (own === undefined || parameter === undefined || own === parameter) return body;
  const at = rawSpan(context.source, clause);
  return [statement(assign(at, name(at, own), name(at, parameter))), ...body];
}
