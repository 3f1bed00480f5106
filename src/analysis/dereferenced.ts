import type { Member } from "../program/nodes.ts";
import type { Frame } from "./frame.ts";
import { isNothing, type Value } from "./values.ts";

/** What a member is read of: in JavaScript nothing has none, so where the program comes past this, somebody has set it. */
export function dereferenced({ unit }: Frame, node: Member, on: Value): Value {
  return unit.program.semantics.absent === null || isOptional(node) ? on : on.filter((atom) => !isNothing(atom));
}

function isOptional(node: Member): boolean {
  return node.optional === true || (node.object.kind === "member" && isOptional(node.object));
}
