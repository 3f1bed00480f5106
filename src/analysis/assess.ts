import type { Phase, Place, Step } from "../finding/finding.ts";
import type { Default, Limit, LookAlike } from "../model/library.ts";
import { ENDLESS } from "./intrinsics/silence.ts";
import { listenerEnds } from "./intrinsics/listeners.ts";
import { signalLimit } from "./intrinsics/abort.ts";
import { meaningOf } from "./meaning.ts";
import { applies } from "./models.ts";
import type { Alternative, LookAlikeSeen, PhaseStatus } from "./observation.ts";
import { isMaybe } from "./options.ts";
import type { Pending } from "./pending.ts";
import { type Timer, timersOf } from "./intrinsics/timers.ts";
import type { Root } from "./root.ts";
import type { Thing } from "./state.ts";
import { addresses, type Atom, type Value } from "./values.ts";
import { relevantRows, rowKey } from "./waiting.ts";

const COMBINATIONS = 64;
const KERNEL_CONNECT_SECONDS = 130;

/** What one limit row comes to, for one possible value of its option. */
interface Outcome {
  readonly row: Limit;
  readonly status: PhaseStatus | "absent";
  /** The code set something here, be it a limit or not. */
  readonly set: boolean;
  readonly step: Step | undefined;
  readonly suspicious: boolean;
  readonly explicitNone: Place | undefined;
}

/** All possibilities for these phases of a begun call, on the present path. */
export function assess(root: Root, begun: Pending, address: string, phases: readonly Phase[]): Alternative[] {
  const { library, call, site } = begun;
  const thing = root.thing(address);
  const rows = relevantRows(library, call, { frame: site.unit.frame });
  const limits = rows.filter((row): row is Limit => "covers" in row);
  const lookAlikes = rows.filter((row): row is LookAlike => !("covers" in row));
  const seen = lookAlikes.flatMap((row): LookAlikeSeen[] => {
    const slot = thing?.fields.get(rowKey(row));
    return slot?.value.some((atom) => atom.kind !== "absent" && !isMaybe(atom) && !(atom.kind === "constant" && (atom.value === null || atom.value === undefined))) ? [{ option: row.label ?? row.option, says: row.says, at: slot.at }] : [];
  });
  let combinations: Outcome[][] = [[]];
  for (const row of limits) {
    const slot = thing?.fields.get(rowKey(row));
    const outcomes = outcomesOf(root, begun, address, row, slot?.value ?? [], slot?.at);
    const distinct = outcomes.filter((outcome, at) => outcomes.findIndex((other) => sameOutcome(other, outcome)) === at);
    const next = combinations.flatMap((combination) => distinct.map((outcome) => [...combination, outcome]));
    combinations = next.length > COMBINATIONS ? combinations.flatMap((combination) => [worstOf(distinct)].map((outcome) => [...combination, outcome])) : next;
  }
  const handles = addresses(thing?.fields.get("*handle")?.value ?? []);
  const emitted = defaultEvents(root, begun, address, thing);
  const extra = [...[thing, ...handles.map((handle) => root.thing(handle))].flatMap((each) => timerOutcomes(root, each))];
  const assumed = [...root.state.assumptions.entries()].map(([condition]) => condition);
  // What the call itself says of the event takes the default's place.
  const says = (outcome: Outcome) => outcome.row.event !== undefined && (outcome.status !== "absent" || outcome.explicitNone !== undefined);
  const onlyListens = (outcome: Outcome) => outcome.row.event !== undefined && outcome.status === "absent" && outcome.set && outcome.step === undefined;
  return combinations.map((combination) => alternative(begun, [...combination.filter((outcome) => !onlyListens(outcome) || !combination.some(says)), ...extra, ...(combination.some(says) ? [] : emitted)], seen, phases, assumed, thing?.fields));
}

function sameOutcome(a: Outcome, b: Outcome): boolean {
  if (a.status === "absent" || b.status === "absent") return a.status === b.status && a.set === b.set;
  return JSON.stringify(a.status) === JSON.stringify(b.status) && a.set === b.set;
}

function worstOf(outcomes: readonly Outcome[]): Outcome {
  const rank = (outcome: Outcome) => (outcome.status === "absent" || outcome.status.kind === "none" ? 0 : outcome.status.kind === "unknown" ? 1 : 2);
  return outcomes.reduce((worst, each) => (rank(each) < rank(worst) ? each : worst));
}

