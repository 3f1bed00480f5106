import type { Phase, Place } from "../finding/finding.ts";
import type { Default, Limit, LookAlike } from "../model/library.ts";
import { ENDLESS } from "./intrinsics/silence.ts";
import { meaningOf } from "./meaning.ts";
import type { Alternative, LookAlikeSeen, PhaseStatus } from "./observation.ts";
import { isMaybe } from "./options.ts";
import { defaultEvents, isGiven, isOneOf, label, type Outcome, outcomesOf, timerOutcomes } from "./outcomes.ts";
import type { Pending } from "./pending.ts";
import type { Root } from "./root.ts";
import { isSwitchedIn } from "./switched-rows.ts";
import { addresses, type Value } from "./values.ts";
import { applies } from "./versions.ts";
import { relevantRows, rowKey } from "./waiting.ts";

const COMBINATIONS = 64;
const KERNEL_CONNECT_SECONDS = 130;

/** All possibilities for these phases of a begun call, on the present path. */
export function assess(root: Root, begun: Pending, address: string, phases: readonly Phase[]): Alternative[] {
  const { library, call, site } = begun;
  const thing = root.thing(address);
  const rows = relevantRows(library, call, { frame: site.unit.frame }).filter((row) => isSwitchedIn(row, thing?.fields));
  const limits = rows.filter((row): row is Limit => "covers" in row);
  const lookAlikes = rows.filter((row): row is LookAlike => !("covers" in row));
  const seen = lookAlikes.flatMap((row): LookAlikeSeen[] => {
    const slot = thing?.fields.get(rowKey(row));
    return slot?.value.some(
      (atom) =>
        atom.kind !== "absent" && !isMaybe(atom) && !(atom.kind === "constant" && (atom.value === null || atom.value === undefined)),
    )
      ? [{ option: row.label ?? row.option, says: row.says, at: slot.at }]
      : [];
  });
  let combinations: Outcome[][] = [[]];
  for (const row of limits) {
    const slot = thing?.fields.get(rowKey(row));
    const outcomes = outcomesOf(root, begun, address, row, slot?.value ?? [], slot?.at).map((each) =>
      slot?.isProject ? ofProject(each) : each,
    );
    const distinct = outcomes.filter((outcome, at) => outcomes.findIndex((other) => sameOutcome(other, outcome)) === at);
    const next = combinations.flatMap((combination) => distinct.map((outcome) => [...combination, outcome]));
    combinations =
      next.length > COMBINATIONS
        ? combinations.flatMap((combination) => [worstOf(distinct)].map((outcome) => [...combination, outcome]))
        : next;
  }
  const handles = addresses(thing?.fields.get("*handle")?.value ?? []);
  const emitted = defaultEvents(root, begun, address, thing);
  const extra = [...[thing, ...handles.map((handle) => root.thing(handle))].flatMap((each) => timerOutcomes(root, each))];
  const assumed = [...root.state.assumptions.entries()].map(([condition]) => condition);
  // What the call itself says of the event takes the default's place.
  const says = (outcome: Outcome) => outcome.row.event !== undefined && (outcome.status !== "absent" || outcome.explicitNone !== undefined);
  const onlyListens = (outcome: Outcome) =>
    outcome.row.event !== undefined && outcome.status === "absent" && outcome.set && outcome.step === undefined;
  return combinations.map((combination) =>
    alternative(
      begun,
      [
        ...combination.filter((outcome) => !onlyListens(outcome) || !combination.some(says)),
        ...extra,
        ...(combination.some(says) ? [] : emitted),
      ],
      seen,
      phases,
      assumed,
      thing?.fields,
    ),
  );
}

function ofProject(outcome: Outcome): Outcome {
  const { status } = outcome;
  return status !== "absent" && status.kind === "limit" && status.from === "code"
    ? { ...outcome, status: { ...status, from: "project" } }
    : outcome;
}

function sameOutcome(a: Outcome, b: Outcome): boolean {
  if (a.status === "absent" || b.status === "absent") return a.status === b.status && a.set === b.set;
  return JSON.stringify(a.status) === JSON.stringify(b.status) && a.set === b.set;
}

function worstOf(outcomes: readonly Outcome[]): Outcome {
  const rank = (outcome: Outcome) =>
    outcome.status === "absent" || outcome.status.kind === "none" ? 0 : outcome.status.kind === "unknown" ? 1 : 2;
  return outcomes.reduce((worst, each) => (rank(each) < rank(worst) ? each : worst));
}

