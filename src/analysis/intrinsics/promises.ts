import type { Phase } from "../../finding/finding.ts";
import type { Span } from "../../program/nodes.ts";
import { responsesBehind } from "../escapes.ts";
import type { Frame } from "../frame.ts";
import { amend, observe } from "../pending.ts";
import type { Root } from "../root.ts";
import { emptyThing, type Slot, setField, type Thing } from "../state.ts";
import { type Address, type Atom, absent, addresses, constant, joinValues, object, settler, type Value } from "../values.ts";
import { type CallSite, valueAt } from "../where.ts";
import type { Intrinsic } from "./index.ts";
import { invoke } from "./probe.ts";
import { execute, settledByHead, waitedInside } from "./timed-executors.ts";
import { timersOf } from "./timers.ts";

const PROMISE = "promise";
const DEPTH = 8;

/** A promise of what an async function answers. */
export function promiseOf(root: Root, frame: Frame, span: Span, value: Value): Address {
  const at = root.place(frame, span);
  return root.allocate(frame, span, emptyThing(at, { type: PROMISE, fields: new Map([["*value", { value, at }]]) }), "async");
}

/** A promise that a timer settles. */
export function timedPromise(site: CallSite, timer: Address): Value {
  const { root, frame, node } = site;
  const at = root.place(frame, node);
  const fields = new Map<string, Slot>([
    [`*timer:${timer}`, { value: object(timer), at }],
    ["*value", { value: constant(undefined), at }],
  ]);
  return object(root.allocate(frame, node, emptyThing(at, { type: PROMISE, fields }), "sleep"));
}

/** `await`: what was begun settles here; answers the value behind the promise. */
export function settle(root: Root, frame: Frame, value: Value, at: Span, depth = 0): Value {
  if (root.probe) root.probe.hasWaited = true;
  if (depth === 0) waitedInside(root, value);
  let result: Value = [];
  for (const atom of value) result = joinValues(result, settleAtom(root, frame, atom, at, depth));
  return result;
}

function settleAtom(root: Root, frame: Frame, atom: Atom, at: Span, depth: number): Value {
  if (atom.kind !== "object" || depth > DEPTH) return [atom];
  const thing = root.thing(atom.address);
  if (!thing) return [atom];
  if (thing.type !== PROMISE) {
    // A call whose object is the promise itself (`await got(url)`).
    return [atom];
  }
  const race = thing.fields.get("*race");
  if (race) return settleRace(root, frame, race.value, at, depth);
  for (const address of addresses(thing.fields.get("*pending")?.value ?? [])) observe(root, address, headPhases(root, address));
  for (const address of addresses(thing.fields.get("*body")?.value ?? [])) observe(root, address, ["body"]);
  const all = thing.fields.get("*all");
  if (all) return settleAll(root, frame, all.value, at, depth);
  const inner = thing.fields.get("*value")?.value.filter((each) => each.kind !== "absent" && each.key !== atom.key) ?? [];
  return inner.length > 0 ? settle(root, frame, inner, at, depth + 1) : root.unknownAt(frame, at, { kind: "call", name: "await" });
}

/** The body of a response has been read to its end. */
export function settleStream(root: Root, stream: Value): void {
  for (const address of addresses(stream))
    for (const response of addresses(root.thing(address)?.fields.get("*stream")?.value ?? [])) observe(root, response, ["body"]);
}

/** The promise of a response ends the phases up to its head; any other ends all. */
function headPhases(root: Root, address: Address): readonly Phase[] {
  const call = root.begun.get(address)?.call;
  const type = root.thing(address)?.type;
  if (!call) return [];
  return type !== undefined && root.project.models.readsBody(type).length > 0
    ? call.phases.filter((phase) => phase !== "body")
    : call.phases;
}

function settleAll(root: Root, frame: Frame, lists: Value, at: Span, depth: number): Value {
  for (const list of addresses(lists)) {
    const thing = root.thing(list);
    for (const [key, slot] of thing?.fields ?? []) {
      const value = settle(root, frame, slot.value, at, depth + 1);
      const now = root.thing(list);
      if (now) root.setThing(list, setField(now, key, { value, at: slot.at }));
    }
  }
  return lists;
}

/** `Promise.race`: a timer among the promises frees the caller from the others, whose sockets stay open. */
function settleRace(root: Root, frame: Frame, lists: Value, at: Span, depth: number): Value {
  let result: Value = [];
  for (const list of addresses(lists)) {
    const elements = [...(root.thing(list)?.fields.values() ?? [])];
    const timers = elements.flatMap((slot) => addresses(slot.value).flatMap((address) => timerFields(root.thing(address))));
    const running = elements.flatMap((slot) =>
      addresses(slot.value).flatMap((address) => timersOf(root, root.thing(address) ?? emptyThing(undefined))),
    );
    for (const slot of elements) {
      const begun = addresses(slot.value).flatMap((address) => addresses(root.thing(address)?.fields.get("*pending")?.value ?? []));
      const chained = begun.length > 0 ? [] : slot.value.flatMap((atom) => responsesBehind(root, atom));
      // What a chain of `.then` settled on the way is part of the race, too.
      if (chained.length > 0) amend(root, new Set(chained), running);
      lend(root, [...begun, ...chained], timers, () => {
        result = joinValues(result, settle(root, frame, slot.value, at, depth + 1));
      });
    }
  }
  return result;
}

