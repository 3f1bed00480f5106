import type { Exit } from "../program/nodes.ts";
import { PersistentMap } from "./persistent-map.ts";
import { joinStates, type State, sameFacts } from "./state.ts";
import type { Value } from "./values.ts";

/** A path that left the block: by `return`, `throw`, `break`, `continue` or the end of the program. */
export interface Leave {
  readonly how: Exit["how"];
  readonly label: string | undefined;
  readonly value: Value;
  readonly state: State;
}

/** Paths that reached the end, and those that left before. */
export interface Flow {
  readonly states: readonly State[];
  readonly left: readonly Leave[];
}

const SIDE_BY_SIDE = 4;

/** Paths with equal facts become one; those no condition tells apart, and all when they are too many, are joined. */
export function limit(states: readonly State[]): readonly State[] {
  if (states.length <= 1) return states;
  const kept: State[] = [];
  for (const state of states) {
    const at = kept.findIndex((other) => sameAssumptions(other, state) || sameFacts(other, state));
    const twin = kept[at];
    if (twin) kept[at] = joinStates(twin, state);
    else kept.push(state);
  }
  return kept.length <= SIDE_BY_SIDE ? kept : [kept.reduce(joinStates)];
}

function sameAssumptions(a: State, b: State): boolean {
  return PersistentMap.changed(a.assumptions, b.assumptions).length === 0;
}

/** Paths that left by this jump to this label go on behind the block. */
export function absorb(flow: Flow, how: "break" | "continue", label: string | undefined): Flow {
  const back = flow.left.filter((leave) => leave.how === how && leave.label === label && label !== undefined);
  if (back.length === 0) return flow;
  return { states: limit([...flow.states, ...back.map((leave) => leave.state)]), left: flow.left.filter((leave) => !back.includes(leave)) };
}

export function joined(states: readonly State[]): State | undefined {
  return states.length === 0 ? undefined : states.reduce(joinStates);
}
