import { parentPort, Worker, workerData } from "node:worker_threads";

/** More than the largest trees need; a runaway must not take the editor's memory. */
const MEGABYTES = 1536;

export interface Task {
  readonly script: URL;
  readonly data: unknown;
  readonly onAnswer: (answer: unknown) => void;
  readonly onFailure: () => void;
}

/** Runs a script of ours in a thread that keeps no process alive; exactly one of the two callbacks is called, later. */
export function startInBackground({ script, data, onAnswer, onFailure }: Task): void {
  let isOver = false;
  const end = (callback: () => void) => {
    if (isOver) return;
    isOver = true;
    callback();
  };
  try {
    // What node itself was told (loaders, flags) is no business of the script.
    const worker = new Worker(script, { workerData: data, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: MEGABYTES } });
    worker.unref();
    worker.on("message", (answer) => end(() => onAnswer(answer)));
    worker.on("error", () => end(onFailure));
    worker.on("exit", () => end(onFailure));
  } catch {
    queueMicrotask(() => end(onFailure));
  }
}

/** In the script: what it was given, and how it answers. */
export function taskOfThisThread(): { readonly data: unknown; readonly answer: (value: unknown) => void } {
  return { data: workerData, answer: (value) => parentPort?.postMessage(value) };
}
