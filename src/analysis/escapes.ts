import type { Passed } from "./functions.ts";
import type { Root } from "./root.ts";
import type { Atom, Value } from "./values.ts";

/** Hands the arguments to unknown code: objects it could configure are open from here on. Answers `result`. */
export function escape(root: Root, passed: readonly Passed[], receiver: Atom | undefined, result: Value): Value {
  for (const each of passed) for (const atom of each.value) open(root, atom);
  if (receiver) open(root, receiver);
  return result;
}

function open(root: Root, atom: Atom): void {
  if (atom.kind !== "object") return;
  const thing = root.thing(atom.address);
  if (!thing || thing.open || thing.byValue || thing.list) return;
  if (thing.type === undefined ? thing.instanceOf !== undefined || !escapesPlain(root) : !root.project.models.escapes(thing.type)) return;
  root.setThing(atom.address, { ...thing, open: atom.address });
}

/** Plain option objects of JavaScript are taken as they are: hardly anybody adds a limit to them behind one's back. */
function escapesPlain(_root: Root): boolean {
  return false;
}

/** A function handed to a library stays what it is: it is run at the end of the root. */
export function openAddress(root: Root, atom: Atom & { kind: "closure" }): void {
  root.closures.set(atom.key, atom);
}
