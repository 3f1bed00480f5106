import type { Caller, Entry, Place, Step, Verdict } from "../finding/finding.ts";
import { type Judgement, judge, toPhaseLimit, worstVerdict } from "./judge.ts";
import type { Observation } from "./observation.ts";
import type { Project } from "./project.ts";
import { reasonOf } from "./reasons.ts";
import { handleOf, recipeFor, repairFor } from "./repair.ts";
import { type RootRun, rootKey } from "./roots.ts";
import { settleReceived } from "./settle-received.ts";

/** One way into a waiting call: the root that begins it, and the call in that root that leads there. */
interface Context {
  readonly run: RootRun;
  readonly call: Place | undefined;
  readonly via: string | undefined;
  readonly observations: readonly Observation[];
  /** Its own callers might decide, and none is known. */
  readonly isOpen?: boolean;
  /** What its own callers hand in decides; the observations are theirs. */
  readonly passesOn?: boolean;
}

/** Turns what the roots met into entries: waiting calls, and the callers that decide about them. */
export function makeEntries(project: Project, met: readonly RootRun[], reported: (file: string) => boolean): Entry[] {
  const sites = new Map<string, { observation: Observation; runs: Set<RootRun> }>();
  const runs = settleReceived(met);
  for (const run of runs) {
    for (const observation of run.observations) {
      const key = siteKey(observation);
      const known = sites.get(key) ?? { observation, runs: new Set<RootRun>() };
      known.runs.add(run);
      sites.set(key, known);
    }
  }
  const entries: Entry[] = [];
  const made: Entry[] = [];
  for (const [key, { observation, runs: met }] of sites) {
    const found = entriesOf(project, key, observation, [...met]);
    const isMade = observation.call.judged === "made";
    if (isMade && project.clients.isCalled(observation.site.at)) made.push(...found);
    // Nobody is seen to call it: one may in files that were not looked at.
    else entries.push(...(isMade ? found.map((each) => ({ ...each, latent: true })) : found));
  }
  // What is called tells of its client itself.
  for (const each of made) {
    const entry = each.via === undefined ? project.clients.entryAt(each, entries) : undefined;
    if (entry) entries.push(entry);
  }
  return entries
    .filter((entry) => reported(entry.at.file))
    .sort((a, b) =>
      a.at.file < b.at.file ? -1 : a.at.file > b.at.file ? 1 : a.at.start - b.at.start || a.library.localeCompare(b.library),
    );
}

function siteKey(observation: Observation): string {
  return `${observation.site.at.file}:${observation.site.at.start}:${observation.site.at.end}:${observation.library.id}`;
}

function entriesOf(project: Project, key: string, sample: Observation, met: readonly RootRun[]): Entry[] {
  const contexts = met.flatMap((run) => contextsOf(run, key, (file) => project.host.text(file)));
  const own = contexts.filter((context) => isOwn(context, sample));
  if (sample.call.judged === "use") return openedEntry(project, key, sample, contexts, own);
  const ownJudgement = judge(own.flatMap((context) => context.observations));
  if (ownJudgement && ownJudgement.depends.length === 0) return [entry(project, sample, ownJudgement, {})];
  const callers = deciding(
    contexts.filter((context) => !own.includes(context)),
    key,
  );
  const defaults = judge(own.flatMap((context) => context.run.byDefault().filter((each) => siteKey(each) === key)));
  if (callers.length === 0) {
    // Nobody in the project calls it otherwise: its defaults decide.
    const judgement = defaults ?? ownJudgement;
    return judgement ? [entry(project, sample, judgement, { latent: true, unless: unlessOf(ownJudgement ?? judgement, judgement) })] : [];
  }
  const judged = callers.flatMap((context) => {
    const judgement = judge(context.observations);
    return judgement ? [{ context, judgement }] : [];
  });
  const verdict = worstVerdict(judged.map((each) => each.judgement.verdict));
  const worst = judged.find((each) => each.judgement.verdict === verdict);
  if (!worst) return [];
  // What its own defaults leave open is the wrapper's doing, and one finding; all else is its callers'.
  const byDefault = defaults && FAULTY.has(defaults.verdict) ? defaults.verdict : undefined;
  const related: Caller[] = judged.flatMap((each) =>
    each.context.call ? [{ at: each.context.call, verdict: each.judgement.verdict }] : [],
  );
  const decider = verdict === byDefault && defaults ? defaults : worst.judgement;
  const inner = entry(project, sample, decider, {
    callers: related,
    latent: true,
    decidedElsewhere: verdict !== byDefault,
    unless: verdict === byDefault ? unlessOf(ownJudgement ?? decider, decider) : undefined,
  });
  return [
    inner,
    ...judged.flatMap((each) =>
      callerEntry(project, sample, each.context, each.judgement, each.context.passesOn === true || each.judgement.verdict === byDefault),
    ),
  ];
}

