import type { Library, WaitingCall } from "../model/library.ts";
import type { Unit } from "./project.ts";

/** Whether a version lies in a range such as `>=3 <4`; an unknown version is taken to be the newest. */
export function satisfies(version: string | undefined, range: string): boolean {
  const parts = version === undefined ? [Number.POSITIVE_INFINITY] : numbers(version);
  return range.split(/\s+/).every((bound) => {
    const match = /^(>=|<=|>|<)(.+)$/.exec(bound);
    if (!match) return compare(parts, numbers(bound)) === 0;
    const order = compare(parts, numbers(match[2] ?? ""));
    return match[1] === ">=" ? order >= 0 : match[1] === ">" ? order > 0 : match[1] === "<=" ? order <= 0 : order < 0;
  });
}

function numbers(version: string): number[] {
  return version.split(".").map((part) => Number.parseInt(part, 10) || 0);
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}

/** Whether a row counts for a call with these tags, in this file's runtime and with the version it sees. */
export function applies(
  row: { readonly tags?: readonly string[]; readonly versions?: string; readonly runtimes?: readonly string[] },
  call: WaitingCall | undefined,
  library: Library,
  unit: Unit,
): boolean {
  if (row.tags && !row.tags.some((tag) => call?.tags?.includes(tag))) return false;
  if (row.runtimes && !row.runtimes.includes(unit.runtime)) return false;
  if (row.versions === undefined) return true;
  const [own] = library.modules ?? [];
  // `isomorphic-fetch@<3` speaks of another package than the library's first.
  const [, named, range] = /^(.+)@(.+)$/.exec(row.versions) ?? [undefined, own, row.versions];
  return satisfies(named === undefined ? undefined : unit.version(named), range ?? row.versions);
}
