import { tellsOf } from "../finding/decide.ts";
import type { Caller, Entry, Verdict } from "../finding/finding.ts";
import { compareText } from "../finding/order.ts";
import { type Context, contextsOf, deciding, isOwn, siteKey } from "./contexts.ts";
import { entry, unlessOf } from "./entry.ts";
import { isCutShort, type Judgement, judge, toldBy, worstVerdict } from "./judge.ts";
import type { Observation } from "./observation.ts";
import type { Project } from "./project.ts";
import type { RootRun } from "./roots.ts";
import { settleReceived } from "./settle-received.ts";

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
    .sort((a, b) => compareText(a.at.file, b.at.file) || a.at.start - b.at.start || compareText(a.library, b.library));
}

function entriesOf(project: Project, key: string, sample: Observation, met: readonly RootRun[]): Entry[] {
  const contexts = met.flatMap((run) => contextsOf(run, key, (file) => project.host.text(file)));
  const own = contexts.filter((context) => isOwn(context, sample));
  if (sample.call.judged === "use") return openedEntry(project, key, sample, contexts, own);
  const ownJudgement = judge(own.flatMap((context) => context.observations));
  if (ownJudgement && ownJudgement.depends.length === 0) return [entry(project, sample, ownJudgement, {})];
  const foreign = contexts.filter((context) => !own.includes(context));
  // What tests hand in says nothing of production: they are entries of their own, and decide of nobody else's.
  const isProduction = ({ run }: Context) => tellsOf(run.unit.file, sample.site.at.file);
  const judged = judgeAll(deciding(foreign.filter(isProduction), key));
  const inTests = foreign.some((context) => !isProduction(context))
    ? judgeAll(deciding(foreign, key))
        .filter(({ context }) => !isProduction(context))
        .flatMap(({ context, judgement }) => callerEntry(project, sample, context, judgement, false))
    : [];
  const defaults = judge(own.flatMap((context) => context.run.byDefault().filter((each) => siteKey(each) === key)));
  if (judged.length === 0) {
    // Nobody in the project calls it otherwise: its defaults decide.
    const judgement = defaults ?? ownJudgement;
    return judgement
      ? [entry(project, sample, judgement, { latent: true, unless: unlessOf(ownJudgement ?? judgement, judgement) }), ...inTests]
      : inTests;
  }
  const told = toldBy(judged, (each) => each.judgement.verdict === "unknown" && each.context.observations.some(isCutShort));
  const verdict = worstVerdict(told.map((each) => each.judgement.verdict));
  const worst = told.find((each) => each.judgement.verdict === verdict);
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
    ...inTests,
  ];
}

function judgeAll(contexts: readonly Context[]): { readonly context: Context; readonly judgement: Judgement }[] {
  return contexts.flatMap((context) => {
    const judgement = judge(context.observations);
    return judgement ? [{ context, judgement }] : [];
  });
}

const FAULTY: ReadonlySet<Verdict> = new Set(["unbounded", "partial", "default"]);

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
  const met = ground.length > 0 ? ground : contexts.flatMap((context) => context.observations);
  const judgement = judge(toldBy(met, isCutShort));
  if (!judgement) return [];
  return [
    entry(project, sample, judgement, {
      latent: callers.length > 0 || alone.length > 0,
      unless: callers.length === 0 && symbolic && alone.length > 0 ? unlessOf(symbolic, judgement) : undefined,
    }),
  ];
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
