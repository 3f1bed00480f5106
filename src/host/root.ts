import { existsSync, realpathSync } from "node:fs";
import { directoryOf, isWithin } from "../finding/posix.ts";
import { toAbsolute, toPosix } from "./paths.ts";
import { isDirectory } from "./status.ts";

/** The nearest directory upwards that holds `.git` (a file in worktrees); undefined outside git. */
function findGitRoot(directory: string): string | undefined {
  for (const at of upwards(directory)) if (existsSync(`${at}/.git`)) return at;
  return undefined;
}

function* upwards(directory: string): Generator<string> {
  for (let at = directory; ; at = directoryOf(at)) {
    yield at;
    if (directoryOf(at) === at || directoryOf(at) === ".") return;
  }
}

/** The real, absolute directory. */
export function realDirectory(directory: string): string {
  return toAbsolute("/", realpathSync.native(directory));
}

/**
 * What may be read: the repository of the working directory, and those of the paths named where they lie elsewhere.
 * Outside git a repository is the directory itself.
 */
export function findRoots(cwd: string, paths: readonly string[]): readonly string[] {
  const own = findGitRoot(cwd) ?? cwd;
  const roots = new Set<string>();
  for (const path of paths.length > 0 ? paths : ["."]) {
    const base = findExistingDirectory(toAbsolute(cwd, path));
    roots.add(isWithin(own, base) ? own : (findGitRoot(base) ?? base));
  }
  return [...roots].filter((root) => ![...roots].some((other) => other !== root && isWithin(other, root)));
}

/** Where a configuration file is looked for: from the working directory up to its repository's root, or only there. */
export function configDirectories(cwd: string): readonly string[] {
  const top = findGitRoot(cwd) ?? cwd;
  const directories: string[] = [];
  for (const at of upwards(cwd)) {
    directories.push(toPosix(cwd, at));
    if (at === top) break;
  }
  return directories;
}

/** The directory itself, or the nearest one above that is there: paths may be files and globs. */
function findExistingDirectory(path: string): string {
  for (const at of upwards(path)) if (isDirectory(at)) return realDirectory(at);
  return "/";
}
