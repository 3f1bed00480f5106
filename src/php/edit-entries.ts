import type { Edit, Place, RepairEntry, RepairValue } from "../finding/finding.ts";
import { children, isNode, type PhpNode, walk } from "./ast.ts";
import { type Edited, entryText, keyQuote } from "./edit-style.ts";
import { rawSpan } from "./spans.ts";

/** Appends the entries to the array at `literal`; those in `replace` stand in it already. */
export function makeEntryEdits(
  edited: Edited,
  literal: Place,
  entries: readonly RepairEntry[],
  replace: readonly RepairValue[],
): readonly Edit[] | undefined {
  const { source } = edited.layout;
  const missing = entries.filter(({ key }) => !replace.some((value) => value.key === key));
  if (missing.length === 0) return [];
  for (const array of walk(edited.root)) {
    if (array.kind === "array" && rawSpan(source, array).start === literal.start) return appended(edited, array, missing);
  }
  return undefined;
}

function appended(edited: Edited, array: PhpNode, entries: readonly RepairEntry[]): readonly Edit[] | undefined {
  const { layout, style } = edited;
  const close = rawSpan(layout.source, array).end - 1;
  if (layout.source[close] !== "]" && layout.source[close] !== ")") return undefined;
  // A key written twice would be no addition: the later one wins.
  const present = new Set(children(array, "items").map((item) => (isNode(item["key"]) ? bareKey(layout.source, item["key"]) : undefined)));
  if (entries.some(({ key }) => present.has(withoutQuotes(key)))) return undefined;
  const texts = entries.map((entry) => entryText(entry, keyQuote(array) ?? style.quote));
  return appendToList(edited, { close, last: children(array, "items").at(-1), texts });
}

function bareKey(source: string, key: PhpNode): string {
  const { start, end } = rawSpan(source, key);
  return withoutQuotes(source.slice(start, end).replace(/^\\/, ""));
}

function withoutQuotes(key: string): string {
  return key.replace(/^(['"])(.*)\1$/, "$2");
}

interface Addition {
  /** Offset of the closing bracket. */
  readonly close: number;
  readonly last: PhpNode | undefined;
  readonly texts: readonly string[];
}

/** Adds to a list in brackets the way its last item stands: on a line of its own, or on the same one. */
export function appendToList({ layout }: Edited, { close, last, texts }: Addition): readonly Edit[] {
  const { source } = layout;
  const before = layout.codeBefore(close);
  const hasComma = source[before - 1] === ",";
  const lastStart = last === undefined ? undefined : rawSpan(source, last).start;
  const ownLines =
    lastStart === undefined ? layout.startsLine(close) && layout.hasLineBreak({ start: before, end: close }) : layout.startsLine(lastStart);
  const comma = last === undefined || hasComma ? "" : ",";
  if (!ownLines) {
    const gap = last === undefined ? "" : " ";
    return [insertion(before, `${comma}${gap}${texts.join(", ")}${hasComma ? "," : ""}`)];
  }
  const end = layout.lineEnd(before);
  const outer = layout.indentation(close);
  const indentation = lastStart === undefined ? outer + layout.step(outer, undefined) : layout.indentation(lastStart);
  const lines = texts.join(`,${end}${indentation}`) + (hasComma ? "," : "");
  if (!layout.startsLine(close)) return [insertion(before, `${comma}${end}${indentation}${lines}`)];
  // After the comments that follow the last item, before the line of the bracket.
  const line = insertion(layout.lineStart(close), `${indentation}${lines}${end}`);
  return comma === "" ? [line] : [insertion(before, comma), line];
}

function insertion(at: number, text: string): Edit {
  return { start: at, end: at, text };
}
