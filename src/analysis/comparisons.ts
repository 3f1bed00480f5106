import type { BinaryOperator, Expression } from "../program/nodes.ts";
import { type Outcome, split, swap, testPresence } from "./condition.ts";
import { evaluate } from "./evaluate.ts";
import { asksForWindows } from "./existence.ts";
import type { Frame } from "./frame.ts";
import { atomTruth, combine, isFalsy, type Truth } from "./operators.ts";
import type { Root } from "./root.ts";
import { type Atom, constant, onlyConstant } from "./values.ts";

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

export function isEquality(operator: BinaryOperator): boolean {
  return operator === "identical" || operator === "equal" || operator === "notIdentical" || operator === "notEqual";
}

export function isOrder(operator: BinaryOperator): boolean {
  return operator === "less" || operator === "lessOrEqual" || operator === "greater" || operator === "greaterOrEqual";
}

/** `$timeout > 0`: asked of something unknown, the answer is the same for as long as that is. */
export function testOrder(root: Root, frame: Frame, test: Expression & { kind: "binary" }): Outcome {
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

export function testEquality(root: Root, frame: Frame, test: Expression & { kind: "binary" }): Outcome {
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
      if (atom.kind === "unknown" && atom.sure === "truthy" && isFalsy(known.value, semantics)) return "false";
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
