import type { RunResult } from "./finding/result.ts";
import { readCache, writeCache } from "./host/cache-file.ts";
import { type Answers, answersSame, hashOf, recordHost } from "./host/recording.ts";
import type { RunOptions } from "./language-run.ts";
import { selectFiles } from "./select.ts";
import { runInThreads, type Threads } from "./threaded-run.ts";

interface Stored {
  readonly key: string;
  readonly answers: Answers;
  readonly result: RunResult;
}

export interface Cached {
  readonly result: RunResult;
  /** Why the cache could not be written. */
  readonly problem: string | undefined;
}

/**
 * A run answers for its options, the files selected, and what the files told it. All that is stored with its result; a
 * later run takes the result over if all is as it was, and else runs as if there were no cache. So it cannot differ from
 * a run without.
 */
export async function cachedRun(options: RunOptions, threads: Threads, file: string, version: string): Promise<Cached> {
  const { host, onProgress, ...rest } = options;
  const selection = selectFiles(host, options.config, options.paths);
  const key = hashOf(JSON.stringify([version, host.roots, selection, rest], (_, value) => (value instanceof Set ? [...value] : value)));
  const stored = readCache(host.cwd, file);
  if (isStored(stored) && stored.key === key && answersSame(host, stored.answers)) return { result: stored.result, problem: undefined };
  const recording = recordHost(host);
  const result = await runInThreads({ ...rest, host: recording.host, onProgress }, threads, recording);
  const problem = writeCache(host.cwd, file, { key, answers: recording.answers, result } satisfies Stored);
  return { result, problem };
}

function isStored(value: unknown): value is Stored {
  return (
    typeof value === "object" && value !== null && "key" in value && "answers" in value && value.answers instanceof Map && "result" in value
  );
}
