import type { Expression, Method } from "../program/nodes.ts";
import { isStructure } from "../program/shapes.ts";
import { chainOf, instantiate } from "./classes.ts";
import { giveDeclaredTypes } from "./field-types.ts";
import type { Frame } from "./frame.ts";
import { enter } from "./functions.ts";
import { openInheritedFields } from "./inherited-setters.ts";
import { schemeOf } from "./literals.ts";
import { runModule } from "./module.ts";
import { openHandles } from "./open-handles.ts";
import type { Project, Unit } from "./project.ts";
import { forgetHandedIn, keepPromises, takePromised } from "./promised-fields.ts";
import { exportOf } from "./references.ts";
import { Root } from "./root.ts";
import { State, setField } from "./state.ts";
import { type Atom, absent, classAtom, closure, isNothing, joinValues, object, objectAtom, unknown, type Value } from "./values.ts";
import { writesAny, writtenFields } from "./written-fields.ts";

type Mode = "symbolic" | "default";

const GROUND = "instance:";

export function instanceAddress(of: Atom & { kind: "class" }): string {
  return GROUND + of.key;
}

/** An instance as methods find it holds what they set already. */
export function isGround(address: string): boolean {
  return address.startsWith(GROUND);
}

/**
 * `if ($this->link) return; $this->link = …`: what a method itself makes, and others have been seen to leave, is not there
 * when it is called first.
 */
export function isStillToMake(root: Root, frame: Frame, test: Expression): boolean {
  if (test.kind !== "member" || test.key.kind !== "literal" || test.object.kind !== "name" || test.object.variable !== "this") return false;
  const name = String(test.key.value);
  if (!frame.function || !writtenFields(frame.function).has(name)) return false;
  return (frame.receiver ?? []).some((atom) => {
    if (atom.kind !== "object" || !isGround(atom.address)) return false;
    const ground = root.project.grounds.get(`${atom.address.slice(GROUND.length)}:${root.mode === "symbolic" ? "symbolic" : "default"}`);
    const slot = ground?.thing(atom.address)?.fields.get(name);
    return slot !== undefined && slot.value === root.thing(atom.address)?.fields.get(name)?.value;
  });
}

/** The instance of a class as its public methods find it, made once per mode; undefined while it is being made. */
export function instanceGround(project: Project, of: Atom & { kind: "class" }, mode: Mode): Root | undefined {
  const key = `${of.key}:${mode}`;
  if (project.grounds.has(key)) return project.grounds.get(key);
  project.grounds.set(key, undefined);
  const made = makeGround(project, of.frame.unit, of, mode);
  project.grounds.set(key, made);
  return made;
}

/** Something of a declared type that a container, or whoever constructs this, hands in: an instance of the project's class. */
export function injectedInstance(root: Root, frame: Frame, types: readonly string[]): Value | undefined {
  for (const id of types) {
    if (isStructure(id)) continue;
    for (const of of declaredClass(root, frame, id)) {
      const made = of.kind === "class" ? instanceOf(root, of) : undefined;
      if (made) return made;
    }
  }
  return undefined;
}

/** The project's one instance of a class. */
export function instanceOf(root: Root, of: Atom & { kind: "class" }): Value | undefined {
  if (of.node.isAbstract) return undefined;
  const ground = instanceGround(root.project, of, root.mode === "symbolic" ? "symbolic" : "default");
  if (!ground) return undefined;
  takeObjects(root, ground);
  return object(instanceAddress(of));
}

/** The objects that another root has made, and this one does not know. */
export function takeObjects(root: Root, from: Root): void {
  for (const [key, thing] of from.state.things.entries()) if (!root.thing(key)) root.setThing(key, thing);
}

const BARREL = /(?:^|\/)index\.[cm]?[jt]sx?$/;

