import type { ClassNode, FunctionNode, Method } from "../program/nodes.ts";
import { staticMember } from "./classes.ts";
import { type Frame, isOutermost, outermost } from "./frame.ts";
import { enter } from "./functions.ts";
import { instanceAddress, instanceGround, prepare } from "./instances.ts";
import { runModule } from "./module.ts";
import type { Observation } from "./observation.ts";
import { finishRoot } from "./pending.ts";
import type { Project, Unit } from "./project.ts";
import { Root } from "./root.ts";
import { State } from "./state.ts";
import { type Atom, absent, classAtom, closure, objectAtom, type Value } from "./values.ts";

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
  readonly run: Run;
}

/** `calls`: how many functions may be entered, itself among them. */
type Run = (mode: "symbolic" | "default", calls?: number) => Root;

/** The roots of one file; functions are run when somebody wants them, each once. */
export class FileRoots {
  readonly #project: Project;
  readonly #unit: Unit;
  readonly #seen = new Set<FunctionNode>();
  #waiting: Waiting[] = [];
  /** Made on the way by a function that is run itself: what that one hands them comes first. */
  readonly #elsewhere: Waiting[] = [];
  /** Callbacks that came to no call; false: tried again. */
  readonly #silent = new Map<FunctionNode, boolean>();
  #begun = false;
  #isCut = false;

  constructor(project: Project, unit: Unit) {
    this.#project = project;
    this.#unit = unit;
  }

  /** Runs those of the functions not run yet that are wanted, with the functions they make. */
  run(wanted: (node: FunctionNode) => boolean): RootRun[] {
    const runs = this.#begun ? [] : this.#begin();
    const next = (): Waiting[] => {
      const found = this.#take(wanted);
      if (found.length > 0) return found;
      const others = this.#takeElsewhere(wanted);
      return others.length > 0 ? others : this.#takeLost(wanted);
    };
    for (let found = next(); found.length > 0; found = next()) for (const each of found) runs.push(this.#runOne(each));
    return runs;
  }

  #take(wanted: (node: FunctionNode) => boolean): Waiting[] {
    const found = this.#waiting.filter((each) => !this.#seen.has(each.node) && wanted(each.node));
    const nodes = new Set(found.map((each) => each.node));
    this.#waiting = this.#waiting.filter((each) => !nodes.has(each.node));
    return found.filter((each, at) => found.findIndex((other) => other.node === each.node) === at);
  }

  /** Where what its own maker hands a callback leads to no call, what another's does may. */
  #takeElsewhere(wanted: (node: FunctionNode) => boolean): Waiting[] {
    const made = this.#elsewhere.splice(0);
    for (const { node } of made) if (this.#silent.get(node)) this.#seen.delete(node);
    for (const { node } of made) this.#silent.set(node, false);
    this.#waiting.push(...made);
    return this.#take(wanted);
  }

