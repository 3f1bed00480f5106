import { statSync } from "node:fs";
import { createHost, type DirectoryEntry, type Host, type HostOptions, type Read } from "./host.ts";
import { toAbsolute } from "./paths.ts";

/** Reads nothing twice until `refresh` finds that it has changed: for processes that live long. */
export interface RememberingHost extends Host {
  /** Looks at all that was asked about; answers what of it has changed. */
  refresh(): readonly string[];
}

interface Memory {
  readonly stamp: string;
  bytes?: Read;
  text?: string | undefined;
  isFile?: boolean;
  isDirectory?: boolean;
  entries?: readonly DirectoryEntry[];
}

/** Texts of the overlay may come and go: they are never remembered. */
export function createRememberingHost(options: HostOptions & { readonly overlay: ReadonlyMap<string, string> }): RememberingHost {
  const host = createHost(options);
  const memories = new Map<string, Memory>();
  const recall = <Key extends "bytes" | "text" | "isFile" | "isDirectory" | "entries">(
    path: string,
    key: Key,
    find: () => Required<Memory>[Key],
  ): Required<Memory>[Key] => {
    if (options.overlay.has(path)) return find();
    let memory = memories.get(path);
    if (memory === undefined) {
      memory = { stamp: stampOf(options.cwd, path) };
      memories.set(path, memory);
    }
    if (!(key in memory)) Object.assign(memory, { [key]: find() });
    return memory[key] as Required<Memory>[Key];
  };
  return {
    ...host,
    readBytes: (file, limit) => (limit === undefined ? recall(file, "bytes", () => host.readBytes(file)) : host.readBytes(file, limit)),
    readText: (file, limit) => recall(file, "text", () => host.readText(file, limit)),
    isFile: (path) => recall(path, "isFile", () => host.isFile(path)),
    isDirectory: (path) => recall(path, "isDirectory", () => host.isDirectory(path)),
    list: (directory) => recall(directory, "entries", () => host.list(directory)),
    refresh() {
      const changed: string[] = [];
      for (const [path, { stamp }] of memories) {
        if (stampOf(options.cwd, path) === stamp) continue;
        memories.delete(path);
        changed.push(path);
      }
      return changed;
    },
  };
}

/** Changes when the file does; empty where there is none. */
export function stampOf(cwd: string, path: string): string {
  try {
    const status = statSync(toAbsolute(cwd, path), { throwIfNoEntry: false });
    return status === undefined ? "" : `${status.mtimeMs}:${status.size}:${status.ino}`;
  } catch {
    return "";
  }
}
