import { type Json, type JsonObject, probe, type ResolveHost, readJson, remember, toObject, toStrings } from "./host.ts";
import { joinPath, OUTPUT_FOLDER, toDirectories } from "./paths.ts";
import { matchPattern } from "./tsconfig.ts";

/** In the order tried: those that lead to source first, type declarations last. */
const CONDITIONS = ["source", "development", "import", "module", "node", "default", "require", "browser", "types"];
const OUTPUT = new RegExp(`(^|/)${OUTPUT_FOLDER}(?=/)`);
const MAX_DEPTH = 3;
/** Where a package may lie that is asked for as one of the workspace, and that no list names. */
const ANYWHERE = ["*", "*/*", "*/*/*"];

/** Resolves packages of the repository itself: the own one by its name, `#imports`, and those of the workspace. */
export function createPackageResolver(host: ResolveHost): (directory: string, specifier: string) => string | undefined {
  const workspaces = new Map<string, readonly string[]>();
  const members = new Map<string, Member | undefined>();
  return (directory, specifier) => {
    if (specifier.startsWith("#")) return resolveImports(host, directory, specifier);
    const name = /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
    const subpath = `.${specifier.slice(name.length)}`;
    let isMember = false;
    for (const ancestor of toDirectories(directory)) {
      const manifest = readJson(host, joinPath(ancestor, "package.json") ?? "");
      if (manifest === undefined && ancestor !== "") continue;
      if (manifest?.name === name) return resolveEntry(host, ancestor, manifest, subpath);
      const wanted = toWanted(manifest ?? {}, name);
      isMember ||= wanted.startsWith("workspace:");
      const anywhere = isMember && ancestor === "";
      const member =
        findBeside(host, ancestor, wanted) ??
        remember(members, `${ancestor}\n${name}\n${anywhere}`, () =>
          findMember(host, ancestor, name, [
            ...remember(workspaces, ancestor, () => readPatterns(host, ancestor, manifest ?? {})),
            ...(anywhere ? ANYWHERE : []),
          ]),
        );
      if (member !== undefined) return resolveEntry(host, member.directory, member.manifest, subpath);
    }
    return undefined;
  };
}

/** What a manifest asks for under a package's name: a range of versions, or where it lies. */
function toWanted(manifest: JsonObject, name: string): string {
  const found = ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"].map(
    (key) => toObject(manifest[key])?.[name],
  );
  return found.find((wanted) => typeof wanted === "string") ?? "";
}

/** `file:../common` */
function findBeside(host: ResolveHost, from: string, wanted: string): Member | undefined {
  const [, path] = /^(?:file|link|portal):(.+)$/.exec(wanted) ?? [];
  const directory = path === undefined ? undefined : joinPath(from, path);
  const manifest = directory === undefined ? undefined : readJson(host, joinPath(directory, "package.json") ?? "");
  return directory === undefined || manifest === undefined ? undefined : { directory, manifest };
}

interface Member {
  readonly directory: string;
  readonly manifest: JsonObject;
}

function findMember(host: ResolveHost, root: string, name: string, patterns: readonly string[]): Member | undefined {
  for (const pattern of patterns) {
    for (const directory of expand(host, root, pattern, name)) {
      const found = readJson(host, joinPath(directory, "package.json") ?? "");
      if (found?.name === name) return { directory, manifest: found };
    }
  }
  return undefined;
}

