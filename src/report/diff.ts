import { escapeText } from "./escape.ts";

const CONTEXT = 3;

interface Change {
  readonly kind: " " | "-" | "+";
  readonly text: string;
}

/** A unified diff as `patch` and `git apply` read it; empty where the texts are equal. */
export function unifiedDiff(file: string, before: string, after: string): string {
  const changes = compareLines(splitLines(before), splitLines(after));
  const name = escapeText(file);
  const hunks = toHunks(changes);
  return hunks.length === 0 ? "" : `--- a/${name}\n+++ b/${name}\n${hunks.join("")}`;
}

/** Each line with its end. */
function splitLines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function toHunks(changes: readonly Change[]): readonly string[] {
  const hunks: string[] = [];
  let oldLine = 1;
  let newLine = 1;
  for (let at = 0; at < changes.length; ) {
    const first = changes.findIndex(({ kind }, index) => index >= at && kind !== " ");
    if (first < 0) break;
    const start = Math.max(at, first - CONTEXT);
    oldLine += start - at;
    newLine += start - at;
    let last = first;
    for (let next = first; next < changes.length && next - last <= 2 * CONTEXT; next += 1) if (changes[next]?.kind !== " ") last = next;
    const hunk = changes.slice(start, last + CONTEXT + 1);
    const oldCount = hunk.filter(({ kind }) => kind !== "+").length;
    const newCount = hunk.filter(({ kind }) => kind !== "-").length;
    const range = (line: number, length: number) => `${length === 0 ? line - 1 : line},${length}`;
    hunks.push(`@@ -${range(oldLine, oldCount)} +${range(newLine, newCount)} @@\n${hunk.map(showChange).join("")}`);
    oldLine += oldCount;
    newLine += newCount;
    at = start + hunk.length;
  }
  return hunks;
}

function showChange({ kind, text }: Change): string {
  return text.endsWith("\n") ? kind + text : `${kind}${text}\n\\ No newline at end of file\n`;
}

/** Myers: the shortest script, between what both texts have at their start and end. */
function compareLines(before: readonly string[], after: readonly string[]): readonly Change[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < before.length - head && tail < after.length - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const same = (text: string): Change => ({ kind: " ", text });
  const middle = shortestScript(before.slice(head, before.length - tail), after.slice(head, after.length - tail));
  return [...before.slice(0, head).map(same), ...middle, ...before.slice(before.length - tail).map(same)];
}

function shortestScript(before: readonly string[], after: readonly string[]): readonly Change[] {
  const most = before.length + after.length;
  const reach = new Map([[1, 0]]);
  const trace: ReadonlyMap<number, number>[] = [];
  for (let edits = 0; edits <= most; edits += 1) {
    trace.push(new Map(reach));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const down = diagonal === -edits || (diagonal !== edits && (reach.get(diagonal - 1) ?? 0) < (reach.get(diagonal + 1) ?? 0));
      let x = down ? (reach.get(diagonal + 1) ?? 0) : (reach.get(diagonal - 1) ?? 0) + 1;
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x += 1;
      reach.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length) return walkBack(before, after, trace);
    }
  }
  return [];
}

function walkBack(before: readonly string[], after: readonly string[], trace: readonly ReadonlyMap<number, number>[]): readonly Change[] {
  const changes: Change[] = [];
  let x = before.length;
  let y = after.length;
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const reach = trace[edits] ?? new Map<number, number>();
    const diagonal = x - y;
    const down = diagonal === -edits || (diagonal !== edits && (reach.get(diagonal - 1) ?? 0) < (reach.get(diagonal + 1) ?? 0));
    const from = diagonal + (down ? 1 : -1);
    const fromX = reach.get(from) ?? 0;
    const fromY = fromX - from;
    while (x > Math.max(fromX, 0) && y > Math.max(fromY, 0)) {
      x -= 1;
      y -= 1;
      changes.push({ kind: " ", text: before[x] ?? "" });
    }
    if (edits === 0) break;
    if (down) {
      y -= 1;
      changes.push({ kind: "+", text: after[y] ?? "" });
    } else {
      x -= 1;
      changes.push({ kind: "-", text: before[x] ?? "" });
    }
  }
  return changes.reverse();
}