  /** Functions that nobody has made, since a run came to the end of its fuel before. */
  #takeLost(wanted: (node: FunctionNode) => boolean): Waiting[] {
    if (!this.#isCut) return [];
    const { program, frame } = this.#unit;
    return program.functions
      .filter((node) => !this.#seen.has(node) && !this.#project.entered.has(node) && wanted(node))
      .map((node) => ({ node, run: (mode, calls) => runDetached(this.#project, closure(node, frame, undefined), mode, calls) }));
  }

  #runOne({ node, run }: Waiting): RootRun {
    this.#seen.add(node);
    const root = run("symbolic");
    if (root.observations.length === 0 && node.name === undefined && !this.#silent.has(node)) this.#silent.set(node, true);
    if (root.exhausted) this.#isCut = true;
    this.#await(root, node);
    return {
      key: rootKey(this.#unit.file, node),
      unit: this.#unit,
      function: node,
      observations: [...root.observations, ...beyond(root, run)],
      byDefault: once(() => {
        const byDefault = run("default");
        return [...byDefault.observations, ...beyond(byDefault, run)];
      }),
    };
  }

  /** Functions that a run has made, unless the API it gave them to has run them. */
  #await(root: Root, maker: FunctionNode | undefined): void {
    for (const made of root.closures.values()) {
      if (made.node === maker || made.frame.unit !== this.#unit || root.calledBack.has(made.node)) continue;
      const outer = outermost(made.frame);
      const list = outer?.name === undefined || outer === maker ? this.#waiting : this.#elsewhere;
      list.push({ node: made.node, run: (mode, calls) => runClosure(this.#project, made, root.state, mode, calls) });
    }
  }

  #begin(): RootRun[] {
    this.#begun = true;
    const { program, frame, file } = this.#unit;
    const top = runModule(this.#project, this.#unit);
    if (top) this.#await(top, undefined);
    if (top?.exhausted) this.#isCut = true;
    for (const node of program.classes) this.#waiting.push(...methodsOf(this.#project, this.#unit, node));
    // PHP's functions, and those that no declaration or object of the file leads to: on the ground the file has left.
    for (const node of program.functions) {
      if (isOutermost(program.functions, node) && !top?.calledBack.has(node))
        this.#waiting.push({
          node,
          run: (mode, calls) => runClosure(this.#project, closure(node, frame, undefined), undefined, mode, calls),
        });
    }
    const made = program.classes.flatMap((node) => fieldsOf(this.#project, this.#unit, node)?.observations ?? []);
    const observations = [...(top?.observations ?? []), ...made];
    return top || made.length > 0
      ? [{ key: rootKey(file, undefined), unit: this.#unit, function: undefined, observations, byDefault: () => [] }]
      : [];
  }
}

/** What the fields of a class without a constructor are given: `pool = new Pool()`. */
function fieldsOf(project: Project, unit: Unit, node: ClassNode): Root | undefined {
  if (node.methods.some((method) => method.kind === "constructor")) return undefined;
  const given = node.fields.filter(({ value }) => value && value.kind !== "function" && unit.demand.isRelevantExpression(value));
  if (given.length === 0) return undefined;
  const root = new Root(project, rootKey(unit.file, undefined), unit.file, "symbolic");
  const of = classAtom(node, { ...unit.frame, class: node });
  if (given.some((field) => !field.isStatic)) prepare(root, of);
  for (const field of given) if (field.isStatic) staticMember(root, of, field.name);
  finishRoot(root, [root.state], absent, unit.frame);
  return root;
}

/**
 * Calls that a run did not come to before its fuel was out, or since a function on the way seems never to come back: one
 * that enters nothing on the way comes further.
 */
function beyond(root: Root, run: Run): readonly Observation[] {
  const isAtEnd = !root.exhausted && !(root.isStopped && root.state.dead);
  if (isAtEnd || root.mode === "module") return [];
  const at = ({ site }: Observation) => `${site.at.file}:${site.at.start}`;
  const met = new Set(root.observations.map(at));
  return run(root.mode, 1).observations.filter((each) => !met.has(at(each)));
}

function runDetached(project: Project, atom: Atom & { kind: "closure" }, mode: "symbolic" | "default", calls?: number): Root {
  const { unit } = atom.frame;
  const root = new Root(project, rootKey(unit.file, atom.node), unit.file, mode, calls);
  root.isDetached = true;
  const answer = enter(root, atom, [], { call: undefined, receiver: undefined, mode });
  finishRoot(root, [root.state], answer, unit.frame);
  return root;
}

/** A function with unknown arguments, in the state its maker left. */
function runClosure(
  project: Project,
  atom: Atom & { kind: "closure" },
  from: State | undefined,
  mode: "symbolic" | "default",
  calls?: number,
): Root {
  const { unit } = atom.frame;
  const root = new Root(project, rootKey(unit.file, atom.node), unit.file, mode, calls);
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
  const ground = (mode: "symbolic" | "default"): Root =>
    instanceGround(project, of, mode) ?? new Root(project, rootKey(unit.file, node.methods[0]?.function), unit.file, mode);
  return [...node.methods, ...functionFields(node)].map((method) => ({
    node: method.function,
    run: (mode, calls) =>
      runMethod(
        project,
        unit,
        of,
        method,
        mode,
        method.kind === "constructor" ? new Root(project, rootKey(unit.file, method.function), unit.file, mode) : ground(mode),
        calls,
      ),
  }));
}

/** Fields that hold a function are methods to whoever calls them. */
function functionFields(node: ClassNode): Method[] {
  return node.fields.flatMap(({ value, ...field }): Method[] =>
    value?.kind === "function" ? [{ ...field, function: value, kind: "method" }] : [],
  );
}

function runMethod(
  project: Project,
  unit: Unit,
  of: Atom & { kind: "class" },
  method: Method,
  mode: "symbolic" | "default",
  on: Root,
  calls?: number,
): Root {
  const root = new Root(project, rootKey(unit.file, method.function), unit.file, mode, calls);
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
