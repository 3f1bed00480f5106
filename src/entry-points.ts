import { joinPaths } from "./finding/posix.ts";
import type { ReachOptions } from "./reach.ts";
import { remembered } from "./remembered.ts";

export interface EntryPointsOptions extends ReachOptions {
  readonly list: (directory: string) => readonly string[];
}

/** Where a package's programs begin. */
export interface EntryPoints {
  /** What its manifest names, for those who import it or run it. */
  written(directory: string): readonly string[];
  /** These, and files whose names or folders say so. */
  all(directory: string): readonly string[];
}

const ENTRY = /^(?:index|main|server|app|start|bootstrap|cli)\.[cm]?[jt]sx?$/;
const SCRIPT = /\b(?:node|nodemon|tsx|ts-node|bun|deno)\b(?:\s+(?:run|-\S+))*\s+(\S+\.[cm]?[jt]sx?)\b/g;

export function createEntryPoints({ read, list, resolve }: EntryPointsOptions): EntryPoints {
  const isThere = (file: string) => read(file) !== undefined;
  const written = remembered((directory: string): readonly string[] => {
    const manifest = parse(read(joinPaths(directory, "package.json")));
    const named = [manifest["main"], manifest["module"], manifest["bin"], manifest["exports"]].flatMap(texts);
    const scripts = texts(manifest["scripts"]).flatMap((line) => [...line.matchAll(SCRIPT)].map(([, path = ""]) => path));
    return [...named, ...scripts].flatMap((path) => resolve(joinPaths(directory, "package.json"), toRelative(path)) ?? []).filter(isThere);
  });
  const usual = (directory: string) =>
    [directory, joinPaths(directory, "src"), joinPaths(directory, "bin")].flatMap((each) =>
      list(each).flatMap((name) => (ENTRY.test(name) || each.endsWith("/bin") ? [joinPaths(each, name)] : [])),
    );
  return { written, all: remembered((directory) => [...new Set([...written(directory), ...usual(directory).filter(isThere)])]) };
}

function toRelative(path: string): string {
  return path.startsWith(".") ? path : `./${path}`;
}

/** The texts in a value of a manifest, however deep. */
function texts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(texts) : [];
}

function parse(text: string | undefined): { readonly [key: string]: unknown } {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
