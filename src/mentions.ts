import type { Mention } from "./analysis/host.ts";
import { compareNearness, type Discovered } from "./declarations.ts";
import { baseNameOf, directoryOf, joinPaths } from "./finding/posix.ts";

export interface MentionsOptions extends Discovered {
  readonly resolve: (from: string, specifier: string) => string | undefined;
}

export interface Mentions {
  mentions(names: readonly Mention[], from: string): readonly string[];
}

/** Finds who may call a wrapper: by its name and a second sign, so that `get` does not select the tree. */
export function createMentions(options: MentionsOptions): Mentions {
  const { languageOf } = options;
  const importers = createImporters(options);
  const callers = createCallers(options);
  const answers = new Map<string, readonly string[]>();
  return {
    mentions(names, from) {
      if (names.length === 0 || options.files.length === 0) return [];
      const key = JSON.stringify([from, names]);
      let found = answers.get(key);
      if (found === undefined) {
        found = (languageOf(from) === "php" ? callers : importers)(names, from).toSorted(compareNearness(from));
        answers.set(key, found);
      }
      return found;
    },
  };
}

type Find = (names: readonly Mention[], from: string) => string[];

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
/** Of `function#ns\name`, `class#ns\name`, `Ns\Name` the last part. */
const shortName = (name: string) => /[^\\#]*$/.exec(name.replace(/\(\)$/, ""))?.[0] ?? name;

const CALL = /([A-Za-z_\x80-\xff][\w\x80-\xff]*)\s*\(/g;
const NEW = /\bnew\s+[\\\w\x80-\xff]*?([\w\x80-\xff]+)\s*(?![\w\\\x80-\xff])/g;
const CLASS = /\bclass\s+([A-Za-z_]\w*)/gi;
const BITS = 4096;
/** What so many classes make is no factory's product, but an ordinary object. */
const FACTORIES = 4;

/** PHP: the name before a parenthesis, and for a method its class's name. */
function createCallers({ files, languageOf, read }: MentionsOptions): Find {
  /** Per file the hashed names it calls: what is not among them need not be read again. */
  let called: Map<string, Uint32Array> | undefined;
  const makeCalled = () => {
    const sets = new Map<string, Uint32Array>();
    for (const file of files) {
      if (languageOf(file) !== "php") continue;
      const bits = new Uint32Array(BITS / 32);
      const text = read(file) ?? "";
      for (const pattern of [CALL, NEW]) for (const [, name = ""] of text.matchAll(pattern)) add(bits, name);
      sets.set(file, bits);
    }
    return sets;
  };
  const factories = new Map<string, ReadonlyMap<string, string>>();
  /** Classes, by name, with a method that answers a new one of this class, and their files: who asks them need not name it. */
  const factoriesOf = (class_: string, all: ReadonlyMap<string, Uint32Array>): ReadonlyMap<string, string> => {
    const known = factories.get(class_);
    if (known) return known;
    const of = String.raw`new\s+[\\\w]*?(?<!\w)${escaped(class_)}\b`;
    const made = new RegExp(String.raw`\breturn\s+${of}|(?<into>\$\w+)\s*=\s*${of}[^]*?\breturn\s+\k<into>\s*;`, "i");
    const found = new Map<string, string>();
    factories.set(class_, found);
    for (const [file, bits] of all) {
      const text = has(bits, class_) ? (read(file) ?? "") : "";
      if (made.test(text)) for (const [, name = ""] of text.matchAll(CLASS)) if (name !== class_) found.set(name, file);
    }
    if (found.size > FACTORIES) found.clear();
    return found;
  };
  return (names, from) => {
    called ??= makeCalled();
    const all = called;
    const wanted = names.map(({ name, owner, isType = false }) => {
      const short = shortName(name);
      const class_ = owner === undefined ? undefined : shortName(owner);
      const isNew = class_ !== undefined && short.toLowerCase() === "__construct";
      const by = class_ === undefined || isNew || isType ? new Map<string, string>() : factoriesOf(class_, all);
      const call = isNew
        ? `\\bnew\\s+[\\\\\\w]*?${escaped(class_)}\\b`
        : `(?<![\\w$])${escaped(short)}\\s*${isType ? "(?:\\(|&?\\$)" : "\\("}`;
      return {
        isType,
        word: isNew ? class_ : short,
        call: new RegExp(call, "i"),
        owner: class_ === undefined ? undefined : nameIn(class_),
        by,
      };
    });
    const found = new Set<string>();
    for (const [file, bits] of all) {
      if (file === from) continue;
      const asked = wanted.filter(({ word, isType }) => isType || has(bits, word));
      const text = asked.length > 0 ? (read(file) ?? "") : "";
      for (const { call, owner, by } of asked) {
        if (!call.test(text)) continue;
        if (owner?.test(text) !== false) found.add(file);
        else
          for (const [name, factory] of by) {
            if (!nameIn(name).test(text)) continue;
            found.add(file);
            if (factory !== from) found.add(factory);
          }
      }
    }
    return [...found];
  };
}

function nameIn(class_: string): RegExp {
  return new RegExp(`(?<![\\w$])${escaped(class_)}(?!\\w)`, "i");
}

function bitOf(name: string): number {
  let hash = 0;
  for (let at = 0; at < name.length; at += 1) hash = (Math.imul(hash, 31) + (name.charCodeAt(at) | 0x20)) | 0;
  return (hash ^ (hash >>> 13)) & (BITS - 1);
}

function add(bits: Uint32Array, name: string): void {
  const bit = bitOf(name);
  bits[bit >> 5] = (bits[bit >> 5] ?? 0) | (1 << (bit & 31));
}

function has(bits: Uint32Array, name: string): boolean {
  const bit = bitOf(name);
  return ((bits[bit >> 5] ?? 0) & (1 << (bit & 31))) !== 0;
}

export const IMPORT = /\b(?:from|import|require)\s*\(?\s*['"`]([^'"`\n]+)['"`]/g;
const EXTENSION = /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/i;
const INDEX = /^index\.[cm]?[jt]sx?$/;
const BARRELS = 8;

/** JavaScript: an import of the file, or of an index file that passes its exports on. */
function createImporters({ files, languageOf, read, resolve }: MentionsOptions): Find {
  /** By the last part of what is imported, so that few need to be resolved. */
  let imports: Map<string, { readonly file: string; readonly specifier: string }[]> | undefined;
  const makeImports = () => {
    const found: NonNullable<typeof imports> = new Map();
    for (const file of files) {
      if (languageOf(file) !== "js") continue;
      for (const specifier of importsIn(read(file) ?? "")) {
        const key = lastPart(specifier);
        found.set(key, [...(found.get(key) ?? []), { file, specifier }]);
      }
    }
    return found;
  };
  const importing = (target: string): string[] => {
    imports ??= makeImports();
    const keys = new Set([lastPart(target), ...namesOfDirectory(target, read)]);
    const candidates = [...keys].flatMap((key) => imports?.get(key) ?? []);
    return [
      ...new Set(candidates.flatMap(({ file, specifier }) => (file !== target && resolve(file, specifier) === target ? [file] : []))),
    ];
  };
  return (names, from) => {
    const words = names.map(({ name }) => shortName(name));
    // A default export is called as its importer likes.
    const pattern = words.includes("default") ? /(?:)/ : new RegExp(`(?<![\\w$])(?:${words.map(escaped).join("|")})(?![\\w$])`);
    const found = new Set<string>();
    const targets = [from];
    for (let at = 0; at < targets.length && at < BARRELS; at += 1) {
      for (const file of importing(targets[at] ?? "")) {
        if (file === from) continue;
        const text = read(file) ?? "";
        if (INDEX.test(baseNameOf(file)) && /\bexport\b/.test(text) && !targets.includes(file)) targets.push(file);
        if (pattern.test(text)) found.add(file);
      }
    }
    return [...found];
  };
}

/** The modules a text imports, as written. */
export function importsIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(IMPORT)].map(([, written = ""]) => written))];
}

function lastPart(specifier: string): string {
  return baseNameOf(specifier.replace(/[?#].*$/, "").replace(/\/+$/, "")).replace(EXTENSION, "");
}

/** What may stand for an index or main file: its directory's name, dots, its package's name. */
function namesOfDirectory(file: string, read: Discovered["read"]): readonly string[] {
  const directory = directoryOf(file);
  const names = INDEX.test(baseNameOf(file)) ? [baseNameOf(directory), ".", ".."] : [];
  for (let at = directory; ; at = directoryOf(at)) {
    const name = /"name"\s*:\s*"([^"]+)"/.exec(read(joinPaths(at, "package.json")) ?? "")?.[1];
    if (name !== undefined) return [...names, baseNameOf(name)];
    if (at === "." || at === "/" || at.endsWith("..")) return names;
  }
}
