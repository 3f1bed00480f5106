import type { Branch, Each, Exit, Expression, Loop, Statement, Try } from "../program/nodes.ts";
import { evaluateCondition, type Outcome } from "./condition.ts";
import { takesDefault } from "./defaulting.ts";
import { elementName, elementOf, elements, summary } from "./elements.ts";
import { evaluate } from "./evaluate.ts";
import type { Frame } from "./frame.ts";
import { settle, settleStream } from "./intrinsics/promises.ts";
import { markEndless } from "./intrinsics/silence.ts";
import { assignTo } from "./members.ts";
import { PersistentMap } from "./persistent-map.ts";
import type { Root } from "./root.ts";
import { joinStates, State, sameFacts } from "./state.ts";
import { type Address, absent, closure, constant, joinValues, type Value } from "./values.ts";

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

export function executeBlock(root: Root, frame: Frame, body: readonly Statement[], from: readonly State[]): Flow {
  let states = from;
  const left: Leave[] = [];
  for (const statement of body) {
    // Without fuel nothing can be learned any more: whoever began this forgets what it may have changed.
    if (states.length === 0 || root.exhausted) break;
    if (!frame.unit.demand.isRelevant(statement)) continue;
    const flows = states.map((state) => execute(root, frame, statement, state));
    left.push(...flows.flatMap((flow) => flow.left));
    states = limit(flows.flatMap((flow) => flow.states).filter((state) => !state.dead));
  }
  return { states, left };
}

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

function execute(root: Root, frame: Frame, statement: Statement, state: State): Flow {
  root.state = state;
  switch (statement.kind) {
    case "expression":
      return executeExpression(root, frame, statement.value);
    case "branch":
      return executeBranch(root, frame, statement, state);
    case "loop":
      return executeLoop(root, frame, statement, state);
    case "each":
      return executeEach(root, frame, statement);
    case "block": {
      const flow = executeBlock(root, frame, statement.body, [state]);
      return absorb(flow, "break", statement.label);
    }
    case "exit": {
      const { demand } = frame.unit;
      // What a file answers, whoever includes it may ask for.
      const isAsked = root.stack.length !== 1 && root.stack.at(-1)?.unwanted !== true;
      const wanted = statement.how === "return" && statement.value && (isAsked || demand.isRelevantExpression(statement.value));
      if (!isAsked) root.unwanted = calledBy(statement.value);
      root.isGlance = root.stack.at(-1)?.isGlance === true;
      const value = statement.value && wanted ? evaluate(root, frame, statement.value) : absent;
      root.isGlance = false;
      return { states: [], left: [{ how: statement.how, label: statement.label, value, state: root.state }] };
    }
    case "try":
      return executeTry(root, frame, statement, state);
    case "declare":
      if (statement.variable !== undefined) {
        const value: Value =
          statement.value.kind === "function" ? evaluate(root, frame, statement.value) : evaluate(root, frame, statement.value);
        root.writeVariable(frame, statement.variable, value);
      } else if (statement.value.kind === "function") closure(statement.value, frame, undefined);
      return { states: [root.state], left: [] };
  }
}

function executeExpression(root: Root, frame: Frame, node: Expression): Flow {
  // `x = c ? a : b` is a branch: its two values travel with the condition that chose them.
  if (node.kind === "assign" && node.value.kind === "conditional") {
    const { test, then, otherwise } = node.value;
    const as = (value: Expression): Statement => ({ kind: "expression", value: { ...node, value }, start: node.start, end: node.end });
    return executeBranch(
      root,
      frame,
      { kind: "branch", test, then: [as(then)], otherwise: [as(otherwise)], start: node.start, end: node.end },
      root.state,
    );
  }
  const isKept = node.kind === "assign" && frame.unit.demand.isRelevantExpression(node.target);
  if (!isKept) root.unwanted = calledBy(node.kind === "assign" ? node.value : node);
  root.isGlance = isKept && frame.unit.demand.isOnlyTested(node.target);
  evaluate(root, frame, node);
  root.isGlance = false;
  return { states: [root.state], left: [] };
}

/** The call whose answer the expression is. */
function calledBy(node: Expression | undefined): Expression | undefined {
  return node?.kind === "await" ? calledBy(node.value) : node?.kind === "call" ? node : undefined;
}

function executeBranch(root: Root, frame: Frame, statement: Branch, state: State): Flow {
  if (takesDefault(root, frame, statement)) return { states: [root.state], left: [] };
  // Chains of `else if` are walked, not recursed into.
  const states: State[] = [];
  const left: Leave[] = [];
  let at: Branch | undefined = statement;
  let entering: State | undefined = state;
  while (at && entering) {
    root.state = entering;
    const outcome = evaluateTest(root, frame, at.test);
    if (outcome.whenTrue) {
      const flow = executeBlock(root, frame, at.then, [outcome.whenTrue]);
      states.push(...flow.states);
      left.push(...flow.left);
    }
    entering = outcome.whenFalse;
    const [next]: readonly Statement[] = at.otherwise;
    if (at.otherwise.length === 1 && next?.kind === "branch") {
      at = next;
      continue;
    }
    if (entering) {
      const flow = executeBlock(root, frame, at.otherwise, [entering]);
      states.push(...flow.states);
      left.push(...flow.left);
    }
    break;
  }
  return { states: limit(states), left };
}

