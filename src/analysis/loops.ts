import type { Each, Loop } from "../program/nodes.ts";
import { elementName, elementOf, elements, summary } from "./elements.ts";
import { evaluate } from "./evaluate.ts";
import { evaluateTest, executeBlock } from "./execute.ts";
import type { Frame } from "./frame.ts";
import { settle, settleStream } from "./intrinsics/promises.ts";
import { markEndless } from "./intrinsics/silence.ts";
import { assignTo } from "./members.ts";
import { absorb, type Flow, joined, type Leave, limit } from "./paths.ts";
import type { Root } from "./root.ts";
import { joinStates, State } from "./state.ts";
import { type Address, constant } from "./values.ts";

/**
 * A list that is empty as far as anybody sees is filled by somebody, or there would be no loop: what its body waits for is
 * judged, and nothing else is taken from it. Options that may have been added to an empty list, nobody need have added.
 */
function tryOut(root: Root, frame: Frame, loop: Each): void {
  const before = root.state;
  root.state = new State(before);
  for (const target of [loop.key, loop.value])
    if (target) assignTo(root, frame, target, root.unknownAt(frame, target, { kind: "expression", name: "element" }), target);
  executeBlock(root, frame, loop.body, [root.state]);
  root.state = before;
}

/** Two rounds: what the second changes joins what the first left. */
export function executeLoop(root: Root, frame: Frame, loop: Loop, state: State): Flow {
  const out: State[] = [];
  const left: Leave[] = [];
  const [start, first] = state.fork();
  let entering: State | undefined = first;
  let widest = first;
  const outer = root.asked;
  const asked = new Map<Address, boolean>();
  root.asked = asked;
  for (let round = 0; round < 2 && entering; round++) {
    root.state = entering;
    let inside: State | undefined = entering;
    if (loop.test && !(loop.bodyFirst && round === 0)) {
      const outcome = evaluateTest(root, frame, loop.test);
      if (outcome.whenFalse) out.push(outcome.whenFalse);
      inside = outcome.whenTrue;
    }
    if (!inside) {
      entering = undefined;
      break;
    }
    const flow = absorb(executeBlock(root, frame, loop.body, [inside]), "continue", loop.label);
    for (const leave of flow.left) leave.how === "break" && leave.label === loop.label ? out.push(leave.state) : left.push(leave);
    entering = joined(flow.states);
    if (entering && loop.update) {
      root.state = entering;
      evaluate(root, frame, loop.update);
      entering = root.state;
    }
    if (entering && asked.size > 0) [widest, entering] = entering.fork();
  }
  root.asked = outer;
  if (entering) {
    root.state = entering;
    const outcome: { readonly whenFalse: State | undefined } = loop.test ? evaluateTest(root, frame, loop.test) : { whenFalse: undefined };
    // A bounded count may still go on; what it leaves is what two rounds left.
    out.push(outcome.whenFalse ?? root.state);
  }
  const after = joined(out);
  markEndless(root, frame, loop, [widest, start], asked, [...(after ? [after] : []), ...left.map((leave) => leave.state)], (inside) =>
    absorb(executeBlock(root, frame, loop.body, [inside]), "continue", loop.label),
  );
  return { states: after ? [after] : [], left };
}

export function executeEach(root: Root, frame: Frame, loop: Each): Flow {
  let over = evaluate(root, frame, loop.over);
  if (loop.isAwait) over = settle(root, frame, over, loop);
  const rounds = elements(root, over);
  if (rounds?.length === 0) tryOut(root, frame, loop);
  const left: Leave[] = [];
  const out: State[] = [];
  let entering: State = root.state;
  if (!rounds) out.push(new State(entering));
  const count = rounds ? rounds.length : 2;
  for (let round = 0; round < count; round++) {
    const element = rounds?.[round];
    // An entry that may not be there: its round may not be, either.
    const [before, within] = element?.isOptional ? entering.fork() : [undefined, rounds ? entering : new State(entering)];
    root.state = within;
    const place = loop.value ?? loop.over;
    const unknownElement = (name: string, what: string) =>
      elementOf(root, over, name, what) ?? root.unknownAt(frame, { start: place.start, end: place.end }, { kind: "expression", name });
    if (loop.key) assignTo(root, frame, loop.key, element ? constant(element.key) : unknownElement("key", "[key]"), loop.key);
    if (loop.value)
      assignTo(
        root,
        frame,
        loop.value,
        element ? element.value : (summary(root, over) ?? unknownElement(elementName(over), "[*]")),
        loop.value,
      );
    const flow = absorb(executeBlock(root, frame, loop.body, [root.state]), "continue", loop.label);
    for (const leave of flow.left) leave.how === "break" && leave.label === loop.label ? out.push(leave.state) : left.push(leave);
    const next = joined(before ? [before, ...flow.states] : flow.states);
    if (!next) return { states: limit(out.length > 0 ? [out.reduce(joinStates)] : []), left };
    entering = next;
  }
  const after = joined([...out, entering]);
  if (after && loop.isAwait) {
    root.state = after;
    settleStream(root, over);
    return { states: [root.state], left };
  }
  return { states: after ? [after] : [], left };
}
