import type { BinaryOperator, Semantics, UnaryOperator } from "../program/nodes.ts";
import { type Atom, type Constant, constant, joinValues, type Value } from "./values.ts";

export type Truth = "true" | "false" | "maybe";

export function isFalsy(value: Constant, semantics: Semantics): boolean {
  return !value || (typeof value === "string" && semantics.falsyStrings.includes(value));
}

/** Whether an atom counts as true. `emptyList` tells whether the object at an address is a list without entries. */
export function atomTruth(atom: Atom, semantics: Semantics, emptyList: (address: string) => boolean | undefined): Truth {
  switch (atom.kind) {
    case "constant":
      return isFalsy(atom.value, semantics) ? "false" : "true";
    case "absent":
      return "false";
    case "object": {
      const empty = semantics.emptyListIsFalsy ? emptyList(atom.address) : false;
      return empty === undefined ? "maybe" : empty ? "false" : "true";
    }
    case "unknown":
      return atom.sure === "truthy" ? "true" : "maybe";
    case "reference":
      return "maybe";
    default:
      return "true";
  }
}

export function toNumber(value: Constant, semantics: Semantics): number {
  if (typeof value !== "string")
    return value === null && semantics.absent === undefined ? 0 : Number(value ?? (semantics.absent === undefined ? Number.NaN : 0));
  if (semantics.numberFromText === "whole") return Number(value);
  const digits = /^\s*[-+]?(?:\d+\.?\d*(?:e[-+]?\d+)?|\.\d+)/i.exec(value);
  return digits ? Number(digits[0]) : 0;
}

export function unaryOn(operator: UnaryOperator, value: Constant, semantics: Semantics): Constant | typeof UNKNOWN {
  switch (operator) {
    case "not":
    case "empty":
      return isFalsy(value, semantics);
    case "boolean":
      return !isFalsy(value, semantics);
    case "isset":
      return value !== null && value !== undefined;
    case "negate":
      return -toNumber(value, semantics);
    case "plus":
    case "number":
      return toNumber(value, semantics);
    case "string":
      return value === null || value === undefined || value === false
        ? semantics.absent === null
          ? ""
          : String(value)
        : value === true && semantics.absent === null
          ? "1"
          : String(value);
    case "typeof":
      return typeof value;
    case "void":
      return undefined;
  }
}

export const UNKNOWN = Symbol("unknown");

/** Both operands are constants. */
export function binaryOn(operator: BinaryOperator, a: Constant, b: Constant, semantics: Semantics): Constant | typeof UNKNOWN {
  const x = () => toNumber(a, semantics);
  const y = () => toNumber(b, semantics);
  switch (operator) {
    case "addOrConcat":
      return typeof a === "string" || typeof b === "string" ? `${a}${b}` : x() + y();
    case "addOrUnion":
      return x() + y();
    case "concat":
      return `${a ?? ""}${b ?? ""}`;
    case "subtract":
      return x() - y();
    case "multiply":
      return x() * y();
    case "divide":
      return y() === 0 ? UNKNOWN : x() / y();
    case "modulo":
      return y() === 0 ? UNKNOWN : x() % y();
    case "power":
      return x() ** y();
    case "shiftLeft":
      return x() << y();
    case "shiftRight":
      return x() >> y();
    case "bitAnd":
      return x() & y();
    case "bitOr":
      return x() | y();
    case "bitXor":
      return x() ^ y();
    case "identical":
      return a === b;
    case "notIdentical":
      return a !== b;
    case "equal":
      return looselyEqual(a, b, semantics);
    case "notEqual":
      return !looselyEqual(a, b, semantics);
    case "less":
      return x() < y();
    case "lessOrEqual":
      return x() <= y();
    case "greater":
      return x() > y();
    case "greaterOrEqual":
      return x() >= y();
    case "in":
    case "instanceof":
    case "spaceship":
      return UNKNOWN;
  }
}

function looselyEqual(a: Constant, b: Constant, semantics: Semantics): boolean {
  if (a === b) return true;
  if (semantics.absent === null && (typeof a === "boolean" || typeof b === "boolean" || a === null || b === null))
    return isFalsy(a, semantics) === isFalsy(b, semantics);
  if (a === null || a === undefined || b === null || b === undefined) return (a ?? undefined) === (b ?? undefined);
  if (typeof a === "string" && typeof b === "string") return false;
  return toNumber(a, semantics) === toNumber(b, semantics);
}

/** All pairs of constants; undefined where an operand is not a constant. */
export function combine(operator: BinaryOperator, left: Value, right: Value, semantics: Semantics): Value | undefined {
  let result: Value = [];
  for (const a of left) {
    for (const b of right) {
      const x = a.kind === "absent" ? { value: semantics.absent } : a.kind === "constant" ? a : undefined;
      const y = b.kind === "absent" ? { value: semantics.absent } : b.kind === "constant" ? b : undefined;
      if (!x || !y) return undefined;
      const value = binaryOn(operator, x.value, y.value, semantics);
      if (value === UNKNOWN) return undefined;
      result = joinValues(result, constant(value));
    }
  }
  return result;
}
