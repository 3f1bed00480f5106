import type { Place } from "../finding/finding.ts";
import type { FunctionNode } from "../program/nodes.ts";
import { oncePer } from "../program/once.ts";
import { type Node, walk } from "../program/walk.ts";
import { bind, type Passed } from "./binding.ts";
import { bringToMatter } from "./brought.ts";
import { withDeclaredType } from "./classes.ts";
import { executeBody } from "./execute.ts";
import type { Frame } from "./frame.ts";
import { promiseOf } from "./intrinsics/promises.ts";
import type { Leave } from "./paths.ts";
import { leaveOpen } from "./pending.ts";
import type { Root } from "./root.ts";
import { joinStates, State } from "./state.ts";
import { type Atom, addresses, CUT_SHORT, object, unknown, type Value } from "./values.ts";

export interface Entering {
  /** The call, where there is one; a root has none. */
  readonly call: Place | undefined;
  readonly receiver: Value | undefined;
  /** What fills the parameters of a root: unknown symbols, or what the defaults say. */
  readonly mode?: "called" | "symbolic" | "default";
  /** Nobody looks at what it answers. */
  readonly unwanted?: boolean;
  /** Nobody calls it, and its answer is asked for. */
  readonly isAsked?: boolean;
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
    const isShort = root.stack.length > DEPTH || root.calls < 0;
    const answer = unknown(`${isShort ? CUT_SHORT : "call"}:${target.frame.unit.file}:${node.id}@${how.call?.start ?? ""}`, {
      kind: isShort ? "overflow" : "call",
      name: `${name}()`,
    });
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
      : buildsObjects(node) || buildsOptions(root, node)
        ? BUILDER_FUEL
        : PLAIN_FUEL
    : how.call
      ? Math.ceil(root.fuel * SHARE)
      : root.fuel;
  let spare = Math.max(0, root.fuel - allowed);
  root.fuel -= spare;
  // The same of calls: `init()` of a singleton must not use up what is behind it.
  const spareCalls = how.call ? Math.floor(root.calls * (1 - SHARE)) : 0;
  root.calls -= spareCalls;
  const frame = activate(target, how);
  root.project.entered.add(node);
  root.stack.push({ node, frame, call: how.call, unwanted: how.unwanted === true, isAsked: how.isAsked === true, isGlance });
  root.isGlance = false;
  const before = isPlain && allowed === BUILDER_FUEL ? new State(root.state) : undefined;
  const run = () => {
    bind(root, frame, node.parameters, passed, how.mode ?? "called");
    return executeBody(root, frame, body);
  };
  let ran = run();
  // What it calls on the way may have used up the steps of what builds the options themselves.
  if (before && spare > 0 && root.exhausted) {
    root.state = before;
    [root.fuel, root.calls] = [Math.min(allowed, spare), 0];
    spare -= root.fuel;
    ran = run();
  }
  const { value, leaves } = ran;
  if (!makesFunctions(node)) for (const each of leaves) forgetLocals(each.state, frame);
  root.stack.pop();
  root.isGlance = isGlance;
  const isCut = spare > 0 && root.exhausted;
  root.fuel = Math.max(0, root.fuel) + spare;
  root.calls = Math.max(0, root.calls) + spareCalls;
  leave(root, leaves);
  if (how.call && root.state.dead) root.isStopped = true;
  if (isCut) root.wasCut = true;
  if (isCut) leaveOpen(root, node);
  if (isCut) forget(root, target, how);
  if (isCut)
    return unknown(`${CUT_SHORT}:${target.frame.unit.file}:${node.id}@${how.call?.start ?? ""}`, { kind: "overflow", name: `${name}()` });
  if (node.isAsync && !node.isGenerator) return object(promiseOf(root, frame, node, value));
  if (node.isGenerator) return root.unknownAt(frame, node, { kind: "call", name: `${name}()` });
  // What it reads is nowhere set in the project: of the answer its declared type is known.
  const isSeen = !value.every((atom) => atom.kind === "absent") || !node.returns.some((id) => root.project.models.classType(id));
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

/** Whether a function's body holds an object with members: options, more likely than not. */
const buildsObjects = oncePer((node: FunctionNode) =>
  holds(node, (each) => each.kind === "object" && !each.byValue && !each.list && each.entries.length > 0),
);

/** The same of PHP's arrays, which hold anything: by keys that rules speak of. */
function buildsOptions({ project: { models } }: Root, node: FunctionNode): boolean {
  for (const key of keysIn(node)) if (models.words.optionKeys.has(key) || models.constant(key) !== undefined) return true;
  return false;
}

const keysIn = oncePer((node: FunctionNode): ReadonlySet<string> => {
  const keys = new Set<string>();
  walk(node.body ?? [], (each) => {
    if (each.kind !== "object" || !(each.byValue || each.list)) return;
    for (const entry of each.entries) {
      if (entry.spread || !entry.key) continue;
      if (entry.key.kind === "literal") keys.add(String(entry.key.value));
      else if (entry.key.kind === "reference") for (const id of entry.key.candidates) keys.add(id.replace(/^constant#/, ""));
      // `RequestOptions::TIMEOUT`
      else if (entry.key.kind === "member" && entry.key.key.kind === "literal") keys.add(String(entry.key.key.value).toLowerCase());
    }
  });
  return keys;
});

/** Whether a function makes others, which may go on using its variables. */
const makesFunctions = oncePer((node: FunctionNode) => holds(node, (each) => each.kind === "function" || each.kind === "class"));

function holds({ body = [] }: FunctionNode, isIt: (node: Node) => boolean): boolean {
  let found = false;
  walk(body, (each) => {
    found ||= isIt(each);
    return found ? false : undefined;
  });
  return found;
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
  // A callback that stands in the very call that runs it has but this one.
  const { call } = how;
  const isInCall = call?.file === parent.unit.file && call.start <= node.start && node.end <= call.end;
  const sites = [...parent.context.split(" "), isInCall ? "" : call ? String(call.start) : (how.mode ?? "")].filter(Boolean).slice(-2);
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
