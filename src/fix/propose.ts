import { type Entry, type Fix, type Repair, VERDICTS } from "../finding/finding.ts";
import { applyEdits, mapOffset } from "./apply.ts";

/** What proposing needs of the languages and the analysis. */
export interface Repairing {
  textOf(file: string): string | undefined;
  /** The language's edit maker; undefined where it cannot write the repair here. */
  toFix(repair: Repair, text: string): Fix | undefined;
  /** The entries of the file, were this its text; undefined where it no longer parses. */
  reanalyse(file: string, text: string): readonly Entry[] | undefined;
}

/** Dependencies and generated files are never edited: the next install or build would undo it. */
const FOREIGN_FILE = /(?:^|\/)(?:node_modules|vendor)\//;
const GENERATED = /@generated\b|\bdo not (?:edit|modify)\b|\bautomatically generated\b/i;
const HEAD = 600;

/**
 * One fix per object, each by the law: after it alone, every entry it names is bounded, and no other entry of the file
 * is worse. What breaks the law is not offered. `entries` are all those of the files concerned.
 */
export function proposeFixes(faulty: readonly Entry[], entries: readonly Entry[], repairing: Repairing): ReadonlyMap<string, Fix> {
  const fixes = new Map<string, Fix>();
  const tried = new Set<string>();
  for (const { repair } of faulty) {
    if (repair === undefined || tried.has(repair.object)) continue;
    tried.add(repair.object);
    const fix = propose(repair, entries, repairing);
    if (fix !== undefined) fixes.set(repair.object, fix);
  }
  return fixes;
}

function propose(repair: Repair, entries: readonly Entry[], { textOf, toFix, reanalyse }: Repairing): Fix | undefined {
  const file = fileOf(repair);
  if (FOREIGN_FILE.test(file)) return undefined;
  const text = textOf(file);
  if (text === undefined || GENERATED.test(text.slice(0, HEAD))) return undefined;
  const fix = toFix(repair, text);
  if (fix === undefined || fix.edits.length === 0) return undefined;
  const fixed = applyEdits(text, fix.edits);
  if (fixed === text) return undefined;
  const after = reanalyse(file, fixed);
  if (after === undefined) return undefined;
  const before = entries.filter(({ at }) => at.file === file);
  return obeysLaw(before, after, fix) ? fix : undefined;
}

export function fileOf(repair: Repair): string {
  switch (repair.kind) {
    case "entries":
      return repair.literal.file;
    case "argument":
      return repair.argumentList.file;
    case "statements":
      return repair.anchor.file;
    case "values":
      return repair.file;
  }
}

function obeysLaw(before: readonly Entry[], after: readonly Entry[], fix: Fix): boolean {
  return before.every((entry) => {
    const now = findAgain(entry, after, fix);
    if (now === undefined) return false;
    return entry.repair?.object === fix.object
      ? now.verdict === "bounded"
      : VERDICTS.indexOf(now.verdict) >= VERDICTS.indexOf(entry.verdict);
  });
}

/** Two entries may start at one place (`a().b()`): their library, callee and wrapper tell them apart. */
function findAgain(entry: Entry, after: readonly Entry[], { edits }: Fix): Entry | undefined {
  const start = mapOffset(edits, entry.at.start);
  return after.find(
    (other) => other.at.start === start && other.library === entry.library && other.call === entry.call && other.via === entry.via,
  );
}
