import type { Entry, Finding, FindingCode, Fix } from "../finding/finding.ts";
import { createSources, type Sources } from "../finding/sources.ts";
import { fileOf } from "../fix/propose.ts";
import { repair } from "../repairs.ts";
import { count, join, showSeconds } from "../report/seconds.ts";
import { messageOf } from "../report/sentences.ts";
import { recallFixes } from "./fix-memory.ts";
import type { Linted } from "./linted.ts";
import type { RuleOptions } from "./options.ts";
import type { Session } from "./session.ts";

/** A finding as a rule reports it. */
export interface Problem {
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly suggestion: Suggestion | undefined;
}

export interface Suggestion {
  readonly fix: Fix;
  readonly says: string;
}

const MOST_CALLERS = 3;
const fixed = new WeakMap<Linted, Map<Entry, Fix | undefined>>();

/** What one rule says of a file. Its options weigh more than the settings. */
export function findProblems(linted: Linted, code: FindingCode, options: RuleOptions): readonly Problem[] {
  const findings = decide(linted, linted.entries, options).filter((finding) => finding.code === code);
  if (findings.length === 0) return [];
  const sources = createSources((file) => linted.analysis.workspace?.textOf(file));
  const fixes = fixesFor(linted, findings);
  return findings.map((finding) => {
    const { at } = finding.entry;
    const fix = fixes.get(finding.entry);
    return {
      start: at.start,
      end: at.end,
      message: `${messageOf(finding, sources)}${callersOf(finding.entry, sources)} (${finding.entry.library})`,
      suggestion: fix && { fix, says: describe(fix, linted.session) },
    };
  });
}

function decide({ session, linted, analysis }: Linted, entries: readonly Entry[], options: RuleOptions = {}): readonly Finding[] {
  if (analysis.workspace === undefined) return [];
  const { findings } = session.judgingWith(options).judge(analysis.workspace, entries, [linted.file]);
  return findings.filter(({ suppressed }) => suppressed === undefined);
}

/** Each is tried on the text, together with the others of the file, and judged again: that takes time, so it is done once. */
function fixesFor(linted: Linted, findings: readonly Finding[]): ReadonlyMap<Entry, Fix | undefined> {
  const known = fixed.get(linted) ?? new Map<Entry, Fix | undefined>();
  fixed.set(linted, known);
  const { analysis, entries } = linted;
  const { file, language } = linted.linted;
  const missing = new Set([...decide(linted, entries), ...findings].filter(({ entry }) => !known.has(entry)));
  if (findings.some(({ entry }) => !known.has(entry))) {
    const { offered } = linted.session;
    const { text } = linted.linted;
    const wanted = [...new Set([...missing].map(({ entry }) => entry))];
    const recalled = recallFixes(offered.get(file), text, wanted);
    if (recalled !== undefined) {
      for (const [entry, fix] of recalled) known.set(entry, fix);
      offered.set(file, { text, offers: [...recalled].map(([entry, fix]) => ({ entry, fix })) });
      return known;
    }
    // What callers make of an entry is not seen when the mended text is judged: it is measured by what was seen before.
    const unasked = new Map(analysis.unasked.map((entry) => [keyOf(entry), entry]));
    const own = (entry: Entry) => unasked.get(keyOf(entry)) ?? entry;
    const { fixes } = repair({
      findings: [...missing].flatMap((finding) => {
        const entry = own(finding.entry);
        return entry.repair !== undefined && fileOf(entry.repair) === file ? [{ entry }] : [];
      }),
      entries: analysis.unasked,
      tier: undefined,
      proposes: true,
      languageOf: () => language,
      textOf: (name) => analysis.workspace?.textOf(name),
      reanalyse: (_, text) => analysis.reanalyse(text),
      faulty: () => [],
      untidy: [],
      tidy: () => [],
    });
    for (const entry of wanted) known.set(entry, fixes.get(entry.repair?.object ?? ""));
    offered.set(file, { text, offers: wanted.map((entry) => ({ entry, fix: known.get(entry) })) });
  }
  return known;
}

function keyOf({ at, library, via, call }: Entry): string {
  return [at.start, at.end, library, via, call].join();
}

function describe({ summary, safety }: Fix, { config }: Session): string {
  const clause = safety === "safe" ? "" : " It changes more than a limit: look at it.";
  return `Set a limit: \`${summary}\`. Calls slower than ${showSeconds(config.fix.seconds)} will then fail.${clause}`;
}

/** Whoever makes it so: one cause is one finding, with its callers as related places. */
function callersOf({ callers, verdict }: Entry, sources: Sources): string {
  const places = callers
    .filter((caller) => caller.verdict === verdict)
    .map(({ at }) => `${at.file}:${sources.locate(at).line}`)
    .sort();
  if (places.length === 0) return "";
  const shown = places.slice(0, MOST_CALLERS);
  const rest = places.length - shown.length;
  return ` Called so in ${join(rest > 0 ? [...shown, count(rest, "more place")] : shown)}.`;
}
