import type { Settings } from "./config/config.ts";
import { assumeBounded, assumeDefault, namesScope } from "./finding/assume.ts";
import type { Entry, Place } from "./finding/finding.ts";
import type { Scope } from "./program/scope.ts";

export interface Assuming {
  /** The entries as the project's assumptions make them. */
  apply(entries: readonly Entry[], scopeAt: (at: Place) => Scope): readonly Entry[];
  /** Functions vouched for in which no call was found. */
  unused(): readonly string[];
}

export function createAssuming(bounded: readonly string[], settingsOf: (file: string) => Settings): Assuming {
  const used = new Set<string>();
  /** The names that vouch for a place, remembered as of use. */
  const isVouched = (scope: Scope): boolean => {
    const names = bounded.filter((name) => namesScope(name, scope));
    for (const name of names) used.add(name);
    return names.length > 0;
  };
  const vouch = (entries: readonly Entry[], scopeAt: (at: Place) => Scope): readonly Entry[] => {
    if (bounded.length === 0) return entries;
    const inner = new Set(entries.filter(({ at }) => isVouched(scopeAt(at))));
    // Whoever calls such a function waits inside it.
    const calls = new Set([...inner].flatMap(({ callers }) => callers.map(({ at }) => keyOf(at))));
    return entries.map((entry) =>
      inner.has(entry) || (entry.via !== undefined && calls.has(keyOf(entry.at))) ? assumeBounded(entry) : entry,
    );
  };
  return {
    apply: (entries, scopeAt) =>
      vouch(entries, scopeAt).map((entry) => {
        const { assumeDefaultSeconds } = settingsOf(entry.at.file);
        return assumeDefaultSeconds === undefined ? entry : assumeDefault(entry, assumeDefaultSeconds);
      }),
    unused: () => bounded.filter((name) => !used.has(name)),
  };
}

function keyOf({ file, start }: Place): string {
  return `${file}:${start}`;
}
