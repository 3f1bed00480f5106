import type { Place } from "../finding/finding.ts";
import { PersistentMap } from "./persistent-map.ts";
import { type Address, absent, joinValues, sameValue, type Value } from "./values.ts";

/** A field and where it was set. */
export interface Slot {
  readonly value: Value;
  readonly at: Place | undefined;
  /** Set for the whole project, not on the object or the call. */
  readonly isProject?: boolean;
}

/** Field of an object that this path does not have: the call that would have made it failed. */
export const GONE = "*gone";
/** Field of a stream that this path has read from. */
export const READ = "*read";

/** What is known of an object on a path. Values, never changed in place. */
export interface Thing {
  /** The model's type, e.g. `php/curl:handle`. */
  readonly type: string | undefined;
  /** The project's class it is an instance of. */
  readonly instanceOf: Value | undefined;
  readonly fields: ReadonlyMap<string, Slot>;
  /** Unknown code may have set more fields: why, as the reader is told. */
  readonly open: string | undefined;
  /** What has opened it may also not be there, as the code itself shows: `...(options || {})`. */
  readonly bare?: boolean;
  readonly byValue: boolean;
  readonly list: boolean;
  /** Where it was made. */
  readonly at: Place | undefined;
  /** The object literal that made it, for fixes. */
  readonly literal: Place | undefined;
}

export function emptyThing(at: Place | undefined, more: Partial<Thing> = {}): Thing {
  return {
    type: undefined,
    instanceOf: undefined,
    fields: new Map(),
    open: undefined,
    byValue: false,
    list: false,
    at,
    literal: undefined,
    ...more,
  };
}

/** What is true on one path: variables, objects, assumed conditions, calls not settled yet. */
export class State {
  readonly variables: PersistentMap<Value>;
  readonly things: PersistentMap<Thing>;
  /** Conditions on symbols that hold here: `T:symbol` → truthiness. */
  readonly assumptions: PersistentMap<boolean | undefined>;
  /** Addresses of calls that have begun and are judged when they settle. */
  pending: ReadonlySet<Address>;
  /** Nothing comes after: the path has ended in a callee (`exit`, `throw`). */
  dead = false;

  constructor(from?: State) {
    this.variables = new PersistentMap(from?.variables);
    this.things = new PersistentMap(from?.things);
    this.assumptions = new PersistentMap(from?.assumptions);
    this.pending = from ? from.pending : new Set();
  }

  /** Two states that go on separately; this one must not be used any more. */
  fork(): [State, State] {
    return [new State(this), new State(this)];
  }

  assume(condition: string, holds: boolean): void {
    this.assumptions.set(condition, holds);
  }

  begin(address: Address): void {
    if (!this.pending.has(address)) this.pending = new Set(this.pending).add(address);
  }
}

/** What has not been seen of a thing. */
export type Rest = Pick<Thing, "open" | "bare">;

/** What becomes of the rest of a thing that takes over all of another, which may itself not be there (`maybe`). */
export function opened(thing: Rest, by: Rest, maybe: boolean): Rest {
  if (by.open === undefined) return { open: thing.open, bare: thing.bare === true };
  return { open: thing.open ?? by.open, bare: (maybe || by.bare === true) && mayBeAll(thing) };
}

/** There may be nothing beside what has been seen. */
function mayBeAll(thing: Rest): boolean {
  return thing.open === undefined || thing.bare === true;
}

function joinedRest(a: Rest, b: Rest): Rest {
  return { open: a.open ?? b.open, bare: (a.bare === true || b.bare === true) && mayBeAll(a) && mayBeAll(b) };
}

export function setField(thing: Thing, key: string, slot: Slot | undefined): Thing {
  const fields = new Map(thing.fields);
  if (slot) fields.set(key, slot);
  else fields.delete(key);
  return { ...thing, fields };
}

/** Whether the two paths know the same (assumptions aside). */
export function sameFacts(a: State, b: State): boolean {
  for (const key of PersistentMap.changed(a.variables, b.variables)) {
    const one = a.variables.get(key);
    const other = b.variables.get(key);
    if (one !== other && !sameValue(one ?? absent, other ?? absent)) return false;
  }
  for (const key of PersistentMap.changed(a.things, b.things)) {
    const one = a.things.get(key);
    const other = b.things.get(key);
    if (one !== other && !(one && other && sameThing(one, other))) return false;
  }
  return a.pending.size === b.pending.size;
}

function sameThing(a: Thing, b: Thing): boolean {
  if (a.type !== b.type || a.open !== b.open || (a.bare === true) !== (b.bare === true) || a.fields.size !== b.fields.size) return false;
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
  for (const key of PersistentMap.changed(a.variables, b.variables)) {
    const one = a.variables.get(key) ?? absent;
    const other = b.variables.get(key) ?? absent;
    if (one !== other) joined.variables.set(key, joinValues(one, other));
  }
  for (const key of PersistentMap.changed(a.things, b.things)) {
    const one = a.things.get(key);
    const other = b.things.get(key);
    // An object that only one path made is what that path left; a project's store has been there before.
    if (one && other) {
      if (one !== other) joined.things.set(key, joinThings(one, other));
    } else if (key.startsWith("store:")) joined.things.set(key, joinThings(one ?? unset(other), other ?? unset(one)));
    else if (other) joined.things.set(key, other);
  }
  // What holds on one path only is known no more.
  for (const condition of PersistentMap.changed(a.assumptions, b.assumptions)) joined.assumptions.set(condition, undefined);
  joined.pending = new Set([...a.pending, ...b.pending]);
  return joined;
}

function unset(thing: Thing | undefined): Thing {
  return emptyThing(undefined, { type: thing?.type });
}

function joinThings(a: Thing, b: Thing): Thing {
  // A stream that only one of them reads from was opened in vain by the other.
  if (a.fields.has(READ) !== b.fields.has(READ)) return a.fields.has(READ) ? a : b;
  if (a.fields.has(GONE)) return b;
  if (b.fields.has(GONE)) return a;
  const fields = new Map<string, Slot>();
  for (const key of new Set([...a.fields.keys(), ...b.fields.keys()])) {
    const one = a.fields.get(key);
    const other = b.fields.get(key);
    // Who reads the body to its end on one path and not at all on the other has nothing left to wait for.
    if (key === "*reads" && (one ? a : b).fields.has("*settled:body") && !(one && other)) continue;
    fields.set(
      key,
      one && other && sameValue(one.value, other.value)
        ? one
        : { value: joinValues(one?.value ?? absent, other?.value ?? absent), at: one?.at ?? other?.at },
    );
  }
  return { ...a, type: a.type ?? b.type, fields, ...joinedRest(a, b), instanceOf: a.instanceOf ?? b.instanceOf };
}
