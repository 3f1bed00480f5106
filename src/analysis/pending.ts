import type { Phase, Place } from "../finding/finding.ts";
import type { Library, WaitingCall } from "../model/library.ts";
import type { FunctionNode } from "../program/nodes.ts";
import { assess } from "./assess.ts";
import { responsesBehind } from "./escapes.ts";
import type { Frame } from "./frame.ts";
import { invoke } from "./intrinsics/probe.ts";
import { settle } from "./intrinsics/promises.ts";
import { answerOf, whileExecuting } from "./intrinsics/timed-executors.ts";
import type { Timer } from "./intrinsics/timers.ts";
import type { Hop, OptionPlaces, PhaseStatus, Site } from "./observation.ts";
import type { Root } from "./root.ts";
import { emptyThing, GONE, type Slot, State, setField } from "./state.ts";
import { CUT_SHORT, constant, isNothing, objectAtom, unknown, type Value } from "./values.ts";

/** What is remembered of a call that has begun, whatever path it is on. */
export interface Pending {
  readonly site: Site;
  readonly library: Library;
  readonly call: WaitingCall;
  readonly hops: readonly Hop[];
  readonly isLocal: boolean;
  /** The symbol of the receiver, if others have made it, most likely without options. */
  readonly received: string | undefined;
  /** Where the handle was made. */
  readonly created: Place | undefined;
  /** Reads the options anew, where they are read late. */
  readonly recapture: ((root: Root) => ReadonlyMap<string, Slot>) | undefined;
  readonly options: OptionPlaces;
}

/** Records what bounds these phases of a begun call on the present path. */
export function observe(root: Root, address: string, phases: readonly Phase[]): void {
  const begun = root.begun.get(address);
  const thing = root.thing(address);
  if (!begun || !thing || thing.fields.has(GONE)) return;
  const open = phases.filter((phase) => begun.call.phases.includes(phase) && !isSettled(root, address, phase));
  if (open.length === 0) return;
  if (begun.recapture) {
    // Where a run was cut short, what sets an option anew may not have been run: what it was when the call began stays.
    const isShort = root.wasCut || root.exhausted;
    const isLost = (key: string, { value }: Slot) =>
      isShort && value.some(isNothing) && thing.fields.get(key)?.value.some(isNothing) === false;
    const again = [...begun.recapture(root)].filter(([key, slot]) => !key.startsWith("*setting:") && !isLost(key, slot));
    root.setThing(address, { ...thing, fields: new Map([...thing.fields, ...again]) });
  }
  const isOpen = thing.fields.has(LEFT_OPEN);
  whileExecuting(root, address, () => {
    for (const alternative of assess(root, begun, address, open)) {
      const phases = isOpen
        ? new Map([...alternative.phases].map(([phase, status]) => [phase, orLater(status, begun)]))
        : alternative.phases;
      root.observations.push({ ...begun, address, alternative: { ...alternative, phases }, mode: root.mode });
    }
  });
  for (const phase of open)
    root.setThing(
      address,
      setField(root.thing(address) ?? emptyThing(undefined), `*settled:${phase}`, { value: constant(true), at: undefined }),
    );
}

const LEFT_OPEN = "*leftOpen";

/** The function that began these calls was not run to its end: behind it may stand what sets their limits. */
export function leaveOpen(root: Root, node: FunctionNode): void {
  for (const address of root.state.pending) {
    const begun = root.begun.get(address);
    if (begun?.site.function !== node || (begun.call.headEvent === undefined && begun.call.judged !== "use")) continue;
    root.setFields([address], LEFT_OPEN, { value: constant(true), at: undefined });
  }
}

/** A default, or nothing, may not be all there is; that a reading loop goes on for ever has been seen. */
function orLater(status: PhaseStatus, { call }: Pending): PhaseStatus {
  const isBare = status.kind === "none" ? call.judged !== "use" : status.kind === "limit" && status.from === "default";
  return isBare ? { kind: "unknown", why: "the analysis took too long", symbol: CUT_SHORT, origin: "overflow", otherwise: status } : status;
}

/** What has settled inside a race is bounded by its timers after all. */
export function amend(root: Root, pending: ReadonlySet<string>, timers: readonly Timer[]): void {
  const [shortest] = [...timers].filter((timer) => timer.live).sort((a, b) => (a.seconds ?? 0) - (b.seconds ?? 0));
  if (!shortest) return;
  const freed: PhaseStatus = {
    kind: "limit",
    seconds: shortest.seconds,
    from: "code",
    at: shortest.at,
    name: "setTimeout",
    total: true,
    leaks: true,
    symbol: shortest.symbol,
  };
  root.observations.forEach((observation, at) => {
    if (!pending.has(observation.address)) return;
    const { alternative } = observation;
    const phases = new Map(
      [...alternative.phases].map(([phase, status]) => [phase, status.kind === "limit" && status.from === "code" ? status : freed]),
    );
    root.observations[at] = {
      ...observation,
      alternative: { ...alternative, phases, anythingSet: true, totalSeconds: alternative.totalSeconds ?? shortest.seconds },
    };
  });
}

function isSettled(root: Root, address: string, phase: Phase): boolean {
  const value = root.thing(address)?.fields.get(`*settled:${phase}`)?.value;
  return value?.length === 1 && value[0]?.kind === "constant";
}

/** The end of a root: what has not settled on a path is judged as it stands there. `answer`: what the root hands to its caller. */
export function finishRoot(root: Root, ends: readonly State[], answer: Value = [], frame?: Frame): void {
  for (const end of ends) {
    root.state = new State(end);
    // Whoever gets a promise awaits it.
    if (answer.length > 0 && frame) settle(root, frame, answer, { start: 0, end: 0 });
    const handed = new Set(answer.flatMap((atom) => responsesBehind(root, atom)));
    for (const address of end.pending) {
      const phases = waitedFor(root, address, handed);
      answered(root, address, phases);
      observe(root, address, phases);
    }
  }
}

/** The head of an answer that is handed to listeners: what they do (clear a timer) comes before the body. */
function answered(root: Root, address: string, phases: readonly Phase[]): void {
  const begun = root.begun.get(address);
  if (begun?.call.headEvent === undefined) return;
  const listeners = root.thing(address)?.fields.get(`*on:${begun.call.headEvent}`)?.value ?? [];
  observe(
    root,
    address,
    phases.filter((phase) => phase !== "body"),
  );
  const seen = root.observations.length;
  const answer = unknown(answerOf(address), { kind: "call", name: begun.call.headEvent });
  root.answering = { address, depth: root.depth + 1 };
  for (const listener of listeners)
    if (listener.kind === "closure") invoke(root, begun.site.unit.frame, listener, [answer], begun.site.span, objectAtom(address));
  root.answering = undefined;
  root.observations.length = seen;
}

/** A body that nobody reads, here or where the response goes, is not waited for. */
function waitedFor(root: Root, address: string, handed: ReadonlySet<string>): readonly Phase[] {
  const phases = root.begun.get(address)?.call.phases ?? [];
  const thing = root.thing(address);
  if (!thing?.type || root.project.models.readsBody(thing.type).length === 0) return phases;
  const isStored = [...root.state.things.entries()].some(
    ([key, each]) =>
      key !== address &&
      each.type !== "promise" &&
      [...each.fields].some(
        ([name, slot]) => !name.startsWith("*") && slot.value.some((atom) => atom.kind === "object" && atom.address === address),
      ),
  );
  return thing.fields.has("*reads") || handed.has(address) || isStored ? phases : phases.filter((phase) => phase !== "body");
}