function outcomesOf(root: Root, begun: Pending, address: string, row: Limit, value: Value, at: Place | undefined): Outcome[] {
  const atoms: readonly (Atom | undefined)[] = value.length > 0 ? value : [undefined];
  return atoms.map((atom): Outcome => {
    const nothing: Outcome = { row, status: "absent", set: false, step: undefined, suspicious: false, explicitNone: undefined };
    if (!atom || atom.kind === "absent") return row.event === undefined ? nothing : (eventOnly(root, address, row, undefined, at) ?? nothing);
    if (row.unit === "signal") return signalOutcome(root, row, atom, at) ?? nothing;
    const outcome = valueOutcome(begun, row, atom, at) ?? nothing;
    if (outcome.status !== "absent" && outcome.status.kind === "unknown" && row.event !== undefined) return eventOnly(root, address, row, outcome, at) ?? nothing;
    if (outcome.status === "absent" || outcome.status.kind !== "limit") return outcome;
    if (row.needs !== undefined && !isSet(root, begun, address, row.needs)) return { ...nothing, set: true };
    return row.event === undefined ? outcome : (eventOnly(root, address, row, outcome, at) ?? outcome);
  });
}

function isSet(root: Root, begun: Pending, address: string, option: string): boolean {
  const value = root.thing(address)?.fields.get(`*row:${option}`)?.value ?? [];
  const row = begun.library.limits?.find((each) => each.option === option);
  return value.length > 0 && value.every((atom) => atom.kind === "unknown" || (atom.kind === "constant" && row !== undefined && meaningOf(row, atom.value, begun.site.unit.program.semantics).means === "limit"));
}

/** Timers that end the request itself, or that only free the caller (a race, a handler that rejects). */
function timerOutcomes(root: Root, thing: Thing | undefined): Outcome[] {
  if (!thing) return [];
  const freed: Thing = { ...thing, fields: new Map([...thing.fields].filter(([key]) => key.startsWith("*freed:")).map(([key, slot]) => [key.replace("*freed:", "*timer:"), slot])) };
  const of = (timers: readonly Timer[], leaks: boolean) =>
    timers.map((timer): Outcome => ({
      row: { option: "timer", covers: "total", unit: "ms", source: "" },
      status: timer.live ? { kind: "limit", seconds: timer.seconds, from: "code", at: timer.at, name: "setTimeout", total: true, leaks, symbol: timer.symbol } : "absent",
      set: true,
      step: { at: timer.at, what: timer.live ? "sets" : "cleared", detail: "setTimeout" },
      suspicious: false,
      explicitNone: undefined,
    }));
  return [...of(timersOf(root, thing), false), ...of(timersOf(root, freed), true)];
}

function label(row: { readonly label?: string; readonly option: string }): string {
  return row.label ?? row.option;
}

