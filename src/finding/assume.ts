import { type Entry, PHASES, type Phase, type PhaseLimit } from "./finding.ts";

/** What the project says of limits that its files do not show. */
export interface Assumptions {
  /** After this long something outside ends every wait. */
  readonly seconds: number;
  /** What that is. */
  readonly reason: string;
}

/** The entry under these assumptions: what is open, or open for longer, ends by a default of that many seconds. */
export function assumeDefault(entry: Entry, { seconds, reason }: Assumptions): Entry {
  if (entry.verdict === "bounded" || entry.verdict === "unknown") return entry;
  const assumed: PhaseLimit = { seconds, from: "default", at: undefined, name: reason };
  const isShorter = (limit: PhaseLimit) => limit.from === "none" || (limit.from === "default" && (limit.seconds ?? 0) > seconds);
  const phases: { [phase in Phase]?: PhaseLimit } = {};
  for (const phase of PHASES) {
    const limit = entry.phases[phase];
    if (limit !== undefined) phases[phase] = isShorter(limit) ? assumed : limit;
  }
  const waiting = PHASES.filter((phase) => phase !== "connect" && phases[phase] !== undefined);
  const isDefault = (waiting.length > 0 ? waiting : PHASES).some((phase) => phases[phase]?.from === "default");
  const defaults = PHASES.flatMap((phase) => (phases[phase]?.from === "default" ? (phases[phase].seconds ?? []) : []));
  return {
    ...entry,
    phases,
    verdict: isDefault ? "default" : "bounded",
    limitSeconds: isDefault ? Math.max(...defaults) : entry.limitSeconds,
    totalSeconds: entry.totalSeconds ?? seconds,
    repair: isDefault ? entry.repair : undefined,
    otherRepairs: isDefault ? entry.otherRepairs : undefined,
  };
}

/** The entry as one of a function that the project vouches for. */
export function assumeBounded(entry: Entry): Entry {
  return {
    ...entry,
    verdict: "bounded",
    lookAlikes: [],
    suspicious: undefined,
    repair: undefined,
    otherRepairs: undefined,
    reason: "`assumeBounded` vouches for it",
  };
}

/** Whether one of the names, as users write them (`App\Http::get`, `HttpClient.get`, `fetchAll`), is the scope. */
export function namesScope(name: string, { shown, full }: { readonly shown: string; readonly full: string }): boolean {
  const wanted = name.replace(/^\\/, "").replace(/\(\)$/, "");
  return wanted === shown || (wanted.includes("\\") ? wanted.toLowerCase() === full : false);
}
