import type { Entry } from "../finding/finding.ts";
import type { Library } from "../model/library.ts";
import type { FunctionNode } from "../program/nodes.ts";
import { oncePer } from "../program/once.ts";
import { makeEntries } from "./entries.ts";
import { findSetters } from "./global-values.ts";
import type { Host } from "./host.ts";
import { makers } from "./makers.ts";
import { Models } from "./models.ts";
import { findPlaced } from "./named.ts";
import { type FixSeconds, Project, type Unit } from "./project.ts";
import { FileRoots, type RootRun } from "./roots.ts";
import { Services } from "./service-definitions.ts";
import { findSwitches } from "./switches.ts";
import { exportedObjects, undecidedWrappers } from "./wrappers.ts";

export interface AnalyseOptions {
  readonly host: Host;
  readonly libraries: readonly Library[];
  /** Files whose calls are wanted. */
  readonly files: readonly string[];
  /** Further ones that may set something for the whole process. */
  readonly switching?: readonly string[];
  readonly fix: FixSeconds;
  /** Further ones that may tell a container what to hand out. */
  readonly defining?: readonly string[];
  /** A file that could not be interpreted to its end. */
  readonly onFailure: (file: string, error: unknown) => void;
  /** Before each file. */
  readonly onFile?: (at: number) => void;
}

/** Interprets the files and judges every call in them that waits. */
export function analyse({ host, libraries, files, switching = [], defining = [], fix, onFailure, onFile }: AnalyseOptions): Entry[] {
  const project = new Project(host, modelsOf(libraries), fix);
  const all = [...new Set([...files, ...switching])];
  project.setterOf = findSetters(project, all);
  project.placedAs = findPlaced(project, all);
  project.services = new Services([...new Set([...files, ...defining])]);
  project.switches = findSwitches(project, all);
  const runs: RootRun[] = [];
  const roots = new Map<string, FileRoots>();
  const attempt = (file: string, wanted: (unit: Unit) => (node: FunctionNode) => boolean): void => {
    try {
      const unit = project.unit(file);
      if (!unit) return;
      const known = roots.get(file) ?? new FileRoots(project, unit);
      roots.set(file, known);
      runs.push(...known.run(wanted(unit)));
    } catch (error) {
      onFailure(file, error);
    }
  };
  for (const [at, file] of files.entries()) {
    onFile?.(at);
    attempt(file, (unit) => {
      // With the compiler's help any receiver may turn out to be one that waits.
      if (host.typesAt && unit.program.language === "js") unit.demand.activate(project.models.waitingNames);
      return (node) => unit.demand.waits(node);
    });
  }
  // Whoever calls a function that leaves the decision to its caller decides: their functions are run, too.
  const asked = new Set<string>();
  for (let round = 0; round < ROUNDS; round++) {
    const made = makers(roots.keys(), project);
    const makerNames = new Set(made.map(({ name }) => name.toLowerCase()));
    const wrappers = [...undecidedWrappers(runs), ...exportedObjects(roots.keys(), project), ...made].filter(
      ({ file, name }) => !asked.has(`${file} ${name}`),
    );
    if (wrappers.length === 0) break;
    for (const { file, name } of wrappers) asked.add(`${file} ${name}`);
    for (const file of new Set(wrappers.map((each) => each.file))) {
      const names = new Set(wrappers.filter((each) => each.file === file).map((each) => each.name.toLowerCase()));
      for (const caller of [
        file,
        ...host.mentions(
          wrappers.filter((each) => each.file === file),
          file,
        ),
      ]) {
        attempt(caller, (unit) => {
          const fileOf = (id: string) => project.findClass(id)?.unit.file ?? project.fileOf(unit.file, [id]);
          unit.demand.activate(names, makerNames, (id) => fileOf(id) === file);
          return (node) => unit.demand.waits(node);
        });
      }
    }
  }
  const wanted = new Set(files);
  for (const file of roots.keys()) wanted.add(file);
  return makeEntries(project, runs, (file) => wanted.has(file));
}

const ROUNDS = 3;

/** A run analyses some files again, to try its fixes. */
const modelsOf = oncePer((libraries: readonly Library[]) => new Models(libraries));
