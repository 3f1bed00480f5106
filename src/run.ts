import { libraries as builtIn } from "../rules/index.ts";
import { findDeadConfiguration } from "./config/dead.ts";
import { languageOf, selectLibraries } from "./config/settings.ts";
import type { FindingKey } from "./finding/fingerprint.ts";
import { compareText } from "./finding/order.ts";
import type { RunResult } from "./finding/result.ts";
import type { Selection } from "./host/discover.ts";
import { type Language, type LanguageResult, languageOfLibrary, type RunOptions, runLanguage } from "./language-run.ts";
import { createPart } from "./part.ts";
import { selectFiles } from "./select.ts";

/** discover → scan → parse → lower → interpret → judge → suppress → report | fix */
export function run(options: RunOptions, survey = surveyOf(options)): RunResult {
  let before = 0;
  const results = survey.languages.map(({ language, files }) => {
    const begun = before;
    before += files;
    const onProgress = (done: number) => options.onProgress?.(begun + done, survey.files.length);
    return runLanguage({ ...options, onProgress }, survey.files, language);
  });
  return assemble(options, survey, results);
}

/** What is looked at, before anything is read. */
export interface Survey {
  readonly selection: Selection;
  /** Sorted. */
  readonly files: readonly string[];
  /** Those there is something to say of, and how many files they have. */
  readonly languages: readonly { readonly language: Language; readonly files: number }[];
}

export function surveyOf({ host, config, paths, part, stdin, accepted }: RunOptions): Survey {
  const selection = selectFiles(host, config, paths);
  const also = (part?.also ?? []).filter((file) => languageOf(config, file) !== undefined);
  const files = stdin === undefined ? [...selection.files, ...also].sort() : [stdin.filename];
  const languages = (["php", "js"] as const)
    .map((language) => ({ language, files: files.filter((file) => languageOf(config, file) === language).length }))
    .filter((each) => each.files > 0 || accepted?.baseline.some(({ library }) => languageOfLibrary(library) === each.language));
  return { selection, files, languages };
}

/** The languages' results as one: as if they had not been looked at apart. */
export function assemble(options: RunOptions, { selection, files }: Survey, results: readonly LanguageResult[]): RunResult {
  const { config, stdin } = options;
  const part = createPart(options.part ?? {}, files);
  const inOrder = <Each>(of: (result: LanguageResult) => readonly Each[], textOf: (each: Each) => string): Each[] =>
    results.flatMap(of).toSorted((a, b) => compareText(textOf(a), textOf(b)));
  const sum = (of: (result: LanguageResult) => number) => results.reduce((total, result) => total + of(result), 0);
  return {
    findings: inOrder(
      ({ findings }) => findings,
      ({ entry }) => entry.at.file,
    ),
    entries: inOrder(
      ({ entries }) => entries,
      ({ at }) => at.file,
    ),
    notAnalysed: [...selection.notAnalysed, ...results.flatMap(({ notAnalysed }) => notAnalysed)]
      .filter(({ file }) => part.holdsFile(file))
      .sort((a, b) => compareText(a.file, b.file)),
    filesLookedAt: part.files.length,
    filesParsed: sum(({ filesParsed }) => filesParsed),
    bytesLookedAt: sum(({ bytesLookedAt }) => bytesLookedAt),
    bytesParsed: sum(({ bytesParsed }) => bytesParsed),
    remarks: inOrder(
      ({ remarks }) => remarks,
      ({ file }) => file,
    ),
    staleBaseline: inOrder(({ staleBaseline }) => staleBaseline, lineOf),
    otherBaseline: inOrder(({ otherBaseline }) => otherBaseline, lineOf),
    hints:
      part.shown === undefined && stdin === undefined
        ? findDeadConfiguration(config, {
            files,
            languageOf: (file) => languageOf(config, file),
            deadIgnores: selection.deadIgnores,
            libraries: new Set(results.flatMap(({ found }) => [...found])),
            deadVouchers: config.assumeBounded.filter((name) => results.every(({ deadVouchers }) => deadVouchers.includes(name))),
          })
        : [],
    part: part.shown,
    groupsNotLookedAt: selectLibraries(config, builtIn).groupsNotLookedAt,
    parsedBecause: inOrder(
      ({ parsedBecause }) => parsedBecause,
      ({ file }) => file,
    ),
    unmatched: selection.unmatched,
    ignoredNamed: selection.ignoredNamed,
    named: selection.named,
    fixed: inOrder(
      ({ fixed }) => fixed,
      ({ file }) => file,
    ),
  };
}

function lineOf({ path, code, library, scope, hash }: FindingKey): string {
  return [path, code, library, scope, hash].join("\0");
}
