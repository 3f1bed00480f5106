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

/** The libraries this run looks at, and the groups it leaves out. Own models replace built-in ones of the same id. */
export function selectLibraries(
  config: Config,
  builtIn: readonly Library[],
): { readonly libraries: readonly Library[]; readonly groupsNotLookedAt: readonly string[] } {
  const own = new Set(config.libraries.map(({ id }) => id));
  const named = [...builtIn.filter(({ id }) => !own.has(id)), ...config.libraries].filter(
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
  return { libraries: named.filter(isLookedAt), groupsNotLookedAt };
}

export function matchesLibrary(patterns: readonly string[], id: string): boolean {
  return patterns.some((pattern) => pattern === id || picomatch.isMatch(id, pattern));
}