/** Where a repository names the packages in it: its manifest, or that of the tool that holds them together. */
function readPatterns(host: ResolveHost, root: string, manifest: JsonObject): readonly string[] {
  const inRoot = (name: string) => joinPath(root, name) ?? "";
  const { workspaces } = manifest;
  const { projects } = readJson(host, inRoot("rush.json")) ?? {};
  const listed = [
    ...(Array.isArray(workspaces) ? toStrings(workspaces) : toStrings(toObject(workspaces)?.packages)),
    ...toStrings(readJson(host, inRoot("lerna.json"))?.packages),
    ...(Array.isArray(projects) ? toStrings(projects.map((project) => toObject(project)?.projectFolder ?? null)) : []),
  ];
  const yaml = host.read(inRoot("pnpm-workspace.yaml")) ?? "";
  const [, block = ""] = /^packages:[^\S\n]*\r?\n((?:[ \t]*(?:-[^\n]*|#[^\n]*)?(?:\r?\n|$))*)/m.exec(yaml) ?? [];
  const quoted = [...block.matchAll(/^[ \t]*-[ \t]*(["']?)([^"'#\r\n]+?)\1[ \t]*(?:#.*)?\r?$/gm)].map((match) => match[2] ?? "");
  return [...new Set([...listed, ...quoted])].filter((pattern) => !pattern.startsWith("!"));
}

/** The directories a glob stands for; where nothing can be listed, those that bear the package's name. */
function expand(host: ResolveHost, root: string, pattern: string, name: string): string[] {
  const short = name.slice(name.lastIndexOf("/") + 1);
  let directories = [root];
  for (const part of pattern.replace(/\/$/, "").split("/")) {
    directories = directories.flatMap((directory) => {
      if (part === "**") return listDeep(host, directory, MAX_DEPTH);
      if (!part.includes("*")) return toPaths(directory, [part]);
      const names = host.list?.(directory).filter((entry) => matchPattern(part, entry) !== undefined && !entry.startsWith("."));
      return toPaths(directory, names ?? [short, name, name.replace(/^@/, "").replace("/", "-")]);
    });
  }
  return directories;
}

function toPaths(directory: string, names: readonly string[]): string[] {
  return names.map((name) => joinPath(directory, name)).filter((path) => path !== undefined);
}

function listDeep(host: ResolveHost, directory: string, depth: number): string[] {
  const names = depth === 0 ? [] : (host.list?.(directory) ?? []).filter((name) => name !== "node_modules" && !name.includes("."));
  return [directory, ...toPaths(directory, names).flatMap((path) => listDeep(host, path, depth - 1))];
}

/** `#name` of the nearest package. */
function resolveImports(host: ResolveHost, from: string, specifier: string): string | undefined {
  for (const directory of toDirectories(from)) {
    const manifest = readJson(host, joinPath(directory, "package.json") ?? "");
    if (manifest === undefined) continue;
    return firstSource(host, directory, findTargets(toObject(manifest.imports) ?? {}, specifier));
  }
  return undefined;
}

/** What a package offers at `subpath` (`.` or `./name`), as a file of its sources where the output is not there. */
function resolveEntry(host: ResolveHost, directory: string, manifest: JsonObject, subpath: string): string | undefined {
  const { exports } = manifest;
  const isMap = Object.keys(toObject(exports) ?? {}).some((key) => key.startsWith("."));
  const targets = isMap ? findTargets(toObject(exports) ?? {}, subpath) : subpath === "." ? toTargets(exports ?? null) : [];
  const plain =
    subpath === "." ? [manifest.source, manifest.module, manifest.main, "src/index", "index", "lib/index"] : [subpath, `src/${subpath}`];
  return firstSource(host, directory, [...targets, ...plain.filter((target) => typeof target === "string")]);
}

function findTargets(map: JsonObject, subpath: string): string[] {
  const keys = Object.keys(map).toSorted((a, b) => b.length - a.length);
  for (const key of keys) {
    const rest = matchPattern(key, subpath);
    if (rest !== undefined) return toTargets(map[key] ?? null).map((target) => target.replaceAll("*", rest));
  }
  return [];
}

function toTargets(value: Json): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(toTargets);
  const conditions = toObject(value);
  if (conditions === undefined) return [];
  return CONDITIONS.flatMap((condition) => toTargets(conditions[condition] ?? null));
}

function firstSource(host: ResolveHost, directory: string, targets: readonly string[]): string | undefined {
  for (const target of targets.filter((path) => !path.endsWith(".d.ts"))) {
    for (const candidate of [target.replace(OUTPUT, "$1src"), target.replace(OUTPUT, "$1").replace("//", "/"), target]) {
      const path = joinPath(directory, candidate);
      const found = path === undefined ? undefined : probe(host, path);
      if (found !== undefined && !/\.(?:json|d\.[cm]?ts)$/.test(found)) return found;
    }
  }
  return undefined;
}
