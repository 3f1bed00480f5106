import type { ClassNode, Field, Method } from "../program/nodes.ts";
import { isStructure } from "../program/shapes.ts";
import { evaluate } from "./evaluate.ts";
import type { Frame } from "./frame.ts";
import { enter } from "./functions.ts";
import { injectedInstance } from "./instances.ts";
import { maybeSet } from "./later-writes.ts";
import { bareMark } from "./received.ts";
import type { Root } from "./root.ts";
import { providedService } from "./service-definitions.ts";
import { emptyThing, setField } from "./state.ts";
import { leftByMethods } from "./static-fields.ts";
import {
  type Address,
  type Atom,
  absent,
  classAtom,
  closure,
  constant,
  isNothing,
  joinValues,
  method,
  objectAtom,
  reference,
  unknown,
  type Value,
} from "./values.ts";

type ClassAtom = Atom & { kind: "class" };

export function evaluateClass(_root: Root, frame: Frame, node: ClassNode): Value {
  return [classAtom(node, frame)];
}

export function parentValue(root: Root, of: ClassAtom): Value {
  return of.node.parent ? evaluate(root, { ...of.frame, class: of.node }, of.node.parent) : absent;
}

/** The class, its traits, and its parents in the project, nearest first; and the library classes above them. */
export function chainOf(root: Root, of: ClassAtom): { readonly own: readonly ClassAtom[]; readonly foreign: readonly string[] } {
  const own: ClassAtom[] = [];
  const foreign: string[] = [];
  const queue: Value = [of];
  const waiting = [...queue];
  while (waiting.length > 0 && own.length < 24) {
    const atom = waiting.shift();
    if (atom?.kind === "reference") foreign.push(atom.id);
    if (atom?.kind !== "class" || own.some((each) => each.key === atom.key)) continue;
    own.push(atom);
    const traits = atom.node.traits.flatMap((trait) => evaluate(root, atom.frame, trait));
    const interfaces = atom.node.interfaces.flatMap((each) => evaluate(root, atom.frame, each));
    waiting.unshift(...traits, ...parentValue(root, atom), ...interfaces);
  }
  return { own, foreign };
}

function frameOf(atom: ClassAtom): Frame {
  return { ...atom.frame, class: atom.node };
}

/** A field default or a method of the object's class, the nearest first. Getters are run. */
export function findMember(root: Root, classes: Value, key: string, receiver: Atom): Value | undefined {
  let result: Value | undefined;
  for (const atom of classes) {
    if (atom.kind !== "class") continue;
    const found = findMethod(root, atom, key, false);
    if (!found) continue;
    const late: Value = [atom];
    const made = closure(found.method.function, { ...frameOf(found.in), lateClass: late }, [receiver]);
    result = joinValues(result ?? [], valueOf(root, found.method, made, [receiver]));
  }
  return result;
}

/** A method as it is, or what a getter answers. */
function valueOf(root: Root, { kind }: Method, made: Atom, receiver: Value | undefined): Value {
  return kind === "getter" && made.kind === "closure" ? enter(root, made, [], { call: undefined, receiver }) : [made];
}

export function findMethod(
  root: Root,
  of: ClassAtom,
  key: string,
  statics: boolean,
): { readonly method: Method; readonly in: ClassAtom } | undefined {
  for (const each of chainOf(root, of).own) {
    const found = each.node.methods.find(
      (candidate) => candidate.name === key && candidate.kind !== "setter" && (statics || !candidate.isStatic || key.endsWith("()")),
    );
    if (found) return { method: found, in: each };
  }
  return undefined;
}

/** PHP's `__get`: fields that the class does not declare come from elsewhere, a registry or a container. */
export function answersAnyField(root: Root, classes: Value): boolean {
  return classes.some((atom) => atom.kind === "class" && findMethod(root, atom, "__get()", false) !== undefined);
}

/** A static field, class constant or static method; `parent::m()` and `super.m()` find methods of instances too. */
export function staticMember(root: Root, of: ClassAtom, key: string): Value | undefined {
  for (const each of chainOf(root, of).own) {
    const address = `static:${each.key}`;
    const set = root.thing(address)?.fields.get(key)?.value;
    const later = (value: Value) =>
      (value.every(isNothing) ? leftByMethods(root, each, key, address) : undefined) ??
      maybeSet(root, value, `.${key}`, `${address}.${key}`, each.node);
    if (set) return later(set);
    const field = each.node.fields.find((candidate) => candidate.isStatic && candidate.name === key);
    if (field) return later(staticField(root, each, field, address));
    const found = each.node.methods.find((candidate) => candidate.name === key && candidate.kind !== "setter");
    if (found) return valueOf(root, found, closure(found.function, { ...frameOf(each), lateClass: [of] }, undefined), undefined);
  }
  return key.endsWith("()") || key.startsWith("$") ? undefined : inheritedConstant(root, of, key);
}

