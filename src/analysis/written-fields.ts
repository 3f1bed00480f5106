import type { Expression, FunctionNode } from "../program/nodes.ts";
import { walk } from "../program/walk.ts";

const WRITTEN = new WeakMap<FunctionNode, Set<string>>();

/** Names of fields of `this` that a method assigns; behind a dot, those of an object in a field: `config.timeout`. */
export function writtenFields(node: FunctionNode): Set<string> {
  const known = WRITTEN.get(node);
  if (known) return known;
  const found = new Set<string>();
  walk(node.body ?? [], (each) => {
    const path = each.kind === "assign" ? pathOf(each.target) : [];
    if (path.length === 1 || path.length === 2) found.add(path.join("."));
    return undefined;
  });
  WRITTEN.set(node, found);
  return found;
}

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
