import type { Entry, Finding, FindingCode, Fix, Repair } from "../finding/finding.ts";
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
  /** The first choice first. */
  readonly suggestions: readonly Suggestion[];
}

export interface Suggestion {
  readonly fix: Fix;
  readonly says: string;
}

const MOST_CALLERS = 3;
const CHOICES = [undefined, "idle", "total"] as const;
const fixed = new WeakMap<Linted, Map<Entry, readonly Fix[]>>();

/** What one rule says of a file. Its options weigh more than the settings. */
export function findProblems(linted: Linted, code: FindingCode, options: RuleOptions): readonly Problem[] {
  const findings = decide(linted, linted.entries, options).filter((finding) => finding.code === code);
  if (findings.length === 0) return [];
  const sources = createSources((file) => linted.analysis.workspace?.textOf(file));
  const fixes = fixesFor(linted, findings);
  return findings.map((finding) => {
    const { at } = finding.entry;
    const offered = fixes.get(finding.entry) ?? [];
    return {
      start: at.start,
      end: at.end,
      message: `${messageOf(finding, sources)}${callersOf(finding.entry, sources)} (${finding.entry.library})`,
      suggestions: offered.map((fix) => ({ fix, says: describe(fix, linted.session) })),
    };
  });
}

function decide({ session, linted, analysis }: Linted, entries: readonly Entry[], options: RuleOptions = {}): readonly Finding[] {
  if (analysis.workspace === undefined) return [];
  const { findings } = session.judgingWith(options).judge(analysis.workspace, entries, [linted.file]);
  return findings.filter(({ suppressed }) => suppressed === undefined);
}

/** Each is tried on the text, together with the others of the file, and judged again: that takes time, so it is done once. */
function fixesFor(linted: Linted, findings: readonly Finding[]): ReadonlyMap<Entry, readonly Fix[]> {
  const known = fixed.get(linted) ?? new Map<Entry, readonly Fix[]>();
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
      for (const [entry, fixes] of recalled) known.set(entry, fixes);
      offered.set(file, { text, offers: [...recalled].map(([entry, fixes]) => ({ entry, fixes })) });
      return known;
    }
    // What callers make of an entry is not seen when the mended text is judged: it is measured by what was seen before.
    const unasked = new Map(analysis.unasked.map((entry) => [keyOf(entry), entry]));
    const own = (entry: Entry) => unasked.get(keyOf(entry)) ?? entry;
    const faulty = [...missing].map(({ entry }) => own(entry));
    const propose = (repairOf: (entry: Entry) => Repair | undefined) =>
      repair({
        findings: faulty.flatMap((entry) => {
          const plan = repairOf(entry);
          return plan !== undefined && fileOf(plan) === file ? [{ entry: { ...entry, repair: plan } }] : [];
        }),
        entries: analysis.unasked.map((entry) => ({ ...entry, repair: repairOf(entry) })),
        tier: undefined,
        proposes: true,
        languageOf: () => language,
        textOf: (name) => analysis.workspace?.textOf(name),
        reanalyse: (_, mended) => analysis.reanalyse(mended),
        faulty: () => [],
        untidy: [],
        tidy: () => [],
      }).fixes;
    // Each choice is a text of its own to be tried.
    const choices = CHOICES.map((instead) => {
      const repairOf = (entry: Entry) =>
        instead === undefined ? entry.repair : entry.otherRepairs?.find((other) => other.instead === instead);
      return { repairOf, fixes: faulty.some((entry) => repairOf(entry) !== undefined) ? propose(repairOf) : new Map<string, Fix>() };
    });
    // Where the first cannot be made, there is no choice.
    for (const entry of wanted) {
      const [first, ...others] = choices.map(({ repairOf, fixes }) => fixes.get(repairOf(entry)?.object ?? ""));
      known.set(entry, first === undefined ? [] : [first, ...others.filter((fix) => fix !== undefined)]);
    }
    offered.set(file, { text, offers: wanted.map((entry) => ({ entry, fixes: known.get(entry) ?? [] })) });
  }
  return known;
}

function keyOf({ at, library, via, call }: Entry): string {
  return [at.start, at.end, library, via, call].join();
}

function describe({ summary, safety, instead }: Fix, { config }: Session): string {
  const clause = safety === "safe" ? "" : " It changes more than a limit: look at it.";
  return `${sayWhat(instead, `\`${summary}\``, showSeconds(config.fix.seconds))}${clause}`;
}

function sayWhat(instead: Fix["instead"], code: string, limit: string): string {
  switch (instead) {
    case undefined:
      return `Set a limit: ${code}. Calls slower than ${limit} will then fail.`;
    case "idle":
      return `Limit each silence instead: ${code}. What goes on may take longer than ${limit}; silences as long will then fail.`;
    case "total":
      return `Limit the whole instead: ${code}. Calls slower than ${limit} will then fail, even those that go on.`;
  }
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
