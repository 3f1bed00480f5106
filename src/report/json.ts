import type { Finding } from "../finding/finding.ts";
import type { Sources } from "../finding/sources.ts";
import { type Formatter, shownFindings } from "./context.ts";
import { toSafeJson } from "./escape.ts";
import { JSON_VERSION, notAnalysedOf, phasesOf, placeOf } from "./json-parts.ts";
import { messageOf } from "./sentences.ts";
import { stepText } from "./steps.ts";
import { summarise } from "./summary.ts";

/** The findings, for machines. */
export const json: Formatter = (context) => {
  const { result, sources, quiet } = context;
  const report = {
    version: JSON_VERSION,
    summary: summarise(result),
    findings: shownFindings(context).map((finding) => toJson(finding, sources)),
    remarks: quiet ? [] : result.remarks.map(({ file, line, column, message, level }) => ({ file, line, column, message, level })),
    staleBaseline: result.staleBaseline,
    hints: result.hints,
    notAnalysed: notAnalysedOf(result),
  };
  return `${toSafeJson(report, 2)}\n`;
};

function toJson(finding: Finding, sources: Sources) {
  const { entry, code, level, fix } = finding;
  return {
    code,
    library: entry.library,
    level,
    message: messageOf(finding, sources),
    ...placeOf(entry.at, sources),
    verdict: entry.verdict,
    phases: phasesOf(entry, sources),
    totalSeconds: entry.totalSeconds,
    limitSeconds: entry.limitSeconds,
    because: entry.because.map((step) => ({
      what: step.what,
      message: stepText(step, entry.library),
      ...(step.at === undefined ? {} : placeOf(step.at, sources)),
    })),
    fix: fix === undefined ? null : { safety: fix.safety, summary: fix.summary, file: fix.file, edits: fix.edits },
    fingerprint: finding.fingerprint,
  };
}
