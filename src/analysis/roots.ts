import type { ClassNode, FunctionNode, Method } from "../program/nodes.ts";
import { walk } from "../program/walk.ts";
import { chainOf, instantiate } from "./classes.ts";
import type { Frame } from "./frame.ts";
import { enter } from "./functions.ts";
import { runModule } from "./module.ts";
import type { Observation } from "./observation.ts";
import { finishRoot } from "./pending.ts";
import type { Project, Unit } from "./project.ts";
import { Root } from "./root.ts";
import { State, setField } from "./state.ts";
import { type Atom, classAtom, closure, joinValues, objectAtom, unknown, type Value } from "./values.ts";

/** What one root met; `key` names the function, so that entries find their own root and their callers'. */
export interface RootRun {
  readonly key: string;
  readonly unit: Unit;
  readonly function: FunctionNode | undefined;
  readonly observations: readonly Observation[];
  /** Runs the same root with what parameters' and properties' defaults say. */
  readonly byDefault: () => readonly Observation[];
}

export function rootKey(file: string, node: FunctionNode | undefined): string {
  return `${file}:${node?.id ?? "top"}`;
}

/** A function that has not been run: in what state, and how. */
interface Waiting {
  readonly node: FunctionNode;
  readonly run: (mode: "symbolic" | "default") => Root;
}

/** The roots of one file; functions are run when somebody wants them, each once. */
export class FileRoots {
  readonly #project: Project;
  readonly #unit: Unit;
  readonly #seen = new Set<FunctionNode>();
  #waiting: Waiting[] = [];
  #begun = false;

  constructor(project: Project, unit: Unit) {
    this.#project = project;
    this.#unit = unit;
  }

