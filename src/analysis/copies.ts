import type { Expression } from "../program/nodes.ts";
import type { Frame } from "./frame.ts";
import type { Root } from "./root.ts";
import { objectAtom, type Value } from "./values.ts";

/** PHP arrays are copied when assigned, passed or returned; a literal is nobody else's yet. */
export function copyByValue(root: Root, frame: Frame, node: Expression, value: Value): Value {
  if (node.kind === "object" || node.kind === "literal") return value;
  return value.map((atom) => {
    if (atom.kind !== "object") return atom;
    const thing = root.thing(atom.address);
    if (!thing?.byValue) return atom;
    return objectAtom(root.allocate(frame, node, thing, `=${atom.address}`.slice(0, 80)));
  });
}
