import { alternatives } from "./alternatives.ts";
import { INSTALLED, OUTPUT_FOLDER } from "./js/resolve/paths.ts";
import type { Callee, Library } from "./model/library.ts";

/** Finds the places that make a file worth parsing. */
export interface Scanner {
  /** Offsets of the hints in the text, and the word that was found first; none: the file need not be parsed. */
  scan(text: string): Hints | undefined;
}

export interface Hints {
  readonly offsets: readonly number[];
  /** For the reader: why the file was parsed. */
  readonly reason: string;
  /** A module of a library is imported: what it exports may be used anywhere in the file. */
  readonly wholeFile: boolean;
}

const ADDRESS =
  /:\/\/|[$>_a-z](?:url|uri|href|feed|endpoint)s?\b|_ur[il]|[$>]ur[il]|\bURL|stream_context|\$(?:context|ctx)\b|\?(?:[\w.%[\]-]+=|["']\s*\.)/i;
const ARGUMENT_LENGTH = 100;
/** What says, in a function, that its `file_get_contents($file)` is for addresses. */
const SAYS_REMOTE = /allow_url_fopen|default_socket_timeout|function\s+\w*(?:get|fetch|download|load|read|retrieve)_?remote/i;
const REMOTE_LENGTH = 2_000;
const LOOK_BEHIND = 40;

function list(value: string | readonly string[]): readonly string[] {
  return typeof value === "string" ? [value] : value;
}

function names(callee: Callee): { readonly words: readonly string[]; readonly kind: "function" | "class" | "global" | "none" } {
  if ("function" in callee) return { words: list(callee.function), kind: "function" };
  if ("global" in callee) return { words: list(callee.global), kind: "global" };
  if ("construct" in callee) return { words: list(callee.construct), kind: "class" };
  if ("static" in callee) return { words: list(callee.of), kind: "class" };
  return { words: [], kind: "none" };
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** One combined expression per language, made from the models and nothing else. */
export function createScanner(libraries: readonly Library[], language: "php" | "js"): Scanner {
  const own = libraries.filter((library) => library.id.startsWith(`${language}/`));
  return language === "php" ? phpScanner(own) : jsScanner(own);
}

function phpScanner(libraries: readonly Library[]): Scanner {
  const ambiguous = new Set(libraries.flatMap((library) => library.ambiguousHints ?? []).map((word) => word.toLowerCase()));
  const functions = libraries.flatMap(({ calls, effects = [] }) => {
    const isWaiting = (type: string) => calls.some(({ callee }) => "method" in callee && callee.of === type);
    // What makes an object whose methods wait: `mysqli_init()`.
    const makers = effects.filter((effect) => "creates" in effect && isWaiting(effect.creates));
    return [...calls, ...makers].flatMap(({ callee }) => ("function" in callee ? list(callee.function) : []));
  });
  const classes = libraries.flatMap((library) => [
    ...Object.values(library.types ?? {}).flatMap((type) => type.classes ?? []),
    ...[...library.calls, ...(library.effects ?? []).filter((effect) => "creates" in effect)].flatMap(({ callee }) => {
      const found = names(callee);
      return found.kind === "class" ? found.words : [];
    }),
  ]);
  const told = libraries.flatMap((library) => Object.values(library.types ?? {}).flatMap((type) => type.told?.mentions ?? []));
  const namespaces = [...new Set(classes.flatMap((name) => (name.includes("\\") ? [name.slice(0, name.lastIndexOf("\\"))] : [])))];
  const evidence = new Set(libraries.flatMap((library) => library.evidence ?? []).map((word) => word.toLowerCase()));
  const globalClasses = new Set(classes.filter((name) => !name.includes("\\")).map((name) => name.toLowerCase()));
  const parts = [
    `${alternatives([...functions, ...evidence].map((word) => word.toLowerCase()))}(?=\\s*\\(|\\s+as\\s)`,
    `${alternatives([...classes, ...told])}\\b`,
    // A class of a namespace stands there by its whole name, in a group of imports, or under an imported namespace.
    `${alternatives(namespaces)}(?:(?=\\\\\\{|\\s+as\\s)|(?<=\\bnamespace\\s+[\\w\\\\]+)(?=\\s*[;{]))`,
  ];
  const methods = everybodysMethods(libraries);
  const commands = commandsOf(libraries);
  if (commands) parts.push(`\`[^\`\\n]{0,80}?${commands.pattern}`);
  const pattern = libraries.length > 0 ? new RegExp(`(?<![\\w$>])(?:${parts.join("|")})${methods}`, "gi") : undefined;
  return {
    scan: (text) => {
      if (!pattern) return undefined;
      let hasCommand: boolean | undefined;
      let holders: ReadonlySet<string> | undefined;
      let isRemote: boolean | undefined;
      const saysRemote = () => {
        isRemote ??= SAYS_REMOTE.test(text);
        return isRemote;
      };
      return collect(
        pattern,
        text,
        (word, at) => {
          if (commands && (word.startsWith("`") || commands.functions.has(word.toLowerCase()))) {
            hasCommand ??= new RegExp(commands.pattern, "i").test(text);
            return hasCommand;
          }
          if (globalClasses.has(word.toLowerCase()) && !isClassName(text, at, at + word.length)) return false;
          if (!ambiguous.has(word.toLowerCase())) return true;
          const argument = firstArgument(text, at + word.length);
          return (
            ADDRESS.test(argument) ||
            (argument.match(/[$>]\w+/g) ?? []).some((name) => {
              holders ??= addressHolders(text);
              return holders.has(name.slice(1));
            }) ||
            (saysRemote() &&
              /[$>]/.test(argument) &&
              SAYS_REMOTE.test(text.slice(Math.max(text.lastIndexOf("function ", at), at - REMOTE_LENGTH), at)))
          );
        },
        (word, at) => /^\s+as\s/.test(text.slice(at + word.length, at + word.length + 8)),
        (word) => evidence.has(word.toLowerCase()),
      );
    },
  };
}

/** `new Redis`, `extends PDO`, `Redis::class`, `?PDO $db`: not the word in a text. */
function isClassName(text: string, start: number, end: number): boolean {
  return (
    /(?:\b(?:new|extends|use|instanceof)\s+|[?|]\s*|\)\s*:\s*)\\?$/i.test(text.slice(Math.max(0, start - LOOK_BEHIND), start)) ||
    /^(?:\s*::|\s+[&.]*\$|\s*\|\s*\\?\w+\s+\$)/.test(text.slice(end, end + LOOK_BEHIND))
  );
}

/** Functions that run command lines, and how the programs look that are looked for in them. */
function commandsOf(libraries: readonly Library[]): { readonly functions: ReadonlySet<string>; readonly pattern: string } | undefined {
  const functions = new Set<string>();
  const programs = new Set<string>();
  for (const { callee, options } of libraries.flatMap((library) => library.calls))
    for (const where of options) {
      const [program] = "argument" in where && where.text === "command" ? (where.path ?? []) : [];
      if (typeof program !== "string") continue;
      programs.add(escaped(program));
      for (const word of names(callee).words) functions.add(word.toLowerCase());
    }
  return programs.size === 0 ? undefined : { functions, pattern: `(?<![\\w.-])(?:${[...programs].join("|")})(?:\\.exe)?[\\s'"]` };
}

/** Methods whose name alone says whose they are. */
function everybodysMethods(libraries: readonly Library[]): string {
  const callees = libraries.flatMap((library) => [...library.calls, ...(library.effects ?? [])].map(({ callee }) => callee));
  const told = libraries.flatMap((library) => Object.values(library.types ?? {}).flatMap((type) => type.told?.getters ?? []));
  const names = [...callees.flatMap((callee) => ("method" in callee && callee.of === "*" ? list(callee.method) : [])), ...told];
  return names.length > 0 ? `|(?<=->)${alternatives(names)}(?=\\s*\\()` : "";
}

/** Variables, properties and constants that are given text that begins like an address. */
function addressHolders(text: string): ReadonlySet<string> {
  if (!text.includes("://")) return new Set();
  return new Set([...text.matchAll(/[$>](\w+)\s*(?:\.?=|,|=>)[^;\n]{0,80}?['"](?:https?|ftps?):\/\//g)].map((match) => match[1] ?? ""));
}

/** The text of a call's first arguments, as far as one line goes, or the statement, if they stand below; a literal path is none that counts. */
function firstArgument(text: string, from: number): string {
  const rest = text.slice(from, from + ARGUMENT_LENGTH);
  const line = rest.split(/^\s*\(\s*\n/.test(rest) ? ";" : "\n")[0] ?? "";
  return /^\s*\(\s*['"](?!ftp|http|compress\.)/.test(line) ? "" : line;
}

/** What may stand before a global's name: nothing of an identifier, a string or another object. */
const BEFORE_GLOBAL = /(?:^|[^\w$.'"-]|\.\.\.|\b(?:window|globalThis|self|global)\.)$/;
const DECLARES = /\b(?:function|import)\s+$/;
const IMPORTS = /\b(?:from|require|import)\s*\(?\s*$/;
function jsScanner(libraries: readonly Library[]): Scanner {
  const globals = new Set(
    libraries.flatMap((library) => [
      ...library.calls.flatMap((call) => {
        const found = names(call.callee);
        return found.kind === "global" || (found.kind === "class" && !library.modules) ? found.words : [];
      }),
      ...Object.values(library.types ?? {}).flatMap((type) =>
        library.modules ? [] : [...(type.exports ?? []).filter((each) => !each.includes("#")), ...(type.classes ?? [])],
      ),
      ...(library.effects ?? []).flatMap((effect) =>
        library.calls.some((call) => "method" in call.callee && "creates" in effect && call.callee.of === effect.creates) &&
        "construct" in effect.callee &&
        !library.modules
          ? names(effect.callee).words
          : [],
      ),
    ]),
  );
  // A global that is a library's object: one of its methods stands behind it.
  const members = libraries.flatMap((library) =>
    Object.entries(library.types ?? {}).flatMap(([name, type]) => {
      const objects = (type.exports ?? [])
        .filter((each) => each.startsWith("global#"))
        .map((each) => escaped(each.slice("global#".length)));
      const methods = [...library.calls, ...(library.effects ?? [])].flatMap(({ callee }) =>
        "method" in callee && callee.of === name && callee.method !== "*" ? list(callee.method) : [],
      );
      return objects.length > 0 && methods.length > 0 ? [`(?:${objects.join("|")})\\s*\\.\\s*${alternatives(methods)}\\b`] : [];
    }),
  );
  // What a framework hands to everybody: `this.$axios`.
  const named = libraries.flatMap((library) => Object.values(library.types ?? {}).flatMap((type) => type.named?.members ?? []));
  const modules = [
    ...new Set(libraries.flatMap((library) => [...(library.modules ?? []), ...Object.values(library.ponyfills ?? {}).flat()])),
  ];
  const parts: string[] = [];
  if (globals.size > 0) parts.push(`\\b${alternatives(globals)}(?![\\w])`);
  parts.push(...members);
  if (named.length > 0) parts.push(`(?<![\\w$])${alternatives(named)}(?![\\w$])`);
  if (modules.length > 0) parts.push(`['"\`](?:node:|${INSTALLED})?${alternatives(modules)}(?:/${OUTPUT_FOLDER}/[^'"\`\\n]*)?['"\`]`);
  const pattern = parts.length > 0 ? new RegExp(parts.join("|"), "g") : undefined;
  const isModule = (word: string) => /^['"`]/.test(word);
  return {
    scan: (text) =>
      pattern &&
      collect(
        pattern,
        text,
        (word, at) => {
          const before = text.slice(Math.max(0, at - LOOK_BEHIND), at);
          if (isModule(word)) return IMPORTS.test(before);
          if (named.includes(word)) return true;
          return (
            BEFORE_GLOBAL.test(before) &&
            !DECLARES.test(before) &&
            !/^[$-]|^\s*:(?!:)/.test(text.slice(at + word.length, at + word.length + 4))
          );
        },
        isModule,
      ),
  };
}

function collect(
  pattern: RegExp,
  text: string,
  counts: (word: string, at: number) => boolean,
  isModule: (word: string, at: number) => boolean = () => false,
  isEvidence: (word: string) => boolean = () => false,
): Hints | undefined {
  const offsets: number[] = [];
  let reason: string | undefined;
  let wholeFile = false;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [word] = match;
    if (!counts(word, match.index)) continue;
    offsets.push(match.index);
    if (isEvidence(word)) continue;
    reason ??= word;
    wholeFile ||= isModule(word, match.index);
  }
  return reason === undefined ? undefined : { offsets, reason: `\`${reason}\``, wholeFile };
}
