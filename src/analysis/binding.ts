import type { Place } from "../finding/finding.ts";
import type { Parameter } from "../program/nodes.ts";
import { typedUnknown } from "./classes.ts";
import { copyByValue } from "./copies.ts";
import { evaluate } from "./evaluate.ts";
import type { Frame } from "./frame.ts";
import type { Entering } from "./functions.ts";
import { unset } from "./later-writes.ts";
import { schemeOf } from "./literals.ts";
import { namedParameter } from "./named.ts";
import type { Root } from "./root.ts";
import { emptyThing, type Slot, setField } from "./state.ts";
import { absent, addresses, constant, joinValues, object, UNDECLARED, unknown, type Value } from "./values.ts";

/** One argument as the call passes it. */
export interface Passed {
  readonly value: Value;
  readonly name: string | undefined;
  /** `...value`: from here on positions are not known. */
  readonly spread: boolean;
  readonly at: Place | undefined;
}

export function bind(
  root: Root,
  frame: Frame,
  parameters: readonly Parameter[],
  passed: readonly Passed[],
  mode: NonNullable<Entering["mode"]>,
): void {
  for (const variable of frame.function?.owns ?? []) root.writeVariable(frame, variable, unset(frame, variable));
  for (const variable of frame.function?.lexical ?? []) root.writeVariable(frame, variable, UNDECLARED);
  const spreadAt = passed.findIndex((each) => each.spread);
  parameters.forEach((parameter, index) => {
    const value =
      mode === "called" ? argumentFor(root, frame, parameter, index, passed, spreadAt) : rootArgument(root, frame, parameter, index, mode);
    root.writeVariable(frame, parameter.variable, value);
    if (parameter.promotes !== undefined) {
      for (const address of addresses(frame.receiver ?? [])) {
        const thing = root.thing(address);
        if (thing) root.setThing(address, setField(thing, parameter.promotes, { value, at: root.place(frame, parameter) }));
      }
    }
  });
}

function argumentFor(root: Root, frame: Frame, parameter: Parameter, index: number, passed: readonly Passed[], spreadAt: number): Value {
  if (parameter.rest) return restOf(root, frame, parameter, index, passed, spreadAt);
  const named = passed.find((each) => each.name === parameter.name);
  const positional = passed[index];
  if (spreadAt >= 0 && index >= spreadAt && !named)
    return unknown(`spread:${frame.id}:${index}`, { kind: "expression", name: parameter.name });
  const given = named ?? (positional && positional.name === undefined && !positional.spread ? positional : undefined);
  const value = given?.value ?? absent;
  const fallback = () => (parameter.defaultValue ? evaluate(root, frame, parameter.defaultValue) : absent);
  if (!given) return fallback();
  const missing = value.filter((atom) => atom.kind === "absent" || (atom.kind === "constant" && atom.value === undefined));
  const own = parameter.byReference
    ? value
    : copyByValue(root, frame, { kind: "name", variable: parameter.variable, start: parameter.start, end: parameter.end }, value);
  if (missing.length === 0 || frame.unit.program.semantics.absent === null) return own;
  return joinValues(
    own.filter((atom) => !missing.includes(atom)),
    fallback(),
  );
}

function restOf(root: Root, frame: Frame, parameter: Parameter, index: number, passed: readonly Passed[], spreadAt: number): Value {
  const fields = new Map<string, Slot>();
  const list = passed.slice(index).filter((each) => !each.spread);
  for (const [at, each] of list.entries()) fields.set(each.name ?? String(at), { value: each.value, at: each.at });
  const open = spreadAt >= 0 ? `rest:${frame.id}` : undefined;
  return object(
    root.allocate(
      frame,
      parameter,
      emptyThing(root.place(frame, parameter), { fields, open, list: true, byValue: frame.unit.program.semantics.absent === null }),
      "...",
    ),
  );
}

/** A root's parameter: an unknown symbol, or in the default context what a call without it would give. */
function rootArgument(root: Root, frame: Frame, parameter: Parameter, index: number, mode: "symbolic" | "default"): Value {
  const symbol = `parameter:${frame.unit.file}:${frame.function?.id}:${index}`;
  const name = parameter.name;
  if (parameter.rest)
    return object(root.allocate(frame, parameter, emptyThing(root.place(frame, parameter), { open: symbol, list: true }), "..."));
  if (mode === "default") {
    if (parameter.defaultValue) return evaluate(root, frame, parameter.defaultValue);
    // A function without a name is called by whoever got it, as its type says (`fetch`'s `init?`): what it is given is not known.
    if (parameter.optional && frame.function?.name !== undefined) return constant(frame.unit.program.semantics.absent);
  }
  const { defaultValue } = parameter;
  const mayBeCalled = defaultValue && ["reference", "member", "name", "function", "literal"].includes(defaultValue.kind);
  const fallback = mayBeCalled ? evaluate(root, frame, defaultValue) : [];
  const callable = fallback.filter((atom) => atom.kind === "reference" || atom.kind === "closure" || atom.kind === "method");
  // A function injected for tests; left out, it is the default.
  if (callable.length > 0) return [...callable, ...unknown(symbol, { kind: "parameter", name })];
  const known = typedUnknown(root, frame, parameter.types, symbol, name) ?? namedParameter(root, frame, name);
  return known ?? unknown(symbol, { kind: "parameter", name, ...schemeOf(fallback) });
}
