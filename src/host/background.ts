import { availableParallelism } from "node:os";
import { parentPort, Worker, workerData } from "node:worker_threads";

/** More than the largest trees need; a runaway must not take the editor's memory. */
const MEGABYTES = 1536;
/** As deep as the main thread goes: what is nested too deep for one is for the other. */
const STACK_MEGABYTES = 1.2;

export interface Task {
  readonly script: URL;
  readonly data: unknown;
  readonly onAnswer: (answer: unknown) => void;
  readonly onFailure: () => void;
}

/** Runs a script of ours in a thread that keeps no process alive; exactly one of the two callbacks is called, later. */
export function startInBackground(task: Task): void {
  start(task, { maxOldGenerationSizeMb: MEGABYTES })?.unref();
}

/** Runs a script of ours in a thread, to be waited for; answers how to end it at once. */
export function startBeside(task: Task): () => void {
  const worker = start(task, { stackSizeMb: STACK_MEGABYTES });
  return () => {
    void worker?.terminate();
  };
}

function start({ script, data, onAnswer, onFailure }: Task, resourceLimits: Worker["resourceLimits"]): Worker | undefined {
  let isOver = false;
  const end = (callback: () => void) => {
    if (isOver) return;
    isOver = true;
    callback();
  };
  try {
    // What node itself was told (loaders, flags) is no business of the script.
    const worker = new Worker(script, { workerData: data, execArgv: [], ...(resourceLimits && { resourceLimits }) });
    worker.on("message", (answer) => end(() => onAnswer(answer)));
    worker.on("error", () => end(onFailure));
    worker.on("exit", () => end(onFailure));
    return worker;
  } catch {
    queueMicrotask(() => end(onFailure));
    return undefined;
  }
}

/** In the script: what it was given, and how it answers. */
export function taskOfThisThread(): { readonly data: unknown; readonly answer: (value: unknown) => void } {
  return { data: workerData, answer: (value) => parentPort?.postMessage(value) };
}

export function hasSeveralProcessors(): boolean {
  return availableParallelism() > 1;
}
