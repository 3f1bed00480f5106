import type { Entry } from "../finding/finding.ts";
import { type Formatter, sortedEntries } from "./context.ts";
import { toSafeJson } from "./escape.ts";
import { JSON_VERSION, notAnalysedOf, phasesOf, placeOf } from "./json-parts.ts";
import { verdictText } from "./sentences.ts";
import { summarise } from "./summary.ts";

/** Every outbound call with its verdict, for machines. */
export const inventoryJson: Formatter = ({ result, sources }) => {
  const findings = new Map(result.findings.map((finding) => [finding.entry, finding]));
  const toCall = (entry: Entry) => ({
    ...placeOf(entry.at, sources),
    library: entry.library,
    group: entry.group,
    call: entry.call,
    ...(entry.via === undefined ? {} : { via: entry.via }),
    verdict: entry.verdict,
    reason: verdictText(entry, sources),
    phases: phasesOf(entry, sources),
    totalSeconds: entry.totalSeconds,
    limitSeconds: entry.limitSeconds,
    leaksSocket: entry.leaksSocket,
    runtime: entry.runtime,
    callers: entry.callers.map(({ at, verdict }) => ({ file: at.file, line: sources.locate(at).line, verdict })),
    reported: findings.get(entry)?.code ?? null,
    suppressed: findings.get(entry)?.suppressed ?? null,
  });
  return `${toSafeJson({ version: JSON_VERSION, summary: summarise(result), calls: sortedEntries(result.entries).map(toCall), notAnalysed: notAnalysedOf(result) }, 2)}\n`;
};