/** A test that mentions nothing relevant may go either way. */
function evaluateTest(root: Root, frame: Frame, test: Expression): Outcome {
  if (frame.unit.demand.isRelevantExpression(test)) {
    root.isGlance = true;
    const outcome = evaluateCondition(root, frame, test);
    root.isGlance = false;
    return outcome;
  }
  const [whenTrue, whenFalse] = root.state.fork();
  return { whenTrue, whenFalse };
}

/** Paths that left by this jump to this label go on behind the block. */
function absorb(flow: Flow, how: "break" | "continue", label: string | undefined): Flow {
  const back = flow.left.filter((leave) => leave.how === how && leave.label === label && label !== undefined);
  if (back.length === 0) return flow;
  return { states: limit([...flow.states, ...back.map((leave) => leave.state)]), left: flow.left.filter((leave) => !back.includes(leave)) };
}

function joined(states: readonly State[]): State | undefined {
  return states.length === 0 ? undefined : states.reduce(joinStates);
}

/** Two rounds: what the second changes joins what the first left. */
function executeLoop(root: Root, frame: Frame, loop: Loop, state: State): Flow {
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

function executeEach(root: Root, frame: Frame, loop: Each): Flow {
  let over = evaluate(root, frame, loop.over);
  if (loop.isAwait) over = settle(root, frame, over, loop);
  const rounds = elements(root, over);
  const left: Leave[] = [];
  const out: State[] = [];
  let entering: State = root.state;
  if (!rounds) out.push(new State(entering));
  const count = rounds ? rounds.length : 2;
  for (let round = 0; round < count; round++) {
    root.state = rounds ? entering : new State(entering);
    const place = loop.value ?? loop.over;
    const element = rounds?.[round];
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
    const next = joined(flow.states);
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

function executeTry(root: Root, frame: Frame, statement: Try, state: State): Flow {
  const tried = executeBlock(root, frame, statement.body, [state]);
  const thrown = tried.left.filter((leave) => leave.how === "throw");
  let states = [...tried.states];
  let left = tried.left.filter((leave) => leave.how !== "throw");
  if (statement.handler) {
    // Anything may have thrown at any point; it is taken to be the end.
    const from = joined([
      ...tried.states,
      ...thrown.map((leave) => leave.state),
      ...(tried.states.length + thrown.length === 0 ? left.map((leave) => leave.state) : []),
    ]);
    if (from) {
      const entering = new State(from);
      entering.dead = false;
      states = states.map((each) => new State(each));
      root.state = entering;
      if (statement.parameter !== undefined)
        root.writeVariable(frame, statement.parameter, root.unknownAt(frame, statement, { kind: "expression", name: statement.parameter }));
      const caught = executeBlock(root, frame, statement.handler, [entering]);
      states = [...states, ...caught.states];
      left = [...left, ...caught.left];
    }
  } else left = [...left, ...thrown];
  if (!statement.finalizer) return { states: limit(states), left };
  return finish(root, frame, statement.finalizer, states, left);
}

/** `finally` runs on every way out, after the value of a `return` has been evaluated. */
function finish(root: Root, frame: Frame, finalizer: readonly Statement[], states: readonly State[], left: readonly Leave[]): Flow {
  const normal = executeBlock(root, frame, finalizer, limit(states));
  const ways: Leave[] = [...normal.left];
  for (const leave of left) {
    const flow = executeBlock(root, frame, finalizer, [new State(leave.state)]);
    ways.push(...flow.left);
    const after = joined(flow.states);
    if (after) ways.push({ ...leave, state: after });
  }
  return { states: normal.states, left: ways };
}

/** Runs a function's body; answers what it returns and the state behind it. */
export function executeBody(
  root: Root,
  frame: Frame,
  body: readonly Statement[],
): { readonly value: Value; readonly leaves: readonly Leave[] } {
  const flow = executeBlock(root, frame, body, [root.state]);
  const ended: Leave[] = flow.states.map((state) => ({ how: "return", label: undefined, value: absent, state }));
  const leaves = [...flow.left.filter((leave) => leave.how === "return"), ...ended];
  let value: Value = [];
  for (const leave of leaves) value = joinValues(value, leave.value);
  return { value, leaves: [...leaves, ...flow.left.filter((leave) => leave.how !== "return")] };
}
