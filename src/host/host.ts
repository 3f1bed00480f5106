import { closeSync, constants, fstatSync, openSync, readdirSync, readSync } from "node:fs";
import { joinPaths } from "../finding/posix.ts";
import { confine } from "./confine.ts";
import { errorCodeOf, reasonOf } from "./errors.ts";
import { toPosix } from "./paths.ts";
import { decode } from "./text.ts";
import { replaceFile } from "./write.ts";

/** Larger sources are not analysed. */
export const MAX_SOURCE_BYTES = 1 << 20;
/** Lock files are larger than sources. */
export const MAX_MANIFEST_BYTES = 32 << 20;

export type Read = { readonly ok: true; readonly bytes: Buffer } | { readonly ok: false; readonly reason: string };

export interface DirectoryEntry {
  readonly name: string;
  readonly kind: "file" | "directory";
}

/**
 * The files as the pipeline sees them: posix paths relative to `cwd`, nothing outside the `roots`. Files are read,
 * never run.
 */
export interface Host {
  /** Absolute and real, as the roots are. */
  readonly cwd: string;
  readonly roots: readonly string[];
  /** Texts that stand in for files. */
  readonly overlay: ReadonlyMap<string, string> | undefined;
  readBytes(file: string, limit?: number): Read;
  /** Decoded, without the byte order mark; undefined where `readBytes` says no. */
  readText(file: string, limit?: number): string | undefined;
  isFile(path: string): boolean;
  isDirectory(path: string): boolean;
  /** Empty where there is no such directory, or it cannot be read. */
  list(directory: string): readonly DirectoryEntry[];
  /** The real place of a path, relative to `cwd`; undefined where there is nothing, or it is outside the roots. */
  realPath(path: string): string | undefined;
  /** Replaces the file's text in one step, in its old encoding; answers why it could not. */
  writeText(file: string, text: string): string | undefined;
}

export interface HostOptions {
  readonly cwd: string;
  readonly roots: readonly string[];
  /** Texts that stand in for files: `--stdin --stdin-filename`. */
  readonly overlay?: ReadonlyMap<string, string>;
}

export function createHost({ cwd, roots, overlay }: HostOptions): Host {
  const inside = confine(cwd, roots);
  const readBytes = (file: string, limit = MAX_SOURCE_BYTES): Read => {
    const text = overlay?.get(file);
    if (text !== undefined) return { ok: true, bytes: Buffer.from(text, "utf8") };
    const place = inside.unfollowed(file);
    if (place === undefined) return { ok: false, reason: "outside the repository, or no such file" };
    const read = readFile(place, limit);
    if (read !== "link") return read;
    const target = inside.real(file);
    if (target === undefined) return { ok: false, reason: "a link that leads nowhere or outside the repository" };
    const linked = readFile(target, limit);
    return linked === "link" ? { ok: false, reason: "too many symbolic links" } : linked;
  };
  return {
    cwd,
    roots,
    overlay,
    readBytes,
    readText(file, limit) {
      const read = readBytes(file, limit);
      return read.ok ? decode(read.bytes).text : undefined;
    },
    isFile: (path) => overlay?.has(path) === true || inside.kindOf(path) === "file",
    isDirectory: (path) => inside.kindOf(path) === "directory",
    list(directory) {
      const place = inside.real(directory);
      if (place === undefined) return [];
      try {
        return readdirSync(place, { withFileTypes: true }).flatMap((entry): DirectoryEntry[] => {
          const kind = entry.isSymbolicLink()
            ? inside.kindOf(joinPaths(directory, entry.name))
            : entry.isDirectory()
              ? "directory"
              : entry.isFile()
                ? "file"
                : undefined;
          return kind === undefined ? [] : [{ name: entry.name, kind }];
        });
      } catch {
        return [];
      }
    },
    realPath(path) {
      const real = inside.real(path);
      return real === undefined ? undefined : toPosix(cwd, real);
    },
    writeText(file, text) {
      const read = readBytes(file);
      if (!read.ok) return read.reason;
      const place = inside.real(file);
      return place === undefined ? "outside the repository" : replaceFile(place, text, decode(read.bytes).encoding);
    },
  };
}

/** Does not follow a link as last part. `O_NONBLOCK`: opening a named pipe would wait for ever. */
function readFile(place: string, limit: number): Read | "link" {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(place, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
    const status = fstatSync(descriptor);
    if (!status.isFile()) return { ok: false, reason: status.isDirectory() ? "is a directory" : "not a regular file" };
    if (status.size > limit)
      return { ok: false, reason: `too large: ${(status.size / (1 << 20)).toFixed(1)} MiB, the limit is ${limit / (1 << 20)} MiB` };
    const bytes = Buffer.allocUnsafe(status.size);
    let length = 0;
    while (length < bytes.length) {
      const count = readSync(descriptor, bytes, length, bytes.length - length, length);
      if (count === 0) break;
      length += count;
    }
    return { ok: true, bytes: length === bytes.length ? bytes : bytes.subarray(0, length) };
  } catch (error) {
    return errorCodeOf(error) === "ELOOP" ? "link" : { ok: false, reason: reasonOf(error) };
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
