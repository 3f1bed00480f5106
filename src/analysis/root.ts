import type { Place } from "../finding/finding.ts";
import type { Library, WaitingCall } from "../model/library.ts";
import type { Expression, FunctionNode, Span, Variable } from "../program/nodes.ts";
import { cell, type Frame, owner, placeOf } from "./frame.ts";
import { maybeSet, unset } from "./later-writes.ts";
import type { Observation } from "./observation.ts";
import { createdAt, optionPlaces } from "./option-places.ts";
import type { Pending } from "./pending.ts";
import type { Project } from "./project.ts";
import { receivedBare } from "./received.ts";
import { recipeFor } from "./repair.ts";
import { skippedValue } from "./skipped.ts";
import { emptyThing, type Slot, State, setField, type Thing } from "./state.ts";
import { type Address, type Atom, absent, type Constant, type Origin, UNDECLARED, unknown, type Value } from "./values.ts";
import type { CallSite } from "./where.ts";

/** A function being interpreted, and the call that led into it. */
export interface Activation {
  readonly node: FunctionNode;
  readonly frame: Frame;
  readonly call: Place | undefined;
  /** Nobody looks at what it answers. */
  readonly unwanted: boolean;
  readonly isAsked?: boolean;
  readonly isGlance: boolean;
}

/** What a callback does when it runs: signals it aborts, requests it ends, promises it settles. */
export interface Probe {
  readonly aborted: Set<Address>;
  readonly ended: Set<Address>;
  readonly settled: Set<Address>;
  /** Promises it settles at once, without waiting for anything. */
  readonly prompt: Set<Address>;
  /** Callbacks of callbacks, and what comes behind an `await`, run later. */
  readonly depth: number;
  readonly pending: number;
  hasWaited: boolean;
}

/** A peer that says nothing on this stream; `answer` is what a read comes to. */
export interface Silence {
  readonly address: Address;
  readonly answer: Constant;
  /** The loop has read from it: one that only asks for its end and goes on does something else (connects anew). */
  hasRead: boolean;
  /** Something was asked that may end the loop: the clock, a function that is not known. */
  mayEnd: boolean;
}

const FUEL = 6_000;
/** Calls above the present function's own that tell begun calls apart. */
const ABOVE = 2;
/** Activations of project functions per root; beyond, calls answer unknown values. */
const CALLS = 100;

/** Interpretation of one root: a file's top level, or a function in one context. */
export class Root {
  readonly project: Project;
  readonly name: string;
  state: State = new State();
  fuel = FUEL;
  calls: number;
  readonly stack: Activation[] = [];
  readonly observations: Observation[] = [];
  /** Functions made on the way that wait inside: run at the end, since anybody may call them. */
  readonly closures = new Map<string, Atom & { kind: "closure" }>();
  /** Calls that have begun, by the address of what they answer. */
  readonly begun = new Map<Address, Pending>();
  /** Callbacks that an API has run where it runs them: nobody else calls them. */
  calledBack = new Set<FunctionNode>();
  /** Set while a callback is tried out to see what it does. */
  probe: Probe | undefined;
  /** Callbacks that are running inside each other. */
  depth = 0;
  /** Promises whose executors are running. */
  readonly executing: { readonly promise: Address; readonly chained: Set<Address> }[] = [];
  /** Set while the listeners of a call's head run. */
  answering: { readonly address: Address; readonly depth: number } | undefined;
  /** Set while a loop is tried out on a peer that says nothing. */
  silence: Silence | undefined;
  /** Streams whose end the innermost loop has asked for (true), or which it has only read (false). */
  asked: Map<Address, boolean> | undefined;
  mode: Observation["mode"];
  /** The call whose answer nobody looks at. */
  unwanted: Expression | undefined;
  /** Set while something is evaluated that only tests look at. */
  isGlance = false;
  /** Its function stands in one that was not run to its end: nothing is known of that one's variables. */
  isDetached = false;
  /** A function on the way never came back: it always throws, as far as is known. */
  isStopped = false;
  /** A function on the way came to the end of its fuel before its own end. */
  wasCut = false;
  /** The file whose stores (`php.ini`) count. */
  readonly file: string;

  constructor(project: Project, name: string, file: string, mode: Observation["mode"], calls = CALLS) {
    this.project = project;
    this.calls = calls;
    this.mode = mode;
    this.name = name;
    this.file = file;
  }