  /** Runs those of the functions not run yet that are wanted, with the functions they make. */
  run(wanted: (node: FunctionNode) => boolean): RootRun[] {
    const runs = this.#begun ? [] : this.#begin();
    for (let found = this.#take(wanted); found.length > 0; found = this.#take(wanted))
      for (const each of found) runs.push(this.#runOne(each));
    return runs;
  }

  #take(wanted: (node: FunctionNode) => boolean): Waiting[] {
    const found = this.#waiting.filter((each) => !this.#seen.has(each.node) && wanted(each.node));
    const nodes = new Set(found.map((each) => each.node));
    this.#waiting = this.#waiting.filter((each) => !nodes.has(each.node));
    return found.filter((each, at) => found.findIndex((other) => other.node === each.node) === at);
  }

  #runOne({ node, run }: Waiting): RootRun {
    this.#seen.add(node);
    const root = run("symbolic");
    this.#await(root, node);
    return {
      key: rootKey(this.#unit.file, node),
      unit: this.#unit,
      function: node,
      observations: root.observations,
      byDefault: once(() => run("default").observations),
    };
  }

  /** Functions that a run has made, unless the API it gave them to has run them. */
  #await(root: Root, maker: FunctionNode | undefined): void {
    for (const made of root.closures.values()) {
      if (made.node === maker || made.frame.unit !== this.#unit || root.calledBack.has(made.node)) continue;
      this.#waiting.push({ node: made.node, run: (mode) => runClosure(this.#project, made, root.state, mode) });
    }
  }

  #begin(): RootRun[] {
    this.#begun = true;
    const { program, frame, file } = this.#unit;
    const top = runModule(this.#project, this.#unit);
    if (top) this.#await(top, undefined);
    for (const node of program.classes) this.#waiting.push(...methodsOf(this.#project, this.#unit, node));
    // PHP's functions, and those that no declaration or object of the file leads to: on the ground the file has left.
    for (const node of program.functions) {
      if (isOutermost(program.functions, node) && !top?.calledBack.has(node))
        this.#waiting.push({ node, run: (mode) => runClosure(this.#project, closure(node, frame, undefined), undefined, mode) });
    }
    return top
      ? [{ key: rootKey(file, undefined), unit: this.#unit, function: undefined, observations: top.observations, byDefault: () => [] }]
      : [];
  }
}

function isOutermost(functions: readonly FunctionNode[], node: FunctionNode): boolean {
  return (
    node.name?.startsWith("function#") || !functions.some((other) => other !== node && other.start <= node.start && other.end >= node.end)
  );
}

/** A function with unknown arguments, in the state its maker left. */
function runClosure(project: Project, atom: Atom & { kind: "closure" }, from: State | undefined, mode: "symbolic" | "default"): Root {
  const { unit } = atom.frame;
  const root = new Root(project, rootKey(unit.file, atom.node), unit.file, mode);
  if (from) root.state = new State(from);
  const answer = enter(root, atom, [], { call: undefined, receiver: atom.receiver, mode });
  finishRoot(root, [root.state], answer, unit.frame);
  return root;
}

function once<T>(compute: () => T): () => T {
  let result: { readonly value: T } | undefined;
  return () => {
    result ??= { value: compute() };
    return result.value;
  };
}

/** The methods of a class, on an instance as its constructor and its other methods leave it. */
function methodsOf(project: Project, unit: Unit, node: ClassNode): Waiting[] {
  const frame: Frame = { ...unit.frame, class: node };
  const of = classAtom(node, frame);
  const grounds = new Map<"symbolic" | "default", Root>();
  const ground = (mode: "symbolic" | "default"): Root => {
    const known = grounds.get(mode);
    if (known) return known;
    const made = instanceGround(project, unit, of, mode);
    grounds.set(mode, made);
    return made;
  };
  return [...node.methods, ...boundMethods(node)].map((method) => ({
    node: method.function,
    run: (mode) =>
      runMethod(
        project,
        unit,
        of,
        method,
        mode,
        method.kind === "constructor" ? new Root(project, rootKey(unit.file, method.function), unit.file, mode) : ground(mode),
      ),
  }));
}

/** `load = async () => { … }`: fields that hold a function are methods, too. */
function boundMethods(node: ClassNode): Method[] {
  return node.fields.flatMap((field): Method[] =>
    field.value?.kind === "function" ? [{ ...field, function: field.value, kind: "method" }] : [],
  );
}

function instanceAddress(of: Atom & { kind: "class" }): string {
  return `instance:${of.key}`;
}

function runMethod(
  project: Project,
  unit: Unit,
  of: Atom & { kind: "class" },
  method: Method,
  mode: "symbolic" | "default",
  on: Root,
): Root {
  const root = new Root(project, rootKey(unit.file, method.function), unit.file, mode);
  root.state = new State(on.state);
  // What an opened stream is used for, in whatever method, tells about the call that opened it.
  for (const [key, begun] of on.begun) if (begun.call.judged === "use") root.begun.set(key, begun);
  const address = instanceAddress(of);
  if (method.kind === "constructor") prepare(root, of);
  const receiver: Value = method.isStatic ? [] : [objectAtom(address)];
  const atom = closure(method.function, { ...of.frame, class: of.node, lateClass: [of] }, receiver);
  const answer = enter(root, atom, [], { call: undefined, receiver: method.isStatic ? undefined : receiver, mode });
  finishRoot(root, [root.state], answer, unit.frame);
  return root;
}

function prepare(root: Root, of: Atom & { kind: "class" }): void {
  instantiate(root, of, instanceAddress(of), () => undefined);
}

/** An instance as a public method finds it: constructed, and what it was left without, set as the class's methods set it. */
function instanceGround(project: Project, unit: Unit, of: Atom & { kind: "class" }, mode: "symbolic" | "default"): Root {
  const root = new Root(project, `${of.key}:${mode}`, unit.file, mode);
  prepare(root, of);
  const address = instanceAddress(of);
  const { own } = chainOf(root, of);
  const constructor = own.flatMap((each) =>
    each.node.methods.filter((method) => method.kind === "constructor").map((method) => ({ method, in: each })),
  )[0];
  if (constructor) enterMethod(root, of, constructor.in, constructor.method, mode);
  else if (mode === "symbolic") openInherited(root, address);
  const missing = [...(root.thing(address)?.fields ?? [])].filter(([, slot]) => slot.value.every(isNothing)).map(([name]) => name);
  const declared = new Set([...missing, ...undeclared(of, root, address)]);
  if (declared.size === 0 && mode === "symbolic") symbolise(root, of, address);
  if (declared.size === 0) return root;
  const after = root.state;
  if (mode === "symbolic") symbolise(root, of, address);
  for (const each of own) {
    for (const method of each.node.methods) {
      if (method.kind === "constructor" || method.isStatic || !writesAny(method.function, declared)) continue;
      const trial = new Root(project, root.name, unit.file, mode);
      trial.state = new State(after);
      enterMethod(trial, of, each, method, mode);
      adopt(root, trial, address, declared);
    }
  }
  return root;
}

/** A library's constructor takes whatever `new` of this class passes. */
function openInherited(root: Root, address: string): void {
  const thing = root.thing(address);
  if (thing?.type !== undefined) root.setThing(address, { ...thing, open: address });
}

/** Constants in fields that others may set, or that methods change, are only defaults: in the symbolic run they are unknown. */
function symbolise(root: Root, of: Atom & { kind: "class" }, address: string): void {
  const { own } = chainOf(root, of);
  const written = new Set(
    own.flatMap((each) =>
      each.node.methods.flatMap((method) => (method.kind === "constructor" ? [] : [...writtenFields(method.function)])),
    ),
  );
  const hidden = new Set(own.flatMap((each) => each.node.fields.filter((field) => field.isPrivate).map((field) => field.name)));
  for (const [name, slot] of root.thing(address)?.fields ?? []) {
    if (name.startsWith("*") || (hidden.has(name) && !written.has(name))) continue;
    if (!slot.value.every((atom) => atom.kind === "constant" || atom.kind === "absent")) continue;
    const thing = root.thing(address);
    if (thing)
      root.setThing(address, setField(thing, name, { value: unknown(`${address}.${name}`, { kind: "receiver", name }), at: slot.at }));
  }
}

function isNothing(atom: Atom): boolean {
  return atom.kind === "absent" || (atom.kind === "constant" && (atom.value === null || atom.value === undefined));
}

function enterMethod(
  root: Root,
  of: Atom & { kind: "class" },
  where: Atom & { kind: "class" },
  method: Method,
  mode: "symbolic" | "default",
): void {
  const receiver: Value = [objectAtom(instanceAddress(of))];
  enter(root, closure(method.function, { ...where.frame, class: where.node, lateClass: [of] }, receiver), [], {
    call: undefined,
    receiver,
    mode,
  });
}

/** Fields that only methods set, without a declaration. */
function undeclared(of: Atom & { kind: "class" }, root: Root, address: string): string[] {
  const known = root.thing(address)?.fields;
  const names = chainOf(root, of).own.flatMap((each) => each.node.methods.flatMap((method) => [...writtenFields(method.function)]));
  return names.filter((name) => !known?.has(name));
}

const WRITTEN = new WeakMap<FunctionNode, Set<string>>();

/** Names of fields of `this` that a method assigns. */
function writtenFields(node: FunctionNode): Set<string> {
  const known = WRITTEN.get(node);
  if (known) return known;
  const found = new Set<string>();
  walk(node.body ?? [], (each) => {
    if (
      each.kind === "assign" &&
      each.target.kind === "member" &&
      each.target.object.kind === "name" &&
      each.target.object.variable === "this" &&
      each.target.key.kind === "literal"
    )
      found.add(String(each.target.key.value));
    return undefined;
  });
  WRITTEN.set(node, found);
  return found;
}

function writesAny(node: FunctionNode, fields: ReadonlySet<string>): boolean {
  for (const name of writtenFields(node)) if (fields.has(name)) return true;
  return false;
}

/** Takes over what a trial run of a method left in the fields that were missing, and the objects it made. */
function adopt(root: Root, trial: Root, address: string, fields: ReadonlySet<string>): void {
  const left = trial.thing(address);
  if (!left) return;
  for (const [key, thing] of trial.state.things.entries()) if (key !== address && !root.state.things.get(key)) root.setThing(key, thing);
  for (const [key, begun] of trial.begun) {
    root.begun.set(key, begun);
    if (begun.call.judged === "use") root.state.begin(key);
  }
  for (const name of fields) {
    const slot = left.fields.get(name);
    const thing = root.thing(address);
    if (!slot || !thing || slot.value.every(isNothing)) continue;
    const old = thing.fields.get(name)?.value.filter((atom) => !isNothing(atom)) ?? [];
    root.setThing(
      address,
      setField(thing, name, {
        value: joinValues(
          slot.value.filter((atom) => !isNothing(atom)),
          old,
        ),
        at: slot.at,
      }),
    );
  }
}
