import type { CallFacts, LibraryFacts } from "./library-facts.ts";
import { showSeconds } from "./seconds.ts";

/** A TCP connect ends by itself; how late is said of none whose other phases have a default. */
const KERNEL = 0;

/** What a call is where nothing is set, as far as the model's defaults say; several where that depends on the call, the version or the runtime. */
export function bareVerdicts(library: LibraryFacts): readonly string[] {
  if (library.limits === undefined && library.defaults === undefined) return [];
  return [...new Set(library.calls.flatMap((call) => verdictsOf(call, library)))].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

function verdictsOf(call: CallFacts, { defaults = [] }: LibraryFacts): readonly string[] {
  const applying = defaults.filter(
    ({ tags, event, schemes, unless, with: option }) =>
      event === undefined &&
      option === undefined &&
      schemes === undefined &&
      (unless === undefined || call.tags === undefined) &&
      (tags === undefined || tags.some((tag) => call.tags?.includes(tag))),
  );
  // Each phase ends after any of these, by version and runtime; the last row that is not scoped is what is left.
  const perPhase = call.phases.map((phase) => {
    const rows = applying.filter(({ phases }) => phases.includes(phase));
    const last = rows.findIndex(({ versions, runtimes }) => versions === undefined && runtimes === undefined);
    const seconds = (last < 0 ? rows : rows.slice(0, last + 1)).map((row) => row.seconds);
    return last < 0 ? [...seconds, phase === "connect" ? KERNEL : null] : seconds;
  });
  if (perPhase.length === 0) return [];
  const isOpen = perPhase.some((seconds) => seconds.includes(null));
  const isClosed = perPhase.every((seconds) => seconds.some((second) => second !== null));
  const longest = Math.max(...perPhase.flat().filter((second) => second !== null));
  return [...(isOpen ? ["`unbounded`"] : []), ...(isClosed ? [`\`default\` (${showSeconds(longest)})`] : [])];
}

function rank(verdict: string): number {
  return verdict.startsWith("`unbounded`") ? 0 : 1;
}