function valueOutcome(begun: Pending, row: Limit, atom: Atom, at: Place | undefined): Outcome | undefined {
  const total = row.covers === "total";
  const base = { row, set: true, suspicious: false, explicitNone: undefined, step: undefined };
  const limit = (seconds: number | null, symbol?: string): PhaseStatus => ({ kind: "limit", seconds, from: "code", at, name: label(row), total, leaks: row.leaksSocket === true, symbol });
  if (atom.kind === "unknown") {
    if (isMaybe(atom)) return { ...base, set: false, status: { kind: "unknown", why: atom.origin.name, symbol: atom.symbol.slice(1) } };
    return { ...base, status: limit(null, atom.symbol), step: { at, what: "sets", detail: label(row) } };
  }
  if (atom.kind !== "constant") {
    if (atom.kind === "object" && row.values?.some((each) => each.when === "object" && each.means === "none")) return { ...base, set: false, status: "absent", step: { at, what: "no-limit-value", detail: label(row) }, explicitNone: at };
    return atom.kind === "object" ? undefined : { ...base, status: limit(null, atom.key), step: { at, what: "sets", detail: label(row) } };
  }
  const meaning = meaningOf(row, atom.value, begun.site.unit.program.semantics);
  switch (meaning.means) {
    case "none":
      return { ...base, set: false, status: "absent", step: { at, what: "no-limit-value", detail: `${label(row)} = ${describe(atom.value)}` }, explicitNone: at };
    case "default":
    case "rejected":
      return undefined;
    case "throws":
    case "at-once":
      return { ...base, status: limit(0), step: { at, what: "sets", detail: label(row) } };
    case "limit": {
      const [least, most] = row.usual ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
      return { ...base, status: limit(meaning.seconds), step: { at, what: "sets", detail: label(row) }, suspicious: meaning.raw > 0 && (meaning.raw < least || meaning.raw > most) };
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
  if (found.kind === "unknown") return { ...base, set: false, step: undefined, status: { kind: "unknown", why: found.why, symbol: found.symbol } };
  const status: PhaseStatus = { kind: "limit", seconds: found.seconds, from: "code", at: found.at ?? at, name: label(row), total: true, leaks: false, symbol: found.symbol };
  const suspicious = found.seconds !== null && found.seconds > 0 && row.usual !== undefined && found.seconds * 1_000 < row.usual[0];
  return { ...base, status, suspicious, step: { at: found.at ?? at, what: "sets", detail: label(row) } };
}

/** Defaults that only emit an event, where a listener ends the request. */
function defaultEvents(root: Root, begun: Pending, address: string, thing: Thing | undefined): Outcome[] {
  return (begun.library.defaults ?? []).flatMap((row): Outcome[] => {
    if (row.event === undefined || !applies(row, begun.call, begun.library, begun.site.unit)) return [];
    const given = row.unless === undefined ? [] : (thing?.fields.get(`*has:${row.unless}`)?.value ?? []);
    if (given.some((atom) => atom.kind !== "absent" && !isMaybe(atom) && !(atom.kind === "constant" && atom.value === undefined))) return [];
    if (listenerEnds(root, address, row.event) !== "ends") return [];
    const status: PhaseStatus = { kind: "limit", seconds: row.seconds, from: "default", at: undefined, name: row.label, total: false, leaks: false, symbol: undefined };
    return [{ row: { option: row.label, covers: row.phases, unit: "seconds", source: row.source }, status, set: true, step: undefined, suspicious: false, explicitNone: undefined }];
  });
}

/** An option that only emits an event is a limit where a listener ends the request. */
function eventOnly(root: Root, address: string, row: Limit, outcome: Outcome | undefined, at: Place | undefined): Outcome | undefined {
  const ends = listenerEnds(root, address, row.event ?? "");
  // Who listens has meant something, though there is nothing to listen to.
  if (!outcome) return ends === "ends" || ends === "frees" ? { row, status: "absent", set: true, step: undefined, suspicious: false, explicitNone: undefined } : undefined;
  if (outcome.status !== "absent" && outcome.status.kind === "unknown") return ends === "nothing" ? undefined : outcome;
  if (ends === "unknown") return { ...outcome, status: { kind: "unknown", why: `the \`${row.event}\` handler`, symbol: undefined } };
  if (ends === "ends") return outcome;
  if (ends === "frees" && outcome.status !== "absent" && outcome.status.kind === "limit") return { ...outcome, status: { ...outcome.status, leaks: true } };
  return { ...outcome, status: "absent", step: { at, what: "event-only", detail: label(row) } };
}

function alternative(begun: Pending, outcomes: readonly Outcome[], seen: readonly LookAlikeSeen[], phases: readonly Phase[], assumed: readonly string[], settings: ReadonlyMap<string, { readonly value: Value; readonly at: Place | undefined }> | undefined): Alternative {
  const result = new Map<Phase, PhaseStatus>();
  for (const phase of phases) result.set(phase, phaseStatus(begun, outcomes, phase, settings));
  const suspicious = outcomes.find((outcome) => outcome.suspicious);
  const steps = outcomes.flatMap((outcome) => (outcome.step ? [outcome.step] : []));
  if (isEndless(settings)) steps.push({ at: settings?.get(ENDLESS)?.at, what: "loop", detail: "" });
  for (const each of seen) steps.push({ at: each.at, what: "look-alike", detail: each.says });
  return {
    phases: result,
    anythingSet: seen.length > 0 || outcomes.some((outcome) => outcome.set),
    lookAlikes: seen,
    steps,
    assumed,
    suspicious: suspicious && label(suspicious.row),
    totalSeconds: shortestTotal(outcomes),
    noLimits: outcomes.flatMap((outcome) => (outcome.explicitNone ? [{ option: label(outcome.row), at: outcome.explicitNone }] : [])),
  };
}

function shortestTotal(outcomes: readonly Outcome[]): number | null {
  const totals = outcomes.flatMap(({ status }) => (status !== "absent" && status.kind === "limit" && status.total && status.seconds !== null ? [status.seconds] : []));
  return totals.length > 0 ? Math.min(...totals) : null;
}

function phaseStatus(begun: Pending, outcomes: readonly Outcome[], phase: Phase, settings: ReadonlyMap<string, { readonly value: Value; readonly at: Place | undefined }> | undefined): PhaseStatus {
  let best: (PhaseStatus & { kind: "limit" }) | undefined;
  let unknown: PhaseStatus | undefined;
  for (const { row, status } of outcomes) {
    if (status === "absent" || (row.covers !== "total" && !row.covers.includes(phase)) || (phase === "body" && row.wholeBody && isStreamed(settings))) continue;
    if (status.kind === "unknown") unknown = status;
    else if (status.kind === "limit" && (!best || smaller(status, best))) best = status;
  }
  if (phase === "body" && isEndless(settings)) return { kind: "none" };
  if (best) return best;
  const fallback = defaultStatus(begun, outcomes, phase, settings);
  if (unknown) return unknown;
  return fallback;
}

function smaller(a: { readonly seconds: number | null }, b: { readonly seconds: number | null }): boolean {
  return a.seconds !== null && (b.seconds === null || a.seconds < b.seconds);
}

/** The body has been taken as a stream. */
function isStreamed(fields: ReadonlyMap<string, { readonly value: Value }> | undefined): boolean {
  return addresses(fields?.get("*reads")?.value ?? []).some((address) => address.endsWith(".body"));
}

/** A loop reads it for ever. */
function isEndless(fields: ReadonlyMap<string, { readonly value: Value }> | undefined): boolean {
  return fields?.get(ENDLESS)?.value.some((atom) => atom.kind === "constant" && atom.value === true) === true;
}

function defaultStatus(begun: Pending, outcomes: readonly Outcome[], phase: Phase, settings: ReadonlyMap<string, { readonly value: Value; readonly at: Place | undefined }> | undefined): PhaseStatus {
  const { library, call, site } = begun;
  const row = (library.defaults ?? []).find((each) => each.event === undefined && each.phases.includes(phase) && applies(each, call, library, site.unit));
  if (row?.option !== undefined && outcomes.some((outcome) => outcome.explicitNone && outcome.row.option === row.option)) return { kind: "none" };
  if (row?.setting) {
    const set = settingStatus(begun, row, settings?.get(`*setting:${row.setting.option}`));
    if (set) return set;
  }
  const seconds = row ? row.seconds : phase === "connect" ? KERNEL_CONNECT_SECONDS : null;
  if (seconds === null) return { kind: "none" };
  return { kind: "limit", seconds, from: "default", at: undefined, name: row ? row.label : "kernel TCP connect", total: false, leaks: false, symbol: undefined };
}

function settingStatus(begun: Pending, row: Default, slot: { readonly value: Value; readonly at: Place | undefined } | undefined): PhaseStatus | undefined {
  const present = slot?.value.filter((atom) => atom.kind !== "absent" && !isMaybe(atom)) ?? [];
  const [atom] = present;
  // Where one path sets it and another doesn't, the default is still finite: the default counts.
  if (!slot || !atom || present.length < slot.value.length) return undefined;
  const common = { kind: "limit", from: "project", at: slot.at, name: row.label, total: false, leaks: false } as const;
  if (atom.kind !== "constant") return { ...common, seconds: null, symbol: atom.kind === "unknown" ? atom.symbol : undefined };
  const meaning = meaningOf({ unit: "seconds", ...(row.values ? { values: row.values } : {}) }, atom.value, begun.site.unit.program.semantics);
  if (meaning.means === "none") return { kind: "none" };
  if (meaning.means === "default") return undefined;
  return { ...common, seconds: meaning.means === "limit" ? meaning.seconds : 0, symbol: undefined };
}
