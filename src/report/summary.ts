import { VERDICTS, type Verdict } from "../finding/finding.ts";
import type { RunResult } from "../finding/result.ts";
import type { ReportContext } from "./context.ts";
import { escapeText } from "./escape.ts";
import { count, showNumber } from "./seconds.ts";

export interface Summary {
  readonly files: number;
  /** Waiting calls; those to wrappers are `callers`. */
  readonly calls: number;
  readonly callers: number;
  readonly verdicts: { readonly [verdict in Verdict]: number };
  readonly notAnalysed: number;
  readonly errors: number;
  readonly warnings: number;
  readonly fixable: number;
  readonly unsafelyFixable: number;
  readonly suppressed: { readonly comment: number; readonly baseline: number };
  readonly groupsNotLookedAt: readonly string[];
  /** `in 3 changed files`, where not all is reported. */
  readonly part: string | null;
  readonly staleBaseline: number;
}

export function summarise(result: RunResult): Summary {
  const verdicts: { [verdict in Verdict]: number } = { unbounded: 0, partial: 0, default: 0, unknown: 0, bounded: 0 };
  let calls = 0;
  for (const { via, verdict } of result.entries) {
    if (via !== undefined) continue;
    calls += 1;
    verdicts[verdict] += 1;
  }
  const open = result.findings.filter(({ suppressed }) => suppressed === undefined);
  const suppressedBy = (by: "comment" | "baseline") => result.findings.filter(({ suppressed }) => suppressed === by).length;
  return {
    files: result.filesLookedAt,
    calls,
    callers: result.entries.length - calls,
    verdicts,
    notAnalysed: result.notAnalysed.length,
    errors: open.filter(isError).length + result.remarks.filter(isError).length,
    warnings: open.filter(isWarning).length + result.remarks.filter(isWarning).length,
    fixable: open.filter(({ fix }) => fix?.safety === "safe").length,
    unsafelyFixable: open.filter(({ fix }) => fix?.safety === "unsafe").length,
    suppressed: { comment: suppressedBy("comment"), baseline: suppressedBy("baseline") },
    groupsNotLookedAt: result.groupsNotLookedAt,
    part: result.part ?? null,
    staleBaseline: result.staleBaseline.length,
  };
}

const isError = ({ level }: { readonly level: string }) => level === "error";
const isWarning = ({ level }: { readonly level: string }) => level === "warning";

/** What to do about entries of the baseline that nothing needs any more; undefined where there is none. */
export function staleText({ result, baseline }: Pick<ReportContext, "result" | "baseline">): string | undefined {
  const stale = result.staleBaseline.length;
  if (stale === 0) return undefined;
  const [first] = result.staleBaseline;
  const example = first === undefined ? "" : ` (${first.code} of ${first.library} in ${escapeText(first.path)}${stale > 1 ? ", …" : ""})`;
  return `${count(stale, "entry of the baseline matches", "entries of the baseline match")} nothing any more${example}: run timeout-lint --prune-baseline, and commit ${escapeText(baseline)}`;
}

/** `2 problems (2 errors, 0 warnings) · 1 fixable with --fix · 3 suppressed (2 baseline, 1 comment)` */
export function problemLine({ errors, warnings, fixable, unsafelyFixable, suppressed }: Summary): string {
  const parts = [
    errors + warnings === 0
      ? "no problems"
      : `${count(errors + warnings, "problem")} (${count(errors, "error")}, ${count(warnings, "warning")})`,
  ];
  if (fixable > 0) parts.push(`${showNumber(fixable)} fixable with --fix`);
  if (unsafelyFixable > 0) parts.push(`${showNumber(unsafelyFixable)} with --unsafe-fixes`);
  const hidden = [
    suppressed.baseline > 0 ? `${showNumber(suppressed.baseline)} baseline` : "",
    suppressed.comment > 0 ? count(suppressed.comment, "comment") : "",
  ].filter(Boolean);
  if (hidden.length > 0) parts.push(`${showNumber(suppressed.baseline + suppressed.comment)} suppressed (${hidden.join(", ")})`);
  return parts.join(" · ");
}

/** What was looked at: silence about a file must never look like safety. The verdicts add up to the calls. */
export function coverageLine({ files, calls, callers, verdicts, notAnalysed, groupsNotLookedAt, part }: Summary): string {
  const parts = [];
  const where = part ?? `in ${count(files, "file")}`;
  if (calls === 0) parts.push(part === null ? `0 outbound calls ${where}: is the path right?` : `0 outbound calls ${where}`);
  else {
    const bad = verdicts.unbounded + verdicts.partial;
    const told = [...VERDICTS]
      .reverse()
      .flatMap((verdict) =>
        verdict === "unbounded" || verdict === "partial" || verdicts[verdict] === 0 ? [] : `${showNumber(verdicts[verdict])} ${verdict}`,
      );
    if (bad > 0) told.push(`${showNumber(bad)} unbounded or partial`);
    parts.push(`${count(calls, "outbound call")} ${where}: ${told.join(", ")}`);
  }
  if (callers > 0) parts.push(count(callers, "call of a wrapper", "calls of wrappers"));
  if (notAnalysed > 0) parts.push(`${count(notAnalysed, "file")} not analysed`);
  if (groupsNotLookedAt.length > 0) parts.push(`${groupsNotLookedAt.join(", ")} not looked at (--group)`);
  return parts.join(" · ");
}
