import { isCollection } from "../program/shapes.ts";
import { typedUnknown, withDeclaredType } from "./classes.ts";
import type { Root } from "./root.ts";
import { setField } from "./state.ts";
import { type Atom, isNothing } from "./values.ts";

/** A collection that a field begins with holds, when a method runs, what its type says. */
function openCollections(root: Root, own: readonly (Atom & { kind: "class" })[], address: string): void {
  for (const { node, frame } of own)
    for (const { name, types } of node.fields) {
      if (!types.some(isCollection)) continue;
      for (const atom of root.thing(address)?.fields.get(name)?.value ?? []) {
        const thing = atom.kind === "object" ? root.thing(atom.address) : undefined;
        if (atom.kind !== "object" || !thing || thing.open !== undefined || [...thing.fields.keys()].some((key) => !key.startsWith("*")))
          continue;
        const open = `${address}.${name}`;
        root.project.declared.set(open, { types, unit: frame.unit });
        root.setThing(atom.address, { ...thing, open });
      }
    }
}

/** What stays unknown in a field is at least of the type that its declaration, or the comment above it, gives it. */
export function giveDeclaredTypes(root: Root, own: readonly (Atom & { kind: "class" })[], address: string): void {
  openCollections(root, own, address);
  for (const { node, frame } of own) {
    for (const { name, types, documented = [], isStatic } of node.fields) {
      const slot = root.thing(address)?.fields.get(name);
      if (isStatic || !slot) continue;
      const isEmpty = slot.value.every(isNothing);
      const value = isEmpty
        ? typedUnknown(root, frame, documented, `${address}.${name}`, name)
        : withDeclaredType(root, frame, [...types, ...documented], slot.value);
      const thing = root.thing(address);
      if (thing && value) root.setThing(address, setField(thing, name, { value, at: slot.at }));
    }
  }
}
