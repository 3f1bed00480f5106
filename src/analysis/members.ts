import type { Expression, Member, Span } from "../program/nodes.ts";
import { anyMember } from "./any-member.ts";
import { answersAnyField, findMember, staticMember } from "./classes.ts";
import { dereferenced } from "./dereferenced.ts";
import { evaluate } from "./evaluate.ts";
import type { Frame } from "./frame.ts";
import { isGround } from "./instances.ts";
import { maybeFilled, maybeSetField } from "./later-writes.ts";
import { namedMember } from "./named.ts";
import { moduleMember } from "./references.ts";
import { mayHold } from "./registries.ts";
import type { Root } from "./root.ts";
import { declaredMember } from "./shapes.ts";
import { sibling } from "./siblings.ts";
import { emptyThing, setField } from "./state.ts";
import {
  ABSENT,
  type Address,
  type Atom,
  absent,
  addresses,
  constantKey,
  joinValues,
  method,
  object,
  unknown,
  type Value,
} from "./values.ts";

/** `o.k` as a value: a field, a method of the object's class, a library's member, or unknown. */
export function readMember(root: Root, frame: Frame, node: Member): Value {
  const all = evaluate(root, frame, node.object);
  const keyValue = evaluate(root, frame, node.key);
  const on = dereferenced(frame, node, all);
  if (on.length === 0 && all.length > 0)
    return root.unknownAt(frame, node, { kind: "expression", name: constantKey(keyValue) ?? "element" });
  const dynamic = dynamicKey(keyValue);
  if (dynamic !== undefined && on.some((atom) => atom.kind === "object" && root.thing(atom.address)?.fields.has(dynamic)))
    return memberOf(root, frame, on, dynamic, node);
  const value = memberOf(root, frame, on, constantKey(keyValue), node);
  return value.some((atom) => atom.kind === "absent") ? joinValues(value, mayHold(root, frame, node, on, keyValue) ?? []) : value;
}

/** Symbols of variables that a PHP file reads at its top level without having set them: the file that includes it may have. */
export const OUTER = "outer:";

export function memberOf(root: Root, frame: Frame, on: Value, key: string | undefined, at: Span): Value {
  let result: Value = [];
  for (const atom of on)
    result = joinValues(
      result,
      key === undefined ? anyMember(root, frame, atom, at) : namedMember(root, key, memberOfAtom(root, frame, atom, key, at)),
    );
  return result.length > 0 ? result : absent;
}

function memberOfAtom(root: Root, frame: Frame, atom: Atom, key: string, at: Span): Value {
  switch (atom.kind) {
    case "object":
      // Lists are not counted: what fills one may stand in code that is skipped, or run later.
      if (key === "length" && root.thing(atom.address)?.list) return root.unknownAt(frame, at, { kind: "expression", name: key });
      return maybeFilled(root, fieldOf(root, frame, atom, atom.address, key), atom.address, key);
    case "unknown": {
      const known = root.thing(atom.symbol)?.fields.get(key)?.value;
      if (known && !known.some((each) => each.kind === "absent")) return known;
      if (root.thing(atom.symbol)?.type) return fieldOf(root, frame, atom, atom.symbol, key);
      return joinValues(
        known?.filter((each) => each.kind !== "absent") ?? [],
        sibling(frame, atom.symbol, key) ??
          declaredMember(root, atom, key) ??
          unknown(`${atom.symbol}.${key}`, { kind: atom.origin.kind, name: key }),
      );
    }
    case "reference":
      return moduleMember(root, frame, atom, key);
    case "closure":
      return root.thing(membersOf(atom))?.fields.get(key)?.value ?? [method(atom, key)];
    case "class":
      return staticMember(root, atom, key) ?? (frame.unit.program.language === "php" ? absent : [method(atom, key)]);
    case "constant":
      return atom.value === null || atom.value === undefined ? absent : root.unknownAt(frame, at, { kind: "expression", name: key });
    case "absent":
      return absent;
    case "method":
      // Of `process.env` any member may be missing; a function has these.
      return ["bind", "call", "apply"].includes(key) ? [method(atom, key)] : unknown(`${atom.key}.${key}`, { kind: "variable", name: key });
    default:
      return [method(atom, key)];
  }
}

function fieldOf(root: Root, frame: Frame, atom: Atom, address: Address, key: string): Value {
  const thing = root.thing(address);
  if (!thing) return unknown(`${address}.${key}`, { kind: "expression", name: key });
  const slot = thing.fields.get(key);
  if (slot && !slot.value.some((each) => each.kind === "absent"))
    return thing.instanceOf && !isGround(address)
      ? maybeSetField(slot.value, key, `${address}.${key}`, thing.instanceOf, root.stack)
      : slot.value;
  const inherited = thing.instanceOf && findMember(root, thing.instanceOf, key, atom);
  if (inherited) return joinValues(slot?.value.filter((each) => each.kind !== "absent") ?? [], inherited);
  const typed = thing.type === undefined ? undefined : typedMember(root, frame, thing.type, address, key, atom);
  if (typed) return typed;
  // A library's object has members that no model speaks of.
  const isOpen = thing.open !== undefined || (thing.type !== undefined && root.project.models.isType(thing.type));
  const rest =
    isOpen || (thing.instanceOf && !slot && answersAnyField(root, thing.instanceOf))
      ? joinValues(unknown(`${thing.open ?? address}.${key}`, { kind: "expression", name: key }), thing.bare ? absent : [])
      : absent;
  return slot ? joinValues(slot.value, rest) : rest;
}