/** A constant of the library's class above: its value, or what stands for it. */
function inheritedConstant(root: Root, of: ClassAtom, key: string): Value | undefined {
  for (const id of chainOf(root, of).foreign) {
    const value = root.project.models.classConstant(id, key);
    if (value !== undefined) return constant(value);
    if (root.project.models.knows(id)) return reference(id).map((each) => method(each, key));
  }
  return undefined;
}

function staticField(root: Root, of: ClassAtom, field: Field, address: Address): Value {
  const value = field.value ? evaluate(root, frameOf(of), field.value) : constant(of.frame.unit.program.semantics.absent);
  root.setThing(address, setField(root.thing(address) ?? emptyThing(undefined), field.name, { value, at: root.place(of.frame, field) }));
  return value;
}

/** `new C(…)`: the object after its constructor has run. */
export function instantiate(root: Root, of: ClassAtom, address: Address, construct: (receiver: Value) => void): Value {
  const receiver = objectAtom(address);
  const { own, foreign } = chainOf(root, of);
  const type = foreign.map((id) => root.project.models.classType(id)).find((each) => each !== undefined);
  root.setThing(
    address,
    emptyThing(root.place(of.frame, of.node), {
      instanceOf: [of],
      type,
      open: foreign.length > 0 && type === undefined ? address : undefined,
    }),
  );
  for (const each of [...own].reverse()) initialiseFields(root, each, address, receiver);
  construct([receiver]);
  return [receiver];
}

function initialiseFields(root: Root, of: ClassAtom, address: Address, receiver: Atom): void {
  for (const field of of.node.fields) {
    if (field.isStatic) continue;
    const frame: Frame = { ...frameOf(of), receiver: [receiver] };
    const value = field.value ? evaluate(root, frame, field.value) : declaredOnly(root, of, field, address);
    const thing = root.thing(address);
    if (thing) root.setThing(address, setField(thing, field.name, { value, at: root.place(of.frame, field) }));
  }
}

/** A field without a value: absent, or an object of the declared type where a container injects it. */
function declaredOnly(root: Root, of: ClassAtom, field: Field, address: Address): Value {
  const typed = typedUnknown(root, of.frame, field.types, `${address}.${field.name}`, field.name);
  return typed ?? constant(of.frame.unit.program.semantics.absent);
}

/** A value of which nothing is known but its declared type. */
export function withDeclaredType(root: Root, frame: Frame, types: readonly string[], value: Value): Value {
  if (types.length === 0 || value.some((atom) => atom.kind === "object")) return value;
  for (const atom of value) {
    if (atom.kind !== "unknown" || root.thing(atom.symbol)?.type !== undefined) continue;
    const id = types.find((each) => root.project.models.classType(each) !== undefined);
    const type = id === undefined ? undefined : root.project.models.classType(id);
    if (id === undefined || type === undefined) {
      if (types.some(isStructure) && !root.project.declared.has(atom.symbol))
        root.project.declared.set(atom.symbol, { types, unit: frame.unit });
      continue;
    }
    const known = root.thing(atom.symbol) ?? emptyThing(undefined);
    root.setThing(atom.symbol, { ...known, type, open: atom.symbol, fields: new Map([...known.fields, ...bareMark(root, frame, id)]) });
  }
  return value;
}

/** Something of a declared type: an open object of the library's type or of the project's class. */
export function typedUnknown(root: Root, frame: Frame, types: readonly string[], symbol: string, name: string): Value | undefined {
  const provided = providedService(root, types);
  if (provided) return provided;
  for (const id of types) {
    const type = root.project.models.classType(id);
    if (type) {
      if (!root.thing(symbol)) root.setThing(symbol, emptyThing(undefined, { type, open: symbol, fields: bareMark(root, frame, id) }));
      return unknown(symbol, { kind: "parameter", name });
    }
  }
  const injected = injectedInstance(root, frame, types);
  if (!injected && types.length > 0) root.project.declared.set(symbol, { types, unit: frame.unit });
  return injected;
}
