import type { FunctionNode } from "../program/nodes.ts";
import type { Passed } from "./binding.ts";
import type { Root } from "./root.ts";
import type { Atom } from "./values.ts";

const DEPTH = 2;

/** Parameters that are handed a rule's object, or a function that waits: what is done with them matters. */
export function bringToMatter(root: Root, node: FunctionNode, passed: readonly Passed[]): readonly string[] {
  return node.parameters.flatMap(({ variable, rest }, index) => {
    const given = rest ? passed.slice(index) : passed.slice(index, index + 1);
    return given.some((each) => each.value.some((atom) => isOfInterest(root, atom, 0))) ? [variable] : [];
  });
}

function isOfInterest(root: Root, atom: Atom, depth: number): boolean {
  switch (atom.kind) {
    case "closure":
      return atom.frame.unit.demand.waits(atom.node);
    case "reference":
      return root.project.models.waits(atom.id);
    case "method":
      return isOfInterest(root, atom.receiver, depth);
    case "object": {
      const thing = root.thing(atom.address);
      if (!thing) return false;
      if (thing.type !== undefined) return root.project.models.isType(thing.type) && !root.begun.has(atom.address);
      if (depth >= DEPTH || thing.instanceOf) return false;
      return [...thing.fields.values()].some((slot) => slot.value.some((each) => isOfInterest(root, each, depth + 1)));
    }
    default:
      return false;
  }
}
