import type { Edit, Entry, Fix } from "../finding/finding.ts";
import { findLineStarts, lineAt } from "../finding/sources.ts";
import { findSameLines } from "./same-lines.ts";

/** The fixes last offered in a file. To try one takes a parse and an analysis, too long for every keystroke. */
export interface OfferedFixes {
  readonly text: string;
  readonly offers: readonly { readonly entry: Entry; readonly fixes: readonly Fix[] }[];
}

/**
 * The fixes for these entries, if they are the ones of last time, judged alike, and nothing on their lines or those of
 * their edits has changed since; undefined: they have to be tried anew.
 */
export function recallFixes(
  before: OfferedFixes | undefined,
  text: string,
  entries: readonly Entry[],
): ReadonlyMap<Entry, readonly Fix[]> | undefined {
  if (before === undefined || before.offers.length !== entries.length) return undefined;
  const toNow = createMapping(before.text, text);
  const recalled = new Map<Entry, readonly Fix[]>();
  const offers = new Map(before.offers.map((offer) => [keyOf(offer.entry, toNow(offer.entry.at.start)), offer]));
  for (const entry of entries) {
    const offer = offers.get(keyOf(entry, entry.at.start));
    const end = offer && toNow(offer.entry.at.end);
    if (offer === undefined || end !== entry.at.end) return undefined;
    const moved = offer.fixes.map((fix) => moveFix(fix, toNow));
    if (moved.includes(undefined)) return undefined;
    recalled.set(
      entry,
      moved.filter((fix) => fix !== undefined),
    );
  }
  return recalled;
}

function moveFix(fix: Fix, toNow: (offset: number) => number | undefined): Fix | undefined {
  const edits = fix.edits.map(({ start, end, text }): Edit | undefined => {
    const [from, to] = [toNow(start), toNow(end)];
    return from === undefined || to === undefined || to - from !== end - start ? undefined : { start: from, end: to, text };
  });
  return edits.includes(undefined) ? undefined : { ...fix, edits: edits.filter((edit) => edit !== undefined) };
}

function keyOf({ library, call, via, verdict }: Entry, start: number | undefined): string {
  return [start, library, call, via, verdict].join();
}

/** Where an offset of the old text is now; undefined: on a line that has changed. */
function createMapping(before: string, now: string): (offset: number) => number | undefined {
  const old = findLineStarts(before);
  const starts = findLineStarts(now);
  const split = (text: string, lines: readonly number[]) => lines.map((start, at) => text.slice(start, lines[at + 1]));
  const moved = new Map([...findSameLines(split(before, old), split(now, starts)).entries()].map(([at, from]) => [from, at]));
  return (offset) => {
    const line = lineAt(old, offset) - 1;
    const at = moved.get(line);
    return at === undefined ? undefined : (starts[at] ?? 0) + offset - (old[line] ?? 0);
  };
}
