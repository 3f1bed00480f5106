import type { Place } from "../finding/finding.ts";
import type { FunctionNode, Parameter } from "../program/nodes.ts";
import { walk } from "../program/walk.ts";
import { bringToMatter } from "./brought.ts";
import { typedUnknown, withDeclaredType } from "./classes.ts";
import { evaluate } from "./evaluate.ts";
import { executeBody, type Leave } from "./execute.ts";
import type { Frame } from "./frame.ts";
import { promiseOf } from "./intrinsics/promises.ts";
import { unset } from "./later-writes.ts";
import { copyByValue } from "./members.ts";
import type { Root } from "./root.ts";
import { emptyThing, joinStates, type Slot, type State, setField } from "./state.ts";
import { type Atom, absent, addresses, constant, joinValues, object, UNDECLARED, unknown, type Value } from "./values.ts";

/** One argument as the call passes it. */
export interface Passed {
  readonly value: Value;
  readonly name: string | undefined;
  /** `...value`: from here on positions are not known. */
  readonly spread: boolean;
  readonly at: Place | undefined;
}

export interface Entering {
  /** The call, where there is one; a root has none. */
  readonly call: Place | undefined;
  readonly receiver: Value | undefined;
  /** What fills the parameters of a root: unknown symbols, or what the defaults say. */
  readonly mode?: "called" | "symbolic" | "default";
  /** Nobody looks at what it answers. */
  readonly unwanted?: boolean;
}

const DEPTH = 20;
/** Steps for a call that can only answer a value: getters, builders of addresses, not parsers. */
const PLAIN_FUEL = 120;
/** The same, where it builds objects: options take longer to put together. */
const BUILDER_FUEL = 500;
/** A callee gets no more than this of what is left: its caller goes on behind it. */
const SHARE = 0.5;
/** The same, where only a test asks for the answer. */
const GLANCE_FUEL = 60;

type Closure = Atom & { kind: "closure" };

