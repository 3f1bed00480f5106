import type { Place, Step } from "../finding/finding.ts";
import type { Limit } from "../model/library.ts";
import { signalLimit } from "./intrinsics/abort.ts";
import { listenerEnds } from "./intrinsics/listeners.ts";
import { type Timer, timersOf } from "./intrinsics/timers.ts";
import { meaningOf } from "./meaning.ts";
import type { PhaseStatus } from "./observation.ts";
import { isMaybe } from "./options.ts";
import type { Pending } from "./pending.ts";
import type { Root } from "./root.ts";
import type { Thing } from "./state.ts";
import type { Atom, Value } from "./values.ts";
import { applies } from "./versions.ts";

/** What one limit row comes to, for one possible value of its option. */
export interface Outcome {
  readonly row: Limit;
  readonly status: PhaseStatus | "absent";
  /** The code set something here, be it a limit or not. */
  readonly set: boolean;
  readonly step: Step | undefined;
  readonly suspicious: boolean;
  readonly explicitNone: Place | undefined;
}

export function outcomesOf(root: Root, begun: Pending, address: string, row: Limit, value: Value, at: Place | undefined): Outcome[] {
  const atoms: readonly (Atom | undefined)[] = value.length > 0 ? value : [undefined];
  const event = (outcome: Outcome | undefined) => eventOnly(root, address, row, outcome, at, mayLack(begun, row, value));
  return atoms.map((atom): Outcome => {
    const nothing: Outcome = { row, status: "absent", set: false, step: undefined, suspicious: false, explicitNone: undefined };
    if (!atom || atom.kind === "absent") return row.event === undefined ? nothing : (event(undefined) ?? nothing);
    if (row.unit === "signal") return signalOutcome(root, row, atom, at) ?? nothing;
    const outcome = valueOutcome(begun, row, atom, at) ?? nothing;
    if (outcome.status !== "absent" && outcome.status.kind === "unknown" && row.event !== undefined) return event(outcome) ?? nothing;
    if (outcome.status === "absent" || outcome.status.kind !== "limit") return outcome;
    if (row.needs !== undefined && !isSet(root, begun, address, row.needs)) return { ...nothing, set: true };
    if (row.unless !== undefined && isGiven(root.thing(address)?.fields, row.unless))
      return { ...nothing, set: true, step: { at, what: "no-limit-value", detail: `${label(row)} beside \`${row.unless}\`` } };
    const { unlessIs } = row;
    if (unlessIs && isOneOf(root.thing(address)?.fields, unlessIs.option, unlessIs.values)) return { ...nothing, set: true };
    return row.event === undefined ? outcome : (event(outcome) ?? outcome);
  });
}

/** On one of the paths that have become one, nothing was limited. */
function mayLack(begun: Pending, row: Limit, value: Value): boolean {
  return value.some(
    (atom) =>
      atom.kind === "absent" ||
      (atom.kind === "constant" && meaningOf(row, atom.value, begun.site.unit.program.semantics).means === "none"),
  );
}

function isSet(root: Root, begun: Pending, address: string, option: string): boolean {
  const value = root.thing(address)?.fields.get(`*row:${option}`)?.value ?? [];
  const row = begun.library.limits?.find((each) => each.option === option);
  return (
    value.length > 0 &&
    value.every(
      (atom) =>
        atom.kind === "unknown" ||
        (atom.kind === "constant" && row !== undefined && meaningOf(row, atom.value, begun.site.unit.program.semantics).means === "limit"),
    )
  );
}

type Fields = ReadonlyMap<string, { readonly value: Value }> | undefined;

export function isGiven(fields: Fields, option: string): boolean {
  return (fields?.get(`*has:${option}`)?.value ?? []).some(
    (atom) => atom.kind !== "absent" && !isMaybe(atom) && !(atom.kind === "constant" && atom.value === undefined),
  );
}

export function isOneOf(fields: Fields, option: string, values: readonly unknown[]): boolean {
  return (fields?.get(`*has:${option}`)?.value ?? []).some((atom) => atom.kind === "constant" && values.includes(atom.value));
}

/** Timers that end the request itself, or that only free the caller (a race, a handler that rejects). */
export function timerOutcomes(root: Root, thing: Thing | undefined): Outcome[] {
  if (!thing) return [];
  const freed: Thing = {
    ...thing,
    fields: new Map(
      [...thing.fields].filter(([key]) => key.startsWith("*freed:")).map(([key, slot]) => [key.replace("*freed:", "*timer:"), slot]),
    ),
  };
  const of = (timers: readonly Timer[], leaks: boolean) =>
    timers.map(
      (timer): Outcome => ({
        row: { option: "timer", covers: "total", unit: "ms", source: "" },
        status: timer.live
          ? {
              kind: "limit",
              seconds: timer.seconds,
              from: "code",
              at: timer.at,
              name: "setTimeout",
              total: true,
              leaks,
              symbol: timer.symbol,
            }
          : "absent",
        set: true,
        step: timer.missing ? undefined : { at: timer.at, what: timer.live ? "sets" : "cleared", detail: "setTimeout" },
        suspicious: false,
        explicitNone: undefined,
      }),
    );
  return [...of(timersOf(root, thing), false), ...of(timersOf(root, freed), true)];
}

export function label(row: { readonly label?: string; readonly option: string }): string {
  return row.label ?? row.option;
}

