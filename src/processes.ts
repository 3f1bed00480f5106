import type { EntryPoints } from "./entry-points.ts";
import { directoryOf, joinPaths } from "./finding/posix.ts";
import type { Reach } from "./reach.ts";
import { remembered } from "./remembered.ts";

/** Whether what one file sets, project-wide, holds where another one runs. */
export type Together = "always" | "maybe" | "never";

export interface ProcessesOptions {
  readonly isFile: (path: string) => boolean;
  readonly reach: Reach;
  readonly entryPoints: EntryPoints;
  readonly runtime: (file: string) => string;
}

export interface Processes {
  together(file: string, setter: string): Together;
}

/** Tells, by imports alone, which files an entry point brings into one process. */
export function createProcesses({ isFile, reach, entryPoints, runtime }: ProcessesOptions): Processes {
  const packageOf = remembered((file: string): string => {
    for (let directory = directoryOf(file); ; directory = directoryOf(directory)) {
      if (isFile(joinPaths(directory, "package.json")) || directory === "." || directory === "/" || directory.endsWith(".."))
        return directory;
    }
  });
  return {
    together(file, setter) {
      if (file === setter) return "always";
      const [here, there] = [runtime(file), runtime(setter)];
      if (here !== there && here !== "universal" && there !== "universal") return "never";
      if (reach.from(file).has(setter)) return "always";
      const owners = [...new Set([packageOf(file), packageOf(setter)])];
      const joint = owners.flatMap(entryPoints.all).some((entry) => reach.from(entry).has(file) && reach.from(entry).has(setter));
      return joint ? "always" : owners.length === 1 ? "maybe" : "never";
    },
  };
}