const FAULTY: ReadonlySet<Verdict> = new Set(["unbounded", "partial", "default"]);

/** The observations of a run at this site, by the call in the run's own function that leads there. */
function contextsOf(run: RootRun, key: string, text: (file: string) => string): Context[] {
  const groups = new Map<string, Observation[]>();
  for (const observation of run.observations) {
    if (siteKey(observation) !== key) continue;
    const call = entryHop(run, observation)?.call;
    const group = call ? `${call.file}:${call.start}` : "";
    groups.set(group, [...(groups.get(group) ?? []), observation]);
  }
  return [...groups.values()].map((observations): Context => {
    const [first] = observations;
    const hop = first && entryHop(run, first);
    return { run, call: hop?.call, via: hop && nameOf(hop.node.name, text(hop.file), hop.node.start), observations };
  });
}

/** What becomes of an opened stream, in callers and in other methods of its class, is the opening call's own story. */
function openedEntry(project: Project, key: string, sample: Observation, contexts: readonly Context[], own: readonly Context[]): Entry[] {
  const others = contexts.filter((context) => !own.includes(context));
  const callers = deciding(
    others.filter((context) => context.call !== undefined),
    key,
  );
  const siblings = others.filter((context) => context.call === undefined);
  const symbolic = judge([...own, ...siblings].flatMap((context) => context.observations));
  const byDefault = () => [...own, ...siblings].flatMap((context) => context.run.byDefault().filter((each) => siteKey(each) === key));
  const alone = symbolic && symbolic.depends.length > 0 ? byDefault() : [];
  const ground = callers.length > 0 ? [...callers, ...siblings].flatMap((context) => context.observations) : alone;
  const judgement = judge(ground.length > 0 ? ground : contexts.flatMap((context) => context.observations));
  if (!judgement) return [];
  return [
    entry(project, sample, judgement, {
      latent: callers.length > 0 || alone.length > 0,
      unless: callers.length === 0 && symbolic && alone.length > 0 ? unlessOf(symbolic, judgement) : undefined,
    }),
  ];
}

