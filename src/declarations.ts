import { compareText } from "./finding/order.ts";
import type { ReferenceId } from "./program/nodes.ts";

/** The files a run found, read as latin1: one pass over bytes, nothing parsed. */
export interface Discovered {
  readonly files: readonly string[];
  readonly languageOf: (file: string) => "php" | "js" | undefined;
  readonly read: (file: string) => string | undefined;
  /** What is known already of what a PHP file declares. */
  readonly declarationsOf?: ((file: string) => readonly FileDeclaration[]) | undefined;
}

export interface FileDeclaration {
  readonly id: ReferenceId;
  /** Indented: maybe a method or a class constant, maybe in a condition. */
  readonly isIndented: boolean;
}

export interface Declarations {
  /** Files that may declare it, the likeliest first. */
  declaredIn(id: ReferenceId, from?: string): readonly string[];
}

export const NO_DECLARATIONS: Declarations = { declaredIn: () => [] };

const NAME = "[A-Za-z_\\x80-\\xff][\\w\\x80-\\xff]*";
/** A namespace begins, or something is declared. Methods and class constants are left out where a modifier tells them. */
const DECLARATION = new RegExp(
  [
    `\\bnamespace\\s+(?:(?<namespace>${NAME}(?:\\\\${NAME})*)\\s*[;{]|(?<global>\\{))`,
    `(?<modifier>\\b(?:public|private|protected|static|abstract|final)\\s+)?\\b(?:function\\s+&?\\s*(?<function>${NAME})\\s*\\(|const\\s+(?<constant>${NAME})\\s*=)`,
    `\\b(?:class|interface|trait|enum)\\s+(?<class>${NAME})(?=\\s*(?:\\{|:|extends\\b|implements\\b|/[/*]|#))`,
    `\\bdefine\\s*\\(\\s*['"](?<define>[\\w\\\\\\x80-\\xff]+)['"]`,
  ].join("|"),
  "gi",
);

interface Declared {
  readonly file: string;
  readonly isIndented: boolean;
}

const MOST = 3;
/** One more than counts: an interface, a class, and their doubles in tests. */
const MOST_METHODS = 6;
const DEPENDENCY = /(?:^|\/)(?:vendor|node_modules)\//;

/** An index of what PHP files declare, made when first asked; dependencies are read only for what stands nowhere else. */
export function createDeclarations({ files, languageOf, read, declarationsOf }: Discovered): Declarations {
  const declaredBy = declarationsOf ?? ((file: string) => declarationsIn(read(file) ?? ""));
  const indexOf = (wanted: (file: string) => boolean) => {
    let index: Map<ReferenceId, readonly Declared[]> | undefined;
    return (id: ReferenceId): readonly Declared[] => {
      index ??= makeIndex(
        files.filter((file) => languageOf(file) === "php" && wanted(file)),
        declaredBy,
      );
      return index.get(id) ?? [];
    };
  };
  const own = indexOf((file) => !DEPENDENCY.test(file));
  const foreign = indexOf((file) => DEPENDENCY.test(file));
  return {
    declaredIn(id, from = "") {
      if (files.length === 0) return [];
      const inOwn = own(id);
      const found = inOwn.length > 0 || id.startsWith("method#") ? inOwn : foreign(id);
      return [...found]
        .sort((a, b) => Number(a.isIndented) - Number(b.isIndented) || compareNearness(from)(a.file, b.file))
        .slice(0, id.startsWith("method#") ? MOST_METHODS : MOST)
        .map(({ file }) => file);
    },
  };
}

/** The path that shares most of its beginning comes first, then the shortest. */
export function compareNearness(from: string): (a: string, b: string) => number {
  const own = from.split("/").slice(0, -1);
  const shared = (path: string) => {
    const parts = path.split("/");
    const end = own.findIndex((part, at) => part !== parts[at]);
    return end < 0 ? own.length : end;
  };
  return (a, b) => shared(b) - shared(a) || a.split("/").length - b.split("/").length || compareText(a, b);
}

function makeIndex(
  files: readonly string[],
  declaredBy: (file: string) => readonly FileDeclaration[],
): Map<ReferenceId, readonly Declared[]> {
  const index = new Map<ReferenceId, Declared[]>();
  for (const file of files) {
    for (const { id, isIndented } of declaredBy(file)) {
      const known = index.get(id) ?? [];
      if (known.at(-1)?.file !== file) known.push({ file, isIndented });
      index.set(id, known);
    }
  }
  return index;
}

/** What the text of a PHP file may declare. */
export function declarationsIn(latin1: string): readonly FileDeclaration[] {
  const found: FileDeclaration[] = [];
  let namespace = "";
  for (const match of latin1.matchAll(DECLARATION)) {
    const { groups = {}, index: at } = match;
    if (groups["namespace"] !== undefined || groups["global"] !== undefined)
      namespace = groups["namespace"] === undefined ? "" : `${groups["namespace"].toLowerCase()}\\`;
    const id = groups["modifier"] === undefined ? idOf(groups, namespace) : methodIdOf(groups);
    if (id !== undefined) found.push({ id, isIndented: groups["class"] === undefined && /[ \t]/.test(latin1[at - 1] ?? "") });
  }
  return found;
}

/** Methods whose names say that a setting or a client is handed out: few enough to be kept. */
const TELLING =
  /time|option|config|setting|agent|client|request|fetch|http|curl|url|param|default|context|stream|socket|handle|header|proxy|limit|seconds|transport/i;

function methodIdOf(groups: { readonly [name: string]: string | undefined }): ReferenceId | undefined {
  const name = groups["function"];
  return name !== undefined && name.length >= SHORTEST_METHOD && TELLING.test(name) ? `method#${name.toLowerCase()}` : undefined;
}

const SHORTEST_METHOD = 8;

function idOf(groups: { readonly [name: string]: string | undefined }, namespace: string): ReferenceId | undefined {
  if (groups["function"] !== undefined) return `function#${namespace}${groups["function"].toLowerCase()}`;
  if (groups["class"] !== undefined) return `class#${namespace}${groups["class"].toLowerCase()}`;
  if (groups["constant"] !== undefined) return `constant#${namespace}${groups["constant"]}`;
  const defined = groups["define"]?.replaceAll("\\\\", "\\").replace(/^\\/, "");
  if (defined === undefined) return undefined;
  const cut = defined.lastIndexOf("\\") + 1;
  return `constant#${defined.slice(0, cut).toLowerCase()}${defined.slice(cut)}`;
}
