import type { Entry } from "../../src/finding/finding.ts";
import type { Library } from "../../src/model/library.ts";

/** What the fixtures of a library have to show. */
export const ASPECTS = ["bare", "connect only", "no limit", "instance", "call", "overridden", "look-alike", "fix"] as const;
export type Aspect = (typeof ASPECTS)[number];

/** Those there can be, as the model has it: no connect-only fixture without an option that bounds connecting alone. */
export function aspectsOf({ calls, limits = [], lookAlikes = [], fixes = [] }: Library): ReadonlySet<Aspect> {
  const places = [...calls.flatMap(({ options }) => options), ...limits.flatMap(({ from = [] }) => from)];
  const isOnObject = places.some((where) => "receiver" in where || "project" in where);
  const isInCall = calls.some(
    ({ options, onHandle, judged }) => judged !== "made" && options.some((where, at) => "argument" in where && !(onHandle && at === 0)),
  );
  const hasNone = limits.some(({ values = [] }) => values.some(({ means }) => means === "none"));
  const isThere: Readonly<Record<Aspect, boolean>> = {
    bare: true,
    "connect only": limits.some(({ covers }) => covers !== "total" && covers.length === 1 && covers[0] === "connect"),
    "no limit": hasNone,
    instance: limits.length > 0 && isOnObject,
    call: limits.length > 0 && isInCall,
    overridden: hasNone && isOnObject && isInCall,
    "look-alike": lookAlikes.length > 0,
    fix: fixes.length > 0,
  };
  return new Set(ASPECTS.filter((aspect) => isThere[aspect]));
}

/** What an entry shows, by the steps that led to its verdict. */
export function shownBy(entry: Entry): readonly Aspect[] {
  const { at, because, lookAlikes, phases, verdict } = entry;
  const isIn = (place: { file: string; start: number; end: number } | undefined) =>
    place !== undefined && place.file === at.file && place.start >= at.start && place.end <= at.end;
  const limits = Object.values(phases).filter(({ from }) => from === "code" || from === "project");
  const none = because.filter(({ what }) => what === "no-limit-value");
  const isSilent = because.every(({ what }) => what === "default" || what === "created" || what === "unknown");
  return [
    ...(limits.length === 0 && lookAlikes.length === 0 && isSilent && (verdict === "unbounded" || verdict === "default")
      ? ["bare" as const]
      : []),
    ...(limits.length === 1 && limits[0] === phases.connect && verdict !== "bounded" ? ["connect only" as const] : []),
    ...(none.length > 0 ? ["no limit" as const] : []),
    ...(limits.some((limit) => !isIn(limit.at)) ? ["instance" as const] : []),
    ...(limits.some((limit) => isIn(limit.at)) ? ["call" as const] : []),
    ...(none.some((step) => isIn(step.at)) ? ["overridden" as const] : []),
    ...(lookAlikes.length > 0 || because.some(({ what }) => what === "look-alike") ? ["look-alike" as const] : []),
  ];
}
