import type { Expression, FunctionNode } from "../program/nodes.ts";
import { oncePer } from "../program/once.ts";
import { walk } from "../program/walk.ts";
import { responsesBehind } from "./escapes.ts";
import { enter } from "./functions.ts";
import { joinStates, State } from "./state.ts";
import { type Atom, joinValues, type Value } from "./values.ts";
import type { CallSite } from "./where.ts";

type Closure = Atom & { kind: "closure" };

const CHAINS: ReadonlySet<unknown> = new Set(["then", "catch", "finally"]);

/** Calls whose answer is waited for, or handed on, where they stand: `await limit(…)`, `return limit(…)`, `limit(…).then(…)`. */
const answersNow = oncePer((node: FunctionNode): ReadonlySet<Expression> => {
  const found = new Set<Expression>();
  walk(node.body ?? [], (each) => {
    if (each.kind === "await") found.add(each.value);
    else if (each.kind === "exit" && each.value) found.add(each.value);
    else if (
      each.kind === "call" &&
      each.callee.kind === "member" &&
      each.callee.key.kind === "literal" &&
      CHAINS.has(each.callee.key.value)
    )
      found.add(each.callee.object);
    return undefined;
  });
  return found;
});

/**
 * What an unknown function is handed to run: `await retry(() => fetch(url, { signal }))`, `context.run(store, () => …)`. Where its answer
 * is waited for, the callback runs on the spot, and what that answers may be what comes back; else a helper's may, for each of its
 * callers. All others are run on what their maker leaves.
 */
export function runHanded(site: CallSite): Value {
  const { root, frame, node, passed } = site;
  const top = root.stack.at(-1);
  if (!top || root.probe || root.silence) return [];
  const isNow = answersNow(top.node).has(node);
  if (!isNow && root.stack.length === 1) return [];
  let answers: Value = [];
  for (const atom of passed.flatMap(({ value }) => value)) {
    if (atom.kind !== "closure" || !isHanded(site, atom) || atom.node.parameters.length > (isNow ? 1 : 0)) continue;
    const before = new State(root.state);
    const seen = root.observations.length;
    const { wasCut } = root;
    const mode = root.mode === "default" ? "default" : "symbolic";
    const answer = enter(root, atom, [], { call: root.place(frame, node), receiver: undefined, mode });
    if (root.exhausted || root.wasCut !== wasCut || root.state.dead) {
      root.state = before;
      root.observations.length = seen;
      root.wasCut = wasCut;
      continue;
    }
    root.state = joinStates(root.state, before);
    if (!isNow) continue;
    root.calledBack.add(atom.node);
    if (answer.some((each) => responsesBehind(root, each).length > 0)) answers = joinValues(answers, answer);
  }
  return answers;
}

/** It stands in the call, and waits for something. */
function isHanded({ frame, node }: CallSite, callback: Closure): boolean {
  const { start, end, isGenerator } = callback.node;
  return (
    callback.frame.unit === frame.unit && !isGenerator && node.start <= start && end <= node.end && frame.unit.demand.acts(callback.node)
  );
}
