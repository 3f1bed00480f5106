import type { Entry } from "./finding/finding.ts";
import { count } from "./report/seconds.ts";

/** The part of a project that a run reports; all of it is looked at, since files decide about each other. */
export interface PartOptions {
  /** Relative to the working directory. */
  readonly changed?: ReadonlySet<string> | undefined;
  /** Looked at, though the folders do not show them: they are staged, and gone. */
  readonly also?: readonly string[] | undefined;
  /** From 1. */
  readonly shard?: { readonly index: number; readonly count: number } | undefined;
}

export interface Part {
  readonly files: readonly string[];
  readonly shown: string | undefined;
  holdsFile(file: string): boolean;
  holds(entry: Entry): boolean;
}

/** `files` are those looked at, sorted. */
export function createPart({ changed, shard }: PartOptions, files: readonly string[]): Part {
  if (changed === undefined && shard === undefined) return { files, shown: undefined, holdsFile: () => true, holds: () => true };
  const place = new Map(files.map((file, at) => [file, at]));
  // A file that is not looked at (a dependency, a caller that is ignored) belongs to the first shard.
  const isInShard = (file: string) => shard === undefined || (place.get(file) ?? 0) % shard.count === shard.index - 1;
  const isChanged = (file: string) => changed === undefined || changed.has(file);
  const holdsFile = (file: string) => isInShard(file) && isChanged(file);
  const own = files.filter(holdsFile);
  return {
    files: own,
    shown: `in ${count(own.length, changed === undefined ? "file" : "changed file")}${shard === undefined ? "" : ` of shard ${shard.index}/${shard.count}`}`,
    holdsFile,
    holds: (entry) => isInShard(entry.at.file) && (isChanged(entry.at.file) || placesThatDecide(entry).some(isChanged)),
  };
}

/** Files other than its own that make a call what it is: callers, and where limits are (not) set. */
function placesThatDecide({ verdict, callers, because, phases }: Entry): readonly string[] {
  if (verdict === "bounded") return [];
  return [
    ...callers.flatMap((caller) => (caller.verdict === "bounded" ? [] : [caller.at.file])),
    ...because.flatMap(({ at }) => (at === undefined ? [] : [at.file])),
    ...Object.values(phases).flatMap(({ at }) => (at === undefined ? [] : [at.file])),
  ];
}
