import type { Config, Settings } from "./config/config.ts";
import { languageOf } from "./config/settings.ts";
import { decideFinding } from "./finding/decide.ts";
import type { Entry, Finding } from "./finding/finding.ts";
import type { Remark } from "./finding/result.ts";
import { findLineStarts, lineAt } from "./finding/sources.ts";
import { findComments as findJsComments } from "./js/comments.ts";
import { findComments as findPhpComments } from "./php/comments.ts";
import { readDirectives } from "./suppress/directives.ts";
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
  readonly config: Config;
  /** ESLint's own comments are ESLint's to obey. */
  readonly leavesEslintComments?: boolean | undefined;
}

interface Comments {
  readonly suppressor: Suppressor;
  readonly lineStarts: readonly number[];
}

/** Entries → findings, with suppression comments applied. */
export function decideFindings({ entries, files, textOf, settingsOf, isTest, config, leavesEslintComments = false }: Reporting): {
  readonly findings: Finding[];
  readonly unusedDirectives: Remark[];
} {
  const unusedDirectives: Remark[] = [];
  const comments = new Map<string, Comments | undefined>();
  const remark = (file: string, lineStarts: readonly number[], start: number, message: string) => {
    const line = lineAt(lineStarts, start);
    unusedDirectives.push({ file, line, column: start - (lineStarts[line - 1] ?? 0) + 1, message });
  };
  const commentsOf = (file: string): Comments | undefined => {
    if (comments.has(file)) return comments.get(file);
    const text = textOf(file);
    let found: Comments | undefined;
    if (config.inlineConfig && text !== undefined && DIRECTIVE.test(text)) {
      const lineStarts = findLineStarts(text);
      const { directives, problems } = readDirectives(
        languageOf(config, file) === "php" ? findPhpComments(text) : findJsComments(text, file),
        (offset) => lineAt(lineStarts, offset),
      );
      for (const problem of problems) remark(file, lineStarts, problem.start, problem.message);
      found = { suppressor: createSuppressor(directives.filter(({ ofEslint }) => !(ofEslint && leavesEslintComments))), lineStarts };
    }
    comments.set(file, found);
    return found;
  };
  const findings = entries.flatMap((entry): Finding[] => {
    const { file, start } = entry.at;
    const decision = decideFinding(entry, settingsOf(file), isTest(file));
    if (!decision) return [];
    const known = commentsOf(file);
    const isSuppressed =
      known?.suppressor.suppresses({
        line: lineAt(known.lineStarts, start),
        offset: start,
        code: decision.code,
        library: entry.library,
      }) === true;
    return [{ entry, ...decision, fix: undefined, suppressed: isSuppressed ? "comment" : undefined }];
  });
  for (const file of files) {
    const known = commentsOf(file);
    for (const unused of known?.suppressor.unused() ?? []) remark(file, known?.lineStarts ?? [0], unused.start, unused.message);
  }
  return { findings, unusedDirectives };
}
