import type { Entry } from "../finding/finding.ts";
import type { Library } from "../model/library.ts";
import type { FunctionNode } from "../program/nodes.ts";
import { makeEntries } from "./entries.ts";
import { Models } from "./models.ts";
import { type FixSeconds, type Host, Project, type Unit } from "./project.ts";
import { type RootRun, runRoots } from "./roots.ts";

export interface AnalyseOptions {
  readonly host: Host;
  readonly libraries: readonly Library[];
  /** Files whose calls are wanted. */
  readonly files: readonly string[];
  readonly fix: FixSeconds;
  /** Where hints stand in a file: functions without any are run only when called. */
  readonly hintsOf: (file: string) => { readonly offsets: readonly number[]; readonly wholeFile: boolean } | undefined;
  /** A file that could not be interpreted to its end. */
  readonly onFailure: (file: string, error: unknown) => void;
}

/** Interprets the files and judges every call in them that waits. */
export function analyse({ host, libraries, files, fix, hintsOf, onFailure }: AnalyseOptions): Entry[] {
  const project = new Project(host, new Models(libraries), fix);
  const runs: RootRun[] = [];
  for (const file of files) {
    try {
      const unit = project.unit(file);
      if (unit) runs.push(...runRoots(project, unit, wantedIn(unit, host.text(file), hintsOf(file))));
    } catch (error) {
      onFailure(file, error);
    }
  }
  const wanted = new Set(files);
  return makeEntries(project, runs, (file) => wanted.has(file));
}

/** Functions that hold a hint, and those of the file that may lead to one by name. */
function wantedIn(unit: Unit, text: string, hints: ReturnType<AnalyseOptions["hintsOf"]>): (node: FunctionNode) => boolean {
  const { functions } = unit.program;
  if (!hints || hints.wholeFile) return () => true;
  let offsets = hints.offsets;
  // A hint outside all functions may flow anywhere: an alias, an object made once.
  if (unit.program.language === "js" && offsets.some((at) => !functions.some((node) => at >= node.start && at < node.end))) return () => true;
  const wanted = new Set<number>();
  const names = new Set<string>();
  for (let round = 0; round < ROUNDS && offsets.length > 0; round++) {
    const found: string[] = [];
    for (const node of functions) {
      if (wanted.has(node.id) || !offsets.some((at) => at >= node.start && at < node.end)) continue;
      wanted.add(node.id);
      const name = node.name?.replace(/^function#(.*\\\\)?/, "").replace("()", "");
      if (name && name.length > 1 && !names.has(name)) found.push(name);
    }
    for (const name of found) names.add(name);
    offsets = found.length > 0 ? [...text.matchAll(new RegExp(`(?<![\\w$])(?:${found.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})(?![\\w$])`, "gi"))].map((match) => match.index) : [];
  }
  return (node) => wanted.has(node.id);
}

const ROUNDS = 4;
