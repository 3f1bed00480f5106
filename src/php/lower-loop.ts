import type { Expression, Span, Statement } from "../program/nodes.ts";
import { bodyOf, child, flag, type PhpNode } from "./ast.ts";
import { name, sequence, statement } from "./build.ts";
import type { Context } from "./context.ts";
import { assignParts, isList } from "./lower-assign.ts";
import { lowerChild, lowerChildren, lowerExpression } from "./lower-expression.ts";
import { lowerStatements } from "./lower-statement.ts";
import { rawSpan } from "./spans.ts";

function lowerBody(label: string, node: PhpNode, context: Context): readonly Statement[] {
  return context.inTarget({ label, isSwitch: false }, () => lowerStatements(bodyOf(child(node, "body")), context));
}

function toLabel(at: Span): string {
  return `loop${at.start}`;
}

export function lowerWhile(node: PhpNode, context: Context): readonly Statement[] {
  const at = rawSpan(context.source, node);
  const label = toLabel(at);
  const test = lowerChild(node, "test", context);
  return [{ kind: "loop", ...at, label, test, update: undefined, bodyFirst: false, body: lowerBody(label, node, context) }];
}

export function lowerDo(node: PhpNode, context: Context): readonly Statement[] {
  const at = rawSpan(context.source, node);
  const label = toLabel(at);
  const body = lowerBody(label, node, context);
  return [{ kind: "loop", ...at, label, test: lowerChild(node, "test", context), update: undefined, bodyFirst: true, body }];
}

export function lowerFor(node: PhpNode, context: Context): readonly Statement[] {
  const at = rawSpan(context.source, node);
  const label = toLabel(at);
  const start = lowerChildren(node, "init", context).map((value) => statement(value));
  const test = inOrder(lowerChildren(node, "test", context));
  const update = inOrder(lowerChildren(node, "increment", context));
  return [...start, { kind: "loop", ...at, label, test, update, bodyFirst: false, body: lowerBody(label, node, context) }];
}

function inOrder(expressions: readonly Expression[]): Expression | undefined {
  const first = expressions[0];
  const last = expressions.at(-1);
  return first === undefined || last === undefined ? undefined : sequence({ start: first.start, end: last.end }, expressions);
}

export function lowerForeach(node: PhpNode, context: Context): readonly Statement[] {
  const at = rawSpan(context.source, node);
  const label = toLabel(at);
  const over = lowerChild(node, "source", context);
  const keyNode = child(node, "key");
  const valueNode = child(node, "value");
  const key = keyNode === undefined ? undefined : lowerExpression(keyNode, context);
  const { value, parts } = lowerEachValue(valueNode, context);
  const body = [...parts, ...lowerBody(label, node, context)];
  const byReference = valueNode !== undefined && flag(valueNode, "byref");
  return [{ kind: "each", ...at, label, over, key, value, byReference, isAwait: false, body }];
}

/** `foreach ($a as [$x, $y])` takes the value apart first thing in each round. */
function lowerEachValue(
  node: PhpNode | undefined,
  context: Context,
): { readonly value: Expression | undefined; readonly parts: readonly Statement[] } {
  if (node === undefined) return { value: undefined, parts: [] };
  if (!isList(node)) return { value: lowerExpression(node, context), parts: [] };
  const at = rawSpan(context.source, node);
  const value = name(at, context.scope.temporary(at.start));
  return { value, parts: assignParts(node, value, context).map((part) => statement(part)) };
}

/** `break 2;`, `continue;`. In a `switch`, `continue` does what `break` does. */
export function lowerJump(node: PhpNode, context: Context): readonly Statement[] {
  const { start, end } = rawSpan(context.source, node);
  const levelNode = child(node, "level");
  const level = levelNode === undefined ? 1 : Number(levelNode["value"]);
  const { targets } = context;
  const target = targets[Math.max(0, targets.length - (level > 0 ? level : 1))];
  const how = node.kind === "continue" && target?.isSwitch === false ? "continue" : "break";
  return [{ kind: "exit", start, end, how, label: target?.label, value: undefined }];
}