/** A member the model gives an object type: an object of another type, or a method to be called. */
function typedMember(root: Root, _frame: Frame, type: string, address: Address, key: string, atom: Atom): Value | undefined {
  if (root.project.models.typeOf(type)?.bodyMembers?.includes(key)) return object(bodyOf(root, address, key));
  const member = root.project.models.memberType(type, key);
  if (member) {
    const child = `${address}.${key}`;
    if (!root.thing(child))
      root.setThing(
        child,
        emptyThing(root.thing(address)?.at, {
          type: member,
          fields: new Map([["*of", { value: [atom], at: undefined }]]),
          open: root.thing(address)?.open,
        }),
      );
    return object(child);
  }
  if (root.project.models.typeOf(type)?.namespaces?.includes(key)) return [atom];
  return root.project.models.hasMethod(type, key) ? [method(atom, key)] : undefined;
}

/** The stream of a response's body; `for await` over it reads it to its end. */
function bodyOf(root: Root, address: Address, key: string): Address {
  const child = `${address}.${key}`;
  if (!root.thing(child))
    root.setThing(
      child,
      emptyThing(undefined, {
        type: root.thing(address)?.type,
        fields: new Map([["*stream", { value: object(address), at: undefined }]]),
        open: child,
      }),
    );
  const response = root.thing(address);
  if (response) root.setThing(address, setField(response, "*reads", { value: object(child), at: undefined }));
  return child;
}

export function assignTo(root: Root, frame: Frame, target: Expression, value: Value, at: Span): void {
  if (target.kind === "name") {
    root.writeVariable(frame, target.variable, value);
    return;
  }
  if (target.kind === "reference") {
    const id = target.candidates[target.candidates.length - 1];
    if (id) root.state.variables.set(`constant:${id}`, value);
    return;
  }
  if (target.kind !== "member") {
    evaluate(root, frame, target);
    return;
  }
  const on = writable(root, frame, target.object, target.creates === "array", at);
  const keyValue = evaluate(root, frame, target.key);
  const key = target.key.kind === "literal" && target.key.value === undefined ? undefined : constantKey(keyValue);
  const appends = target.key.kind === "literal" && target.key.value === undefined;
  const place = root.place(frame, at);
  if (appends) return append(root, on, value, place);
  if (key === undefined) return writeAny(root, on, dynamicKey(keyValue) ?? "[*]", value, place);
  root.setFields(on, key, { value, at: place });
}

/** Objects that a write to a member of `node` reaches; an absent one is created where the language does so. */
function writable(root: Root, frame: Frame, node: Expression, creates: boolean, at: Span): Address[] {
  const value = evaluate(root, frame, node).map((atom) => (atom.kind === "unknown" && atom.symbol.startsWith(OUTER) ? ABSENT : atom));
  const there = value.filter((atom) => atom.kind !== "absent" && !(atom.kind === "constant" && !atom.value));
  // Where there is nothing yet, be it on one path only, an array comes to be.
  if (creates && (there.length === 0 || (there.length < value.length && there.some((atom) => atom.kind === "object")))) {
    const made = object(root.allocate(frame, node, emptyThing(root.place(frame, at), { byValue: true, list: true }), "*"));
    assignTo(root, frame, node, [...there, ...made], at);
    return addresses([...there, ...made]);
  }
  return value.flatMap((atom) => {
    if (atom.kind === "object") return [atom.address];
    if (atom.kind === "unknown") return [atom.symbol];
    if (atom.kind === "class") return [`static:${atom.key}`];
    if (atom.kind === "closure") return [membersOf(atom)];
    if (atom.kind === "reference") return moduleObject(root, frame, atom);
    return [];
  });
}

/** What a function has been given as members: `request.get = …`. */
function membersOf(atom: Atom & { kind: "closure" }): Address {
  return `members:${atom.key}`;
}

function moduleObject(root: Root, _frame: Frame, atom: Atom & { kind: "reference" }): Address[] {
  const typed = root.project.models.exportType(atom.id);
  return typed ? [`store:${atom.id}`] : [];
}

function append(root: Root, on: readonly Address[], value: Value, at: ReturnType<Root["place"]>): void {
  for (const address of on) {
    const thing = root.thing(address);
    if (!thing) continue;
    let next = 0;
    for (const key of thing.fields.keys()) if (/^\d+$/.test(key)) next = Math.max(next, Number(key) + 1);
    // A long list is one summary element.
    const key = String(Math.min(next, 15));
    root.setThing(address, setField(thing, key, { value: next > 15 ? joinValues(value, thing.fields.get(key)?.value ?? []) : value, at }));
  }
}

/** The name under which an element of unknown key is kept: equal symbols are equal keys. */
function dynamicKey(key: Value): string | undefined {
  const [only] = key;
  return key.length === 1 && only?.kind === "unknown" ? `[${only.symbol}]` : undefined;
}

/** Writing to an unknown key: an element of its own in a list; any field of an object, though it unsets none that bounds. */
function writeAny(root: Root, on: readonly Address[], key: string, value: Value, at: ReturnType<Root["place"]>): void {
  for (const address of on) {
    const thing = root.thing(address);
    if (!thing) continue;
    const old = key === "[*]" ? (thing.fields.get(key)?.value ?? []) : [];
    root.setThing(address, {
      ...setField(thing, key, { value: joinValues(value, old), at }),
      open: thing.list ? thing.open : (thing.open ?? `${at.file}:${at.start}`),
    });
  }
}

export function removeMember(root: Root, frame: Frame, target: Expression): void {
  if (target.kind === "name") {
    root.writeVariable(frame, target.variable, absent);
    return;
  }
  if (target.kind !== "member") return;
  const on = addresses(evaluate(root, frame, target.object));
  const key = constantKey(evaluate(root, frame, target.key));
  if (key !== undefined) root.setFields(on, key, { value: absent, at: root.place(frame, target) });
}