/** The class a type names: of this file, or of one that is worth reading. */
function declaredClass(root: Root, frame: Frame, id: string): Value {
  const { project } = root;
  const at = id.lastIndexOf("#");
  const space = id.slice(0, at);
  const name = id.slice(at + 1);
  if (space === "local") return root.readVariable(frame.unit.frame, id.slice(id.indexOf("#") + 1));
  if (space === "global" || space === "function" || project.models.isLibraryModule(space)) return [];
  const file = project.fileOf(frame.unit.file, [id]);
  if (file === undefined || !(project.isKnown(file) || project.host.isHinted(file) || BARREL.test(file))) return [];
  if (space === "class") {
    const found = project.findClass(id);
    if (found) runModule(project, found.unit);
    return found ? [classAtom(found.node, found.unit.frame)] : [];
  }
  return exportOf(root, file, name) ?? [];
}

export function prepare(root: Root, of: Atom & { kind: "class" }): void {
  instantiate(root, of, instanceAddress(of), () => undefined);
}

/** An instance as a public method finds it: constructed, and what it was left without, set as the class's methods set it. */
function makeGround(project: Project, unit: Unit, of: Atom & { kind: "class" }, mode: "symbolic" | "default"): Root {
  const root = new Root(project, `${of.key}:${mode}`, unit.file, mode);
  prepare(root, of);
  const address = instanceAddress(of);
  const { own, foreign } = chainOf(root, of);
  const constructor = own.flatMap((each) =>
    each.node.methods.filter((method) => method.kind === "constructor").map((method) => ({ method, in: each })),
  )[0];
  if (constructor) enterMethod(root, of, constructor.in, constructor.method, mode);
  else if (mode === "symbolic" || project.given.has(of.key)) openInherited(root, address);
  openInheritedFields(root, own, foreign, address);
  const promised = takePromised(root, own, address);
  const missing = [...(root.thing(address)?.fields ?? [])].filter(([, slot]) => slot.value.every(isNothing)).map(([name]) => name);
  const unset = [...missing, ...undeclared(of, root, address)];
  const asks = (what: "asksField" | "testsField") => unset.filter((name) => own.some(({ frame }) => frame.unit.demand[what](name)));
  const declared = new Set(asks("asksField"));
  // What only tests ask for is not worth running the methods that set it.
  for (const name of asks("testsField")) {
    const thing = root.thing(address);
    const value = unknown(`${address}.${name}`, { kind: "receiver", name });
    if (thing && !declared.has(name)) root.setThing(address, setField(thing, name, { value, at: thing.fields.get(name)?.at }));
  }
  if (declared.size === 0 && mode === "symbolic") symbolise(root, of, address);
  if (declared.size === 0) {
    if (mode === "symbolic") openHandles(root, own, address);
    keepPromises(root, address, promised);
    giveDeclaredTypes(root, own, address);
    return root;
  }
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
  if (mode === "default") forgetHandedIn(root, address, declared);
  else openHandles(root, own, address);
  keepPromises(root, address, promised);
  giveDeclaredTypes(root, own, address);
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
    const value = unknown(`${address}.${name}`, { kind: "receiver", name, ...schemeOf(slot.value) });
    if (thing) root.setThing(address, setField(thing, name, { value, at: slot.at }));
  }
  for (const path of written) {
    const [name = "", key] = path.split(".");
    if (key !== undefined) symboliseOption(root, address, name, key);
  }
}

/** A method sets an option of a plain object in a field: whoever calls it decides. */
function symboliseOption(root: Root, address: string, name: string, key: string): void {
  for (const atom of root.thing(address)?.fields.get(name)?.value ?? []) {
    const options = atom.kind === "object" ? root.thing(atom.address) : undefined;
    if (atom.kind !== "object" || !options || options.type !== undefined || options.instanceOf) continue;
    const old = options.fields.get(key);
    const value = joinValues(old?.value ?? absent, unknown(`${address}.${name}.${key}`, { kind: "receiver", name: key }));
    root.setThing(atom.address, setField(options, key, { value, at: old?.at }));
  }
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
  return names.filter((name) => !name.includes(".") && !known?.has(name));
}

/** Takes over what a trial run of a method left in the fields that were missing, and the objects it made. */
export function adopt(root: Root, trial: Root, address: string, fields: ReadonlySet<string>): void {
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
