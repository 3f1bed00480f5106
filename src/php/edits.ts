import type { Edit, Repair, RepairValue } from "../finding/finding.ts";
import { makeArgumentEdits } from "./edit-argument.ts";
import { makeEntryEdits } from "./edit-entries.ts";
import { makeStatementEdits } from "./edit-statements.ts";
import { type Edited, toEdited } from "./edit-style.ts";
import { type Parsed, parsePhp } from "./parse.ts";

/** The text edits that make a repair, or undefined where none is clean. What they leave parses. */
export function makeEdits(text: string, repair: Repair): readonly Edit[] | undefined {
  if (last?.text !== text) last = open(text);
  const { parsed, edited } = last;
  if (!parsed.ok || edited === undefined) return undefined;
  const added = additions(edited, repair);
  if (added === undefined) return undefined;
  const edits = [...added, ...replacements(repair)].sort((a, b) => a.start - b.start || a.end - b.end);
  if (edits.some((edit, index) => edit.start < (edits[index - 1]?.end ?? 0))) return undefined;
  const after = parsePhp(apply(text, edits));
  return after.ok && after.problems.length <= parsed.problems.length ? edits : undefined;
}

/** The repairs of one file come one after another. */
let last: Opened | undefined;

interface Opened {
  readonly text: string;
  readonly parsed: Parsed;
  readonly edited: Edited | undefined;
}

function open(text: string): Opened {
  const parsed = parsePhp(text);
  return { text, parsed, edited: parsed.ok ? toEdited(text, parsed.root) : undefined };
}

function additions(edited: Edited, repair: Repair): readonly Edit[] | undefined {
  switch (repair.kind) {
    case "entries":
      return makeEntryEdits(edited, repair.literal, repair.entries, repair.replace);
    case "argument":
      return makeArgumentEdits(edited, repair);
    case "statements":
      return makeStatementEdits(edited, repair);
    case "chain":
      return [{ start: repair.anchor.end, end: repair.anchor.end, text: repair.code }];
    case "values":
      return [];
  }
}

function replacements(repair: Repair): readonly Edit[] {
  const values: readonly RepairValue[] = repair.kind === "argument" || repair.kind === "chain" ? [] : repair.replace;
  return values.map(({ at, value }) => ({ start: at.start, end: at.end, text: value }));
}

function apply(text: string, edits: readonly Edit[]): string {
  let result = "";
  let at = 0;
  for (const { start, end, text: inserted } of edits) {
    result += text.slice(at, start) + inserted;
    at = end;
  }
  return result + text.slice(at);
}
