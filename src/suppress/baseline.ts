import { FINDING_CODES, type FindingCode } from "../finding/finding.ts";
import type { FindingKey } from "../finding/fingerprint.ts";

/** The findings a project has accepted for now. Equal entries count. */
export type Baseline = readonly FindingKey[];

export interface Matching {
  /** Whether the file is there no more: only then may its entries match elsewhere. */
  readonly isGone: (path: string) => boolean;
}

export interface Matched {
  /** For each finding, in the order given, the entry that answers for it. */
  readonly entries: readonly (FindingKey | undefined)[];
  /** Entries that no finding needs. */
  readonly left: Baseline;
}

/**
 * Matches as strictly as it can: path, library, scope and call; then the scope may have changed; then, where its file
 * is gone, the path. An entry answers for findings as bad as it, or better, so that half a repair is nothing new.
 */
export function matchBaseline(findings: readonly FindingKey[], baseline: Baseline, { isGone }: Matching): Matched {
  const entries: (FindingKey | undefined)[] = findings.map(() => undefined);
  const left = new Set(baseline);
  const gone = new Map<string, boolean>();
  const isGoneFor = (path: string) => {
    const known = gone.get(path) ?? isGone(path);
    gone.set(path, known);
    return known;
  };
  // The worst have the fewest entries to choose from.
  const order = [...findings.keys()].sort((a, b) => rank(findings[a]?.code) - rank(findings[b]?.code) || a - b);
  for (const { keyOf, admits } of ROUNDS) {
    const groups = new Map<string, FindingKey[]>();
    for (const entry of left) {
      if (!admits(entry, isGoneFor)) continue;
      const group = groups.get(keyOf(entry)) ?? [];
      groups.set(keyOf(entry), [...group, entry]);
    }
    if (groups.size === 0) continue;
    for (const at of order) {
      const finding = findings[at];
      if (finding === undefined || entries[at] !== undefined) continue;
      const group = groups.get(keyOf(finding)) ?? [];
      const fit = group.filter((entry) => left.has(entry) && rank(entry.code) <= rank(finding.code));
      // Its own code, else the nearest worse one.
      const entry = fit.sort((a, b) => rank(b.code) - rank(a.code))[0];
      if (entry === undefined) continue;
      entries[at] = entry;
      left.delete(entry);
    }
  }
  return { entries, left: baseline.filter((entry) => left.has(entry)) };
}

interface Round {
  readonly keyOf: (key: FindingKey) => string;
  readonly admits: (entry: FindingKey, isGone: (path: string) => boolean) => boolean;
}

const join = (...parts: readonly string[]) => parts.join("\0");
const ROUNDS: readonly Round[] = [
  { keyOf: ({ path, library, scope, hash }) => join(path, library, scope, hash), admits: () => true },
  { keyOf: ({ path, library, hash }) => join(path, library, hash), admits: () => true },
  { keyOf: ({ library, scope, hash }) => join(library, scope, hash), admits: ({ path }, isGone) => isGone(path) },
  { keyOf: ({ library, hash }) => join(library, hash), admits: ({ path }, isGone) => isGone(path) },
];

function rank(code: FindingCode | undefined): number {
  return code === undefined ? FINDING_CODES.length : FINDING_CODES.indexOf(code);
}

const COLUMNS: readonly (keyof FindingKey)[] = ["path", "code", "library", "scope", "hash"];

/**
 * One entry a line, each line whole in itself (the comma comes first), so that branches that change different entries
 * merge, and `merge=union` may be set for the file.
 */
export function writeBaseline(baseline: Baseline): string {
  const lines = baseline.map((entry) => JSON.stringify(COLUMNS.map((column) => entry[column]))).sort();
  return `{ "version": 1, "entries": [\n${[JSON.stringify(COLUMNS), ...lines.map((line) => `,${line}`)].join("\n")}\n] }\n`;
}

/** Entries in any order; a text that is no baseline answers what is wrong with it. */
export function readBaseline(
  value: unknown,
): { readonly ok: true; readonly baseline: Baseline } | { readonly ok: false; readonly message: string } {
  const wrong = (message: string) => ({ ok: false, message }) as const;
  if (typeof value !== "object" || value === null || !("entries" in value) || !Array.isArray(value.entries))
    return wrong("it has no list `entries`");
  if ("version" in value && value.version !== 1)
    return wrong(`its version is ${JSON.stringify(value.version)}, this release reads version 1`);
  const baseline: FindingKey[] = [];
  const rows: readonly unknown[] = value.entries;
  for (const [at, row] of rows.entries()) {
    const words = Array.isArray(row) ? row.filter((word): word is string => typeof word === "string") : [];
    const [path = "", code = "", library = "", scope = "", hash = ""] = words;
    if (at === 0 && code === "code") continue;
    const known = FINDING_CODES.find((each) => each === code);
    if (words.length !== COLUMNS.length || known === undefined) return wrong(`its entry ${at} is not [${COLUMNS.join(", ")}]`);
    baseline.push({ path, code: known, library, scope, hash });
  }
  return { ok: true, baseline };
}
