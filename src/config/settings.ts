import picomatch from "picomatch";
import { extensionOf, joinPaths, relativePath } from "../finding/posix.ts";
import type { Library } from "../model/library.ts";
import { type Config, mergeSettings, type Settings } from "./config.ts";

/** Answers what counts in a file (relative to `cwd`), and remembers it: most files share one answer. */
export function createSettingsLookup(config: Config): (file: string) => Settings {
  const overrides = config.overrides.map(({ files, settings }) => ({ matches: picomatch([...files], { dot: true }), settings }));
  const known = new Map<string, Settings>();
  return (file) => {
    const path = relativePath(config.directory, joinPaths(config.cwd, file));
    const matching = overrides.map(({ matches }) => matches(path));
    const key = matching.join();
    let settings = known.get(key);
    if (settings === undefined) {
      settings = config.base;
      for (const [at, override] of overrides.entries()) if (matching[at]) settings = mergeSettings(settings, override.settings);
      settings = mergeSettings(settings, config.flags);
      known.set(key, settings);
    }
    return settings;
  };
}

export function languageOf(config: Config, file: string): "php" | "js" | undefined {
  const extension = extensionOf(file);
  return config.extensions.php.includes(extension) ? "php" : config.extensions.js.includes(extension) ? "js" : undefined;
}

/** The libraries this run looks at, those it leaves out, and the groups of the latter that are not reported. Own models replace built-in ones of the same id. */
export function selectLibraries(
  config: Config,
  builtIn: readonly Library[],
): { readonly libraries: readonly Library[]; readonly others: readonly Library[]; readonly groupsNotLookedAt: readonly string[] } {
  const own = new Set(config.libraries.map(({ id }) => id));
  const all = [...builtIn.filter(({ id }) => !own.has(id)), ...config.libraries];
  const named = all.filter(
    ({ id }) =>
      (config.onlyLibraries.length === 0 || matchesLibrary(config.onlyLibraries, id)) && !matchesLibrary(config.ignoreLibraries, id),
  );
  const settings = [
    mergeSettings(config.base, config.flags),
    ...config.overrides.map((override) => mergeSettings(mergeSettings(config.base, override.settings), config.flags)),
  ];
  // A library asked for by name is looked at, whatever its group.
  const isLookedAt = ({ group }: Library) =>
    config.looksAtAllGroups || config.onlyLibraries.length > 0 || settings.some(({ groups }) => groups.includes(group));
  const groupsNotLookedAt = [...new Set(named.filter((library) => !isLookedAt(library)).map(({ group }) => group))].sort();
  const libraries = named.filter(isLookedAt);
  return {
    libraries: libraries.map((library) => withSocketTimeout(library, config.defaultSocketTimeoutSeconds)),
    others: all.filter((library) => !libraries.includes(library)),
    groupsNotLookedAt,
  };
}

const SOCKET_TIMEOUT = "default_socket_timeout";

/** The library where php.ini says something else than PHP itself. */
function withSocketTimeout(library: Library, seconds: number | undefined): Library {
  if (seconds === undefined || !library.defaults?.some(({ label }) => label === SOCKET_TIMEOUT)) return library;
  return {
    ...library,
    defaults: library.defaults.map((row) => (row.label === SOCKET_TIMEOUT ? { ...row, seconds: seconds < 0 ? null : seconds } : row)),
  };
}

export function matchesLibrary(patterns: readonly string[], id: string): boolean {
  return patterns.some((pattern) => pattern === id || picomatch.isMatch(id, pattern));
}
