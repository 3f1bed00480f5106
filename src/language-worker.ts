import { taskOfThisThread } from "./host/background.ts";
import { createHost } from "./host/host.ts";
import { type Answers, recordHost } from "./host/recording.ts";
import { type Language, type LanguageResult, type RunOptions, runLanguage } from "./language-run.ts";

export interface LanguageTask {
  readonly options: Omit<RunOptions, "host" | "onProgress">;
  readonly roots: readonly string[];
  readonly overlay: ReadonlyMap<string, string> | undefined;
  readonly files: readonly string[];
  readonly language: Language;
  /** What the files answer is wanted, too. */
  readonly records: boolean;
  /** How many files are done: one number, written here and read there. */
  readonly done: Uint32Array;
}

export interface LanguageAnswer {
  readonly result: LanguageResult;
  readonly answers: Answers | undefined;
}

const { data, answer } = taskOfThisThread();
const { options, roots, overlay, files, language, records, done } = data as LanguageTask;
const host = createHost({ cwd: options.cwd, roots, ...(overlay && { overlay }) });
const recording = records ? recordHost(host) : undefined;
const onProgress = (count: number) => {
  done[0] = count;
};
const result = runLanguage({ ...options, host: recording?.host ?? host, onProgress }, files, language);
answer({ result, answers: recording?.answers } satisfies LanguageAnswer);
