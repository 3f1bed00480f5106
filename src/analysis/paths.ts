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
const GROUPS = 2;
/** Steps left, below which two paths are not afforded. */
const SCARCE = 2_000;
/** How many other differences one of a rule's object outweighs. */
const RULES = 8;
/** Of more than these, the last are one. */
const COMPARED = 12;

/**
 * Paths with equal facts become one; those no condition tells apart are joined, and when they are too many, those that
 * differ least; or all, with little fuel left for what is behind.
 */
export function limit(states: readonly State[], fuel = 0): readonly State[] {
  if (states.length <= 1) return states;
  const kept: State[] = [];
  for (const state of states) {
    const at = kept.findIndex((other) => sameAssumptions(other, state) || sameFacts(other, state));
    const twin = kept[at];
    if (twin) kept[at] = joinStates(twin, state);
    else kept.push(state);
  }
  if (kept.length <= SIDE_BY_SIDE) return kept;
  return fuel < SCARCE ? [kept.reduce(joinStates)] : joinNearest(kept);
}

/** What is left of too many: the two groups that differ most (with and without a timer, whatever else is set). */
function joinNearest(states: readonly State[]): readonly State[] {
  const groups = [...states.slice(0, COMPARED - 1), ...(states.length < COMPARED ? [] : [states.slice(COMPARED - 1).reduce(joinStates)])];
  while (groups.length > GROUPS) {
    let nearest: readonly [number, number] = [0, 1];
    let least = Number.POSITIVE_INFINITY;
    for (const [at, one] of groups.entries())
      for (let next = at + 1; next < groups.length; next += 1) {
        const other = groups[next];
        const distance = other ? distanceOf(one, other) : Number.POSITIVE_INFINITY;
        if (distance >= least) continue;
        least = distance;
        nearest = [at, next];
      }
    const [one, other] = nearest.map((at) => groups[at]);
    if (!one || !other) break;
    groups[nearest[0]] = joinStates(one, other);
    groups.splice(nearest[1], 1);
  }
  const [one, other] = groups;
  return one && other && rulesApart(one, other) > 0 ? groups : [groups.reduce(joinStates)];
}

/** Objects of a rule (a timer, a signal, a handle) that the two paths have treated differently. */
function rulesApart(a: State, b: State): number {
  const things = PersistentMap.changed(a.things, b.things);
  return things.filter((key) => (a.things.get(key) ?? b.things.get(key))?.type !== undefined).length;
}

/** How much two paths have done differently: what they did to a rule's object (a timer, a signal, a handle) weighs most. */
function distanceOf(a: State, b: State): number {
  const things = PersistentMap.changed(a.things, b.things);
  const ofRules = things.filter((key) => (a.things.get(key) ?? b.things.get(key))?.type !== undefined);
  return RULES * ofRules.length + things.length + PersistentMap.changed(a.variables, b.variables).length;
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