function timerFields(thing: Thing | undefined): [string, Slot][] {
  return [...(thing?.fields ?? [])].filter(([key]) => key.startsWith("*timer:"));
}

/** While the race is settled, its timers bound the calls that take part. */
function lend(root: Root, pending: readonly Address[], timers: readonly [string, Slot][], run: () => void): void {
  for (const address of pending) for (const [key, slot] of timers) root.setFields([address], key.replace("*timer:", "*freed:"), slot);
  run();
  for (const address of pending) {
    const thing = root.thing(address);
    if (!thing) continue;
    const fields = new Map(thing.fields);
    for (const [key] of timers) fields.delete(key.replace("*timer:", "*freed:"));
    root.setThing(address, { ...thing, fields });
  }
}

/** `resolve(value)` or `reject(error)` of `new Promise`. */
export function settlePromise(site: CallSite, promise: Address): Value {
  const { root } = site;
  const { probe } = root;
  probe?.settled.add(promise);
  if (probe && !probe.hasWaited && probe.depth === root.depth && probe.pending === root.state.pending.size) probe.prompt.add(promise);
  settledByHead(root, promise, site.passed[0]?.value ?? absent);
  const thing = root.thing(promise);
  if (thing && site.passed[0])
    root.setThing(
      promise,
      setField(thing, "*value", { value: joinValues(site.passed[0].value, thing.fields.get("*value")?.value ?? []), at: undefined }),
    );
  return constant(undefined);
}

const construct: Intrinsic = (site) => {
  const { root, frame, node } = site;
  const at = root.place(frame, node);
  const address = root.allocate(frame, node, emptyThing(at, { type: PROMISE }), "new");
  execute(root, address, () => {
    for (const executor of valueAt(site, { argument: 0 })) invoke(root, frame, executor, [[settler(address)], [settler(address)]], node);
  });
  return object(address);
};

/** `.then(f)`: `f` gets the settled value; the answer is a promise of what `f` answers. */
const then: Intrinsic = (site) => {
  const { root, frame, node, receiver } = site;
  const value = settle(root, frame, receiver ? [receiver] : absent, node);
  let result: Value = [];
  for (const callback of valueAt(site, { argument: 0 })) {
    if (callback.kind === "absent" || callback.kind === "constant") result = joinValues(result, value);
    else result = joinValues(result, invoke(root, frame, callback, [value], node));
  }
  return object(promiseOf(root, frame, node, result.length > 0 ? result : value));
};

const passOn: Intrinsic = (site) => {
  const { root, frame, node, receiver } = site;
  const value = settle(root, frame, receiver ? [receiver] : absent, node);
  for (const callback of valueAt(site, { argument: 0 })) if (callback.kind === "closure") invoke(root, frame, callback, [], node);
  return object(promiseOf(root, frame, node, value));
};

/** The handler of a rejection may not run at all: what it answers is a possibility beside the value. */
const caught: Intrinsic = (site) => {
  const { root, frame, node, receiver } = site;
  const value = settle(root, frame, receiver ? [receiver] : absent, node);
  return object(promiseOf(root, frame, node, value));
};

const several =
  (field: "*race" | "*all"): Intrinsic =>
  (site) => {
    const { root, frame, node } = site;
    const at = root.place(frame, node);
    return object(
      root.allocate(
        frame,
        node,
        emptyThing(at, { type: PROMISE, fields: new Map([[field, { value: valueAt(site, { argument: 0 }), at }]]) }),
        field,
      ),
    );
  };

const STATICS: { readonly [name: string]: Intrinsic } = {
  race: several("*race"),
  any: several("*all"),
  all: several("*all"),
  allSettled: several("*all"),
  resolve: (site) => object(promiseOf(site.root, site.frame, site.node, valueAt(site, { argument: 0 }))),
};

/** Packages that are, or export, a `Promise` like the language's own. */
const PACKAGES = ["bluebird", "es6-promise", "promise", "any-promise", "pinkie", "pinkie-promise", "native-promise-only", "rsvp", "q"];

function ofClass(id: string, on: string): (readonly [string, Intrinsic])[] {
  return [[`new ${id}`, construct], ...Object.entries(STATICS).map(([name, call]) => [`${on}${name}`, call] as const)];
}

/** `bluebird.all` is an export, or a member of the default one; `Promise.all` of a package a member. */
function ofPackage(module: string): (readonly [string, Intrinsic])[] {
  return [
    ...ofClass(`${module}#Promise`, `${module}#Promise.`),
    ...ofClass(`${module}#*`, `${module}#`),
    ...ofClass(`${module}#default`, `${module}#default.`),
  ];
}

export const promiseCalls: { readonly [name: string]: Intrinsic } = {
  ...Object.fromEntries([...ofClass("global#Promise", "global#Promise."), ...PACKAGES.flatMap(ofPackage)]),
  [`${PROMISE}.then`]: then,
  [`${PROMISE}.done`]: then,
  [`${PROMISE}.finally`]: passOn,
  [`${PROMISE}.catch`]: caught,
};
