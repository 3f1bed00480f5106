import { readFileSync } from "node:fs";
import { deserialize, serialize } from "node:v8";
import { errorCodeOf } from "./errors.ts";
import { toAbsolute } from "./paths.ts";
import { isDirectory } from "./status.ts";
import { replaceBytes } from "./write.ts";

/** Where a cache is kept unless somebody says otherwise: where other tools keep theirs, else beside the project's files. */
export function defaultCacheFile(cwd: string): string {
  return isDirectory(`${cwd}/node_modules`) ? "node_modules/.cache/timeout-lint" : ".timeout-lint-cache";
}

/** Undefined where there is none, or none that can be read: a cache is never missed. */
export function readCache(cwd: string, file: string): unknown {
  try {
    return deserialize(readFileSync(toAbsolute(cwd, file)));
  } catch (error) {
    if (errorCodeOf(error) === "EISDIR") throw error;
    return undefined;
  }
}

/** V8's own format: it keeps what is one object one object. Answers why it could not be written. */
export function writeCache(cwd: string, file: string, content: unknown): string | undefined {
  return replaceBytes(toAbsolute(cwd, file), serialize(content));
}