function valueOutcome(begun: Pending, row: Limit, atom: Atom, at: Place | undefined): Outcome | undefined {
  const total = row.covers === "total";
  const base = { row, set: true, suspicious: false, explicitNone: undefined, step: undefined };
  const limit = (seconds: number | null, symbol?: string): PhaseStatus => ({
    kind: "limit",
    seconds,
    from: "code",
    at,
    name: label(row),
    total,
    leaks: row.leaksSocket === true,
    symbol,
  });
  if (atom.kind === "unknown") {
    if (isMaybe(atom))
      return {
        ...base,
        set: false,
        status: { kind: "unknown", why: atom.origin.name, symbol: atom.symbol.slice(1), origin: atom.origin.kind },
      };
    return { ...base, status: limit(null, atom.symbol), step: { at, what: "sets", detail: label(row) } };
  }
  if (atom.kind !== "constant") {
    if (atom.kind === "object" && row.values?.some((each) => each.when === "object" && each.means === "none"))
      return { ...base, set: false, status: "absent", step: { at, what: "no-limit-value", detail: label(row) }, explicitNone: at };
    return atom.kind === "object" ? undefined : { ...base, status: limit(null, atom.key), step: { at, what: "sets", detail: label(row) } };
  }
  const meaning = meaningOf(row, atom.value, begun.site.unit.program.semantics);
  switch (meaning.means) {
    case "none":
      return {
        ...base,
        set: false,
        status: "absent",
        step: { at, what: "no-limit-value", detail: `${label(row)} = ${describe(atom.value)}` },
        explicitNone: at,
      };
    case "default":
    case "rejected":
      return undefined;
    case "throws":
    case "at-once":
      return { ...base, status: limit(0), step: { at, what: "sets", detail: label(row) } };
    case "limit": {
      const [least, most] = row.usual ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
      return {
        ...base,
        status: limit(meaning.seconds),
        step: { at, what: "sets", detail: label(row) },
        suspicious: meaning.raw > 0 && (meaning.raw < least || meaning.raw > most),
      };
    }
  }
}

function describe(value: unknown): string {
  return typeof value === "string" ? `'${value}'` : String(value);
}

function signalOutcome(root: Root, row: Limit, atom: Atom, at: Place | undefined): Outcome | undefined {
  const base = { row, set: true, suspicious: false, explicitNone: undefined };
  const found = signalLimit(root, atom);
  if (found === undefined) return undefined;
  if (found === "never") return { ...base, status: "absent", step: { at, what: "never-fires", detail: label(row) } };
  if (found === "cleared") return { ...base, status: "absent", step: { at, what: "cleared", detail: label(row) } };
  if (found.kind === "unknown") return { ...base, set: false, step: undefined, status: found };
  const status: PhaseStatus = {
    kind: "limit",
    seconds: found.seconds,
    from: "code",
    at: found.at ?? at,
    name: label(row),
    total: row.covers === "total",
    leaks: false,
    symbol: found.symbol,
  };
  const suspicious = found.seconds !== null && found.seconds > 0 && row.usual !== undefined && found.seconds * 1_000 < row.usual[0];
  return { ...base, status, suspicious, step: { at: found.at ?? at, what: "sets", detail: label(row) } };
}

/** Defaults that only emit an event, where a listener ends the request. */
export function defaultEvents(root: Root, begun: Pending, address: string, thing: Thing | undefined): Outcome[] {
  return (begun.library.defaults ?? []).flatMap((row): Outcome[] => {
    if (row.event === undefined || !applies(row, begun.call, begun.library, begun.site.unit)) return [];
    if (row.unless !== undefined && isGiven(thing?.fields, row.unless)) return [];
    if (listenerEnds(root, address, row.event) !== "ends") return [];
    const status: PhaseStatus = {
      kind: "limit",
      seconds: row.seconds,
      from: "default",
      at: undefined,
      name: row.label,
      total: false,
      leaks: false,
      symbol: undefined,
    };
    return [
      {
        row: { option: row.label, covers: row.phases, unit: "seconds", source: row.source },
        status,
        set: true,
        step: undefined,
        suspicious: false,
        explicitNone: undefined,
      },
    ];
  });
}

/** An option that only emits an event is a limit where a listener ends the request. */
function eventOnly(
  root: Root,
  address: string,
  row: Limit,
  outcome: Outcome | undefined,
  at: Place | undefined,
  isConditional: boolean,
): Outcome | undefined {
  const ends = listenerEnds(root, address, row.event ?? "", isConditional);
  // Who listens has meant something, though there is nothing to listen to.
  if (!outcome)
    return ends === "ends" || ends === "frees"
      ? { row, status: "absent", set: true, step: undefined, suspicious: false, explicitNone: undefined }
      : undefined;
  if (outcome.status !== "absent" && outcome.status.kind === "unknown") return ends === "nothing" ? undefined : outcome;
  if (ends === "unknown") return { ...outcome, status: { kind: "unknown", why: `the \`${row.event}\` handler`, symbol: undefined } };
  if (ends === "ends") return outcome;
  if (ends === "frees" && outcome.status !== "absent" && outcome.status.kind === "limit")
    return { ...outcome, status: { ...outcome.status, leaks: true } };
  return { ...outcome, status: "absent", step: { at, what: "event-only", detail: label(row) } };
}
