import type { Expression, Span } from "../program/nodes.ts";
import { child, children, flag, type PhpNode, text } from "./ast.ts";
import { assign, binary, literal, logical, member, name, sequence, unknown } from "./build.ts";
import type { Context } from "./context.ts";
import { anchoredPath } from "./included-file.ts";
import { lowerChild, lowerExpression } from "./lower-expression.ts";
import { lowerKey } from "./lower-literal.ts";
import { BINARY_OPERATORS } from "./lower-operator.ts";
import { rawSpan } from "./spans.ts";

export function lowerAssign(node: PhpNode, context: Context): Expression {
  const left = child(node, "left");
  const right = child(node, "right");
  if (left === undefined || right === undefined) return unknown(rawSpan(context.source, node), "missing", []);
  if (isList(left)) {
    const value = lowerExpression(right, context);
    const at = { start: rawSpan(context.source, left).start, end: context.outer(right, value).end };
    return destructure(at, left, value, context);
  }
  const target = lowerExpression(left, context);
  const value = lowerExpression(right, context);
  const path = left.kind === "variable" && context.scope === context.file ? anchoredPath(right, context) : undefined;
  if (path !== undefined) context.paths.set(`$${text(left, "name")}`, path);
  const at = { start: target.start, end: context.outer(right, value).end };
  return assign(at, target, assignedValue(at, text(node, "operator").slice(0, -1), target, value));
}

function assignedValue(at: Span, operator: string, target: Expression, value: Expression): Expression {
  if (operator === "") return value;
  if (operator === "??") return logical(at, "absent", target, value);
  const known = BINARY_OPERATORS.get(operator);
  return known === undefined ? unknown(at, operator, [target, value]) : binary(at, known, target, value);
}

/** `$a = &$b`. What is no variable (`=& new X`, `=& f()`) has nothing to refer to. */
export function lowerAssignReference(node: PhpNode, context: Context): Expression {
  const target = lowerChild(node, "left", context);
  const source = lowerChild(node, "right", context);
  const right = child(node, "right");
  const at = { start: target.start, end: right === undefined ? target.end : context.outer(right, source).end };
  if (source.kind !== "name" && source.kind !== "member" && source.kind !== "reference") return assign(at, target, source);
  return { kind: "alias", start: at.start, end: at.end, target, source };
}

/** `$i++`, `--$i`. */
export function lowerStep(node: PhpNode, context: Context): Expression {
  const raw = rawSpan(context.source, node);
  const target = lowerChild(node, "what", context);
  const at = { start: Math.min(raw.start, target.start), end: Math.max(raw.end, target.end) };
  const operator = text(node, "type") === "-" ? "subtract" : "addOrUnion";
  return assign(at, target, binary(at, operator, target, literal(at, 1)));
}

export function isList(node: PhpNode): boolean {
  return node.kind === "list" || node.kind === "array";
}

/** `[$a, 'k' => [$b]] = e`: through a temporary, so that the parts may assign what `e` reads. */
function destructure(at: Span, list: PhpNode, value: Expression, context: Context): Expression {
  const temporary = name(at, context.scope.temporary(at.start));
  return sequence(at, [assign(at, temporary, value), ...assignParts(list, temporary, context), temporary]);
}

/** The assignments of a destructuring whose value `from` holds. */
export function assignParts(list: PhpNode, from: Expression, context: Context): readonly Expression[] {
  let next = 0;
  return children(list, "items").flatMap((item) => {
    const position = next++;
    const target = item.kind === "entry" ? child(item, "value") : undefined;
    if (target === undefined) return [];
    const keyNode = child(item, "key");
    const at = rawSpan(context.source, item);
    const key = keyNode === undefined ? literal(at, String(position)) : lowerKey(keyNode, context);
    return assignPart(at, target, member(at, from, key, "array"), flag(item, "byRef"), context);
  });
}

function assignPart(at: Span, target: PhpNode, value: Expression, byReference: boolean, context: Context): readonly Expression[] {
  if (isList(target)) {
    const temporary = name(at, context.scope.temporary(rawSpan(context.source, target).start));
    return [assign(at, temporary, value), ...assignParts(target, temporary, context)];
  }
  const lowered = lowerExpression(target, context);
  return byReference ? [{ kind: "alias", start: at.start, end: at.end, target: lowered, source: value }] : [assign(at, lowered, value)];
}
