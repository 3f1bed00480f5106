import { joinPath } from "./paths.ts";

/** What resolution sees of the repository: posix paths relative to its root. */
export interface ResolveHost {
  exists(path: string): boolean;
  read(path: string): string | undefined;
  /** Names in a directory; without it only packages that lie in a directory of their own name are found. */
  list?(directory: string): readonly string[];
}

const STRINGS_AND_COMMENTS = /"(?:[^"\\]|\\.)*"|\/\/[^\n\r]*|\/\*[\s\S]*?\*\//g;
const STRINGS_AND_COMMAS = /"(?:[^"\\]|\\.)*"|,(?=\s*[}\]])/g;

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

const parsed = new WeakMap<ResolveHost, Map<string, JsonObject | undefined>>();

/** JSON, also with comments and trailing commas, parsed once per host; undefined where it is neither there nor an object. */
export function readJson(host: ResolveHost, path: string): JsonObject | undefined {
  const known = parsed.get(host) ?? new Map<string, JsonObject | undefined>();
  parsed.set(host, known);
  return remember(known, path, () => {
    const text = host.read(path)?.replace(/^\uFEFF/, "");
    return text === undefined ? undefined : toObject(parseJson(text) ?? parseJson(withoutComments(text)));
  });
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function withoutComments(text: string): string {
  return text
    .replace(STRINGS_AND_COMMENTS, (part) => (part.startsWith('"') ? part : " "))
    .replace(STRINGS_AND_COMMAS, (part) => (part === "," ? "" : part));
}

export function toObject(value: Json | undefined): JsonObject | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
}

export function toStrings(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}

const EXTENSIONS = [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs", ".json", ".vue"];
const WITH_EXTENSION = /\.(?:[cm]?[jt]sx?|json|vue|svelte|astro)$/;
/** What an import of compiled output stands for in the source. */
const SOURCES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\.js$/, [".ts", ".tsx", ".jsx"]],
  [/\.jsx$/, [".tsx"]],
  [/\.mjs$/, [".mts"]],
  [/\.cjs$/, [".cts"]],
];

/** The file that `path` means in an import. */
export function probe(host: ResolveHost, path: string): string | undefined {
  if (WITH_EXTENSION.test(path)) {
    if (host.exists(path)) return path;
    for (const [compiled, sources] of SOURCES) {
      if (!compiled.test(path)) continue;
      const found = sources.map((extension) => path.replace(compiled, extension)).find((source) => host.exists(source));
      if (found !== undefined) return found;
    }
  }
  const file = path === "" ? undefined : EXTENSIONS.map((extension) => path + extension).find((candidate) => host.exists(candidate));
  return file ?? probeDirectory(host, path);
}

function probeDirectory(host: ResolveHost, path: string): string | undefined {
  const main = readJson(host, joinPath(path, "package.json") ?? "")?.main;
  const entry = typeof main === "string" ? joinPath(path, main) : undefined;
  if (entry !== undefined && entry !== path && WITH_EXTENSION.test(entry) && host.exists(entry)) return entry;
  return EXTENSIONS.map((extension) => joinPath(path, `index${extension}`) ?? "").find((candidate) => host.exists(candidate));
}

export function remember<T>(cache: Map<string, T>, key: string, find: () => T): T {
  const known = cache.get(key);
  if (known !== undefined || cache.has(key)) return known as T;
  const found = find();
  cache.set(key, found);
  return found;
}