/** A function's name as its author wrote it: PHP's are lowered to lower case. */
function nameOf(name: string | undefined, text: string, start: number): string {
  const bare = name?.replace(/^function#(?:.*\\)?/, "").replace(/\(\)$/, "") ?? "";
  const [head = ""] = text.slice(start, start + 300).split("(");
  const at = bare === "" ? -1 : head.toLowerCase().indexOf(bare.toLowerCase());
  return at < 0 ? bare || "function" : head.slice(at, at + bare.length);
}

/** The first call of a project function that leaves the root's own function. */
function entryHop(run: RootRun, observation: Observation): Observation["hops"][number] | undefined {
  const start = run.function ? 1 : 0;
  const hop = observation.hops.slice(start).find((each) => each.call === undefined || !isCallback(each));
  return hop;
}

/** A function that stands inside the very call that runs it: a callback, not a wrapper. */
function isCallback({ node, file, call }: Observation["hops"][number]): boolean {
  return call !== undefined && call.file === file && call.start <= node.start && node.end <= call.end;
}

/** The waiting call stands in the run's own function, or in a callback made there. */
function isOwn(context: Context, sample: Observation): boolean {
  if (context.run.key === rootKey(sample.site.at.file, sample.site.function)) return context.call === undefined;
  const innermost = sample.site.function;
  // All functions between the root's and the call are callbacks of that root.
  return (
    context.call === undefined &&
    innermost !== undefined &&
    context.run.unit.file === sample.site.at.file &&
    (context.run.function === undefined || (context.run.function.start <= innermost.start && innermost.end <= context.run.function.end))
  );
}

/**
 * Callers that decide, and those that pass on what their own callers decide; not those above one that decides. Where
 * nobody is known above, the defaults of the caller decide.
 */
function deciding(contexts: readonly Context[], key: string): Context[] {
  const judged = contexts.map((context) => ({ context, depends: (judge(context.observations)?.depends.length ?? 0) > 0 }));
  const passes = (above: Observation, { run, call }: Context) =>
    above.hops.some((hop, at) => hop.node === run.function && samePlace(above.hops[at + 1]?.call, call));
  return judged.flatMap(({ context, depends }): Context[] => {
    const decided = judged.some(
      (other) => !other.depends && other.context.run !== context.run && context.observations.every((each) => passes(each, other.context)),
    );
    if (decided) return [];
    if (!depends) return [context];
    const above = contexts
      .filter((other) => other.run !== context.run)
      .flatMap((other) => other.observations.filter((each) => passes(each, context)));
    if (above.length > 0) return [{ ...context, observations: above, passesOn: true }];
    const defaults = context.run
      .byDefault()
      .filter((each) => siteKey(each) === key && samePlace(entryHop(context.run, each)?.call, context.call));
    return [{ ...context, observations: defaults.length > 0 ? defaults : context.observations, isOpen: true }];
  });
}

function samePlace(a: Place | undefined, b: Place | undefined): boolean {
  return a?.file === b?.file && a?.start === b?.start;
}

interface Extras {
  readonly callers?: readonly Caller[];
  readonly unless?: string | undefined;
  readonly latent?: boolean;
  /** The finding stands at another place. */
  readonly decidedElsewhere?: boolean;
}

function unlessOf(symbolic: Judgement, decided: Judgement): string | undefined {
  if (decided.verdict === "bounded" || decided.verdict === "unknown") return undefined;
  const [symbol] = symbolic.depends;
  if (symbol === undefined) return undefined;
  const member = /\.([\w$]+)$/.exec(symbol)?.[1];
  return member ?? parameterName(symbolic.from, symbol);
}

function parameterName(observation: Observation, symbol: string): string | undefined {
  const match = /parameter:.*:(\d+):(\d+)/.exec(symbol);
  if (!match) return undefined;
  const node = observation.site.unit.program.functions.find((each) => String(each.id) === match[1]);
  return node?.parameters[Number(match[2])]?.name;
}

function callerEntry(project: Project, sample: Observation, context: Context, judgement: Judgement, sameForAll: boolean): Entry[] {
  if (!context.call || context.via === undefined) return [];
  const base = entry(project, sample, judgement, { decidedElsewhere: sameForAll });
  const text = project.host.text(context.call.file).slice(context.call.start, context.call.end);
  return [
    {
      ...base,
      at: context.call,
      call: text.slice(0, Math.max(0, text.indexOf("("))) || text,
      via: context.via,
      ...(context.isOpen ? { latent: true } : {}),
      callers: [],
      repair: undefined,
      because: [{ at: sample.site.at, what: "caller", detail: context.via }, ...base.because],
    },
  ];
}

function entry(project: Project, sample: Observation, judgement: Judgement, extras: Extras): Entry {
  const { from } = judgement;
  const text = project.host.text(sample.site.at.file);
  const phases: { [phase in "connect" | "response" | "body"]?: ReturnType<typeof toPhaseLimit> } = {};
  for (const [phase, status] of judgement.phases) phases[phase] = toPhaseLimit(status);
  const explained = effective(judgement);
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
    repair: repairFor(judgement, text, project.fix),
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

function because(project: Project, judgement: Judgement, unless: string | undefined): Step[] {
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
