import { chmodSync, closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { reasonOf } from "./errors.ts";
import { type Encoding, encode } from "./text.ts";

/**
 * Writes beside the file and renames, so that whoever reads (or interrupts us) sees the old file or the new one, whole.
 * Answers why it could not.
 */
export function replaceFile(path: string, text: string, encoding: Encoding): string | undefined {
  const bytes = encode(text, encoding);
  if (bytes === undefined) return `the new text has a character that ${encoding.charset} has not`;
  return replaceBytes(path, bytes);
}

export function replaceBytes(path: string, bytes: Buffer): string | undefined {
  const temporary = `${path}.timeout-lint-${crypto.randomUUID()}`;
  try {
    const mode = statSync(path, { throwIfNoEntry: false })?.mode;
    const descriptor = openSync(temporary, "wx", 0o666);
    try {
      for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    if (mode !== undefined) chmodSync(temporary, mode & 0o7777);
    renameSync(temporary, path);
    return undefined;
  } catch (error) {
    rmSync(temporary, { force: true });
    return reasonOf(error);
  }
}
