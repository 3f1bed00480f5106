import type { Expression } from "../program/nodes.ts";
import { askedMember, memberAt } from "./asked-member.ts";
import { isEquality, isOrder, testEquality, testOrder } from "./comparisons.ts";
import { askedForContent } from "./emptiness.ts";
import { emptyList, evaluate } from "./evaluate.ts";
import { isThere } from "./existence.ts";
import type { Frame } from "./frame.ts";
import { isStillToMake } from "./instances.ts";
import { assignTo } from "./members.ts";
import { atomTruth, type Truth } from "./operators.ts";
import type { Root } from "./root.ts";
import { GONE, joinStates, type State, setField } from "./state.ts";
import { isReceiver } from "./tokens.ts";
import { testKind } from "./type-tests.ts";
import { type Atom, isNothing, type Value } from "./values.ts";

/** The states in which a test holds and fails; undefined where it can't. */
export interface Outcome {
  readonly whenTrue: State | undefined;
  readonly whenFalse: State | undefined;
}

export function evaluateCondition(root: Root, frame: Frame, test: Expression): Outcome {
  const content = askedForContent(root, frame, test);
  if (content) {
    const outcome = evaluateCondition(root, frame, content.of);
    return content.positive ? outcome : swap(outcome);
  }
  switch (test.kind) {
    case "unary":
      if (test.operator === "not") return swap(evaluateCondition(root, frame, test.operand));
      if (test.operator === "boolean") return evaluateCondition(root, frame, test.operand);
      if (test.operator === "isset") return testPresence(root, frame, test.operand, true);
      if (test.operator === "empty") return swap(evaluateCondition(root, frame, test.operand));
      break;
    case "logical":
      if (test.operator === "and") return both(root, frame, test.left, test.right);
      if (test.operator === "or") return swap(neither(root, frame, test.left, test.right));
      break;
    case "call": {
      // Of a stream or handle, `is_resource($x)` asks what `$x` alone would.
      const [first] = test.arguments;
      if (first && test.callee.kind === "reference" && test.callee.candidates.includes("function#is_resource"))
        return evaluateCondition(root, frame, first.value);
      const asked = askedMember(test);
      if (asked) return testPresence(root, frame, asked, true);
      const kind = testKind(root, frame, test);
      if (kind) return kind;
      if (isThere(root, frame, test)) return { whenTrue: root.state, whenFalse: undefined };
      break;
    }
    case "binary":
      if (test.operator === "in") return testPresence(root, frame, memberAt(test.right, test.left, test), true);
      if (isEquality(test.operator)) return testEquality(root, frame, test);
      if (isOrder(test.operator)) return testOrder(root, frame, test);
      break;
    default:
      break;
  }
  const value = evaluate(root, frame, test);
  const { semantics } = frame.unit.program;
  return split(
    root,
    frame,
    test,
    value,
    // A setting that has a default is never empty.
    (atom) =>
      atom.kind === "unknown" && root.project.models.words.settings.has(atom.origin.name)
        ? "true"
        : atomTruth(atom, semantics, (address) => emptyList(root, address)),
    (symbol) => `T:${symbol}`,
  );
}

export function swap(outcome: Outcome): Outcome {
  return { whenTrue: outcome.whenFalse, whenFalse: outcome.whenTrue };
}

function both(root: Root, frame: Frame, left: Expression, right: Expression): Outcome {
  const first = evaluateCondition(root, frame, left);
  if (!first.whenTrue) return first;
  root.state = first.whenTrue;
  const second = evaluateCondition(root, frame, right);
  return { whenTrue: second.whenTrue, whenFalse: join(first.whenFalse, second.whenFalse) };
}

/** Neither holds: whenTrue is "both are false". */
function neither(root: Root, frame: Frame, left: Expression, right: Expression): Outcome {
  const first = evaluateCondition(root, frame, left);
  if (!first.whenFalse) return swap(first);
  root.state = first.whenFalse;
  const second = evaluateCondition(root, frame, right);
  return { whenTrue: second.whenFalse, whenFalse: join(first.whenTrue, second.whenTrue) };
}

function join(a: State | undefined, b: State | undefined): State | undefined {
  return a && b ? joinStates(a, b) : (a ?? b);
}

/** Splits the present state by a property of the value's atoms, and narrows what the expression names. */
export function split(
  root: Root,
  frame: Frame,
  node: Expression,
  value: Value,
  truthOf: (atom: Atom) => Truth,
  condition: (symbol: string) => string,
): Outcome {
  const yes: Atom[] = [];
  const no: Atom[] = [];
  const mayLack = value.some((atom) => atom.kind === "object") && isStillToMake(root, frame, node);
  for (const atom of value) {
    const truth = mayLack && atom.kind === "object" ? "maybe" : truthOf(atom);
    if (truth !== "false") yes.push(atom);
    if (truth !== "true") no.push(atom);
  }
  const [only] = value;
  const key = value.length === 1 && only?.kind === "unknown" ? condition(only.symbol) : undefined;
  const assumed = key === undefined ? undefined : root.state.assumptions.get(key);
  if (yes.length === 0 || assumed === false) return { whenTrue: undefined, whenFalse: root.state };
  if (no.length === 0 || assumed === true) return { whenTrue: root.state, whenFalse: undefined };
  const [whenTrue, whenFalse] = root.state.fork();
  if (key !== undefined) {
    whenTrue.assume(key, true);
    whenFalse.assume(key, false);
  } else {
    narrow(root, frame, node, whenTrue, value, yes);
    narrow(root, frame, node, whenFalse, value, no);
  }
  return { whenTrue, whenFalse };
}

function narrow(root: Root, frame: Frame, node: Expression, state: State, value: Value, kept: Value): void {
  if (kept.length === value.length) return;
  for (const atom of value) {
    if (atom.kind !== "object" || kept.includes(atom) || !root.begun.get(atom.address)?.call.orFalse) continue;
    const thing = root.thing(atom.address);
    if (thing) state.things.set(atom.address, setField(thing, GONE, { value: value, at: undefined }));
  }
  const target = node.kind === "assign" ? node.target : node;
  if (target.kind !== "name" && target.kind !== "member") return;
  if (target.kind === "name" && isReceiver(target.variable)) return;
  const before = root.state;
  root.state = state;
  assignTo(root, frame, target, kept, node);
  root.state = before;
}

/** `isset(x)`, `x !== null`, `x != undefined`: whether there is something. */
export function testPresence(root: Root, frame: Frame, operand: Expression, present: boolean): Outcome {
  const value = evaluate(root, frame, operand);
  const outcome = split(root, frame, operand, value, presence, (symbol) => `P:${symbol}`);
  return present ? outcome : swap(outcome);
}

function presence(atom: Atom): Truth {
  if (isNothing(atom)) return "false";
  return atom.kind === "unknown" && !atom.sure ? "maybe" : "true";
}
