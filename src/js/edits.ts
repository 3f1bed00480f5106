import type { Edit, Repair } from "../finding/finding.ts";
import { addArgument } from "./edits/argument.ts";
import { addEntries, replaceValues } from "./edits/entries.ts";
import { parseFile, type Source, toSource } from "./edits/source.ts";
import { addStatements } from "./edits/statements.ts";
import type { Parsed } from "./parse.ts";

/** The repair as edits of the file's text, in order; undefined where it cannot be written there. */
export function makeEdits(text: string, file: string, repair: Repair): Edit[] | undefined {
  if (last?.text !== text || last.file !== file) last = open(text, file);
  const { parsed, source } = last;
  if (!parsed.ok || source === undefined) return undefined;
  const edits = toEdits(source, repair)?.toSorted((a, b) => a.start - b.start);
  if (edits === undefined || edits.length === 0 || edits.some((edit, index) => edit.start < (edits[index - 1]?.end ?? 0))) return undefined;
  const after = parseFile(applyEdits(text, edits), file);
  return after.ok && after.problems.length <= parsed.problems.length ? edits : undefined;
}

/** The repairs of one file come one after another. */
let last: Opened | undefined;

interface Opened {
  readonly text: string;
  readonly file: string;
  readonly parsed: Parsed;
  readonly source: Source | undefined;
}

function open(text: string, file: string): Opened {
  const parsed = parseFile(text, file);
  return { text, file, parsed, source: parsed.ok ? toSource(text, parsed.tree) : undefined };
}

function toEdits(source: Source, repair: Repair): Edit[] | undefined {
  switch (repair.kind) {
    case "values":
      return replaceValues(source, repair.replace);
    case "chain":
      return chain(source.text, repair.anchor.end, repair.code);
    case "argument":
      return addArgument(source, repair);
    case "entries": {
      const replaced = new Set(repair.replace.map(({ key }) => key));
      const added = addEntries(
        source,
        repair.literal,
        repair.entries.filter(({ key }) => !replaced.has(key)),
      );
      return added === undefined ? undefined : [...replaceValues(source, repair.replace), ...added];
    }
    case "statements": {
      const added = addStatements(source, repair);
      return added === undefined ? undefined : [...replaceValues(source, repair.replace), ...added];
    }
  }
}

/** A call more in a chain: on a line of its own, where the next one is. */
function chain(text: string, at: number, code: string): Edit[] {
  const before = /^\s*\n\s*(?=\.)/.exec(text.slice(at))?.[0] ?? "";
  return [{ start: at, end: at, text: before + code }];
}

function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = text;
  for (const { start, end, text: inserted } of edits.toReversed()) result = result.slice(0, start) + inserted + result.slice(end);
  return result;
}
