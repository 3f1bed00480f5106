import { readFileSync } from "node:fs";
import ignore from "ignore";
import { directoryOf, isWithin, relativePath } from "../finding/posix.ts";

/** Never looked at, though they may be read when a call leads into them. */
const ALWAYS_SKIPPED = /^(?:node_modules|vendor|\.git|\.hg|\.svn)$/;
const ALWAYS_SKIPPED_FILE = /\.min\.[mc]?js$|\.d\.[mc]?ts$/i;

export function isSkippedDirectory(name: string): boolean {
  return ALWAYS_SKIPPED.test(name);
}

export function isSkippedFile(name: string): boolean {
  return ALWAYS_SKIPPED_FILE.test(name);
}

/** The patterns of one file, or of the configuration; `parent` is asked where they say nothing. */
export interface IgnoreRules {
  readonly name: string;
  /** Absolute; the patterns are relative to it. */
  readonly directory: string;
  readonly patterns: ignore.Ignore;
  readonly written: readonly string[];
  readonly parent: IgnoreRules | undefined;
}

export function readIgnoreFile(path: string, name: string, directory: string, parent: IgnoreRules | undefined): IgnoreRules | undefined {
  try {
    return addRules(readFileSync(path, "utf8").split(/\r?\n/), name, directory, parent);
  } catch {
    return parent;
  }
}

export function addRules(patterns: readonly string[], name: string, directory: string, parent: IgnoreRules | undefined): IgnoreRules {
  return { name, directory, patterns: ignore({ ignorecase: false }).add(patterns), written: patterns, parent };
}

/** Patterns that match none of what was ignored; exceptions (`!…`) are left out, they ignore nothing by themselves. */
export function findDeadPatterns({ directory, written }: IgnoreRules, ignored: readonly string[]): readonly string[] {
  return written.filter(isPattern).filter((pattern) => {
    const alone = ignore({ ignorecase: false }).add(pattern);
    return !ignored.some((path) => alone.ignores(path.slice(directory === "/" ? 1 : directory.length + 1)));
  });
}

function isPattern(written: string): boolean {
  return !/^\s*(?:[#!]|$)/.test(written);
}

/** The nearest .gitignore counts most, as in git. `path` is absolute, a directory's ends in a slash. */
export function findIgnoring(rules: IgnoreRules | undefined, path: string): string | undefined {
  for (let at = rules; at !== undefined; at = at.parent) {
    if (!path.startsWith(at.directory === "/" ? "/" : `${at.directory}/`)) continue;
    const found = at.patterns.test(path.slice(at.directory === "/" ? 1 : at.directory.length + 1));
    if (found.ignored) return at.name;
    if (found.unignored) return undefined;
  }
  return undefined;
}

/** The ignore files that act in a directory, from the root down, that of the directory itself included. */
export function rulesAbove(directory: string, root: string, cwd: string): IgnoreRules | undefined {
  const chain: string[] = [];
  for (let at = directory; isWithin(root, at); at = directoryOf(at)) {
    chain.unshift(at);
    if (at === root) break;
  }
  let rules = readIgnoreFile(`${root}/.git/info/exclude`, ".git/info/exclude", root, undefined);
  for (const at of chain) rules = readIgnoreFile(`${at}/.gitignore`, relativePath(cwd, `${at}/.gitignore`), at, rules);
  return rules;
}
