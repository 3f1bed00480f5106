import type { Caller, Entry, Step, Verdict } from "../finding/finding.ts";
import { type Judgement, toPhaseLimit } from "./judge.ts";
import type { Observation } from "./observation.ts";
import type { Project } from "./project.ts";
import { reasonOf } from "./reasons.ts";
import { handleOf, otherRepairsFor, recipeFor, repairFor } from "./repair.ts";

interface Extras {
  readonly callers?: readonly Caller[];
  readonly unless?: string | undefined;
  readonly latent?: boolean;
  /** The finding stands at another place. */
  readonly decidedElsewhere?: boolean;
}

export function unlessOf(symbolic: Judgement, decided: Judgement): string | undefined {
  if (decided.verdict === "bounded" || decided.verdict === "unknown") return undefined;
  const { depends, from } = symbolic;
  // Of several that decide, the one that would limit the whole is what the reader looks for.
  const totals = new Set(from.library.limits?.flatMap((limit) => (limit.covers === "total" ? limit.option : [])));
  const symbol = depends.find((each) => totals.has(memberOf(each) ?? "")) ?? depends[0];
  return symbol === undefined ? undefined : (memberOf(symbol) ?? parameterName(from, symbol));
}

function memberOf(symbol: string): string | undefined {
  return /\.([\w$]+)$/.exec(symbol)?.[1];
}

function parameterName(observation: Observation, symbol: string): string | undefined {
  const match = /parameter:.*:(\d+):(\d+)/.exec(symbol);
  if (!match) return undefined;
  const node = observation.site.unit.program.functions.find((each) => String(each.id) === match[1]);
  return node?.parameters[Number(match[2])]?.name;
}

export function entry(project: Project, sample: Observation, judgement: Judgement, extras: Extras): Entry {
  const { from } = judgement;
  const text = project.host.text(sample.site.at.file);
  const phases: { [phase in "connect" | "response" | "body"]?: ReturnType<typeof toPhaseLimit> } = {};
  for (const [phase, status] of judgement.phases) phases[phase] = toPhaseLimit(status);
  const explained = effective(judgement);
  const others = otherRepairsFor(judgement, text, project.fix);
  return {
    library: sample.library.id,
    group: sample.library.group,
    runtime: sample.site.unit.runtime,
    at: sample.site.at,
    call: text.slice(sample.site.callee.start, sample.site.callee.end),
    via: undefined,
    verdict: judgement.verdict,
    phases,
    totalSeconds: judgement.totalSeconds,
    limitSeconds: judgement.limitSeconds,
    leaksSocket: judgement.leaksSocket,
    longLived: sample.call.longLived === true,
    because: because(project, judgement, extras.unless),
    lookAlikes: explained ? [] : judgement.lookAlikes.map((each) => each.says),
    suspicious: judgement.suspicious,
    callers: extras.callers ?? [],
    decidedElsewhere: extras.decidedElsewhere === true,
    ...(extras.latent ? { latent: true } : {}),
    unless: extras.unless,
    reason: judgement.reason && reasonOf(project, judgement.reason),
    repeats: sample.library.repeats,
    isLocal: from.isLocal,
    ...hints(judgement, text),
    repair: repairFor(judgement, text, project.fix, recipeFor(from.library, from.call, from.site.unit)),
    ...(others.length > 0 ? { otherRepairs: others } : {}),
  };
}

/** What would bound it, in the author's words, and on what. */
function hints(judgement: Judgement, text: string): { readonly missing: string | undefined; readonly on: string | undefined } {
  const { library, call, site } = judgement.from;
  const recipe = recipeFor(library, call, site.unit);
  const handle = recipe?.statements && recipe.handle !== undefined ? handleOf(recipe, judgement.from, text) : undefined;
  const total = library.limits?.find((limit) => limit.covers === "total" && limit.label !== undefined);
  // Where an option rules the limit out (`async: false`), setting it helps nobody.
  if (judgement.noLimits.some((each) => recipe?.never?.includes(each.option))) return { missing: undefined, on: undefined };
  return {
    missing:
      recipe?.entries?.find((entry) => entry.limits === "total")?.key ??
      recipe?.setters?.find((setter) => setter.limits === "total")?.method ??
      total?.label,
    on: handle && text.slice(handle.start, handle.end),
  };
}

/** An explicit limit covers what a look-alike pretends to. */
function effective(judgement: Judgement): boolean {
  const verdict: Verdict = judgement.verdict;
  return verdict === "bounded" || verdict === "unknown";
}

export function because(project: Project, judgement: Judgement, unless: string | undefined): Step[] {
  const { from } = judgement;
  const made: Step[] = from.created ? [{ at: from.created, what: "created", detail: from.call.onHandle ? "handle" : "client" }] : [];
  const steps: Step[] = [...made, ...judgement.steps];
  for (const status of judgement.phases.values()) {
    if (
      status.kind === "limit" &&
      status.from === "default" &&
      !steps.some((step) => step.what === "default" && step.detail === `${status.name}:${status.seconds}`)
    )
      steps.push({ at: undefined, what: "default", detail: `${status.name}:${status.seconds}` });
  }
  if (unless !== undefined) steps.push({ at: from.site.at, what: "parameter", detail: unless });
  if (judgement.reason !== undefined) steps.push({ at: undefined, what: "unknown", detail: reasonOf(project, judgement.reason) });
  return steps;
}
