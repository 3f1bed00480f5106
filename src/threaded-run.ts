import type { RunResult } from "./finding/result.ts";
import { hasSeveralProcessors, startBeside } from "./host/background.ts";
import type { Recording } from "./host/recording.ts";
import { type RunOptions, runLanguage } from "./language-run.ts";
import type { LanguageAnswer, LanguageTask } from "./language-worker.ts";
import { assemble, run, surveyOf } from "./run.ts";

export type Concurrency = number | "auto" | "off";

export interface Threads {
  readonly concurrency: Concurrency;
  /** What the second thread runs; none: there is only one. */
  readonly script: URL | undefined;
}

/** So many files of each language are worth the start of a thread. */
const WORTHWHILE = 100;

/**
 * As `run`, and with the same result, but the languages side by side where that is wanted: what is PHP decides nothing
 * about JavaScript. More than two threads find no more to share, since files of one language decide about each other.
 */
export async function runInThreads(options: RunOptions, { concurrency, script }: Threads, recording?: Recording): Promise<RunResult> {
  const survey = surveyOf(options);
  const [larger, smaller] = survey.languages.toSorted((a, b) => b.files - a.files);
  if (script === undefined || larger === undefined || smaller === undefined || !isWanted(concurrency, smaller.files))
    return run(options, survey);
  const { host, onProgress, ...rest } = options;
  const done = new Uint32Array(new SharedArrayBuffer(Uint32Array.BYTES_PER_ELEMENT));
  const task: LanguageTask = {
    options: rest,
    roots: host.roots,
    overlay: host.overlay,
    files: survey.files,
    language: smaller.language,
    records: recording !== undefined,
    done,
  };
  let stop = () => {};
  const beside = new Promise<LanguageAnswer | undefined>((settle) => {
    stop = startBeside({ script, data: task, onAnswer: (answer) => settle(answer as LanguageAnswer), onFailure: () => settle(undefined) });
  });
  try {
    const tell = (count: number) => onProgress?.(count + (done[0] ?? 0), survey.files.length);
    const here = runLanguage({ ...options, onProgress: tell }, survey.files, larger.language);
    const there = await beside;
    recording?.take(there?.answers ?? new Map());
    return assemble(options, survey, [here, there?.result ?? runLanguage(options, survey.files, smaller.language)]);
  } finally {
    stop();
  }
}

function isWanted(concurrency: Concurrency, files: number): boolean {
  if (concurrency === "off" || files === 0) return false;
  return concurrency === "auto" ? files >= WORTHWHILE && hasSeveralProcessors() : concurrency > 1;
}
