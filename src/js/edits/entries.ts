import type * as ES from "oxc-parser";
import type { Edit, RepairEntry, RepairValue } from "../../finding/finding.ts";
import type { Span } from "../../program/nodes.ts";
import { endOf, startOf } from "../lower/context.ts";
import { findNodeAt, findPath, indentOf, type Source, startsLine, tokensBetween, toQuotes } from "./source.ts";

/** Adds entries at the end of an object literal. A key is never written twice: a signal that is there joins the new one, others stay. */
export function addEntries(source: Source, literal: Span, entries: readonly RepairEntry[]): Edit[] | undefined {
  const node = findNodeAt(source.tree, literal, ({ type }) => type === "ObjectExpression");
  if (node?.type !== "ObjectExpression") return undefined;
  const edits: Edit[] = [];
  const codes: string[] = [];
  for (const entry of entries) {
    const present = node.properties.find((property) => property.type === "Property" && keyOf(property) === entry.key);
    const joined = present?.type === "Property" ? joinSignals(source, present, entry) : undefined;
    if (present !== undefined && joined === undefined) return undefined;
    if (joined !== undefined) edits.push(joined);
    else codes.push(toEntry(source, entry));
  }
  if (codes.length === 0) return edits;
  const last = node.properties.at(-1);
  return [
    ...edits,
    ...(last === undefined ? fillEmpty(source, node, codes) : appendAfter(source, startOf(node) + 1, endOf(last), endOf(node) - 1, codes)),
  ];
}

function keyOf({ key, computed }: ES.ObjectProperty): string | undefined {
  if (key.type === "Literal") return String(key.value);
  return key.type === "Identifier" && !computed ? key.name : undefined;
}

/** Whichever fires first. */
function joinSignals(source: Source, { key, value, shorthand, method }: ES.ObjectProperty, entry: RepairEntry): Edit | undefined {
  if (method || entry.key !== "signal" || !entry.value.startsWith("AbortSignal.timeout(") || !PLAIN_SIGNAL.has(value.type))
    return undefined;
  const existing = source.text.slice(startOf(value), endOf(value));
  if (existing === "undefined" || /AbortSignal\.(?:any|timeout)\(/.test(existing)) return undefined;
  const text = `AbortSignal.any([${existing}, ${toQuotes(entry.value, source)}])`;
  return { start: startOf(shorthand ? key : value), end: endOf(value), text: shorthand ? `${existing}: ${text}` : text };
}

const PLAIN_SIGNAL: ReadonlySet<string> = new Set(["Identifier", "MemberExpression", "CallExpression"]);

export function toEntry(source: Source, { key, value }: RepairEntry): string {
  return key === value ? key : `${toQuotes(key, source)}: ${toQuotes(value, source)}`;
}

export function toObject(parts: readonly string[]): string {
  return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
}

function fillEmpty(source: Source, node: ES.ObjectExpression, codes: readonly string[]): Edit[] {
  const start = startOf(node) + 1;
  const end = endOf(node) - 1;
  const inner = source.text.slice(start, end);
  if (inner.trim() === "") return [{ start, end, text: ` ${codes.join(", ")} ` }];
  if (!/[\n\r]/.test(inner)) return [{ start: end, end, text: `${inner.endsWith(" ") ? "" : " "}${codes.join(", ")} ` }];
  const indent = indentOf(source.text, startOf(node));
  const at = start + inner.trimEnd().length;
  return [{ start: at, end: at, text: codes.map((code) => `${source.eol}${indent}${source.indent}${code},`).join("") }];
}

/**
 * Appends items to a list in brackets: `lastEnd` is where its last item ends, `close` where the closing bracket stands. Comments
 * after the last item stay where they are.
 */
export function appendAfter(source: Source, open: number, lastEnd: number, close: number, codes: readonly string[]): Edit[] {
  const { text, eol } = source;
  const tail = tokensBetween(text, lastEnd, close);
  const comma = tail.find((token) => text[token.start] === "," && token.kind === "punctuator");
  const itemEnd = tail.findLast((token) => token.kind === "punctuator" && text[token.start] === ")")?.end ?? lastEnd;
  const end = tail.at(-1)?.end ?? itemEnd;
  if (!/[\n\r]/.test(text.slice(end, close))) {
    const at = comma?.end ?? itemEnd;
    return [
      {
        start: at,
        end: at,
        text: comma === undefined ? codes.map((code) => `, ${code}`).join("") : codes.map((code) => ` ${code},`).join(""),
      },
    ];
  }
  const indent = findItemIndent(text, open, itemEnd);
  const added = codes.map((code) => `${eol}${indent}${code}`).join(",");
  if (comma !== undefined) return [{ start: end, end, text: `${added},` }];
  if (end === itemEnd) return [{ start: end, end, text: `,${added}` }];
  return [
    { start: itemEnd, end: itemEnd, text: "," },
    { start: end, end, text: added },
  ];
}

/** That of the last line that begins with an item, which is the first one's where they share lines. */
function findItemIndent(text: string, open: number, lastEnd: number): string {
  const first = open + (/^\s*/.exec(text.slice(open, lastEnd))?.[0].length ?? 0);
  return startsLine(text, first) ? indentOf(text, first) : indentOf(text, lastEnd);
}

/** Replaces values; a shorthand property gets its key back. */
export function replaceValues(source: Source, values: readonly RepairValue[]): Edit[] {
  return values.map(({ at, value }) => {
    const isShorthand = findPath(source.tree, at).some(
      (node) => node.type === "Property" && node.shorthand && startOf(node) === at.start && endOf(node) === at.end,
    );
    const key = isShorthand ? `${source.text.slice(at.start, at.end)}: ` : "";
    return { start: at.start, end: at.end, text: key + toQuotes(value, source) };
  });
}
