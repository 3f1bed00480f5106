import type { Expression, FunctionNode } from "../program/nodes.ts";
import { oncePer } from "../program/once.ts";
import { walk } from "../program/walk.ts";

/** Names of fields of `this` that a method assigns; behind a dot, those of an object in a field: `config.timeout`. */
export const writtenFields = oncePer((node: FunctionNode): ReadonlySet<string> => {
  const found = new Set<string>();
  walk(node.body ?? [], (each) => {
    const path = each.kind === "assign" ? pathOf(each.target) : [];
    if (path.length === 1 || path.length === 2) found.add(path.join("."));
    return undefined;
  });
  return found;
});

/** The keys that lead from `this` to what is assigned. */
function pathOf(target: Expression): string[] {
  const path: string[] = [];
  for (let at = target; at.kind === "member"; at = at.object) {
    if (at.key.kind !== "literal") return [];
    path.unshift(String(at.key.value));
    if (at.object.kind === "name" && at.object.variable === "this") return path;
  }
  return [];
}

export function writesAny(node: FunctionNode, fields: ReadonlySet<string>): boolean {
  for (const name of writtenFields(node)) if (fields.has(name)) return true;
  return false;
}
