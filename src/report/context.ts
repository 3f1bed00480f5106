import type { Entry, Finding } from "../finding/finding.ts";
import { comparePlaces, compareText } from "../finding/order.ts";
import { joinPaths } from "../finding/posix.ts";
import type { RunResult } from "../finding/result.ts";
import type { Sources } from "../finding/sources.ts";
import type { Paint } from "./paint.ts";

/** What a formatter gets. It answers text and touches nothing else. */
export interface ReportContext {
  readonly result: RunResult;
  readonly sources: Sources;
  /** Errors only. */
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly statistics: boolean;
  /** The limit that fixes write, for the clause on their risk. */
  readonly fixSeconds: number;
  readonly paint: Paint;
  /** Columns of the terminal; undefined: not a terminal, nothing is wrapped. */
  readonly width: number | undefined;
  /** Of the tool. */
  readonly version: string;
  /** The working directory as seen from the repository's root, empty where it is that: what hosts of repositories need. */
  readonly directory: string;
  /** What people call the repository. */
  readonly project: string;
  /** The baseline's file, for advice. */
  readonly baseline: string;
}

export type Formatter = (context: ReportContext) => string;

/** A file as the host of the repository knows it. */
export function repositoryPath({ directory }: ReportContext, file: string): string {
  return joinPaths(directory, file);
}

/** Findings to show, by file and place; the suppressed ones are only counted. */
export function shownFindings({ result, quiet }: ReportContext): readonly Finding[] {
  return result.findings
    .filter(({ suppressed, level }) => suppressed === undefined && (!quiet || level === "error"))
    .sort((a, b) => comparePlaces(a.entry.at, b.entry.at) || compareText(a.code, b.code));
}

export function sortedEntries(entries: readonly Entry[]): readonly Entry[] {
  return [...entries].sort((a, b) => comparePlaces(a.at, b.at) || compareText(a.library, b.library));
}
