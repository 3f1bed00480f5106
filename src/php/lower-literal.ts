import type { Expression, ObjectEntry, Span } from "../program/nodes.ts";
import { child, children, flag, type PhpNode, parsedLoc, text } from "./ast.ts";
import { isLiteral, literal, reference, unknown } from "./build.ts";
import type { Context } from "./context.ts";
import { lowerExpression } from "./lower-expression.ts";
import { rawSpan } from "./spans.ts";

export function lowerNumber(node: PhpNode, context: Context): Expression {
  return literal(rawSpan(context.source, node), numberValue(String(node["value"])));
}

/** `0x1F`, `0b1`, `0o17`, `017`, `1_000`, `.5`, `1e3`. */
function numberValue(written: string): number {
  const digits = written.replaceAll("_", "");
  return /^0[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
}

/** As PHP normalises the key of an array: integers, and text that is one, are the same key. */
export function keyText(value: string | number | boolean | null | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "1" : "0";
  return typeof value === "number" ? String(Math.trunc(value)) : value;
}

/** A key in brackets or before `=>`; undefined constants and the like stay what they are. */
export function lowerKey(node: PhpNode, context: Context): Expression {
  // `"$a[key]"`: a bare word inside a string.
  if (node.kind === "identifier") return literal(rawSpan(context.source, node), text(node, "name"));
  const key = lowerExpression(node, context);
  if (key.kind === "literal") return literal(key, keyText(key.value));
  const negated = key.kind === "unary" && key.operator === "negate" && key.operand.kind === "literal" ? key.operand.value : undefined;
  return typeof negated === "number" ? literal(key, keyText(-negated)) : key;
}

/** An array, written `[]` or `array()`; also a `list()` that stands where nothing is assigned. */
export function lowerArray(node: PhpNode, context: Context): Expression {
  const at = rawSpan(context.source, node);
  const entries = children(node, "items").flatMap((item) => (item.kind === "noop" ? [] : [lowerEntry(item, context)]));
  return { kind: "object", start: at.start, end: at.end, byValue: true, list: true, entries };
}

function lowerEntry(item: PhpNode, context: Context): ObjectEntry {
  const written = item.kind === "entry" ? child(item, "value") : item;
  const { start, end } = rawSpan(context.source, item);
  const value = written === undefined ? unknown({ start, end }, "missing", []) : lowerExpression(written, context);
  if (flag(item, "unpack")) return { spread: true, start, end, value, except: [] };
  const keyNode = child(item, "key");
  return { spread: false, start, end, key: keyNode === undefined ? undefined : lowerKey(keyNode, context), value };
}

/** Text with variables in it: `"$a {$b}"`, a heredoc, a shell command in backticks. */
export function lowerEncapsed(node: PhpNode, context: Context): Expression {
  const at = rawSpan(context.source, node);
  const parts = children(node, "value")
    .map((part) => lowerPart(part, context))
    .filter((part) => !isLiteral(part, ""));
  const whole = joined(at, parts);
  if (text(node, "type") !== "shell") return whole;
  const argument = { start: at.start, end: at.end, value: whole, spread: false, name: undefined };
  const callee = reference({ start: at.start, end: at.start + 1 }, "function#shell_exec");
  return {
    kind: "call",
    start: at.start,
    end: at.end,
    callee,
    arguments: [argument],
    isNew: false,
    optional: false,
    argumentList: undefined,
  };
}

function joined(at: Span, parts: readonly Expression[]): Expression {
  if (parts.every((part) => part.kind === "literal")) return literal(at, parts.map((part) => part.value ?? "").join(""));
  return { kind: "template", start: at.start, end: at.end, parts };
}

function lowerPart(part: PhpNode, context: Context): Expression {
  const expression = child(part, "expression");
  if (expression?.kind !== "string") return lowerExpression(part, context);
  const { start = { offset: 0 }, end = start } = parsedLoc(part) ?? {};
  return literal({ start: start.offset, end: end.offset }, text(expression, "value"));
}

/** `__DIR__` and its like: what is known without running is text, files are references. */
export function lowerMagic(node: PhpNode, context: Context): Expression {
  const at = rawSpan(context.source, node);
  const constant = text(node, "value");
  const className = context.enclosingClass?.name;
  switch (constant) {
    case "__NAMESPACE__":
      return literal(at, context.names.namespace);
    case "__CLASS__":
      return className === undefined ? reference(at, "constant#__CLASS__") : literal(at, className);
    case "__FUNCTION__":
      return literal(at, context.functionName ?? "");
    default:
      return reference(at, `constant#${constant}`);
  }
}
