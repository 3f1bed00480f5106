import type { Place } from "../finding/finding.ts";
import { absent, type Address, joinValues, sameValue, type Value } from "./values.ts";

/** A field and where it was set. */
export interface Slot {
  readonly value: Value;
  readonly at: Place | undefined;
}

/** Field of an object that this path does not have: the call that would have made it failed. */
export const GONE = "*gone";

/** What is known of an object on a path. Values, never changed in place. */
export interface Thing {
  /** The model's type, e.g. `php/curl:handle`. */
  readonly type: string | undefined;
  /** The project's class it is an instance of. */
  readonly instanceOf: Value | undefined;
  readonly fields: ReadonlyMap<string, Slot>;
  /** Unknown code may have set more fields: why, as the reader is told. */
  readonly open: string | undefined;
  readonly byValue: boolean;
  readonly list: boolean;
  /** Where it was made. */
  readonly at: Place | undefined;
  /** The object literal that made it, for fixes. */
  readonly literal: Place | undefined;
}

export function emptyThing(at: Place | undefined, more: Partial<Thing> = {}): Thing {
  return { type: undefined, instanceOf: undefined, fields: new Map(), open: undefined, byValue: false, list: false, at, literal: undefined, ...more };
}

/** Maps with cheap forks: layers over a frozen parent. */
class Layers<T> {
  readonly parent: Layers<T> | undefined;
  readonly depth: number;
  readonly own = new Map<string, T>();
  constructor(parent: Layers<T> | undefined) {
    this.parent = parent;
    this.depth = parent ? parent.depth + 1 : 0;
  }
  get(key: string): T | undefined {
    let at: Layers<T> | undefined = this;
    while (at) {
      const found = at.own.get(key);
      if (found !== undefined) return found;
      at = at.parent;
    }
    return undefined;
  }
  fork(): Layers<T> {
    if (this.own.size === 0 && this.parent) return new Layers(this.parent);
    if (this.depth < 24) return new Layers(this);
    const flat = new Layers<T>(undefined);
    for (const [key, value] of this.entries()) flat.own.set(key, value);
    return new Layers(flat);
  }
  /** All entries; those of inner layers first seen. */
  entries(): Map<string, T> {
    const chain: Layers<T>[] = [];
    for (let at: Layers<T> | undefined = this; at; at = at.parent) chain.push(at);
    const all = new Map<string, T>();
    for (const layer of chain.reverse()) for (const [key, value] of layer.own) all.set(key, value);
    return all;
  }
  /** Keys on which the two may differ. */
  static changed<T>(a: Layers<T>, b: Layers<T>): Set<string> {
    const ancestors = new Set<Layers<T>>();
    for (let at: Layers<T> | undefined = a; at; at = at.parent) ancestors.add(at);
    const keys = new Set<string>();
    let common: Layers<T> | undefined = b;
    while (common && !ancestors.has(common)) {
      for (const key of common.own.keys()) keys.add(key);
      common = common.parent;
    }
    for (let at: Layers<T> | undefined = a; at && at !== common; at = at.parent) for (const key of at.own.keys()) keys.add(key);
    return keys;
  }
}

/** What is true on one path: variables, objects, assumed conditions, calls not settled yet. */
export class State {
  variables: Layers<Value>;
  things: Layers<Thing>;
  /** Conditions on symbols that hold here: `T:symbol` → truthiness. */
  assumptions: ReadonlyMap<string, boolean>;
  /** Addresses of calls that have begun and are judged when they settle. */
  pending: ReadonlySet<Address>;
  /** Nothing comes after: the path has ended in a callee (`exit`, `throw`). */
  dead = false;

  constructor(from?: State) {
    this.variables = from ? from.variables.fork() : new Layers<Value>(undefined);
    this.things = from ? from.things.fork() : new Layers<Thing>(undefined);
    this.assumptions = from ? from.assumptions : new Map();
    this.pending = from ? from.pending : new Set();
  }

  /** Two states that go on separately; this one must not be used any more. */
  fork(): [State, State] {
    return [new State(this), new State(this)];
  }

  assume(condition: string, holds: boolean): void {
    this.assumptions = new Map(this.assumptions).set(condition, holds);
  }

  begin(address: Address): void {
    if (!this.pending.has(address)) this.pending = new Set(this.pending).add(address);
  }
}

export function setField(thing: Thing, key: string, slot: Slot | undefined): Thing {
  const fields = new Map(thing.fields);
  if (slot) fields.set(key, slot);
  else fields.delete(key);
  return { ...thing, fields };
}

/** Whether the two paths know the same (assumptions aside). */
export function sameFacts(a: State, b: State): boolean {
  for (const key of Layers.changed(a.variables, b.variables)) {
    const one = a.variables.get(key);
    const other = b.variables.get(key);
    if (one !== other && !sameValue(one ?? absent, other ?? absent)) return false;
  }
  for (const key of Layers.changed(a.things, b.things)) {
    const one = a.things.get(key);
    const other = b.things.get(key);
    if (one !== other && !(one && other && sameThing(one, other))) return false;
  }
  return a.pending.size === b.pending.size;
}

function sameThing(a: Thing, b: Thing): boolean {
  if (a.type !== b.type || a.open !== b.open || a.fields.size !== b.fields.size) return false;
  for (const [key, slot] of a.fields) {
    const other = b.fields.get(key);
    if (!other || !sameValue(slot.value, other.value)) return false;
  }
  return true;
}

/** The path on which either may have happened. */
export function joinStates(a: State, b: State): State {
  if (a === b || b.dead) return a;
  if (a.dead) return b;
  const joined = new State(a);
  for (const key of Layers.changed(a.variables, b.variables)) {
    const one = a.variables.get(key) ?? absent;
    const other = b.variables.get(key) ?? absent;
    if (one !== other) joined.variables.own.set(key, joinValues(one, other));
  }
  for (const key of Layers.changed(a.things, b.things)) {
    const one = a.things.get(key);
    const other = b.things.get(key);
    // An object that only one path made is what that path left.
    if (one && other) {
      if (one !== other) joined.things.own.set(key, joinThings(one, other));
    } else if (other) joined.things.own.set(key, other);
  }
  joined.assumptions = new Map([...a.assumptions].filter(([condition, holds]) => b.assumptions.get(condition) === holds));
  joined.pending = new Set([...a.pending, ...b.pending]);
  return joined;
}

function joinThings(a: Thing, b: Thing): Thing {
  if (a.fields.has(GONE)) return b;
  if (b.fields.has(GONE)) return a;
  const fields = new Map<string, Slot>();
  for (const key of new Set([...a.fields.keys(), ...b.fields.keys()])) {
    const one = a.fields.get(key);
    const other = b.fields.get(key);
    fields.set(key, one && other && sameValue(one.value, other.value) ? one : { value: joinValues(one?.value ?? absent, other?.value ?? absent), at: one?.at ?? other?.at });
  }
  return { ...a, type: a.type ?? b.type, fields, open: a.open ?? b.open, instanceOf: a.instanceOf ?? b.instanceOf };
}
