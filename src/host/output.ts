import { mkdirSync } from "node:fs";
import { directoryOf } from "../finding/posix.ts";
import { reasonOf } from "./errors.ts";
import { toAbsolute } from "./paths.ts";
import { replaceBytes } from "./write.ts";

/** Writes a report, wherever the user wants it; answers why it could not. */
export function writeOutput(cwd: string, file: string, text: string): string | undefined {
  const path = toAbsolute(cwd, file);
  try {
    mkdirSync(directoryOf(path), { recursive: true });
  } catch (error) {
    return reasonOf(error);
  }
  return replaceBytes(path, Buffer.from(text, "utf8"));
}
