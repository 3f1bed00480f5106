import type * as ES from "oxc-parser";
import type { Expression, ObjectEntry } from "../../program/nodes.ts";
import { literal, unknown } from "./build.ts";
import { type Context, endOf, spanOf, startOf } from "./context.ts";
import { lowerExpression } from "./expressions.ts";
import { lowerKey, toKey } from "./names.ts";

type AnyLiteral = ES.BooleanLiteral | ES.NullLiteral | ES.NumericLiteral | ES.BigIntLiteral | ES.RegExpLiteral | ES.StringLiteral;

export function lowerLiteral(node: AnyLiteral): Expression {
  if ("regex" in node && node.regex) return unknown("regular expression", [], spanOf(node));
  if (typeof node.value === "bigint" || ("bigint" in node && node.bigint)) return unknown("bigint", [], spanOf(node));
  return literal(node.value as string | number | boolean | null, spanOf(node));
}

/** The text of a template without holes. */
export function toTemplateText(node: ES.TemplateLiteral): string | undefined {
  const [only] = node.quasis;
  return node.expressions.length === 0 ? (only?.value.cooked ?? undefined) : undefined;
}

export function lowerTemplate(node: ES.TemplateLiteral, at: Context): Expression {
  const text = toTemplateText(node);
  if (text !== undefined) return literal(text, spanOf(node));
  const parts: Expression[] = [];
  node.quasis.forEach((quasi, index) => {
    const cooked = quasi.value.cooked ?? quasi.value.raw;
    if (cooked !== "") parts.push(literal(cooked, spanOf(quasi)));
    const hole = node.expressions[index];
    if (hole !== undefined) parts.push(lowerExpression(hole, at));
  });
  return { kind: "template", parts, ...spanOf(node) };
}

export function lowerObject(node: ES.ObjectExpression, at: Context): Expression {
  const entries = node.properties.map((property) =>
    property.type === "SpreadElement" ? lowerSpread(property, at) : lowerProperty(property, at),
  );
  return { kind: "object", byValue: false, list: false, entries, ...spanOf(node) };
}

export function lowerArray(node: ES.ArrayExpression, at: Context): Expression {
  const entries: ObjectEntry[] = [];
  let end = startOf(node) + 1;
  for (const element of node.elements) {
    if (element === null) {
      const hole = { start: end, end };
      entries.push({ spread: false, key: undefined, value: literal(undefined, hole), ...hole });
      continue;
    }
    end = endOf(element);
    if (element.type === "SpreadElement") entries.push(lowerSpread(element, at));
    else entries.push({ spread: false, key: undefined, value: lowerExpression(element, at), ...spanOf(element) });
  }
  return { kind: "object", byValue: false, list: true, entries, ...spanOf(node) };
}

function lowerSpread(node: ES.SpreadElement, at: Context): ObjectEntry {
  return { spread: true, value: lowerExpression(node.argument, at), except: [], ...spanOf(node) };
}

function lowerProperty(node: ES.ObjectProperty, at: Context): ObjectEntry {
  const key = lowerKey(node.key, node.computed, at);
  const hint = toKey(node.key, node.computed);
  const value = lowerExpression(node.value, at, hint);
  const span = spanOf(node);
  if (node.kind === "init") return { spread: false, key, value, ...span };
  return { spread: false, key, value: unknown(node.kind === "get" ? "getter" : "setter", [value], spanOf(node.value)), ...span };
}
