import type { Passed } from "./binding.ts";
import { assignedIn, filledIn } from "./captured.ts";
import type { Root } from "./root.ts";
import { setField } from "./state.ts";
import { type Atom, addresses, joinValues, unknown, type Value } from "./values.ts";

/** Hands the arguments to unknown code: objects it could configure are open from here on. Answers `result`. */
export function escape(root: Root, passed: readonly Passed[], receiver: Atom | undefined, result: Value): Value {
  for (const each of passed) for (const atom of each.value) open(root, atom);
  if (receiver) open(root, receiver);
  return result;
}

function open(root: Root, atom: Atom): void {
  if (atom.kind === "closure") return openFilled(root, atom);
  if (atom.kind !== "object") return;
  if (root.silence?.address === atom.address) root.silence.mayEnd = true;
  // Whoever gets a response may read its body.
  for (const address of responsesBehind(root, atom)) {
    const response = root.thing(address);
    if (response) root.setThing(address, setField(response, "*reads", { value: [atom], at: undefined }));
  }
  const thing = root.thing(atom.address);
  if (!thing || thing.open || thing.byValue || thing.list) return;
  // Plain option objects are taken as they are: hardly anybody adds a limit to them behind one's back.
  if (thing.type === undefined || !root.project.models.typeOf(thing.type)?.escapes) return;
  root.setThing(atom.address, { ...thing, open: atom.address });
}

/** A callback may have been called already: texts, numbers and flags that it sets, and plain objects that it fills, are not what is seen here. */
function openFilled(root: Root, { node, frame }: Atom & { kind: "closure" }): void {
  for (const variable of assignedIn(node)) {
    const value = root.readVariable(frame, variable);
    if (value.length === 0 || !value.every((atom) => atom.kind === "constant" || atom.kind === "absent")) continue;
    const name = variable.replace(/#\d+$/, "");
    root.writeVariable(frame, variable, joinValues(value, unknown(`set:${node.id}:${variable}`, { kind: "captured", name })));
  }
  for (const { variable, key } of filledIn(node))
    for (const address of addresses(root.readVariable(frame, variable))) {
      const thing = root.thing(address);
      if (!thing || thing.open !== undefined || thing.type !== undefined || thing.instanceOf !== undefined) continue;
      const old = key === undefined ? undefined : thing.fields.get(key);
      const value = unknown(`${old ? "" : "?"}${address}.${key}`, { kind: "captured", name: key ?? variable });
      root.setThing(
        address,
        key === undefined ? { ...thing, open: address } : setField(thing, key, { value: joinValues(old?.value ?? [], value), at: old?.at }),
      );
    }
}

/** Begun calls that a value leads to, itself or through promises and fields. */
export function responsesBehind(root: Root, atom: Atom, depth = 0): string[] {
  if (atom.kind !== "object" || depth > 4) return [];
  if (root.begun.has(atom.address)) return [atom.address];
  const thing = root.thing(atom.address);
  return [...(thing?.fields ?? [])].flatMap(([key, slot]) =>
    key === "*pending" || key.startsWith("*timer") ? [] : slot.value.flatMap((each) => responsesBehind(root, each, depth + 1)),
  );
}

/** A function handed to a library stays what it is: it is run at the end of the root. */
export function openAddress(root: Root, atom: Atom & { kind: "closure" }): void {
  root.closures.set(atom.key, atom);
}
