import type { FixedFile } from "../finding/result.ts";
import { escapeText } from "../report/escape.ts";
import { count } from "../report/seconds.ts";
import type { Session } from "./session.ts";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const NUMBERS = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const;

/** Each file is replaced whole or not at all; who interrupts waits for the one under way, and is told what was done. */
export async function writeFixes({ io, host }: Session, fixed: readonly FixedFile[]): Promise<boolean> {
  if (fixed.length === 0) return true;
  let interruptedBy: (typeof SIGNALS)[number] | undefined;
  const listeners = SIGNALS.map((signal) => {
    const listener = () => {
      interruptedBy ??= signal;
    };
    process.on(signal, listener);
    return [signal, listener] as const;
  });
  let isWritten = true;
  let fixes = 0;
  let files = 0;
  for (const { file, after, fixes: applied } of fixed) {
    const reason = host.writeText(file, after);
    if (reason === undefined) {
      fixes += applied;
      files += 1;
    } else {
      isWritten = false;
      io.err.write(`timeout-lint: \`${escapeText(file)}\` could not be written: ${escapeText(reason)}.\n`);
    }
    // Signals are heard between two files.
    await new Promise((resolve) => setImmediate(resolve));
    if (interruptedBy !== undefined) break;
  }
  for (const [signal, listener] of listeners) process.removeListener(signal, listener);
  const rest =
    interruptedBy === undefined ? "" : ` Interrupted: ${count(fixed.length - files, "file")} left as they were; run it again for these.`;
  io.err.write(`Applied ${count(fixes, "fix", "fixes")} in ${count(files, "file")}.${rest}\n`);
  if (interruptedBy !== undefined) process.exit(128 + NUMBERS[interruptedBy]);
  return isWritten;
}
