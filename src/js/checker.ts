import { createRequire } from "node:module";
import type * as Morph from "ts-morph";
import type { ResolveHost } from "./resolve.ts";
import { createModuleHost, findOptions, ROOT, type TypeScript, toRelative } from "./types.ts";

/** A class or interface that an expression's type is: declared in a file of the repository, or in a package. */
export interface DeclaredType {
  readonly file: string | undefined;
  readonly module: string | undefined;
  readonly name: string;
}

export interface TypeChecker {
  /** What the expression at these offsets is declared to be; nothing where the compiler cannot tell. */
  typesAt(file: string, start: number, end: number): readonly DeclaredType[];
}

const LIBRARY = `${ROOT}/*library.d.ts`;
/** As much of the standard library as leads from a promise, an array or a map to what it holds. */
const LIBRARY_TEXT = `
interface Object {} interface Function {} interface CallableFunction {} interface NewableFunction {} interface IArguments {}
interface String {} interface Boolean {} interface Number {} interface RegExp {} interface Symbol {}
interface PromiseLike<T> { then<R>(f: (value: T) => R | PromiseLike<R>): PromiseLike<R> }
interface Promise<T> { then<R>(f: (value: T) => R | PromiseLike<R>): Promise<R>; catch(f: unknown): Promise<T>; finally(f: unknown): Promise<T> }
interface Array<T> { [index: number]: T; find(f: unknown): T | undefined; at(index: number): T | undefined; pop(): T | undefined; shift(): T | undefined }
interface ReadonlyArray<T> { readonly [index: number]: T }
interface Map<K, V> { get(key: K): V | undefined }
interface WeakMap<K, V> { get(key: K): V | undefined }
type Partial<T> = { [P in keyof T]?: T[P] }; type Required<T> = { [P in keyof T]-?: T[P] }; type Readonly<T> = { readonly [P in keyof T]: T[P] };
type Record<K extends string, T> = { [P in K]: T }; type NonNullable<T> = T & {}; type Awaited<T> = T extends PromiseLike<infer R> ? R : T;
`;

/** Asks the compiler in ts-morph. The program is what costs: it is rooted at the files asked about, and made when first asked. */
export function createTypeChecker(host: ResolveHost): TypeChecker {
  const { ts } = createRequire(import.meta.url)("ts-morph") as typeof Morph;
  const moduleHost = createModuleHost(host);
  const sources = new Map<string, Morph.ts.SourceFile | undefined>();
  const configs = new Map<string, Morph.ts.CompilerOptions>();
  const roots = new Set<string>();
  let program: Morph.ts.Program | undefined;
  const sourceOf = (path: string): Morph.ts.SourceFile | undefined => {
    if (!sources.has(path)) {
      const text = path === LIBRARY ? LIBRARY_TEXT : moduleHost.readFile(path);
      sources.set(path, text === undefined ? undefined : ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
    }
    return sources.get(path);
  };
  const compilerHost: Morph.ts.CompilerHost = {
    ...moduleHost,
    fileExists: (path) => path === LIBRARY || moduleHost.fileExists(path),
    getSourceFile: sourceOf,
    getDefaultLibFileName: () => LIBRARY,
    writeFile: () => undefined,
    getCurrentDirectory: () => ROOT,
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
  };
  const programWith = (path: string): Morph.ts.Program => {
    if (program?.getSourceFile(path)) return program;
    roots.add(path);
    const { allowJs: _, ...options } = findOptions(ts, moduleHost, path, configs);
    program = ts.createProgram({
      rootNames: [LIBRARY, ...roots],
      options: { ...options, allowJs: true, noLib: true, types: [], skipLibCheck: true, noEmit: true, strictNullChecks: false },
      host: compilerHost,
      ...(program ? { oldProgram: program } : {}),
    });
    return program;
  };
  return {
    typesAt(file, start, end) {
      if (!/\.[cm]?[jt]sx?$/.test(file)) return [];
      const path = `${ROOT}/${file}`;
      const made = programWith(path);
      const source = made.getSourceFile(path);
      const node = source && nodeAt(ts, source, start, end);
      return node === undefined ? [] : declaredTypes(made.getTypeChecker().getTypeAtLocation(node));
    },
  };
}

function nodeAt(ts: TypeScript, source: Morph.ts.SourceFile, start: number, end: number): Morph.ts.Node | undefined {
  let found: Morph.ts.Node | undefined;
  let at: Morph.ts.Node | undefined = source;
  while (at) {
    const inside: Morph.ts.Node = at;
    at = ts.forEachChild(inside, (child) => (child.getStart(source) <= start && end <= child.end ? child : undefined));
    if (at && at.getStart(source) === start && at.end === end) found = at;
  }
  return found;
}

function declaredTypes(type: Morph.ts.Type): DeclaredType[] {
  if (type.isUnionOrIntersection()) return type.types.flatMap(declaredTypes);
  const symbol = type.getSymbol();
  const path = symbol?.declarations?.[0]?.getSourceFile().fileName;
  if (symbol === undefined || path === undefined || path === LIBRARY) return [];
  const module = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
  return [{ file: module === undefined ? toRelative(path) : undefined, module: module?.replace(/^@types\//, ""), name: symbol.name }];
}
