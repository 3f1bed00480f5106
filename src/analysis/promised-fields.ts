import type { Root } from "./root.ts";
import { type Slot, setField } from "./state.ts";
import { type Atom, absent, isNothing } from "./values.ts";
import { writtenFields } from "./written-fields.ts";

/** Fields that the class only declares (`private Client $client;`), where its own methods set them: it is these that tell what they hold. */
export function takePromised(root: Root, own: readonly (Atom & { kind: "class" })[], address: string): ReadonlyMap<string, Slot> {
  const written = new Set(own.flatMap(({ node }) => node.methods.flatMap((method) => [...writtenFields(method.function)])));
  const promised = new Map<string, Slot>();
  for (const [name, slot] of root.thing(address)?.fields ?? []) {
    const [only] = slot.value.length === 1 ? slot.value : [];
    if (only?.kind !== "unknown" || only.symbol !== `${address}.${name}` || !written.has(name)) continue;
    promised.set(name, slot);
    putField(root, address, name, { ...slot, value: absent });
  }
  return promised;
}

/** What no method was seen to set is still what the declaration says. */
export function keepPromises(root: Root, address: string, promised: ReadonlyMap<string, Slot>): void {
  for (const [name, slot] of promised)
    if (root.thing(address)?.fields.get(name)?.value.every(isNothing)) putField(root, address, name, slot);
}

function putField(root: Root, address: string, name: string, slot: Slot): void {
  const thing = root.thing(address);
  if (thing) root.setThing(address, setField(thing, name, slot));
}

/** What nobody is seen to hand to a setter adds nothing to what the class itself makes for the field. */
export function forgetHandedIn(root: Root, address: string, fields: ReadonlySet<string>): void {
  for (const name of fields) {
    const slot = root.thing(address)?.fields.get(name);
    const made = slot?.value.filter((atom) => atom.kind !== "unknown" || atom.origin.kind !== "parameter") ?? [];
    if (slot && made.some((atom) => atom.kind === "object")) putField(root, address, name, { ...slot, value: made });
  }
}
