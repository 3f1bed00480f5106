import type { Place } from "../finding/finding.ts";
import type { Program, ReferenceId } from "../program/nodes.ts";

/** What the analysis sees of the files: no I/O of its own. */
export interface Host {
  /** Lowers a file, with the bodies of all its functions where `whole`. */
  load(file: string, whole: boolean): Program | undefined;
  resolve(fromFile: string, specifier: string): string | undefined;
  /** Files whose own statements set something for the whole project: before this one runs, or maybe. */
  setters(file: string): { readonly certain: readonly string[]; readonly possible: readonly string[] };
  /** What settings files say for this one. */
  settings(file: string): readonly Setting[];
  /** Files that may declare this PHP function, class or constant. */
  declaredIn(id: ReferenceId, from?: string): readonly string[];
  /** Other files that may call one of these of `from`, by text alone; the nearest first. For a method `owner` is its class. */
  mentions(names: readonly Mention[], from: string): readonly string[];
  /** Whether what `setter` sets for its whole process holds where `file` runs. */
  together(file: string, setter: string): "always" | "maybe" | "never";
  /** What the compiler knows an expression to be; only where types are asked for. */
  typesAt?: ((file: string, start: number, end: number) => readonly DeclaredType[]) | undefined;
  /** Offsets of the words of rules in the file. */
  hints(file: string): readonly number[];
  /** A rule's word stands in the file. */
  isHinted(file: string): boolean;
  runtime(file: string): string;
  version(file: string, packageName: string): string | undefined;
  /** Source text of a loaded file. */
  text(file: string): string;
}

/** A class or interface, declared in a file of the project or in a package. */
export interface DeclaredType {
  readonly file: string | undefined;
  readonly module: string | undefined;
  readonly name: string;
}

export interface Mention {
  readonly name: string;
  readonly owner?: string | undefined;
  /** A class: whoever declares something of its type has it, too. */
  readonly isType?: boolean;
}

/** What a settings file of the repository says: `default_socket_timeout = 10` in `.user.ini`. */
export interface Setting {
  /** Of the project-wide store that rules call so. */
  readonly store: string;
  readonly option: string;
  readonly value: number;
  readonly at: Place;
}
