import type { Span } from "../program/nodes.ts";
import type { Frame } from "./frame.ts";
import type { Root } from "./root.ts";
import { declaredElement } from "./shapes.ts";
import { type Atom, joinValues, type Value } from "./values.ts";

/** A key that is not known: any of the fields. */
export function anyMember(root: Root, frame: Frame, atom: Atom, at: Span): Value {
  // A library's objects that are used alike: `http[protocol].request(…)`.
  const statics =
    atom.kind === "reference" && atom.id.endsWith("#*") && !root.exhausted
      ? [...root.project.models.statics].filter((id) => id.startsWith(atom.id.slice(0, -1)))
      : [];
  if (statics.length > 1) return statics.map((id) => ({ kind: "reference", key: `r:${id}`, id }));
  const address = atom.kind === "object" ? atom.address : undefined;
  const thing = address === undefined ? undefined : root.thing(address);
  const declared = declaredElement(root, atom.kind === "unknown" ? atom.symbol : (thing?.open ?? ""), "element");
  if (declared) return declared;
  if (!thing || thing.open || thing.fields.size === 0 || thing.fields.size > 8)
    return root.unknownAt(frame, at, { kind: "expression", name: "element" });
  let result: Value = [];
  for (const slot of thing.fields.values()) result = joinValues(result, slot.value);
  return result;
}
