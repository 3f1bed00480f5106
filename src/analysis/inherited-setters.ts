import type { ClassNode } from "../program/nodes.ts";
import { oncePer } from "../program/once.ts";
import { walk } from "../program/walk.ts";
import type { Root } from "./root.ts";
import { setField } from "./state.ts";
import { type Atom, joinValues, unknown, type Value } from "./values.ts";

const DEPTH = 3;

/**
 * `this.setState({ … })`, which nobody in the project declares: the class above, which is not seen, sets the field of that
 * name. What it begins with is only what it begins with.
 */
export function openInheritedFields(
  root: Root,
  own: readonly (Atom & { kind: "class" })[],
  foreign: readonly string[],
  address: string,
): void {
  if (foreign.length === 0) return;
  const declared = new Set(own.flatMap(({ node }) => node.methods.map(({ name }) => name)));
  for (const { node } of own)
    for (const setter of settersCalled(node)) {
      const name = setter.charAt(3).toLowerCase() + setter.slice(4);
      const slot = declared.has(setter) ? undefined : root.thing(address)?.fields.get(name);
      const thing = root.thing(address);
      if (!slot || !thing) continue;
      root.setThing(address, setField(thing, name, { ...slot, value: begun(root, slot.value, `${address}.${name}`, 0) }));
    }
}

function begun(root: Root, value: Value, symbol: string, depth: number): Value {
  for (const atom of value) {
    const thing = atom.kind === "object" ? root.thing(atom.address) : undefined;
    if (atom.kind !== "object" || !thing || thing.type !== undefined || thing.instanceOf || depth >= DEPTH) continue;
    const fields = new Map(
      [...thing.fields].map(([key, slot]) => [key, { ...slot, value: begun(root, slot.value, `${symbol}.${key}`, depth + 1) }]),
    );
    root.setThing(atom.address, { ...thing, fields, open: thing.open ?? symbol });
  }
  if (!value.some((atom) => atom.kind === "constant" || atom.kind === "absent")) return value;
  return joinValues(value, unknown(symbol, { kind: "receiver", name: symbol.slice(symbol.lastIndexOf(".") + 1) }));
}

const settersCalled = oncePer((node: ClassNode): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const { function: method } of node.methods)
    walk(method.body ?? [], (each) => {
      if (each.kind !== "call" || each.callee.kind !== "member" || each.callee.key.kind !== "literal") return undefined;
      const { object, key } = each.callee;
      if (object.kind === "name" && object.variable === "this" && /^set[A-Z]/.test(String(key.value))) found.add(String(key.value));
      return undefined;
    });
  return found;
});
