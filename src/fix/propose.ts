import { type Edit, type Entry, type Fix, type Repair, VERDICTS } from "../finding/finding.ts";
import { applyEdits, chooseFixes, mapOffset } from "./apply.ts";

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
 * One fix per object, each by the law: after it, every entry it names is bounded, and no other entry of the file is
 * worse. What breaks the law is not offered. `entries` are all those of the files concerned.
 */
export function proposeFixes(faulty: readonly Entry[], entries: readonly Entry[], repairing: Repairing): ReadonlyMap<string, Fix> {
  const tried = new Set<string>();
  const drafts = new Map<string, Fix[]>();
  for (const { repair } of faulty) {
    if (repair === undefined || tried.has(repair.object)) continue;
    tried.add(repair.object);
    const draft = makeDraft(repair, repairing);
    if (draft !== undefined) drafts.set(draft.file, [...(drafts.get(draft.file) ?? []), draft]);
  }
  const lawful = new Set([...drafts].flatMap(([file, made]) => keepLawful(file, made, entries, repairing)));
  return new Map([...drafts.values()].flat().flatMap((fix) => (lawful.has(fix) ? [[fix.object, fix] as const] : [])));
}

function makeDraft(repair: Repair, { textOf, toFix }: Repairing): Fix | undefined {
  const file = fileOf(repair);
  if (FOREIGN_FILE.test(file)) return undefined;
  const text = textOf(file);
  if (text === undefined || GENERATED.test(text.slice(0, HEAD))) return undefined;
  const fix = toFix(repair, text);
  return fix === undefined || fix.edits.length === 0 || applyEdits(text, fix.edits) === text ? undefined : fix;
}

/**
 * Fixes of one file are tried together, since each trial analyses it anew. Where that breaks the law, those that did
 * not help are tried alone; if all helped, halves find out whose doing it is. Those that overlap have trials of their own.
 */
function keepLawful(file: string, drafts: readonly Fix[], entries: readonly Entry[], { textOf, reanalyse }: Repairing): readonly Fix[] {
  const text = textOf(file) ?? "";
  const before = entries.filter(({ at }) => at.file === file);
  const lawful: Fix[] = [];
  const pending: (readonly Fix[])[] = [drafts];
  for (let fixes = pending.pop(); fixes !== undefined; fixes = pending.pop()) {
    const together = chooseFixes(fixes);
    const apart = fixes.filter((fix) => !together.includes(fix));
    if (apart.length > 0) pending.push(apart);
    const edits = together.flatMap((fix) => fix.edits);
    const after = reanalyse(file, applyEdits(text, edits));
    const broken = after === undefined ? [undefined] : findBroken(before, after, together, edits);
    if (broken.length === 0) lawful.push(...together);
    else if (together.length > 1) {
      const useless = together.filter((fix) => broken.includes(fix));
      const rest = together.filter((fix) => !useless.includes(fix));
      const middle = rest.length >> 1;
      pending.push(
        ...useless.map((fix) => [fix]),
        ...(useless.length > 0 || rest.length < 2 ? [rest] : [rest.slice(middle), rest.slice(0, middle)]).filter((part) => part.length > 0),
      );
    }
  }
  return lawful;
}

export function fileOf(repair: Repair): string {
  switch (repair.kind) {
    case "entries":
      return repair.literal.file;
    case "argument":
      return repair.argumentList.file;
    case "statements":
    case "chain":
      return repair.anchor.file;
    case "values":
      return repair.file;
  }
}

/** The fixes with an entry that is not bounded after them; undefined stands for another entry that got worse. */
function findBroken(
  before: readonly Entry[],
  after: readonly Entry[],
  fixes: readonly Fix[],
  edits: readonly Edit[],
): readonly (Fix | undefined)[] {
  return before.flatMap((entry) => {
    const now = findAgain(entry, after, edits);
    const fix = fixes.find(({ object }) => object === entry.repair?.object);
    const isKept =
      now !== undefined &&
      (fix === undefined ? VERDICTS.indexOf(now.verdict) >= VERDICTS.indexOf(entry.verdict) : now.verdict === "bounded");
    return isKept ? [] : [fix];
  });
}

/** Two entries may start at one place (`a().b()`): their library, their wrapper, and their callee or end tell them apart. */
function findAgain(entry: Entry, after: readonly Entry[], edits: readonly Edit[]): Entry | undefined {
  const start = mapOffset(edits, entry.at.start);
  const end = mapOffset(edits, entry.at.end - 1) + 1;
  return after.find(
    (other) =>
      other.at.start === start &&
      other.library === entry.library &&
      (other.call === entry.call || other.at.end === end) &&
      other.via === entry.via,
  );
}
