import type { Edit, Entry, Finding, NotAnalysed } from "./finding.ts";
import type { FindingKey } from "./fingerprint.ts";

/** A remark about the project's own comments, in a file. */
export interface Remark {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly level: "warning" | "error";
  /** What takes the comment away, where that is the remedy. */
  readonly removal?: Edit;
}

/** A file that `--fix` changes. */
export interface FixedFile {
  readonly file: string;
  readonly before: string;
  readonly after: string;
  /** How many fixes went into it. */
  readonly fixes: number;
}

/** What one run found; everything a report needs apart from the texts of the files. */
export interface RunResult {
  /** Suppressed ones too. */
  readonly findings: readonly Finding[];
  readonly entries: readonly Entry[];
  readonly notAnalysed: readonly NotAnalysed[];
  readonly filesLookedAt: number;
  readonly filesParsed: number;
  readonly bytesLookedAt: number;
  readonly bytesParsed: number;
  /** On suppression comments: unused, or without reason, code or library. */
  readonly remarks: readonly Remark[];
  /** Entries of the baseline that no finding needs any more, of what this run looked at. */
  readonly staleBaseline: readonly FindingKey[];
  /** Entries of the baseline for what this run did not look at. */
  readonly otherBaseline: readonly FindingKey[];
  /** What the configuration says to no effect. */
  readonly hints: readonly string[];
  /** Which part of the calls is reported, where that is not all: `in 3 changed files`. */
  readonly part: string | undefined;
  /** Groups that hold libraries which were not looked at. */
  readonly groupsNotLookedAt: readonly string[];
  readonly parsedBecause: readonly { readonly file: string; readonly reason: string }[];
  /** Paths and globs that matched no file. */
  readonly unmatched: readonly string[];
  /** Files named on the command line, but ignored by `by`. */
  readonly ignoredNamed: readonly { readonly file: string; readonly by: string }[];
  /** Files named on the command line. */
  readonly named: readonly string[];
  /** With `fix`: what has to be written. */
  readonly fixed: readonly FixedFile[];
}
