import { directoryOf, joinPaths } from "./finding/posix.ts";
import { IMPORT } from "./mentions.ts";

/** Whether what one file sets, project-wide, holds where another one runs. */
export type Together = "always" | "maybe" | "never";

export interface ProcessesOptions {
  readonly read: (file: string) => string | undefined;
  readonly isFile: (path: string) => boolean;
  readonly list: (directory: string) => readonly string[];
  readonly resolve: (from: string, specifier: string) => string | undefined;
  readonly runtime: (file: string) => string;
}

export interface Processes {
  together(file: string, setter: string): Together;
}

const MOST_FILES = 4_000;
const ENTRY = /^(?:index|main|server|app|start|bootstrap|cli)\.[cm]?[jt]sx?$/;
const SCRIPT = /\b(?:node|nodemon|tsx|ts-node|bun|deno)\b(?:\s+(?:run|-\S+))*\s+(\S+\.[cm]?[jt]sx?)\b/g;

/** Tells, by imports alone, which files an entry point brings into one process. */
export function createProcesses({ read, isFile, list, resolve, runtime }: ProcessesOptions): Processes {
  const imports = remembered((file: string) =>
    [...new Set([...(read(file) ?? "").matchAll(IMPORT)].map(([, written = ""]) => written))].flatMap(
      (specifier) => resolve(file, specifier) ?? [],
    ),
  );
  const reach = remembered((from: string): ReadonlySet<string> => {
    const found = new Set([from]);
    for (const file of found) {
      if (found.size > MOST_FILES) break;
      for (const next of imports(file)) found.add(next);
    }
    return found;
  });
  const packageOf = remembered((file: string): string => {
    for (let directory = directoryOf(file); ; directory = directoryOf(directory)) {
      if (isFile(joinPaths(directory, "package.json")) || directory === "." || directory === "/" || directory.endsWith(".."))
        return directory;
    }
  });
  const entryPoints = remembered((directory: string): readonly string[] => {
    const manifest = parse(read(joinPaths(directory, "package.json")));
    const written = [manifest["main"], manifest["module"], manifest["bin"], manifest["exports"]].flatMap(texts);
    const scripts = texts(manifest["scripts"]).flatMap((line) => [...line.matchAll(SCRIPT)].map(([, path = ""]) => path));
    const named = [...written, ...scripts].flatMap((path) => resolve(joinPaths(directory, "package.json"), toRelative(path)) ?? []);
    const usual = [directory, joinPaths(directory, "src"), joinPaths(directory, "bin")].flatMap((each) =>
      list(each).flatMap((name) => (ENTRY.test(name) || each.endsWith("/bin") ? [joinPaths(each, name)] : [])),
    );
    return [...new Set([...named, ...usual])].filter((file) => read(file) !== undefined);
  });
  return {
    together(file, setter) {
      if (file === setter) return "always";
      const [here, there] = [runtime(file), runtime(setter)];
      if (here !== there && here !== "universal" && there !== "universal") return "never";
      if (reach(file).has(setter)) return "always";
      const owners = [...new Set([packageOf(file), packageOf(setter)])];
      const joint = owners.flatMap(entryPoints).some((entry) => reach(entry).has(file) && reach(entry).has(setter));
      return joint ? "always" : owners.length === 1 ? "maybe" : "never";
    },
  };
}

function remembered<T>(find: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const answer = known.get(key);
    if (answer !== undefined) return answer;
    const found = find(key);
    known.set(key, found);
    return found;
  };
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
