import type { Phase, Place } from "../finding/finding.ts";
import type { Library, WaitingCall } from "../model/library.ts";
import { assess } from "./assess.ts";
import { emptyThing, setField, State } from "./state.ts";
import type { Hop, Site } from "./observation.ts";
import type { Root } from "./root.ts";
import { constant } from "./values.ts";

/** What is remembered of a call that has begun, whatever path it is on. */
export interface Pending {
  readonly site: Site;
  readonly library: Library;
  readonly call: WaitingCall;
  readonly hops: readonly Hop[];
  readonly isLocal: boolean;
  readonly options: { readonly literal: Place | undefined; readonly address: string | undefined };
}

/** Records what bounds these phases of a begun call on the present path. */
export function observe(root: Root, address: string, phases: readonly Phase[]): void {
  const begun = root.begun.get(address);
  const thing = root.thing(address);
  if (!begun || !thing) return;
  const open = phases.filter((phase) => begun.call.phases.includes(phase) && !isSettled(root, address, phase));
  if (open.length === 0) return;
  for (const alternative of assess(root, begun, address, open)) {
    root.observations.push({ ...begun, alternative, mode: root.mode });
  }
  for (const phase of open) root.setThing(address, setField(root.thing(address) ?? emptyThing(undefined), `*settled:${phase}`, { value: constant(true), at: undefined }));
}

function isSettled(root: Root, address: string, phase: Phase): boolean {
  const value = root.thing(address)?.fields.get(`*settled:${phase}`)?.value;
  return value?.length === 1 && value[0]?.kind === "constant";
}

/** The end of a root: what has not settled on a path is judged as it stands there. */
export function finishRoot(root: Root, ends: readonly State[]): void {
  for (const end of ends) {
    root.state = new State(end);
    for (const address of end.pending) observe(root, address, root.begun.get(address)?.call.phases ?? []);
  }
}
