import type { FunctionNode } from "../program/nodes.ts";
import { walk } from "../program/walk.ts";

const KNOWN = new WeakMap<FunctionNode, readonly string[]>();

/** Variables of others whose objects a function fills: `settings[key] = …` in a callback. */
export function filledIn(node: FunctionNode): readonly string[] {
  let found = KNOWN.get(node);
  if (!found) {
    const own = new Set([...node.owns, ...node.parameters.map((each) => each.variable)]);
    const names = new Set<string>();
    walk(node.body ?? [], (each) => {
      if (
        each.kind === "assign" &&
        each.target.kind === "member" &&
        each.target.object.kind === "name" &&
        !own.has(each.target.object.variable)
      )
        names.add(each.target.object.variable);
      return undefined;
    });
    found = [...names];
    KNOWN.set(node, found);
  }
  return found;
}
