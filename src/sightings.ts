import type { Setting } from "./analysis/host.ts";
import { baseNameOf, directoryOf, isWithin, joinPaths } from "./finding/posix.ts";
import type { Library } from "./model/library.ts";
import type { Where } from "./model/places.ts";
import type { Program } from "./program/nodes.ts";

/** How the files are got at. */
export interface Access {
  readonly load: (file: string) => Program | undefined;
  readonly resolve: (from: string, specifier: string) => string | undefined;
  readonly readText: (file: string) => string | undefined;
}

/** Notes files of which the text is at hand: those that may set something for the whole project, and those where it begins to run. */
export interface Sightings {
  see(file: string, text: string): void;
  /** What has been noted: plain data, which threads can exchange. */
  seen(): Seen;
  switches(access: Access): Switches;
}

export interface Seen {
  readonly setters: readonly string[];
  readonly entries: readonly string[];
}

export interface Switches {
  /** Those that run whenever this file does, and those of which that cannot be said. */
  of(file: string): { readonly certain: readonly string[]; readonly possible: readonly string[] };
  settings(file: string): readonly Setting[];
}

const FOREIGN = /(?:^|\/)(?:vendor|node_modules)\//;
const ENTRY = /^(?:index|bootstrap|main|app|init)\.php$/i;
/** Read by PHP itself, the nearest first. */
const SETTINGS = [".user.ini", "php.ini", ".htaccess"];
const REACHED = 300;

export function createSightings(libraries: readonly Library[], isTest: (file: string) => boolean, known?: Seen): Sightings {
  const words = wordsOf(libraries);
  const setters = [...(known?.setters ?? [])];
  const entries = [...(known?.entries ?? [])];
  const isOwn = (file: string) => !FOREIGN.test(file) && !isTest(file);
  return {
    see(file, text) {
      if (!/\.(?:php\d?|inc|phtml)$/i.test(file)) return;
      if (ENTRY.test(baseNameOf(file)) && isOwn(file)) entries.push(file);
      if (words.some((word) => text.includes(word)) && isOwn(file)) setters.push(file);
    },
    seen: () => ({ setters, entries }),
    switches: (access) =>
      createSwitches(libraries, entries, (file) => (isOwn(file) ? setters.filter((setter) => setter !== file) : []), access),
  };
}

function createSwitches(
  libraries: readonly Library[],
  entries: readonly string[],
  settersFor: (file: string) => readonly string[],
  { load, resolve, readText }: Access,
): Switches {
  const stores = new Map(
    libraries.flatMap((library) =>
      (library.defaults ?? []).flatMap(({ setting }) =>
        setting && "project" in setting.where ? [[setting.option, setting.where.project] as const] : [],
      ),
    ),
  );
  const setting = new RegExp(
    `^[ \\t]*(?:php_(?:admin_)?value[ \\t]+)?(${[...stores.keys()].join("|")})[ \\t]*[= \\t][ \\t]*"?(-?[\\d.]+)`,
    "gim",
  );
  const reached = new Map<string, ReadonlySet<string>>();
  const settings = new Map<string, readonly Setting[]>();

  const reach = (file: string): ReadonlySet<string> => {
    const known = reached.get(file);
    if (known) return known;
    const found = new Set([file]);
    for (const each of found) {
      if (found.size > REACHED) break;
      for (const path of load(each)?.imports ?? []) {
        const target = resolve(each, path);
        if (target !== undefined) found.add(target);
      }
    }
    reached.set(file, found);
    return found;
  };
  /** What composer loads before anything else, with the classes it knows of. */
  const composerOf = (file: string): { readonly directory: string; readonly files: readonly string[] } | undefined => {
    for (let directory = directoryOf(file); ; directory = directoryOf(directory)) {
      const text = readText(joinPaths(directory, "composer.json"));
      if (text !== undefined) return { directory, files: autoloadedFiles(text).map((path) => joinPaths(directory, path)) };
      if (directory === "." || directory === "/" || directory.endsWith("..")) return undefined;
    }
  };
  const isCertain = (setter: string, file: string): boolean => {
    const always = composerOf(file)?.files ?? [];
    if (always.some((each) => reach(each).has(setter))) return true;
    return entries.some((entry) => reach(entry).has(setter) && (reach(entry).has(file) || autoloads(entry, file)));
  };
  /** An entry that loads composer's autoloader reaches all classes of the package. */
  const autoloads = (entry: string, file: string): boolean => {
    const composer = composerOf(file);
    return (
      composer !== undefined &&
      (composer.directory === "." || isWithin(composer.directory, entry)) &&
      (readText(entry) ?? "").includes("vendor/autoload.php")
    );
  };
  return {
    of(file) {
      const others = settersFor(file);
      const certain = others.filter((setter) => isCertain(setter, file));
      return { certain, possible: others.filter((setter) => !certain.includes(setter)) };
    },
    settings(file) {
      const directory = directoryOf(file);
      const known = settings.get(directory);
      if (known || stores.size === 0) return known ?? [];
      const found: Setting[] = [];
      for (let at = directory; ; at = directoryOf(at)) {
        for (const path of SETTINGS.map((name) => joinPaths(at, name))) {
          for (const match of (readText(path) ?? "").matchAll(setting)) {
            const [whole, written = "", value = ""] = match;
            const option = written.toLowerCase();
            const store = stores.get(option);
            if (store === undefined || found.some((each) => each.option === option)) continue;
            const start = match.index + whole.length - value.length;
            found.push({ store, option, value: Number(value), at: { file: path, start, end: start + value.length } });
          }
        }
        if (at === "." || at === "/" || at.endsWith("..")) break;
      }
      settings.set(directory, found);
      return found;
    },
  };
}

/** Texts without which no file changes what the rules keep for the whole project. */
function wordsOf(libraries: readonly Library[]): readonly string[] {
  const options = libraries.flatMap((library) => (library.defaults ?? []).flatMap(({ setting }) => setting?.option ?? []));
  const isProject = (where: Where) => "project" in where;
  const words = libraries.flatMap((library) =>
    (library.effects ?? []).flatMap((effect): readonly string[] => {
      if (!("function" in effect.callee)) return [];
      const names = typeof effect.callee.function === "string" ? [effect.callee.function] : effect.callee.function;
      if ("setsAll" in effect && isProject(effect.setsAll.on)) return names;
      if (!("sets" in effect) || !isProject(effect.sets.on)) return [];
      // `ini_set` sets many things: the name of the option tells.
      return typeof effect.sets.key === "string" ? names : options;
    }),
  );
  return [...new Set(words)];
}

function autoloadedFiles(composer: string): readonly string[] {
  try {
    const { autoload } = JSON.parse(composer) as { readonly autoload?: { readonly files?: unknown } };
    return Array.isArray(autoload?.files) ? autoload.files.filter((each) => typeof each === "string") : [];
  } catch {
    return [];
  }
}
