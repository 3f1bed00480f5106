import type { Call, Span } from "../../program/nodes.ts";
import { callTarget } from "../calls.ts";
import type { Frame } from "../frame.ts";
import type { Probe, Root } from "../root.ts";
import { State } from "../state.ts";
import type { Atom, Value } from "../values.ts";

/** A call that stands nowhere in the source: the API's own call of a callback. */
function callAt(span: Span): Call {
  return {
    kind: "call",
    callee: { kind: "literal", value: undefined, start: span.start, end: span.end },
    arguments: [],
    isNew: false,
    optional: false,
    argumentList: undefined,
    start: span.start,
    end: span.end,
  };
}

const CALLS_OF_CALLBACKS = 10;
const FUEL_OF_TRIAL = 500;

/** Calls a callback as its API would. */
export function invoke(root: Root, frame: Frame, callback: Atom, values: readonly Value[], at: Span, receiver?: Atom): Value {
  if (callback.kind === "closure") root.calledBack.add(callback.node);
  const passed = values.map((value) => ({ value, name: undefined, spread: false, at: undefined }));
  // What a callback does decides a call that has begun already: it is run even where the root's calls are used up.
  const left = root.calls;
  root.calls = Math.max(left, CALLS_OF_CALLBACKS);
  root.depth++;
  const answer = callTarget({ root, frame, node: callAt(at), passed, receiver, result: undefined }, callback);
  root.depth--;
  root.calls = Math.min(left, root.calls);
  return answer;
}

/** Tries callbacks out on a state that is thrown away, and tells what they do. */
export function probe(root: Root, frame: Frame, callbacks: Value, at: Span, receiver?: Atom): Probe {
  const before = root.state;
  const outer = root.probe;
  const found: Probe = {
    aborted: new Set(),
    ended: new Set(),
    settled: new Set(),
    prompt: new Set(),
    depth: root.depth + 1,
    pending: before.pending.size,
    hasWaited: false,
  };
  const seen = root.observations.length;
  const called = new Set(root.calledBack);
  for (const callback of callbacks) {
    root.state = new State(before);
    root.probe = found;
    found.hasWaited = false;
    const left = root.fuel;
    // What was not run to its end would be said to do nothing.
    if (!outer) root.fuel = Math.max(left, FUEL_OF_TRIAL);
    invoke(root, frame, callback, [], at, receiver);
    root.fuel = Math.min(left, root.fuel);
  }
  root.probe = outer;
  root.state = new State(before);
  root.observations.length = seen;
  // A trial is no run: what the callback waits for is still to be judged.
  root.calledBack = called;
  return found;
}
