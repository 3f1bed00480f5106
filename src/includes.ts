import { directoryOf, joinPaths } from "./finding/posix.ts";
import type { Program, ReferenceId } from "./program/nodes.ts";

export interface IncludesOptions {
  readonly isFile: (path: string) => boolean;
  readonly load: (file: string) => Program | undefined;
  readonly declaredIn: (id: ReferenceId) => readonly string[];
}

/** The file that a PHP `include` names: from its own place, or from a directory that a constant of the project names (`{ROOT}/a.php`). */
export function createIncludes({ isFile, load, declaredIn }: IncludesOptions): (from: string, path: string) => string | undefined {
  /** Directories that the constant in front may stand for. */
  const anchors = (name: string, depth: number): readonly string[] =>
    declaredIn(`constant#${name}`).flatMap((file) => {
      const path = load(file)?.paths?.get(name);
      return path === undefined ? [] : placesOf(file, path, depth + 1);
    });
  const placesOf = (from: string, path: string, depth: number): readonly string[] => {
    const [, name, rest = ""] = /^\{(\w+)\}(.*)$/.exec(path) ?? [];
    if (name === undefined) return [joinPaths(directoryOf(from), path)];
    return depth > DEPTH ? [] : anchors(name, depth).map((directory) => joinPaths(directory, rest));
  };
  return (from, path) => placesOf(from, path, 0).find(isFile);
}

/** Constants that are made of constants. */
const DEPTH = 4;
