import { type JsonObject, probe, type ResolveHost, readJson, toObject, toStrings } from "./host.ts";
import { joinPath, toDirectories, toDirectory } from "./paths.ts";

interface Mapping {
  readonly baseUrl: string | undefined;
  readonly paths: JsonObject | undefined;
  /** What the targets in `paths` are relative to. */
  readonly pathsBase: string;
}

const MAX_EXTENDS = 8;

/** Resolves by `paths` and `baseUrl` of the nearest configuration that has them. */
export function createTsconfigResolver(host: ResolveHost): (directory: string, specifier: string) => string | undefined {
  const byDirectory = new Map<string, Mapping | undefined>();
  return (directory, specifier) => {
    const mapping = findMapping(host, directory, byDirectory);
    if (mapping === undefined) return undefined;
    const mapped = findInPaths(host, mapping, specifier);
    if (mapped !== undefined || mapping.baseUrl === undefined) return mapped;
    const path = joinPath(mapping.baseUrl, specifier);
    return path === undefined ? undefined : probe(host, path);
  };
}

function findMapping(host: ResolveHost, from: string, byDirectory: Map<string, Mapping | undefined>): Mapping | undefined {
  if (byDirectory.has(from)) return byDirectory.get(from);
  let mapping: Mapping | undefined;
  for (const directory of toDirectories(from)) {
    mapping = byDirectory.get(directory) ?? readMappingOf(host, directory);
    if (mapping !== undefined) break;
  }
  byDirectory.set(from, mapping);
  return mapping;
}

function readMappingOf(host: ResolveHost, directory: string): Mapping | undefined {
  for (const name of ["tsconfig.json", "jsconfig.json"]) {
    const path = joinPath(directory, name) ?? name;
    const mapping = readMapping(host, path, 0) ?? readReferenced(host, path);
    if (mapping !== undefined) return mapping;
  }
  return undefined;
}

/** A solution-style configuration holds nothing but references to the real ones. */
function readReferenced(host: ResolveHost, path: string): Mapping | undefined {
  const references = readJson(host, path)?.references;
  if (!Array.isArray(references)) return undefined;
  for (const reference of references) {
    const target = toObject(reference)?.path;
    const file = typeof target === "string" ? toConfigFile(host, toDirectory(path), target) : undefined;
    const mapping = file === undefined ? undefined : readMapping(host, file, 0);
    if (mapping !== undefined) return mapping;
  }
  return undefined;
}

function readMapping(host: ResolveHost, path: string, depth: number): Mapping | undefined {
  const config = depth > MAX_EXTENDS ? undefined : readJson(host, path);
  if (config === undefined) return undefined;
  const directory = toDirectory(path);
  const options = toObject(config.compilerOptions);
  const baseUrl = typeof options?.baseUrl === "string" ? joinPath(directory, options.baseUrl) : undefined;
  const paths = toObject(options?.paths);
  const bases = typeof config.extends === "string" ? [config.extends] : toStrings(config.extends);
  const inherited = bases
    .toReversed()
    .map((base) => toConfigFile(host, directory, base))
    .map((file) => (file === undefined ? undefined : readMapping(host, file, depth + 1)))
    .find((mapping) => mapping !== undefined);
  if (baseUrl === undefined && paths === undefined) return inherited;
  return {
    baseUrl: baseUrl ?? inherited?.baseUrl,
    paths: paths ?? inherited?.paths,
    pathsBase: baseUrl ?? (paths === undefined ? inherited?.pathsBase : undefined) ?? directory,
  };
}

/** Relative ones only: configurations from packages lie outside the repository. */
function toConfigFile(host: ResolveHost, directory: string, target: string): string | undefined {
  if (!target.startsWith(".")) return undefined;
  const path = joinPath(directory, target);
  return path === undefined
    ? undefined
    : [path, `${path}.json`, `${path}/tsconfig.json`].find((file) => file.endsWith(".json") && host.exists(file));
}

function findInPaths(host: ResolveHost, mapping: Mapping, specifier: string): string | undefined {
  const patterns = Object.keys(mapping.paths ?? {}).toSorted((a, b) => b.indexOf("*") - a.indexOf("*"));
  for (const pattern of patterns) {
    const rest = matchPattern(pattern, specifier);
    if (rest === undefined) continue;
    for (const target of toStrings(mapping.paths?.[pattern])) {
      const path = joinPath(mapping.pathsBase, target.replace("*", rest));
      const found = path === undefined ? undefined : probe(host, path);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** What the `*` of `pattern` stands for; empty text where it has none and is the same. */
export function matchPattern(pattern: string, text: string): string | undefined {
  const star = pattern.indexOf("*");
  if (star < 0) return pattern === text ? "" : undefined;
  const after = pattern.slice(star + 1);
  const fits = text.length >= pattern.length - 1 && text.startsWith(pattern.slice(0, star)) && text.endsWith(after);
  return fits ? text.slice(star, text.length - after.length) : undefined;
}