/** Interprets a call to a project's function; answers its value. Recursion, depth and fuel end in an unknown value. */
export function enter(root: Root, target: Closure, passed: readonly Passed[], how: Entering): Value {
  const { node } = target;
  const active = root.stack.filter((each) => each.node === node).length;
  const name = node.name?.replace(/^function#|\(\)$/g, "") ?? "a function";
  const body = bodyOf(root, target);
  if (!body || active > 0 || root.stack.length > DEPTH || root.calls-- <= 0) {
    const answer = unknown(`call:${target.frame.unit.file}:${node.id}@${how.call?.start ?? ""}`, { kind: "call", name: `${name}()` });
    return withDeclaredType(root, target.frame, node.returns, answer);
  }
  const { demand } = target.frame.unit;
  if (how.call && !how.unwanted) demand.needReturn(node);
  if (how.call && passed.length > 0) demand.bring(bringToMatter(root, node, passed));
  const isPlain = how.call !== undefined && !demand.acts(node) && !passed.some((each) => bringsObject(root, each.value));
  if (isPlain && how.unwanted) {
    forget(root, target, how);
    return unknown(`call:${target.frame.unit.file}:${node.id}@${how.call?.start ?? ""}`, { kind: "call", name: `${name}()` });
  }
  const { isGlance } = root;
  const allowed = isPlain
    ? isGlance
      ? GLANCE_FUEL
      : buildsObjects(node)
        ? BUILDER_FUEL
        : PLAIN_FUEL
    : how.call
      ? Math.ceil(root.fuel * SHARE)
      : root.fuel;
  const spare = Math.max(0, root.fuel - allowed);
  root.fuel -= spare;
  // The same of calls: `init()` of a singleton must not use up what is behind it.
  const spareCalls = how.call ? Math.floor(root.calls * (1 - SHARE)) : 0;
  root.calls -= spareCalls;
  const frame = activate(target, how);
  root.project.entered.add(node);
  root.stack.push({ node, frame, call: how.call, unwanted: how.unwanted === true, isGlance });
  root.isGlance = false;
  bind(root, frame, node.parameters, passed, how.mode ?? "called");
  const { value, leaves } = executeBody(root, frame, body);
  if (!makesFunctions(node)) for (const each of leaves) forgetLocals(each.state, frame);
  root.stack.pop();
  root.isGlance = isGlance;
  const isCut = spare > 0 && root.exhausted;
  root.fuel = Math.max(0, root.fuel) + spare;
  root.calls = Math.max(0, root.calls) + spareCalls;
  leave(root, leaves);
  if (isCut) forget(root, target, how);
  if (isCut) return unknown(`call:${target.frame.unit.file}:${node.id}@${how.call?.start ?? ""}`, { kind: "call", name: `${name}()` });
  if (node.isAsync && !node.isGenerator) return object(promiseOf(root, frame, node, value));
  if (node.isGenerator) return root.unknownAt(frame, node, { kind: "call", name: `${name}()` });
  // What it reads is nowhere set in the project: of the answer its declared type is known.
  const isSeen =
    !value.every((atom) => atom.kind === "absent") || !node.returns.some((id) => root.project.models.classType(id, frame.unit));
  return withDeclaredType(root, frame, node.returns, isSeen ? value : root.unknownAt(frame, node, { kind: "call", name: `${name}()` }));
}

/** What a function that was not run to its end may have changed, and tests ask for, is unknown from here on. */
function forget(root: Root, target: Closure, how: Entering): void {
  for (const change of target.frame.unit.demand.changes(target.node)) {
    const name = change.slice(2);
    const value = unknown(`after:${target.node.id}:${change}@${how.call?.start ?? ""}`, { kind: "variable", name });
    if (change.startsWith("v:")) root.writeVariable(target.frame, name, value);
    else for (const address of addresses(how.receiver ?? target.receiver ?? [])) root.setFields([address], name, { value, at: how.call });
  }
}

/** An object of a rule, or a function, is handed over: what the callee does with it matters. */
function bringsObject(root: Root, value: Value): boolean {
  return value.some(
    (atom) =>
      atom.kind === "closure" ||
      atom.kind === "bound" ||
      atom.kind === "settler" ||
      (atom.kind === "object" && (root.thing(atom.address)?.type !== undefined || root.begun.has(atom.address))),
  );
}

const BUILDERS = new WeakMap<FunctionNode, boolean>();

/** Whether a function's body holds an object with members: options, more likely than not. */
function buildsObjects(node: FunctionNode): boolean {
  let answer = BUILDERS.get(node);
  if (answer === undefined) {
    answer = false;
    walk(node.body ?? [], (each) => {
      if (each.kind === "object" && !each.byValue && !each.list && each.entries.length > 0) answer = true;
      return answer ? false : undefined;
    });
    BUILDERS.set(node, answer);
  }
  return answer;
}

const MAKERS = new WeakMap<FunctionNode, boolean>();

/** Whether a function makes others, which may go on using its variables. */
function makesFunctions(node: FunctionNode): boolean {
  let answer = MAKERS.get(node);
  if (answer === undefined) {
    answer = false;
    walk(node.body ?? [], (each) => {
      if (each.kind === "function" || each.kind === "class") answer = true;
      return answer ? false : undefined;
    });
    MAKERS.set(node, answer);
  }
  return answer;
}

/** Nobody can name them any more: what paths differ in there does not keep them apart. */
function forgetLocals(state: State, frame: Frame): void {
  for (const variable of frame.owns) state.variables.delete(`${frame.id}/${variable}`);
}

/** The state after a call: all ways that return, joined; without any, the path ends here. */
function leave(root: Root, leaves: readonly Leave[]): void {
  const back = leaves.filter((each) => each.how === "return" && !each.state.dead);
  const [first, ...others] = back.length > 0 ? back : leaves;
  if (!first) {
    root.state.dead = true;
    return;
  }
  root.state = others.reduce((state, each) => joinStates(state, each.state), first.state);
  if (back.length === 0) root.state.dead = true;
}

function bodyOf(root: Root, target: Closure): FunctionNode["body"] {
  if (target.node.body) return target.node.body;
  const unit = root.project.unitWith(target.frame.unit.file);
  return unit?.program.functions.find((each) => each.id === target.node.id)?.body;
}

function activate(target: Closure, how: Entering): Frame {
  const { node, frame: parent } = target;
  const sites = [...parent.context.split(" "), how.call ? String(how.call.start) : (how.mode ?? "")].filter(Boolean).slice(-2);
  const context = sites.join(" ");
  const receiver = node.bindsThis ? (how.receiver ?? target.receiver) : (target.receiver ?? parent.receiver);
  return {
    id: `${parent.unit.file}:${node.id}@${context}`,
    unit: parent.unit,
    function: node,
    owns: new Set(node.owns),
    parent,
    receiver,
    class: parent.class,
    lateClass: parent.lateClass,
    context,
  };
}

function bind(
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
  const mayBeCalled = defaultValue && ["reference", "member", "name", "function"].includes(defaultValue.kind);
  const fallback = mayBeCalled ? evaluate(root, frame, defaultValue) : [];
  const callable = fallback.filter((atom) => atom.kind === "reference" || atom.kind === "closure" || atom.kind === "method");
  // A function injected for tests; left out, it is the default.
  if (callable.length > 0) return [...callable, ...unknown(symbol, { kind: "parameter", name })];
  return typedUnknown(root, frame, parameter.types, symbol, name) ?? unknown(symbol, { kind: "parameter", name });
}
