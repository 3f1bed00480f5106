import type { Entry, Finding, NotAnalysed } from "./finding.ts";

/** A remark about the project's own comments or command line, in a file: always a warning. */
export interface Remark {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
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
  /** Unused suppression comments, and those without reason, code or library. */
  readonly unusedDirectives: readonly Remark[];
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
