import { IMPORT } from "./mentions.ts";
import { remembered } from "./remembered.ts";

export interface ReachOptions {
  readonly read: (file: string) => string | undefined;
  readonly resolve: (from: string, specifier: string) => string | undefined;
}

/** What a file brings into its process, by imports alone. */
export interface Reach {
  /** The file itself, and every file of the project its imports lead to. */
  from(file: string): ReadonlySet<string>;
  /** The same of several files together. */
  fromAll(files: Iterable<string>): ReadonlySet<string>;
}

const MOST_FILES = 4_000;
/** Gone before the program runs. */
const TYPES = /\b(?:import|export)\s+type\b[^;'"`]*['"][^'"\n]*['"]/g;

export function createReach({ read, resolve }: ReachOptions): Reach {
  const imports = remembered((file: string) => {
    const text = (read(file) ?? "").replace(TYPES, "");
    return [...new Set([...text.matchAll(IMPORT)].map(([, written = ""]) => written))].flatMap(
      (specifier) => resolve(file, specifier) ?? [],
    );
  });
  const fromAll = (files: Iterable<string>): ReadonlySet<string> => {
    const found = new Set(files);
    for (const file of found) {
      if (found.size > MOST_FILES) break;
      for (const next of imports(file)) found.add(next);
    }
    return found;
  };
  return { fromAll, from: remembered((file) => fromAll([file])) };
}
