#!/usr/bin/env node
import { VERSION } from "./version.ts";

/** Whoever reads our output may go away (`timeout-lint | head`), and a disk may be full. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit();
  process.stderr.write(`timeout-lint: the output could not be written: ${error.message}.\n`);
  process.exit(2);
});
process.stderr.on("error", () => {});

const [first, ...rest] = process.argv.slice(2);
if (rest.length === 0 && (first === "-v" || first === "--version")) process.stdout.write(`${VERSION}\n`);
else {
  const [{ runCommand }, { createProcessIo }] = await Promise.all([import("./command.ts"), import("./io.ts")]);
  process.exitCode = await runCommand(process.argv.slice(2), createProcessIo(new URL("./language-worker.js", import.meta.url)));
}
