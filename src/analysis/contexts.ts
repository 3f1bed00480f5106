import type { Place } from "../finding/finding.ts";
import { judge } from "./judge.ts";
import type { Observation } from "./observation.ts";
import { type RootRun, rootKey } from "./roots.ts";

/** One way into a waiting call: the root that begins it, and the call in that root that leads there. */
export interface Context {
  readonly run: RootRun;
  readonly call: Place | undefined;
  readonly via: string | undefined;
  readonly observations: readonly Observation[];
  /** Its own callers might decide, and none is known. */
  readonly isOpen?: boolean;
  /** What its own callers hand in decides; the observations are theirs. */
  readonly passesOn?: boolean;
}

export function siteKey(observation: Observation): string {
  return `${observation.site.at.file}:${observation.site.at.start}:${observation.site.at.end}:${observation.library.id}`;
}

/** The observations of a run at this site, by the call in the run's own function that leads there. */
export function contextsOf(run: RootRun, key: string, text: (file: string) => string): Context[] {
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
export function isOwn(context: Context, sample: Observation): boolean {
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
export function deciding(contexts: readonly Context[], key: string): Context[] {
  const judged = contexts.map((context) => ({ context, depends: (judge(context.observations)?.depends.length ?? 0) > 0 }));
  const passes = (above: Observation, { run, call }: Context) =>
    above.hops.some((hop, at) => hop.node === run.function && samePlace(above.hops[at + 1]?.call, call));
  return judged.flatMap(({ context, depends }): Context[] => {
    const decided = judged.some(
      (other) => !other.depends && other.context.run !== context.run && context.observations.every((each) => passes(each, other.context)),
    );
    if (decided) return [];
    if (repeats(context) && contexts.some((other) => !repeats(other) && addsNothing(context, other))) return [];
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

/** A callback that calls the function around it once more with what that was given: `retry()`. Who calls that one decides. */
function repeats({ observations }: Context): boolean {
  return observations.every(({ hops }) =>
    hops.some(({ node, file }, at) =>
      hops.slice(0, at).some((inner) => inner.file === file && node.start < inner.node.start && inner.node.end < node.end),
    ),
  );
}

function addsNothing({ observations }: Context, other: Context): boolean {
  const verdict = judge(observations)?.verdict;
  return verdict === "unknown" || verdict === judge(other.observations)?.verdict;
}

function samePlace(a: Place | undefined, b: Place | undefined): boolean {
  return a?.file === b?.file && a?.start === b?.start;
}
