import type { Place } from "../finding/finding.ts";
import type { Effect, Library, Limit, Where } from "../model/library.ts";
import { callTarget } from "./calls.ts";
import { typedUnknown } from "./classes.ts";
import { merged, mergeInto } from "./intrinsics/merges.ts";
import { noteCalled } from "./made-clients.ts";
import { meaningOf } from "./meaning.ts";
import { memberOf } from "./members.ts";
import type { Root } from "./root.ts";
import { typeId } from "./rule-names.ts";
import { emptyThing, opened, type Slot, setField, type Thing } from "./state.ts";
import {
  type Address,
  type Atom,
  absent,
  addresses,
  constant,
  constantKey,
  joinValues,
  object,
  onlyConstant,
  unknown,
  type Value,
} from "./values.ts";
import { type CallSite, joinAll, objectsAt, objectsIn, valueAt } from "./where.ts";

/** Carries out one row of "what changes an object". */
export function applyEffect(site: CallSite, library: Library, effect: Effect): void {
  const { root } = site;
  if ("creates" in effect) return create(site, library, effect);
  if ("sets" in effect) {
    const { on, key, value } = effect.sets;
    const keyValue = typeof key === "string" ? constant(key) : valueAt(site, key);
    const name = constantKey(keyValue);
    const given = "literal" in value ? constant(value.literal) : valueAt(site, value);
    // An option that is not there sets nothing.
    if (!("literal" in value) && value.path && given.every((atom) => atom.kind === "absent")) return;
    const targets = objectsAt(site, on);
    if (name === undefined) openAll(root, targets, keyValue.find((atom) => atom.kind === "unknown")?.symbol);
    else setOption(site, library, targets, name, { value: given, at: argumentPlace(site, value) ?? root.place(site.frame, site.node) });
    return;
  }
  if ("setsAll" in effect) {
    const { on, from, deep } = effect.setsAll;
    const given = valueAt(site, from).filter((atom) => atom.kind !== "unknown" || !("argument" in from && from.ifKnown === true));
    return setAll(site, library, objectsAt(site, on), given, deep);
  }
  if ("reads" in effect) {
    const key = constantKey(valueAt(site, effect.reads.key));
    const read = key === undefined ? [] : memberOf(root, site.frame, valueAt(site, effect.reads.from), key, site.node);
    site.result = read.some((atom) => atom.kind !== "absent")
      ? read
      : root.unknownAt(site.frame, site.node, { kind: "call", name: key ?? "option" });
    return;
  }
  if ("copies" in effect) {
    const original = valueAt(site, effect.copies.from);
    noteCalled(root, original);
    site.result = original.map((atom): Atom => {
      const address = atom.kind === "object" ? atom.address : undefined;
      const thing = address === undefined ? undefined : root.thing(address);
      const at = root.place(site.frame, site.node);
      const plain = effect.copies.plain ? { type: undefined, list: true, byValue: true } : {};
      const [copy] = thing ? object(root.allocate(site.frame, site.node, { ...thing, ...plain, at }, `©${address}`.slice(0, 60))) : [atom];
      return copy ?? atom;
    });
    return;
  }
  if ("merges" in effect) {
    if (effect.merges !== "all") {
      site.result = merged(
        site,
        effect.merges.map((where) => valueAt(site, where)),
      );
      return;
    }
    const [target, ...others] = site.passed
      .map((each) => each.value)
      .filter((value) => addresses(value).length > 0 || value.some((atom) => atom.kind === "unknown"));
    for (const address of addresses(target ?? [])) for (const other of others) mergeInto(site, address, other, true);
    site.result = target ?? absent;
    return;
  }
  if ("clears" in effect) {
    for (const address of objectsAt(site, effect.clears.on)) {
      const thing = root.thing(address);
      if (thing) root.setThing(address, { ...thing, fields: new Map(), open: undefined });
    }
    return;
  }
  if ("answers" in effect) {
    const answer = valueAt(site, effect.answers);
    const stays = (atom: Atom) => atom.kind === "object" || (atom.kind === "constant" && typeof atom.value === "number" && atom.value > 0);
    site.result =
      effect.filtered && !answer.every(stays)
        ? joinValues(answer, root.unknownAt(site.frame, site.node, { kind: "call", name: "a filter" }))
        : answer;
    return;
  }
  if ("instance" in effect) {
    site.result = valueAt(site, effect.instance).flatMap((atom): Value => {
      const symbol = `instance:${root.place(site.frame, site.node).file}:${site.node.start}`;
      const ids = atom.kind === "reference" ? [atom.id] : atom.kind === "constant" ? [`class#${String(atom.value).toLowerCase()}`] : [];
      return typedUnknown(root, site.frame, ids, symbol, "injected") ?? unknown(symbol, { kind: "call", name: "injected" });
    });
    return;
  }
  if ("listens" in effect) return listen(site, effect.listens.on, effect.listens.event, effect.listens.handler);
  if ("ends" in effect) {
    const ended = objectsAt(site, effect.ends.on);
    for (const address of ended) root.probe?.ended.add(address);
    root.setFields(ended, "*ended", { value: constant(true), at: root.place(site.frame, site.node) });
    return;
  }
  if (effect.when && onlyConstant(valueAt(site, effect.when))?.value !== effect.when.is) return;
  const passed = (effect.passing ?? []).map((where) => ({ value: valueAt(site, where), name: undefined, spread: false, at: undefined }));
  for (const atom of valueAt(site, effect.runs))
    if (atom.kind === "closure") callTarget({ ...site, passed, receiver: undefined, result: undefined }, atom);
}

