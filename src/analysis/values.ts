import type { ClassNode, FunctionNode, ReferenceId } from "../program/nodes.ts";
import type { Frame } from "./frame.ts";

/** Address of an abstract object: allocation site plus the innermost call sites, or the symbol of an unknown value. */
export type Address = string;

export type Constant = string | number | boolean | null | undefined;

/** What an unknown value comes from: decides whether callers can still settle it, and what the reader is told. */
export interface Origin {
  readonly kind: "parameter" | "receiver" | "variable" | "call" | "captured" | "expression" | "overflow" | "import";
  /** As the reader knows it: `$timeout`, `options`, `config()`. */
  readonly name: string;
  /** Text it begins with: `https://` in a template. */
  readonly text?: string;
  /** All of it, as far as it is known: literal parts with holes between them (`texts.ts`). */
  readonly written?: string | undefined;
}

export type Atom =
  | { readonly kind: "constant"; readonly key: string; readonly value: Constant }
  | { readonly kind: "object"; readonly key: string; readonly address: Address }
  | {
      readonly kind: "closure";
      readonly key: string;
      readonly node: FunctionNode;
      readonly frame: Frame;
      readonly receiver: Value | undefined;
    }
  | { readonly kind: "class"; readonly key: string; readonly node: ClassNode; readonly frame: Frame }
  | { readonly kind: "reference"; readonly key: string; readonly id: ReferenceId }
  /** Method of something unknown or of a library object, taken as a value: `axios.get`, `c.abort`. */
  | { readonly kind: "method"; readonly key: string; readonly receiver: Atom; readonly name: string }
  /** The function that settles the promise at this address (`resolve`, `reject`). */
  | { readonly kind: "settler"; readonly key: string; readonly promise: Address }
  /** `f.bind(receiver, …)` with leading arguments. */
  | { readonly kind: "bound"; readonly key: string; readonly target: Atom; readonly leading: readonly Value[] }
  /** Nothing there: an unset field or variable. */
  | { readonly kind: "absent"; readonly key: "absent" }
  /** `symbol` identifies the value: equal symbols are equal values. It is also the address of what is known of its fields. */
  | {
      readonly kind: "unknown";
      readonly key: string;
      readonly symbol: string;
      readonly origin: Origin;
      /** What `x || y` and `x ?? y` keep of `x`: it is there. */
      readonly sure?: "truthy" | "given";
    };

/** What stands for what a run that was cut short did not come to; the symbols of its values begin with it. */
export const CUT_SHORT = "fuel";

/** A bounded set of possibilities; empty: never reached. */
export type Value = readonly Atom[];

const LIMIT = 8;

export const ABSENT: Atom = { kind: "absent", key: "absent" };
export const absent: Value = [ABSENT];
/** Before its declaration: nobody reads it there, so that a path on which it has not been declared says nothing of it. */
export const UNDECLARED: Value = [];

export function constant(value: Constant): Value {
  return [{ kind: "constant", key: `c:${typeof value}:${String(value)}`, value }];
}

export function objectAtom(address: Address): Atom {
  return { kind: "object", key: `o:${address}`, address };
}

export function object(address: Address): Value {
  return [objectAtom(address)];
}

export function reference(id: ReferenceId): Value {
  return [{ kind: "reference", key: `r:${id}`, id }];
}

export function closure(node: FunctionNode, frame: Frame, receiver: Value | undefined): Atom & { kind: "closure" } {
  return { kind: "closure", key: `f:${frame.id}:${node.id}`, node, frame, receiver };
}

export function classAtom(node: ClassNode, frame: Frame): Atom & { kind: "class" } {
  return { kind: "class", key: `k:${frame.unit.file}:${node.id}`, node, frame };
}

export function unknown(symbol: string, origin: Origin): Value {
  return [{ kind: "unknown", key: `u:${symbol}`, symbol, origin }];
}

/** The same, where a test before has shown that it is there. */
export function sure(atom: Atom, how: "truthy" | "given"): Atom {
  if (atom.kind !== "unknown" || atom.sure === "truthy" || atom.sure === how) return atom;
  return { ...atom, key: `u:${atom.symbol}${how === "truthy" ? "!" : "+"}`, sure: how };
}

export function method(receiver: Atom, name: string): Atom {
  return { kind: "method", key: `m:${receiver.key}.${name}`, receiver, name };
}

export function settler(promise: Address): Atom {
  return { kind: "settler", key: `s:${promise}`, promise };
}

export function bound(target: Atom, leading: readonly Value[]): Atom {
  return { kind: "bound", key: `b:${target.key}(${leading.map(keyOf).join()})`, target, leading };
}

export function keyOf(value: Value): string {
  return value
    .map((atom) => atom.key)
    .sort()
    .join("|");
}

export function sameValue(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  return a.every((atom) => b.some((other) => other.key === atom.key));
}

/** Union. Past the limit, constants that can't mean "no limit" give way to one unknown value. */
export function joinValues(a: Value, b: Value): Value {
  if (a === b || b.length === 0) return a;
  if (a.length === 0) return b;
  const more = b.filter((atom) => !a.some((other) => other.key === atom.key));
  if (more.length === 0) return a;
  const all = [...a, ...more];
  return all.length <= LIMIT ? all : narrow(all);
}

function narrow(all: Value): Value {
  const kept = all.filter((atom) => atom.kind !== "constant" || !atom.value || atom.value === true);
  const symbol = "overflow";
  return [...kept.slice(0, LIMIT), ...unknown(symbol, { kind: "overflow", name: "too many values" })];
}

/** The one constant the value is, or undefined (which a caller tells from `undefined` by `isConstant`). */
export function onlyConstant(value: Value): { readonly value: Constant } | undefined {
  const [first] = value;
  return value.length === 1 && first?.kind === "constant" ? first : undefined;
}

/** The text the value is, where it is one constant; integers as PHP and JS turn them into keys. */
export function constantKey(value: Value): string | undefined {
  const [first] = value;
  // A constant of an extension whose value is not known still names one key.
  if (value.length === 1 && first?.kind === "reference") return first.id;
  if (value.length === 1 && first?.kind === "method" && first.receiver.kind === "reference" && !first.name.endsWith("()"))
    return `${first.receiver.id}::${first.name}`;
  const only = onlyConstant(value);
  if (!only) return undefined;
  if (typeof only.value === "number") return String(Math.trunc(only.value));
  if (typeof only.value === "boolean") return only.value ? "1" : "0";
  return only.value === null || only.value === undefined ? "" : only.value;
}

export function addresses(value: Value): Address[] {
  return value.flatMap((atom) => (atom.kind === "object" ? [atom.address] : atom.kind === "unknown" ? [atom.symbol] : []));
}

/** There is nothing: not set, null, undefined. */
export function isNothing(atom: Atom): boolean {
  return atom.kind === "absent" || (atom.kind === "constant" && (atom.value === null || atom.value === undefined));
}
