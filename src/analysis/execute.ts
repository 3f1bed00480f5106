import type { Branch, Expression, Statement, Try } from "../program/nodes.ts";
import { evaluateCondition, type Outcome } from "./condition.ts";
import { takesDefault } from "./defaulting.ts";
import { evaluate } from "./evaluate.ts";
import type { Frame } from "./frame.ts";
import { executeEach, executeLoop } from "./loops.ts";
import { absorb, type Flow, joined, type Leave, limit } from "./paths.ts";
import type { Root } from "./root.ts";
import { State } from "./state.ts";
import { absent, joinValues, type Value } from "./values.ts";

export function executeBlock(root: Root, frame: Frame, body: readonly Statement[], from: readonly State[]): Flow {
  let states = from;
  const left: Leave[] = [];
  for (const statement of body) {
    // Without fuel nothing can be learned any more: whoever began this forgets what it may have changed.
    if (states.length === 0 || root.exhausted) break;
    if (!frame.unit.demand.isRelevant(statement)) continue;
    const flows = states.map((state) => execute(root, frame, statement, state));
    left.push(...flows.flatMap((flow) => flow.left));
    states = limit(
      flows.flatMap((flow) => flow.states).filter((state) => !state.dead),
      root.fuel,
    );
  }
  return { states, left };
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
      const top = root.stack.at(-1);
      // What a file answers, whoever includes it may ask for.
      const isAsked = (root.stack.length !== 1 || top?.isAsked === true) && top?.unwanted !== true;
      const wanted = statement.how === "return" && statement.value && (isAsked || demand.isRelevantExpression(statement.value));
      if (!isAsked) root.unwanted = calledBy(statement.value);
      root.isGlance = top?.isGlance === true;
      const value = statement.value && wanted ? evaluate(root, frame, statement.value) : absent;
      root.isGlance = false;
      return { states: [], left: [{ how: statement.how, label: statement.label, value, state: root.state }] };
    }
    case "try":
      return executeTry(root, frame, statement, state);
    case "declare":
      if (statement.variable !== undefined) root.writeVariable(frame, statement.variable, evaluate(root, frame, statement.value));
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
  return { states: limit(states, root.fuel), left };
}

/** A test that mentions nothing relevant may go either way. */
export function evaluateTest(root: Root, frame: Frame, test: Expression): Outcome {
  if (frame.unit.demand.isRelevantExpression(test)) {
    root.isGlance = true;
    const outcome = evaluateCondition(root, frame, test);
    root.isGlance = false;
    return outcome;
  }
  const [whenTrue, whenFalse] = root.state.fork();
  return { whenTrue, whenFalse };
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
  if (!statement.finalizer) return { states: limit(states, root.fuel), left };
  return finish(root, frame, statement.finalizer, states, left);
}

/** `finally` runs on every way out, after the value of a `return` has been evaluated. */
function finish(root: Root, frame: Frame, finalizer: readonly Statement[], states: readonly State[], left: readonly Leave[]): Flow {
  const normal = executeBlock(root, frame, finalizer, limit(states, root.fuel));
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
