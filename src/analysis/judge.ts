import { PHASES, type Phase, type PhaseLimit, type Step, VERDICTS, type Verdict } from "../finding/finding.ts";
import type { Alternative, Observation, PhaseStatus } from "./observation.ts";
import { CUT_SHORT } from "./values.ts";

/** What several paths of one context come to. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly phases: ReadonlyMap<Phase, PhaseStatus>;
  readonly steps: readonly Step[];
  readonly lookAlikes: Alternative["lookAlikes"];
  readonly suspicious: string | undefined;
  readonly totalSeconds: number | null;
  readonly limitSeconds: number | null;
  readonly leaksSocket: boolean;
  readonly reason: (PhaseStatus & { kind: "unknown" }) | undefined;
  readonly noLimits: Alternative["noLimits"];
  /** Symbols (parameters, properties) that a caller could settle and that decide the verdict. */
  readonly depends: readonly string[];
  readonly from: Observation;
}

/** Phases that need an explicit limit; connecting may rest on a default. */
const WAITING: readonly Phase[] = ["response", "body"];

/** All that keeps the verdict open is that the run was cut short: another that was not tells more. */
export function isCutShort({ alternative }: Observation): boolean {
  return [...alternative.phases.values()].some(
    (status) => status.kind === "unknown" && status.symbol?.replace(/^\?/, "").startsWith(CUT_SHORT) === true,
  );
}

/** Of several, those that were not cut short, if there are any. */
export function toldBy<Each>(all: readonly Each[], isCut: (each: Each) => boolean): readonly Each[] {
  const told = all.filter((each) => !isCut(each));
  return told.length > 0 ? told : all;
}

export function judge(observations: readonly Observation[]): Judgement | undefined {
  const [first] = observations;
  if (!first) return undefined;
  const worst = new Map<Phase, { readonly status: PhaseStatus; readonly from: Observation }>();
  for (const observation of observations) {
    for (const [phase, status] of observation.alternative.phases) {
      const known = worst.get(phase);
      if (!known || worse(status, known.status)) worst.set(phase, { status, from: observation });
    }
  }
  const phases = new Map(
    PHASES.flatMap((phase) => {
      const found = worst.get(phase);
      return found ? [[phase, found.status] as const] : [];
    }),
  );
  const culprit = culpritOf(worst) ?? first;
  const bad = [...worst.values()].filter((each) => each.status.kind === "none").map((each) => each.from);
  const verdict = verdictOf(
    phases,
    bad.every((each) => each.alternative.anythingSet),
  );
  const statuses = [...phases.values()];
  const limits = statuses.flatMap((status) => (status.kind === "limit" ? [status] : []));
  const unknown = statuses.find((status) => status.kind === "unknown");
  return {
    verdict,
    phases,
    steps: dedupe(culprit.alternative.steps),
    lookAlikes: observations
      .flatMap((each) => each.alternative.lookAlikes)
      .filter((each, at, all) => all.findIndex((other) => other.option === each.option) === at),
    suspicious: observations.find((each) => each.alternative.suspicious !== undefined)?.alternative.suspicious,
    totalSeconds: totalOf(observations),
    limitSeconds: limitOf(limits, verdict),
    leaksSocket: limits.some((limit) => limit.leaks),
    reason: verdict === "unknown" && unknown?.kind === "unknown" ? unknown : undefined,
    noLimits: observations
      .flatMap((each) => each.alternative.noLimits)
      .filter((each, at, all) => all.findIndex((other) => other.at.start === each.at.start && other.at.file === each.at.file) === at),
    depends: dependsOn(observations),
    from: culprit,
  };
}

