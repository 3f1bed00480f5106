import type { Phase } from "../finding/finding.ts";
import { judge } from "./judge.ts";
import type { Observation, PhaseStatus } from "./observation.ts";
import type { RootRun } from "./roots.ts";

/** Verdicts of clients that nobody has limited. */
const WITHOUT: ReadonlySet<string> = new Set(["unbounded", "default"]);

/**
 * Clients that others have made are taken to be without options, if nobody in the project is seen to make one of their
 * library with a limit.
 */
export function settleReceived(runs: readonly RootRun[]): readonly RootRun[] {
  const observed = runs.flatMap((run) => run.observations);
  if (!observed.some((each) => each.received !== undefined)) return runs;
  const made = observed.filter((each) => each.call.judged === "made" && !WITHOUT.has(judge([each])?.verdict ?? ""));
  const limited = new Set(made.map((each) => each.library.id));
  const settle = (observations: readonly Observation[]) =>
    observations.map((each) => (each.received !== undefined && !limited.has(each.library.id) ? settled(each) : each));
  return runs.map((run) => ({ ...run, observations: settle(run.observations), byDefault: () => settle(run.byDefault()) }));
}

function settled(observation: Observation): Observation {
  const { alternative, received } = observation;
  const phases = new Map<Phase, PhaseStatus>();
  for (const [phase, status] of alternative.phases)
    phases.set(phase, status.kind === "unknown" && status.symbol?.startsWith(`${received}.`) ? (status.otherwise ?? status) : status);
  const isSettled = [...alternative.phases].some(([phase, status]) => phases.get(phase) !== status);
  return isSettled
    ? {
        ...observation,
        alternative: { ...alternative, phases, steps: [...alternative.steps, { at: undefined, what: "received", detail: "" }] },
      }
    : observation;
}