function alternative(
  begun: Pending,
  outcomes: readonly Outcome[],
  seen: readonly LookAlikeSeen[],
  phases: readonly Phase[],
  assumed: readonly string[],
  settings: ReadonlyMap<string, { readonly value: Value; readonly at: Place | undefined }> | undefined,
): Alternative {
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
  const totals = outcomes.flatMap(({ status }) =>
    status !== "absent" && status.kind === "limit" && status.total && status.seconds !== null ? [status.seconds] : [],
  );
  return totals.length > 0 ? Math.min(...totals) : null;
}

function phaseStatus(
  begun: Pending,
  outcomes: readonly Outcome[],
  phase: Phase,
  settings: ReadonlyMap<string, { readonly value: Value; readonly at: Place | undefined }> | undefined,
): PhaseStatus {
  let best: (PhaseStatus & { kind: "limit" }) | undefined;
  let unknown: PhaseStatus | undefined;
  for (const { row, status } of outcomes) {
    if (
      status === "absent" ||
      (row.covers !== "total" && !row.covers.includes(phase)) ||
      (phase === "body" && row.wholeBody && isStreamed(settings))
    )
      continue;
    if (status.kind === "unknown") unknown ??= status;
    else if (status.kind === "limit" && (!best || smaller(status, best))) best = status;
  }
  if (phase === "body" && isEndless(settings)) return { kind: "none" };
  if (best) return best;
  const fallback = defaultStatus(begun, outcomes, phase, settings);
  if (unknown?.kind === "unknown") return { ...unknown, otherwise: fallback };
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

function defaultStatus(
  begun: Pending,
  outcomes: readonly Outcome[],
  phase: Phase,
  settings: ReadonlyMap<string, { readonly value: Value; readonly at: Place | undefined }> | undefined,
): PhaseStatus {
  const { library, call, site } = begun;
  const rows = (library.defaults ?? []).filter(
    (each) =>
      each.event === undefined &&
      isSwitchedIn(each, settings) &&
      each.phases.includes(phase) &&
      applies(each, call, library, site.unit) &&
      !(each.unless !== undefined && isGiven(settings, each.unless)) &&
      !(each.unlessIs !== undefined && isOneOf(settings, each.unlessIs.option, each.unlessIs.values)),
  );
  // Where an explicit "no limit" takes one default away, the next one below it counts: `fetch`'s own under `ky`'s.
  const row = rows.find(
    (each) => !outcomes.some((outcome) => outcome.explicitNone && [each.option ?? []].flat().includes(outcome.row.option)),
  );
  if (!row && rows.length > 0) return { kind: "none" };
  if (row?.setting) {
    const set = settingStatus(begun, row, settings?.get(`*setting:${row.setting.option}`));
    if (set) return set;
  }
  const seconds = row ? row.seconds : phase === "connect" ? KERNEL_CONNECT_SECONDS : null;
  if (seconds === null) return { kind: "none" };
  return {
    kind: "limit",
    seconds,
    from: "default",
    at: undefined,
    name: row ? row.label : "kernel TCP connect",
    total: false,
    leaks: false,
    symbol: undefined,
  };
}

function settingStatus(
  begun: Pending,
  row: Default,
  slot: { readonly value: Value; readonly at: Place | undefined } | undefined,
): PhaseStatus | undefined {
  const present = slot?.value.filter((atom) => atom.kind !== "absent" && !isMaybe(atom)) ?? [];
  const [atom] = present;
  // Somebody in the project sets it, maybe before this runs.
  const maybe = slot?.value.find((each) => each.kind === "unknown" && each.symbol.startsWith("?switch:"));
  if (!atom && maybe?.kind === "unknown") return { kind: "unknown", why: maybe.origin.name, symbol: undefined };
  // Where one path sets it and another doesn't, the default is still finite: the default counts.
  if (!slot || !atom || present.length < slot.value.length) return undefined;
  const common = { kind: "limit", from: "project", at: slot.at, name: row.label, total: false, leaks: false } as const;
  if (atom.kind !== "constant") return { ...common, seconds: null, symbol: atom.kind === "unknown" ? atom.symbol : undefined };
  const meaning = meaningOf(
    { unit: "seconds", ...(row.values ? { values: row.values } : {}) },
    atom.value,
    begun.site.unit.program.semantics,
  );
  if (meaning.means === "none") return { kind: "none" };
  if (meaning.means === "default") return undefined;
  return { ...common, seconds: meaning.means === "limit" ? meaning.seconds : 0, symbol: undefined };
}
