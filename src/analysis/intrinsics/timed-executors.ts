import { responsesBehind } from "../escapes.ts";
import { amend } from "../pending.ts";
import type { Root } from "../root.ts";
import { emptyThing, type Slot, type State } from "../state.ts";
import { type Address, type Atom, addresses, constant, type Value } from "../values.ts";
import { type Timer, timersOf } from "./timers.ts";

/** Timers whose callback settles the promise at once, and for good. */
const FREES = "*frees:";
const FREED = "*freed:";

/** `setTimeout(reject, ms)`: whoever waits for the promise is free by then. */
export function freeBy(root: Root, promises: Iterable<Address>, timer: Address, slot: Slot): void {
  root.setFields([...promises], `${FREES}${timer}`, slot);
}

function timersThatFree(root: Root, promise: Address): [string, Slot][] {
  return [...(root.thing(promise)?.fields ?? [])]
    .filter(([key]) => key.startsWith(FREES))
    .map(([key, slot]) => [key.replace(FREES, FREED), slot]);
}

/** What is waited for inside `new Promise(…)` is waited for by way of that promise: its timers free whoever waits. */
export function whileExecuting(root: Root, address: Address, run: () => void): void {
  const timers = root.executing.flatMap(({ promise }) => timersThatFree(root, promise));
  for (const [key, slot] of timers) root.setFields([address], key, slot);
  run();
  drop(
    root,
    address,
    timers.map(([key]) => key),
  );
}

function drop(root: Root, address: Address, keys: readonly string[]): void {
  const thing = root.thing(address);
  if (!thing || keys.length === 0) return;
  const fields = new Map(thing.fields);
  for (const key of keys) fields.delete(key);
  root.setThing(address, { ...thing, fields });
}

/** What a chain of `.then` has settled before it came into the executor is waited for in it, too. */
export function waitedInside(root: Root, value: Value): void {
  const inner = root.executing.at(-1);
  if (!inner) return;
  for (const atom of value) {
    const thing = atom.kind === "object" ? root.thing(atom.address) : undefined;
    if (thing?.type !== "promise" || thing.fields.has("*pending")) continue;
    const behind = responsesBehind(root, atom);
    for (const address of behind) inner.chained.add(address);
    // Its timers may be cleared by what comes next.
    amend(root, new Set(behind), runningTimers(root, timersThatFree(root, inner.promise)));
  }
}

function runningTimers(root: Root, freeing: readonly [string, Slot][]): readonly Timer[] {
  const fields = new Map(freeing.map(([key, slot]) => [key.replace(FREED, "*timer:"), slot]));
  return timersOf(root, emptyThing(undefined, { fields }));
}

/** Runs the executor of a promise: what it begins, the promise's timers bound, those too that are started after it. */
export function execute(root: Root, promise: Address, run: () => void): void {
  const before: State["pending"] = root.state.pending;
  const seen = root.observations.length;
  const chained = new Set<Address>();
  root.executing.push({ promise, chained });
  run();
  root.executing.pop();
  const timers = timersThatFree(root, promise);
  if (timers.length === 0) return;
  const settled = new Set([...chained, ...root.observations.slice(seen).map((each) => each.address)]);
  amend(root, settled, runningTimers(root, timers));
  for (const address of root.state.pending) {
    // The answer of a `fetch` may be handed out, and its body read by somebody else.
    const type = root.thing(address)?.type;
    if (before.has(address) || (type !== undefined && root.project.models.readsBody(type).length > 0)) continue;
    for (const [key, slot] of timers) root.setFields([address], key, slot);
  }
}

/** The answer of a call as its listeners get it. */
export const answerOf = (address: Address): string => `answer:${address}`;

/**
 * A promise settles in the listener of an answer's head. With the answer itself, the rest is read elsewhere, where the timers
 * free nobody; with anything else nobody waits any longer, whatever has become of them.
 */
export function settledByHead(root: Root, promise: Address, value: Value): void {
  const { answering } = root;
  if (answering === undefined || root.depth !== answering.depth) return;
  if (holdsAnswer(root, value, answering.address))
    drop(
      root,
      answering.address,
      timersThatFree(root, promise).map(([key]) => key),
    );
  else
    for (const [, slot] of timersThatFree(root, promise))
      root.setFields(addresses(slot.value), "live", { value: constant(true), at: undefined });
}

function holdsAnswer(root: Root, value: Value, address: Address): boolean {
  const isAnswer = (atom: Atom) => atom.kind === "unknown" && atom.symbol === answerOf(address);
  return value.some(
    (atom) =>
      isAnswer(atom) ||
      responsesBehind(root, atom).includes(address) ||
      (atom.kind === "object" && [...(root.thing(atom.address)?.fields.values() ?? [])].some((slot) => slot.value.some(isAnswer))),
  );
}
