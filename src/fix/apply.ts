import type { Edit, Fix } from "../finding/finding.ts";

/** Edits must not overlap; of insertions at one place the first given comes first. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = "";
  let from = 0;
  for (const edit of sortEdits(edits)) {
    result += text.slice(from, edit.start) + edit.text;
    from = edit.end;
  }
  return result + text.slice(from);
}

/** Where an offset of the old text is in the new one. What is inserted at the offset itself comes before it. */
export function mapOffset(edits: readonly Edit[], offset: number): number {
  let moved = offset;
  for (const { start, end, text } of edits) {
    if (end <= offset) moved += text.length - (end - start);
    else if (start < offset) moved -= offset - start;
  }
  return moved;
}

/** The fixes that go together: each object once, and of overlapping ones the first. */
export function chooseFixes(fixes: readonly Fix[]): readonly Fix[] {
  const chosen: Fix[] = [];
  const objects = new Set<string>();
  for (const fix of fixes) {
    if (objects.has(fix.object) || chosen.some((other) => overlap(fix, other))) continue;
    objects.add(fix.object);
    chosen.push(fix);
  }
  return chosen;
}

const MAX_ROUNDS = 3;

/**
 * Applies what `propose` offers for the text, and for the text that comes of it: fixes that overlapped get their turn.
 * All fixes are of one file.
 */
export function applyInRounds(text: string, propose: (text: string) => readonly Fix[]): { readonly text: string; readonly fixes: number } {
  let current = text;
  let count = 0;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const chosen = chooseFixes(propose(current));
    if (chosen.length === 0) break;
    current = applyEdits(
      current,
      chosen.flatMap(({ edits }) => edits),
    );
    count += chosen.length;
  }
  return { text: current, fixes: count };
}

function sortEdits(edits: readonly Edit[]): readonly Edit[] {
  return [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
}

function overlap(one: Fix, other: Fix): boolean {
  return one.edits.some((edit) =>
    other.edits.some(({ start, end }) => (edit.start < end && start < edit.end) || (edit.start === start && edit.end === end)),
  );
}
