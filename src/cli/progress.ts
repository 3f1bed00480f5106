import type { Stream } from "./io.ts";

const WAIT_MS = 1000;
const EVERY_MS = 100;

/** On a terminal, and only once it takes longer than a second. */
export function createProgress(stream: Stream): { readonly show: (done: number, all: number) => void; readonly clear: () => void } {
  const started = Date.now();
  let shownAt = 0;
  return {
    show(done, all) {
      const now = Date.now();
      if (!stream.isTerminal || now - started < WAIT_MS || now - shownAt < EVERY_MS) return;
      shownAt = now;
      stream.write(`\r\u001b[K${Math.floor(done)} of ${all} files`);
    },
    clear() {
      if (shownAt > 0) stream.write("\r\u001b[K");
    },
  };
}
