import { type Entry, type Finding, PHASES, type Phase } from "../finding/finding.ts";
import { directoryOf } from "../finding/posix.ts";
import type { ReportContext } from "./context.ts";
import { escapeText } from "./escape.ts";
import { notesOn } from "./explain.ts";
import { limitText } from "./inventory.ts";
import { messageOf, verdictText } from "./sentences.ts";
import { stepText } from "./steps.ts";

/** What the page knows of a call. All text is safe for a terminal; the page puts it in as text, never as markup. */
export interface CallRow {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly verdict: Entry["verdict"];
  readonly library: string;
  readonly group: string;
  readonly call: string;
  readonly message: string;
  /** The longest wait of a phase, in seconds; -1: for ever; null: not known. */
  readonly worst: number | null;
  /** The bar of the chart it belongs to. */
  readonly bucket: string;
  readonly folder: string;
  /** Phases without a limit. */
  readonly open: readonly Phase[];
  readonly limits: readonly (readonly [phase: string, text: string])[];
  readonly steps: readonly (readonly [place: string, text: string])[];
  readonly callers: readonly (readonly [place: string, verdict: string])[];
  readonly notes: readonly string[];
  readonly fix: readonly [flag: string, text: string] | null;
  /** `reported`, `in the baseline`, `suppressed: nginx ends it`; empty: nothing to say. */
  readonly state: string;
}

export const BUCKETS: readonly { readonly id: string; readonly shown: string; readonly below: number }[] = [
  { id: "1", shown: "≤ 1 s", below: 1 },
  { id: "3", shown: "≤ 3 s", below: 3 },
  { id: "10", shown: "≤ 10 s", below: 10 },
  { id: "30", shown: "≤ 30 s", below: 30 },
  { id: "100", shown: "≤ 100 s", below: 100 },
  { id: "300", shown: "≤ 5 min", below: 300 },
  { id: "1000", shown: "≤ 17 min", below: 1000 },
  { id: "3600", shown: "≤ 1 h", below: 3600 },
];
export const FOR_EVER = "for ever";
export const NOT_KNOWN = "not known";

export function toCallRow(entry: Entry, finding: Finding | undefined, context: ReportContext): CallRow {
  const { sources } = context;
  const { line, column } = sources.locate(entry.at);
  const placeOf = (at: Entry["at"]) => escapeText(`${at.file}:${sources.locate(at).line}`);
  const worst = worstWait(entry);
  const { fix } = finding ?? {};
  return {
    file: escapeText(entry.at.file),
    line,
    column,
    verdict: entry.verdict,
    library: entry.library,
    group: entry.group,
    call: escapeText(entry.call.replace(/\s+/g, " ")),
    message: finding === undefined ? verdictText(entry, sources) : messageOf(finding, sources),
    worst,
    bucket: bucketOf(worst),
    folder: folderOf(entry.at.file),
    open: entry.verdict === "unknown" ? [] : PHASES.filter((phase) => entry.phases[phase]?.from === "none"),
    limits: PHASES.flatMap((phase) => {
      const limit = entry.phases[phase];
      if (limit === undefined) return [];
      const known = entry.verdict === "unknown" && limit.from === "none" ? "not known" : limitText(limit);
      return [
        [
          phase,
          [known, limit.name, limit.at === undefined ? undefined : placeOf(limit.at)]
            .filter(Boolean)
            .map((part) => escapeText(String(part)))
            .join(", "),
        ] as const,
      ];
    }),
    steps: entry.because.map((step) => [step.at === undefined ? "" : placeOf(step.at), stepText(step, entry.library)] as const),
    callers: entry.callers.map(({ at, verdict }) => [placeOf(at), verdict] as const),
    notes: notesOn(entry),
    fix: fix === undefined ? null : [fix.safety === "safe" ? "--fix" : "--unsafe-fixes", escapeText(fix.summary)],
    state: stateOf(finding),
  };
}

/** Of a silent peer: the longest silence that any phase allows. */
function worstWait({ phases, verdict }: Entry): number | null {
  if (verdict === "unknown") return null;
  const limits = PHASES.flatMap((phase) => phases[phase] ?? []);
  if (limits.some(({ from }) => from === "none")) return -1;
  const seconds = limits.flatMap(({ seconds }) => seconds ?? []);
  return seconds.length < limits.length || seconds.length === 0 ? null : Math.max(...seconds);
}

function bucketOf(worst: number | null): string {
  if (worst === null) return NOT_KNOWN;
  if (worst < 0) return FOR_EVER;
  return BUCKETS.find(({ below }) => worst <= below)?.id ?? FOR_EVER;
}

const DEPTH = 2;

function folderOf(file: string): string {
  const folder = directoryOf(file);
  return escapeText(folder.split("/").slice(0, DEPTH).join("/"));
}

function stateOf(finding: Finding | undefined): string {
  if (finding === undefined) return "";
  if (finding.suppressed === undefined) return `reported: ${finding.code}`;
  if (finding.suppressed === "baseline") return "in the baseline";
  return `suppressed${finding.justification ? `: ${escapeText(finding.justification)}` : ""}`;
}
