import type { Config, Settings } from "./config/config.ts";
import { languageOf } from "./config/settings.ts";
import { decideFinding } from "./finding/decide.ts";
import type { Entry, Finding, Place } from "./finding/finding.ts";
import type { FindingKey } from "./finding/fingerprint.ts";
import type { Remark } from "./finding/result.ts";
import { findLineStarts, lineAt } from "./finding/sources.ts";
import { findComments as findJsComments } from "./js/comments.ts";
import { findComments as findPhpComments } from "./php/comments.ts";
import { type DirectiveProblem, readDirectives } from "./suppress/directives.ts";
import { removalOf } from "./suppress/removal.ts";
import { createSuppressor, type Suppressor } from "./suppress/suppressor.ts";

/** Words one of which a comment must hold to be a directive: only such files are scanned for comments. */
const DIRECTIVE = /timeout-lint-|eslint-(?:disable|enable)/;

export interface Reporting {
  readonly entries: readonly Entry[];
  /** Files whose comments may be directives: those with entries, and all that hold one. */
  readonly files: readonly string[];
  readonly textOf: (file: string) => string | undefined;
  readonly settingsOf: (file: string) => Settings;
  readonly isTest: (file: string) => boolean;
  /** What tells the call from others: all of its key that is no matter of the decision. */
  readonly identify: (at: Place) => Pick<FindingKey, "path" | "scope" | "hash">;
  /** Whether all that a comment in the file may be for was looked at: else none can be called unused. */
  readonly isWhole: (file: string) => boolean;
  readonly config: Config;
  /** ESLint's own comments are ESLint's to obey. */
  readonly leavesEslintComments?: boolean | undefined;
}

export type Decided = Omit<Finding, "fingerprint">;

interface Comments {
  readonly suppressor: Suppressor;
  readonly problems: readonly DirectiveProblem[];
  readonly text: string;
  readonly lineStarts: readonly number[];
}

/** Entries → findings, with suppression comments applied. */
export function decideFindings({
  entries,
  files,
  textOf,
  settingsOf,
  isTest,
  identify,
  isWhole,
  config,
  leavesEslintComments = false,
}: Reporting): {
  readonly findings: readonly Decided[];
  readonly remarks: readonly Remark[];
} {
  const comments = new Map<string, Comments | undefined>();
  const commentsOf = (file: string): Comments | undefined => {
    if (comments.has(file)) return comments.get(file);
    const text = config.inlineConfig ? textOf(file) : undefined;
    const found =
      text !== undefined && DIRECTIVE.test(text) ? readComments(text, file, languageOf(config, file), leavesEslintComments) : undefined;
    comments.set(file, found);
    return found;
  };
  const findings = entries.flatMap((entry): Decided[] => {
    const { file, start } = entry.at;
    const decision = decideFinding(entry, settingsOf(file), isTest(file));
    if (!decision) return [];
    const known = commentsOf(file);
    const target = { offset: start, code: decision.code, library: entry.library };
    const by = known?.suppressor.suppresses({ ...target, line: lineAt(known.lineStarts, start) });
    return [
      {
        entry,
        ...decision,
        fix: undefined,
        suppressed: by === undefined ? undefined : "comment",
        justification: by?.reason,
        key: { ...identify(entry.at), code: decision.code, library: entry.library },
      },
    ];
  });
  const remarks = files.flatMap((file): Remark[] => {
    const known = commentsOf(file);
    if (known === undefined) return [];
    const level = config.unusedDirectives;
    const unused = level === "off" ? [] : known.suppressor.unused();
    const told = unused.length === 0 || isWhole(file) ? unused : [];
    return [
      ...known.problems.map((problem) => toRemark(file, known, problem, "warning")),
      ...told.map((problem) => ({
        ...toRemark(file, known, problem, level === "error" ? "error" : "warning"),
        removal: removalOf(known.text, problem),
      })),
    ];
  });
  return { findings, remarks };
}

function readComments(text: string, file: string, language: "php" | "js" | undefined, leavesEslintComments: boolean): Comments {
  const lineStarts = findLineStarts(text);
  const { directives, problems } = readDirectives(language === "php" ? findPhpComments(text) : findJsComments(text, file), (offset) =>
    lineAt(lineStarts, offset),
  );
  return {
    suppressor: createSuppressor(directives.filter(({ ofEslint }) => !(ofEslint && leavesEslintComments))),
    problems,
    text,
    lineStarts,
  };
}

function toRemark(file: string, { lineStarts }: Comments, { start, message }: DirectiveProblem, level: "warning" | "error"): Remark {
  const line = lineAt(lineStarts, start);
  return { file, line, column: start - (lineStarts[line - 1] ?? 0) + 1, message, level };
}
