import type { RunResult } from "../finding/result.ts";
import { count } from "../report/seconds.ts";
import { summarise } from "../report/summary.ts";

export interface ExitOptions {
  readonly maxWarnings: number | undefined;
  readonly acceptUnmatched: boolean;
  /** An inventory or an explanation: findings are no failure. */
  readonly onlyInforms: boolean;
  readonly diff: boolean;
  /** In CI, entries of the baseline that nothing needs any more are a failure: they would hide new findings. */
  readonly failsOnStale: boolean;
}

export interface Exit {
  readonly code: 0 | 1 | 2;
  /** Why it is not 0. */
  readonly reasons: readonly string[];
}

/** When several codes apply, the highest wins. */
export function decideExit(result: RunResult, { maxWarnings, acceptUnmatched, onlyInforms, diff, failsOnStale }: ExitOptions): Exit {
  const fatal: string[] = [];
  const crashed = result.notAnalysed.filter(({ isCrash }) => isCrash === true).length;
  if (crashed > 0) fatal.push(`internal error in ${count(crashed, "file")}`);
  if (!acceptUnmatched && result.unmatched.length > 0) fatal.push(`${count(result.unmatched.length, "path")} matched no file`);
  else if (!acceptUnmatched && result.filesLookedAt === 0 && result.notAnalysed.length === 0) fatal.push("there was no file to look at");
  if (fatal.length > 0) return { code: 2, reasons: fatal };

  const reasons: string[] = [];
  const { errors, warnings } = summarise(result);
  if (diff) {
    if (result.fixed.length > 0) reasons.push(`${count(result.fixed.length, "file")} would be changed`);
  } else {
    if (errors > 0) reasons.push(count(errors, "error"));
    if (failsOnStale && result.staleBaseline.length > 0)
      reasons.push(`${count(result.staleBaseline.length, "stale baseline entry", "stale baseline entries")} (--prune-baseline)`);
    if (maxWarnings !== undefined && warnings > maxWarnings) reasons.push(`${count(warnings, "warning")}, ${maxWarnings} allowed`);
  }
  const named = new Set(result.named);
  const missed = result.notAnalysed.filter(({ file }) => named.has(file)).length;
  if (missed > 0) reasons.push(`${count(missed, "named file")} not analysed`);
  return onlyInforms || reasons.length === 0 ? { code: 0, reasons: [] } : { code: 1, reasons };
}
