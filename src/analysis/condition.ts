import type { BinaryOperator, Call, Expression, Member, Span } from "../program/nodes.ts";
import { emptyList, evaluate } from "./evaluate.ts";
import { asksForWindows, isThere } from "./existence.ts";
import type { Frame } from "./frame.ts";
import { assignTo } from "./members.ts";
import { atomTruth, combine, type Truth } from "./operators.ts";
import type { Root } from "./root.ts";
import { GONE, joinStates, type State, setField } from "./state.ts";
import { type Atom, constant, onlyConstant, type Value } from "./values.ts";

/** The states in which a test holds and fails; undefined where it can't. */
export interface Outcome {
  readonly whenTrue: State | undefined;
  readonly whenFalse: State | undefined;
}

export function evaluateCondition(root: Root, frame: Frame, test: Expression): Outcome {
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
      atom.kind === "unknown" && root.project.models.settings.has(atom.origin.name)
        ? "true"
        : atomTruth(atom, semantics, (address) => emptyList(root, address)),
    (symbol) => `T:${symbol}`,
  );
}

const OWN = /^(?:global#Object|lodash#(?:\*|default)|underscore#(?:\*|default))$/;
const HAS: ReadonlySet<string> = new Set(["global#Object.hasOwn", "lodash#has", "underscore#has", "global#Reflect.has"]);

/** The member that `o.hasOwnProperty(k)`, `Object.hasOwn(o, k)` and their like ask for. */
function askedMember(test: Call): Member | undefined {
  const { callee } = test;
  const [first, second] = test.arguments;
  if (callee.kind === "reference")
    return callee.candidates.some((id) => HAS.has(id)) && first && second ? memberAt(first.value, second.value, test) : undefined;
  if (callee.kind !== "member" || callee.key.kind !== "literal" || !first) return undefined;
  const { object, key } = callee;
  if (key.value === "hasOwnProperty" && !second) return memberAt(object, first.value, test);
  if (!second) return undefined;
  const isOwn =
    (key.value === "hasOwn" || key.value === "has") &&
    (object.kind === "reference"
      ? object.candidates.some((id) => OWN.test(id))
      : object.kind === "name" && /^(?:_|lodash)$/.test(object.variable));
  const isApplied =
    key.value === "call" && object.kind === "member" && object.key.kind === "literal" && object.key.value === "hasOwnProperty";
  return isOwn || isApplied ? memberAt(first.value, second.value, test) : undefined;
}

function memberAt(object: Expression, key: Expression, at: Span): Member {
  return { kind: "member", object, key, optional: false, creates: undefined, start: at.start, end: at.end };
}

function swap(outcome: Outcome): Outcome {
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
function split(
  root: Root,
  frame: Frame,
  node: Expression,
  value: Value,
  truthOf: (atom: Atom) => Truth,
  condition: (symbol: string) => string,
): Outcome {
  const yes: Atom[] = [];
  const no: Atom[] = [];
  for (const atom of value) {
    const truth = truthOf(atom);
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
  if (target.kind === "name" && ["this", "self", "static", "parent", "super"].includes(target.variable)) return;
  const before = root.state;
  root.state = state;
  assignTo(root, frame, target, kept, node);
  root.state = before;
}

/** `isset(x)`, `x !== null`, `x != undefined`: whether there is something. */
function testPresence(root: Root, frame: Frame, operand: Expression, present: boolean): Outcome {
  const value = evaluate(root, frame, operand);
  const outcome = split(root, frame, operand, value, presence, (symbol) => `P:${symbol}`);
  return present ? outcome : swap(outcome);
}

function presence(atom: Atom): Truth {
  if (atom.kind === "absent") return "false";
  if (atom.kind === "constant") return atom.value === null || atom.value === undefined ? "false" : "true";
  return atom.kind === "unknown" ? "maybe" : "true";
}

/** `typeof x === "number"`: where that holds, there is something. */
function testType(root: Root, frame: Frame, operand: Expression, type: unknown, positive: boolean): Outcome {
  if (type === "undefined") return testPresence(root, frame, operand, !positive);
  const value = evaluate(root, frame, operand);
  const outcome = split(
    root,
    frame,
    operand,
    value,
    (atom) => isOfType(atom, type),
    (symbol) => `Y:${symbol}:${String(type)}`,
  );
  for (const atom of value) if (atom.kind === "unknown") outcome.whenTrue?.assume(`P:${atom.symbol}`, true);
  return positive ? outcome : swap(outcome);
}

function isOfType(atom: Atom, type: unknown): Truth {
  if (atom.kind === "constant") return typeof atom.value === type || (atom.value === null && type === "object") ? "true" : "false";
  if (atom.kind === "absent") return "false";
  if (atom.kind === "object") return type === "object" ? "true" : type === "function" ? "maybe" : "false";
  if (atom.kind === "closure" || atom.kind === "class") return type === "function" ? "true" : "false";
  return "maybe";
}

function isEquality(operator: BinaryOperator): boolean {
  return operator === "identical" || operator === "equal" || operator === "notIdentical" || operator === "notEqual";
}

function isOrder(operator: BinaryOperator): boolean {
  return operator === "less" || operator === "lessOrEqual" || operator === "greater" || operator === "greaterOrEqual";
}

/** `$timeout > 0`: asked of something unknown, the answer is the same for as long as that is. */
function testOrder(root: Root, frame: Frame, test: Expression & { kind: "binary" }): Outcome {
  const left = evaluate(root, frame, test.left);
  const right = evaluate(root, frame, test.right);
  const { semantics } = frame.unit.program;
  const known = onlyConstant(right);
  // Who gives a limit in place of a default gives a positive one.
  const isSmall = typeof known?.value === "number" && known.value <= 1;
  const truthOf = (atom: Atom): Truth => {
    const as = atom.kind === "unknown" && atom.sure && isSmall ? constant(Number.MAX_SAFE_INTEGER) : [atom];
    const [only] = combine(test.operator, as, right, semantics) ?? [];
    return only?.kind === "constant" ? (only.value ? "true" : "false") : "maybe";
  };
  return split(root, frame, test.left, left, truthOf, (symbol) =>
    known ? `C:${symbol} ${test.operator} ${String(known.value)}` : `C:${symbol} ${test.operator} at ${test.start}`,
  );
}

function testEquality(root: Root, frame: Frame, test: Expression & { kind: "binary" }): Outcome {
  const positive = test.operator === "identical" || test.operator === "equal";
  // A server that runs Windows is the exception.
  if (asksForWindows(test))
    return positive ? { whenTrue: undefined, whenFalse: root.state } : { whenTrue: root.state, whenFalse: undefined };
  for (const [side, other] of [
    [test.left, test.right],
    [test.right, test.left],
  ] as const) {
    if (other.kind !== "literal") continue;
    if (other.value === null || other.value === undefined) return testPresence(root, frame, side, !positive);
    if (side.kind === "unary" && side.operator === "typeof") return testType(root, frame, side.operand, other.value, positive);
  }
  const left = evaluate(root, frame, test.left);
  const right = evaluate(root, frame, test.right);
  const { semantics } = frame.unit.program;
  const known = onlyConstant(right);
  if (known) {
    const operator = test.operator === "identical" || test.operator === "notIdentical" ? "identical" : "equal";
    const truthOf = (atom: Atom): Truth => {
      if (atom.kind === "unknown" || atom.kind === "reference") return "maybe";
      const result = combine(operator, [atom], right, semantics);
      const [only] = result ?? [];
      if (only?.kind !== "constant") return atom.kind === "constant" ? "maybe" : "false";
      return only.value ? "true" : "false";
    };
    const outcome = split(root, frame, test.left, left, truthOf, (symbol) => `E:${symbol}:${String(known.value)}`);
    return positive ? outcome : swap(outcome);
  }
  const result = combine(test.operator, left, right, semantics) ?? root.unknownAt(frame, test, { kind: "expression", name: "comparison" });
  return split(
    root,
    frame,
    { kind: "literal", value: undefined, start: test.start, end: test.end },
    result,
    (atom) => atomTruth(atom, semantics, () => undefined),
    (symbol) => `T:${symbol}`,
  );
}