function verdictOf(phases: ReadonlyMap<Phase, PhaseStatus>, anythingSet: boolean): Verdict {
  const statuses = [...phases.values()];
  const anyLimit = anythingSet || statuses.some((status) => status.kind === "limit" && status.from === "code");
  if (statuses.some((status) => status.kind === "none")) return anyLimit ? "partial" : "unbounded";
  const waiting = WAITING.flatMap((phase) => phases.get(phase) ?? []);
  if (waiting.some((status) => status.kind === "limit" && status.from === "default")) return "default";
  const decisive = waiting.length > 0 ? waiting : statuses;
  if (decisive.some((status) => status.kind === "unknown")) return "unknown";
  // A call that only connects may rest on a default; it is then nobody's decision.
  return decisive.every((status) => status.kind === "limit" && status.from !== "default") ? "bounded" : "default";
}

/** None, then the longest default, then what is unknown, then explicit limits. */
function rank(status: PhaseStatus): number {
  if (status.kind === "none") return 3;
  if (status.kind === "unknown") return 1;
  return status.from === "default" ? 2 : 0;
}

function worse(a: PhaseStatus, b: PhaseStatus): boolean {
  if (rank(a) !== rank(b)) return rank(a) > rank(b);
  if (a.kind !== "limit" || b.kind !== "limit") return false;
  return (a.seconds ?? Number.POSITIVE_INFINITY) > (b.seconds ?? Number.POSITIVE_INFINITY);
}

function culpritOf(worst: ReadonlyMap<Phase, { readonly status: PhaseStatus; readonly from: Observation }>): Observation | undefined {
  const order = [...worst.values()].sort((a, b) => rank(b.status) - rank(a.status));
  return order[0]?.from;
}

function totalOf(observations: readonly Observation[]): number | null {
  const totals = observations.map((each) => each.alternative.totalSeconds);
  return totals.some((total) => total === null) ? null : Math.max(...totals.map((total) => total ?? 0));
}

function limitOf(limits: readonly Extract<PhaseStatus, { kind: "limit" }>[], verdict: Verdict): number | null {
  const counted =
    verdict === "default"
      ? limits.filter((limit) => limit.from === "default" && limit.name !== "kernel TCP connect")
      : limits.filter((limit) => limit.from !== "default");
  const among = counted.length > 0 ? counted : limits;
  const seconds = among.flatMap((limit) => (limit.seconds === null ? [] : [limit.seconds]));
  return seconds.length > 0 ? Math.max(...seconds) : null;
}

function dedupe(steps: readonly Step[]): Step[] {
  return steps.filter(
    (step, at) =>
      steps.findIndex((other) => other.what === step.what && other.detail === step.detail && other.at?.start === step.at?.start) === at,
  );
}

/** Symbols a caller could settle: those the statuses speak of, and those of conditions on which paths disagree. */
function dependsOn(observations: readonly Observation[]): string[] {
  const found = new Set<string>();
  for (const { alternative } of observations) {
    for (const status of alternative.phases.values()) if (status.kind !== "none" && status.symbol !== undefined) found.add(status.symbol);
  }
  for (const phase of PHASES) {
    const told = observations.filter(({ alternative }) => alternative.phases.has(phase));
    if (new Set(told.map(({ alternative }) => kindOf(alternative.phases.get(phase)))).size < 2) continue;
    for (const { alternative } of told) for (const condition of alternative.assumed) found.add(condition.slice(2));
  }
  return [...found].filter((symbol) => /^(\?)?(parameter|this|instance|rest|spread):/.test(symbol));
}

function kindOf(status: PhaseStatus | undefined): string | undefined {
  return status?.kind === "limit" ? status.from : status?.kind;
}

export function toPhaseLimit(status: PhaseStatus): PhaseLimit {
  switch (status.kind) {
    case "limit":
      return { seconds: status.seconds, from: status.from, at: status.at, name: status.name };
    case "none":
    case "unknown":
      return { seconds: null, from: "none", at: undefined, name: undefined };
  }
}

export function worstVerdict(verdicts: readonly Verdict[]): Verdict {
  return VERDICTS.find((verdict) => verdicts.includes(verdict)) ?? "bounded";
}
