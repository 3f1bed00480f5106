import { type Dirent, readdirSync } from "node:fs";
import { baseNameOf, extensionOf, isWithin } from "../finding/posix.ts";
import { confine } from "./confine.ts";
import { reasonOf } from "./errors.ts";
import { findIgnoring, type IgnoreRules, isSkippedDirectory, isSkippedFile, readIgnoreFile } from "./ignored.ts";
import { showPath } from "./paths.ts";
import { isDirectory } from "./status.ts";

/** What the walk asks about a place: `rules` are the ignore files in force there. */
interface Visit {
  readonly path: string;
  readonly rules: IgnoreRules | undefined;
  readonly accepts: (path: string) => boolean;
}

export interface WalkOptions {
  readonly cwd: string;
  readonly roots: readonly string[];
  readonly extensions: ReadonlySet<string>;
  /** The configuration's patterns, asked before any ignore file. */
  readonly ignores: readonly IgnoreRules[];
  readonly respectIgnores: boolean;
}

/** Collects files from directories; all paths absolute. */
export class Walk {
  readonly files = new Set<string>();
  readonly unreadable: { readonly path: string; readonly reason: string }[] = [];
  /** Files accepted, those found before counted again. */
  hits = 0;
  /** What the lists of `ignores` took away, by list. */
  readonly ignored = new Map<IgnoreRules, string[]>();
  readonly #options: WalkOptions;
  readonly #entered: string[] = [];
  readonly #links: Visit[] = [];

  constructor(options: WalkOptions) {
    this.#options = options;
  }

  /** `rules` are those of the directory itself. */
  enter(start: Visit): void {
    this.#entered.push(start.path);
    const pending = [start];
    for (let visit = pending.pop(); visit !== undefined; visit = pending.pop()) {
      const entries = this.#read(visit.path);
      const rules = visit === start ? visit.rules : this.#rulesIn(visit, entries);
      for (const entry of entries) {
        const child = { ...visit, path: visit.path === "/" ? `/${entry.name}` : `${visit.path}/${entry.name}`, rules };
        if (entry.isFile()) this.#addFile(child, entry.name);
        else if (entry.isDirectory()) {
          if (this.#isWanted(child, entry.name)) pending.push(child);
        } else if (entry.isSymbolicLink()) this.#links.push(child);
      }
    }
  }

  /** Links are followed at the end, and only where they lead out of what was walked anyway. */
  followLinks(): void {
    const inside = confine(this.#options.cwd, this.#options.roots);
    for (let link = this.#links.pop(); link !== undefined; link = this.#links.pop()) {
      const target = inside.real(link.path);
      if (target === undefined || this.#entered.some((directory) => isWithin(directory, target))) continue;
      const name = baseNameOf(link.path);
      if (!isDirectory(target)) this.#addFile(link, name);
      // What holds a directory walked already would be walked twice, or without end.
      else if (this.#isWanted(link, name) && !this.#entered.some((directory) => isWithin(target, directory))) {
        this.#entered.push(target);
        this.enter(link);
      }
    }
  }

  findIgnoring(rules: IgnoreRules | undefined, path: string): string | undefined {
    if (!this.#options.respectIgnores) return undefined;
    for (const list of this.#options.ignores) {
      const by = findIgnoring(list, path);
      if (by === undefined) continue;
      const ignored = this.ignored.get(list) ?? [];
      ignored.push(path);
      this.ignored.set(list, ignored);
      return by;
    }
    return findIgnoring(rules, path);
  }

  #isWanted({ path, rules }: Visit, name: string): boolean {
    return !isSkippedDirectory(name) && this.findIgnoring(rules, `${path}/`) === undefined;
  }

  #addFile({ path, rules, accepts }: Visit, name: string): void {
    if (!this.#options.extensions.has(extensionOf(name)) || isSkippedFile(name) || !accepts(path)) return;
    if (this.findIgnoring(rules, path) !== undefined) return;
    this.files.add(path);
    this.hits += 1;
  }

  #rulesIn({ path, rules }: Visit, entries: readonly Dirent[]): IgnoreRules | undefined {
    if (!this.#options.respectIgnores || !entries.some(({ name }) => name === ".gitignore")) return rules;
    return readIgnoreFile(`${path}/.gitignore`, showPath(this.#options.cwd, `${path}/.gitignore`), path, rules);
  }

  #read(directory: string): readonly Dirent[] {
    try {
      return readdirSync(directory, { withFileTypes: true });
    } catch (error) {
      this.unreadable.push({ path: directory, reason: reasonOf(error) });
      return [];
    }
  }
}
