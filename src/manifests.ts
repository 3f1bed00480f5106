import { directoryOf, joinPaths } from "./finding/posix.ts";
import { type Host, MAX_MANIFEST_BYTES } from "./host/host.ts";
import type { Pages } from "./pages.ts";
import { runtimeOf } from "./runtimes.ts";

/** What the manifests say of a file: the packages and versions it sees, and where it runs. */
export interface Manifests {
  version(file: string, packageName: string): string | undefined;
  /** The same, with the file that says so. */
  findVersion(file: string, packageName: string): FoundVersion | undefined;
  runtime(file: string): string;
}

export interface FoundVersion {
  readonly version: string;
  readonly from: string;
}

type FindVersion = (name: string) => FoundVersion | undefined;

export interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly raw: Readonly<Record<string, unknown>>;
  readonly engines: Readonly<Record<string, unknown>>;
}

export function createManifests(host: Host, pages?: Pages): Manifests {
  const manifests = new Map<string, Manifest | undefined>();
  const locks = new Map<string, FindVersion | undefined>();
  const at = (directory: string): Manifest | undefined => {
    if (!manifests.has(directory)) manifests.set(directory, readManifest(host, joinPaths(directory, "package.json")));
    return manifests.get(directory);
  };
  const upwards = function* (file: string): Generator<string> {
    for (let directory = directoryOf(file); ; directory = directoryOf(directory)) {
      yield directory;
      if (directory === "." || directory === "" || directory === "/") return;
      if (directory === ".." || directory.endsWith("/..")) return;
    }
  };
  const lockOf = (directory: string): FindVersion | undefined => {
    if (!locks.has(directory)) locks.set(directory, readLock(host, directory));
    return locks.get(directory);
  };
  const composer = new Map<string, FindVersion | undefined>();
  const composerAt = (directory: string): FindVersion | undefined => {
    if (!composer.has(directory)) {
      const [packages, platforms] = [readComposer(host, directory), readAppInfo(host, directory)];
      composer.set(directory, platforms ? (name) => packages?.(name) ?? platforms(name) : packages);
    }
    return composer.get(directory);
  };
  const findVersion = (file: string, name: string): FoundVersion | undefined => {
    if (isPhp(file)) {
      for (const directory of upwards(file)) {
        const version = composerAt(directory)?.(name);
        if (version !== undefined) return version;
      }
      return undefined;
    }
    for (const directory of upwards(file)) {
      const locked = lockOf(directory)?.(name);
      if (locked !== undefined) return locked;
      const range = at(directory)?.dependencies[name];
      if (range !== undefined) {
        for (const above of upwards(`${directory}/package.json`)) {
          const version = lockOf(above)?.(name);
          if (version !== undefined) return version;
        }
        const [lowest] = /\d+(?:\.\d+)*/.exec(range) ?? [];
        return lowest === undefined ? undefined : { version: lowest, from: joinPaths(directory, "package.json") };
      }
    }
    return undefined;
  };
  return {
    findVersion,
    version: (file, name) => findVersion(file, name)?.version,
    runtime: (file) => (isPhp(file) ? "php" : runtimeOf(host, file, upwards(file), at, pages)),
  };
}

function isPhp(file: string): boolean {
  return /\.(php|phtml|inc|php\d|module|install)$/i.test(file);
}

/** Versions from composer.lock, else the lowest that the range in composer.json allows. */
function readComposer(host: Host, directory: string): FindVersion | undefined {
  const lock = parseObject(host.readText(joinPaths(directory, "composer.lock"), MAX_MANIFEST_BYTES));
  const locked = new Map<string, string>();
  for (const key of ["packages-dev", "packages"])
    for (const each of asArray(lock?.[key])) {
      const { name, version } = asObject(each);
      if (typeof name === "string" && typeof version === "string" && /^v?\d/.test(version)) locked.set(name, version.replace(/^v/, ""));
    }
  const manifest = parseObject(host.readText(joinPaths(directory, "composer.json")));
  const ranges = { ...asObject(manifest?.["require-dev"]), ...asObject(manifest?.["require"]) };
  if (!lock && !manifest) return undefined;
  return (wanted) => {
    // The package itself.
    if (manifest?.["name"] === wanted) return { version: "0", from: joinPaths(directory, "composer.json") };
    const range = ranges[wanted];
    const version = locked.get(wanted) ?? (typeof range === "string" ? lowestOf(range) : undefined);
    return version === undefined
      ? undefined
      : { version, from: joinPaths(directory, locked.has(wanted) ? "composer.lock" : "composer.json") };
  };
}

/** The platforms that an app is made for, as its `appinfo/info.xml` says: `<nextcloud min-version="27"/>`. */
function readAppInfo(host: Host, directory: string): FindVersion | undefined {
  const from = joinPaths(directory, "appinfo/info.xml");
  const text = host.readText(from);
  if (text === undefined) return undefined;
  const platforms = new Map([...text.matchAll(/<(\w+)\s[^<>]*min-version="([\d.]+)"/g)].map(([, name, version]) => [name, version]));
  return (wanted) => {
    const version = platforms.get(wanted);
    return version === undefined ? undefined : { version, from };
  };
}

/** `^8.0|^7.4`: 7.4. Without a number (`*`, `dev-main`) it is not known. */
function lowestOf(range: string): string | undefined {
  const bounds = range.split("|").flatMap((each) => /^[\s^~>=v]*(\d+(?:\.\d+)*)/.exec(each)?.[1] ?? []);
  const major = (version: string) => Number.parseFloat(version);
  return bounds.sort((a, b) => major(a) - major(b))[0];
}

function readManifest(host: Host, path: string): Manifest | undefined {
  const raw = parseObject(host.readText(path));
  if (!raw) return undefined;
  const dependencies: Record<string, string> = {};
  for (const key of ["devDependencies", "peerDependencies", "optionalDependencies", "dependencies"]) {
    for (const [name, range] of Object.entries(asObject(raw[key]))) if (typeof range === "string") dependencies[name] = range;
  }
  return { dependencies, raw, engines: asObject(raw["engines"]) };
}

/** Versions from package-lock.json, npm-shrinkwrap.json or yarn.lock beside a manifest. */
function readLock(host: Host, directory: string): FindVersion | undefined {
  const found = (version: string | undefined, name: string) =>
    version === undefined ? undefined : { version, from: joinPaths(directory, name) };
  for (const name of ["package-lock.json", "npm-shrinkwrap.json"]) {
    const lock = parseObject(host.readText(joinPaths(directory, name), MAX_MANIFEST_BYTES));
    if (lock)
      return (wanted) =>
        found(versionOf(asObject(lock["packages"])[`node_modules/${wanted}`]) ?? versionOf(asObject(lock["dependencies"])[wanted]), name);
  }
  const yarn = host.readText(joinPaths(directory, "yarn.lock"), MAX_MANIFEST_BYTES);
  if (yarn === undefined) return undefined;
  return (wanted) =>
    found(
      new RegExp(`^"?${wanted.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")}@[^\\n]*:\\n\\s+version:? "?([^"\\n]+)`, "m").exec(yarn)?.[1],
      "yarn.lock",
    );
}

function versionOf(entry: unknown): string | undefined {
  const { version } = asObject(entry);
  return typeof version === "string" ? version : undefined;
}

function parseObject(text: string | undefined): Readonly<Record<string, unknown>> | undefined {
  if (text === undefined) return undefined;
  try {
    return asObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
