import { lstatSync, type Stats, statSync } from "node:fs";
import { errorCodeOf, reasonOf } from "./errors.ts";

/** What is at a path, undefined where there is nothing; a text says why nobody can tell. */
type Status = Stats | string | undefined;

/** Where links lead to. */
export function statusOf(path: string): Status {
  return look(statSync, path);
}

/** The link itself. */
export function linkStatusOf(path: string): Status {
  return look(lstatSync, path);
}

export function isDirectory(path: string): boolean {
  const status = statusOf(path);
  return typeof status === "object" && status.isDirectory();
}

/** `throwIfNoEntry: false` is not enough: a part that is a file, a loop of links and a locked directory throw nevertheless. */
function look(stat: (path: string) => Stats, path: string): Status {
  try {
    return stat(path);
  } catch (error) {
    return /^(?:ENOENT|ENOTDIR)$/.test(errorCodeOf(error)) ? undefined : reasonOf(error);
  }
}