  /** Every evaluation costs a step; without fuel values are unknown. */
  burn(): boolean {
    return this.fuel-- > 0;
  }

  get exhausted(): boolean {
    return this.fuel <= 0;
  }

  readVariable(frame: Frame, variable: Variable): Value {
    const value = this.#readVariable(frame, variable);
    // What gives it its value has been skipped: a test that mentions it may go either way.
    return value === absent && frame.unit.demand.skips(variable)
      ? unknown(`variable:${cell(frame, variable)}`, { kind: "variable", name: variable.replace(/#\d+$/, "") })
      : value;
  }

  #readVariable(frame: Frame, variable: Variable): Value {
    const key = cell(frame, variable);
    const own = this.state.variables.get(key);
    const isOfFile = owner(frame, variable).id === frame.unit.frame.id;
    // What outlives the function that reads it may be set by another one in between.
    const isCaptured = isOfFile || owner(frame, variable).id !== frame.id;
    if (own && own !== UNDECLARED) return isCaptured ? maybeSet(this, own, variable, `variable:${key}`, frame.unit.program) : own;
    const ground = this.project.variables.get(key) ?? (isOfFile ? skippedValue(this, frame, variable) : undefined);
    const value = ground || isOfFile ? maybeSet(this, ground ?? absent, variable, `variable:${key}`, frame.unit.program) : absent;
    const isUnseen = this.isDetached ? !owner(frame, variable).owns.has(variable) : isOfFile && this.project.cut.has(frame.unit.file);
    if (value === absent && isUnseen) return unknown(`variable:${key}`, { kind: "variable", name: variable.replace(/#\d+$/, "") });
    return value === absent ? unset(frame, variable) : value;
  }

  writeVariable(frame: Frame, variable: Variable, value: Value): void {
    this.state.variables.set(cell(frame, variable), value);
  }

  thing(address: Address): Thing | undefined {
    return this.state.things.get(address) ?? this.project.things.get(address) ?? this.#store(address);
  }

  #store(address: Address): Thing | undefined {
    return address.startsWith("store:")
      ? (this.project.stores.get(this.file)?.get(address) ?? this.project.switches(this.file).get(address))
      : undefined;
  }

  setThing(address: Address, thing: Thing): void {
    this.state.things.set(address, thing);
  }

  /** Sets a field, on every object the value may be: whichever it is, what reads it later goes by the same name. */
  setFields(addresses: readonly Address[], key: string, slot: Slot): void {
    for (const address of addresses) {
      const thing = this.thing(address) ?? this.openThing(address);
      this.setThing(address, setField(thing, key, slot));
    }
  }

  /** What is known of the fields of an unknown value: nothing, to begin with. */
  openThing(address: Address): Thing {
    return emptyThing(undefined, { open: address });
  }

  /** The calls that led into the caller of the present function: whoever calls a wrapper's wrapper begins a call of its own. */
  get above(): string {
    const calls = this.stack.slice(-ABOVE - 1, -1).map(({ call }) => call?.start ?? "");
    return calls.join("<");
  }

  allocate(frame: Frame, span: Span, thing: Thing, tag = ""): Address {
    const address = `${frame.unit.file}:${span.start}${tag}@${frame.context}`;
    this.setThing(address, thing);
    return address;
  }

  /** Keeps what is needed to judge a call later. */
  remember(address: Address, site: CallSite, library: Library, call: WaitingCall, isLocal: boolean, recapture: Pending["recapture"]): void {
    const { frame, node } = site;
    const options =
      call.options.length > 0 ? optionPlaces(site, call, recipeFor(library, call, frame.unit)) : { literal: undefined, address: undefined };
    const hops = this.stack.map((each) => ({ node: each.node, file: each.frame.unit.file, call: each.call }));
    this.begun.set(address, {
      site: {
        unit: frame.unit,
        span: node,
        at: this.place(frame, node),
        callee: node.callee,
        arguments: node.arguments,
        argumentList: node.argumentList,
        function: frame.function,
      },
      library,
      call,
      hops,
      isLocal,
      received: receivedBare(site),
      options,
      recapture,
      created: createdAt(site, options.address),
    });
  }

  place(frame: Frame, span: Span): Place {
    return placeOf(frame, span);
  }

  unknownAt(frame: Frame, span: Span, origin: Origin): Value {
    return unknown(`${frame.unit.file}:${span.start}-${span.end}@${frame.context}`, origin);
  }
}
