import { createRequire } from "node:module";
import type * as Morph from "ts-morph";
import type { ResolveHost, Resolver } from "./resolve.ts";

/** A root that no host path can climb out of. */
export const ROOT = "/repository";

/**
 * Resolves what probing cannot (project references, `exports` conditions, configurations from packages) with the compiler in ts-morph.
 * It takes a third of a second and 70 MB to load: create it only once a name is left over.
 */
export function createTypeScriptResolver(host: ResolveHost): Resolver {
  const { ts } = createRequire(import.meta.url)("ts-morph") as typeof Morph;
  const moduleHost = createModuleHost(host);
  const configs = new Map<string, Morph.ts.CompilerOptions>();
  return {
    resolve(fromFile, specifier) {
      const containing = `${ROOT}/${fromFile}`;
      const options = findOptions(ts, moduleHost, containing, configs);
      const { resolvedModule } = ts.resolveModuleName(specifier, containing, options, moduleHost);
      const path = resolvedModule?.resolvedFileName;
      if (path === undefined || !isInside(path) || path.includes("/node_modules/") || /\.d\.[cm]?ts$/.test(path)) return undefined;
      return toRelative(path);
    },
  };
}

export function createModuleHost(host: ResolveHost): Morph.ts.ModuleResolutionHost & { readFile(path: string): string | undefined } {
  return {
    fileExists: (path) => isInside(path) && host.exists(toRelative(path)),
    readFile: (path) => (isInside(path) ? host.read(toRelative(path)) : undefined),
  };
}

function isInside(path: string): boolean {
  return path.startsWith(`${ROOT}/`);
}

export function toRelative(path: string): string {
  return path.slice(ROOT.length + 1);
}

export type TypeScript = (typeof Morph)["ts"];

/** The options of the nearest `tsconfig.json`, `extends` followed. */
export function findOptions(
  ts: TypeScript,
  moduleHost: Morph.ts.ModuleResolutionHost,
  containing: string,
  configs: Map<string, Morph.ts.CompilerOptions>,
): Morph.ts.CompilerOptions {
  const found = ts.findConfigFile(containing.slice(0, containing.lastIndexOf("/")), (path) => moduleHost.fileExists(path));
  const key = found ?? "";
  const known = configs.get(key);
  if (known !== undefined) return known;
  const options = found === undefined ? {} : readOptions(ts, moduleHost, found);
  const complete = {
    allowJs: true,
    resolveJsonModule: true,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    module: ts.ModuleKind.ESNext,
    ...options,
  };
  configs.set(key, complete);
  return complete;
}

function readOptions(ts: TypeScript, moduleHost: Morph.ts.ModuleResolutionHost, path: string): Morph.ts.CompilerOptions {
  const { config } = ts.readConfigFile(path, (file) => moduleHost.readFile(file));
  const parseHost: Morph.ts.ParseConfigHost = {
    useCaseSensitiveFileNames: true,
    readDirectory: () => [],
    fileExists: moduleHost.fileExists,
    readFile: moduleHost.readFile,
  };
  return ts.parseJsonConfigFileContent(config ?? {}, parseHost, path.slice(0, path.lastIndexOf("/"))).options;
}