function create(site: CallSite, library: Library, effect: Extract<Effect, { creates: string }>): void {
  const { root, frame, node } = site;
  const place = root.place(frame, node);
  // A subclass's constructor runs on the object that is being made.
  const existing = node.isNew ? undefined : site.result;
  const address = addresses(existing ?? [])[0] ?? root.allocate(frame, node, emptyThing(place), `!${library.id}`);
  const base: Thing = { ...(root.thing(address) ?? emptyThing(place)), type: typeId(library, effect.creates), at: place };
  root.setThing(address, base);
  let target = address;
  for (const key of effect.into ?? []) {
    const child = `${target}.${key}`;
    root.setThing(child, emptyThing(place));
    root.setFields([target], key, { value: object(child), at: place });
    target = child;
  }
  for (const where of effect.from ?? []) setAll(site, library, [target], valueAt(site, where));
  if (effect.unseen) openAll(root, [target]);
  site.result = object(address);
}

/** Merges options into objects: what is set in `from` wins, an unknown `from` leaves all open. */
function setAll(site: CallSite, library: Library, targets: readonly Address[], from: Value, deep = false): void {
  const { root } = site;
  const given = from.map((atom) => {
    const address = atom.kind === "object" ? atom.address : atom.kind === "unknown" ? atom.symbol : undefined;
    return address === undefined ? undefined : (root.thing(address) ?? (atom.kind === "unknown" ? root.openThing(address) : undefined));
  });
  const things = given.filter((thing) => thing !== undefined);
  for (const key of new Set(things.flatMap((thing) => [...thing.fields.keys()]))) {
    if (key.startsWith("*")) continue;
    const slots = things.flatMap((thing) => thing.fields.get(key) ?? []);
    const value = joinAll(slots.map((slot) => slot.value));
    // What not all of them set may be set.
    const possible = slots.length < given.length || value.some((each) => each.kind === "absent");
    if (deep && addresses(value).length > 0) for (const target of targets) setAll(site, library, objectsIn(site, target, key), value);
    else setOption(site, library, targets, key, { ...slots[0], value, at: slots[0]?.at }, possible);
  }
  for (const thing of things) {
    if (thing.open !== undefined) openAll(root, targets, thing.open);
    for (const target of targets) {
      const old = root.thing(target);
      if (old && !old.literal && thing.literal) root.setThing(target, { ...old, literal: thing.literal });
    }
  }
}

/** Where the value itself stands, for whoever wants to replace it. */
function argumentPlace(site: CallSite, value: Where | { readonly literal: unknown }): Place | undefined {
  return "argument" in value && !value.path ? site.passed[value.argument]?.at : undefined;
}

function openAll(root: Root, targets: readonly Address[], why?: string, maybe = false): void {
  for (const target of targets) {
    const thing = root.thing(target);
    if (thing) root.setThing(target, { ...thing, ...opened(thing, { open: why ?? target }, maybe) });
  }
}

/** Sets one option, minding twins (the last one wins) and values the library refuses. */
function setOption(site: CallSite, library: Library, targets: readonly Address[], key: string, slot: Slot, possible = false): void {
  const { root } = site;
  const limit = library.limits?.find((each) => each.option === key);
  const accepted = limit
    ? slot.value.filter(
        (atom) => atom.kind !== "constant" || meaningOf(limit, atom.value, site.frame.unit.program.semantics).means !== "rejected",
      )
    : slot.value;
  if (accepted.length === 0) return;
  for (const twin of twins(library, key, limit)) {
    for (const target of targets) {
      const thing = root.thing(target);
      if (thing?.fields.has(twin) && !possible) root.setThing(target, setField(thing, twin, undefined));
    }
  }
  for (const target of targets) {
    const thing = root.thing(target) ?? root.openThing(target);
    const old = thing.fields.get(key)?.value ?? [{ kind: "absent", key: "absent" } as const];
    const weak = possible || accepted.length < slot.value.length;
    const present = accepted.filter((atom) => atom.kind !== "absent");
    root.setThing(target, setField(thing, key, { value: weak ? joinValues(present, old) : accepted, at: slot.at }));
  }
}

function twins(library: Library, key: string, limit: Limit | undefined): string[] {
  const others = (library.limits ?? []).filter((each) => each.replaces === key).map((each) => each.option);
  return limit?.replaces === undefined ? others : [limit.replaces, ...others];
}

function listen(site: CallSite, on: Where, event: string | Where, handler: Where): void {
  const name = typeof event === "string" ? event : constantKey(valueAt(site, event));
  const handlers = valueAt(site, handler);
  if (name === undefined || handlers.every((atom) => atom.kind === "absent")) return;
  for (const address of objectsAt(site, on)) {
    const thing = site.root.thing(address);
    if (!thing) continue;
    const key = `*on:${name}`;
    const old = thing.fields.get(key)?.value ?? [];
    site.root.setThing(address, setField(thing, key, { value: joinValues(handlers, old), at: site.root.place(site.frame, site.node) }));
  }
}
