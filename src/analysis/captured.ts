import type { FunctionNode, Variable } from "../program/nodes.ts";
import { oncePer } from "../program/once.ts";
import { walk } from "../program/walk.ts";

/** An object that a function fills: under this key, or (undefined) under one that is not known. */
interface Filled {
  readonly variable: Variable;
  readonly key: string | undefined;
}

/** Variables of others whose objects a function fills: `settings[key] = …` in a callback. */
export const filledIn = oncePer((node: FunctionNode): readonly Filled[] => {
  const own = new Set([...node.owns, ...node.parameters.map((each) => each.variable)]);
  const filled = new Map<string, Filled>();
  walk(node.body ?? [], (each) => {
    if (
      each.kind === "assign" &&
      each.target.kind === "member" &&
      each.target.object.kind === "name" &&
      !own.has(each.target.object.variable)
    ) {
      const { object, key } = each.target;
      const name = key.kind === "literal" && key.value !== undefined ? String(key.value) : undefined;
      filled.set(`${object.variable} ${name ?? ""}`, { variable: object.variable, key: name });
    }
    return undefined;
  });
  return [...filled.values()];
});

/** Variables of others that a function assigns: `ids += …` in a callback. */
export const assignedIn = oncePer((node: FunctionNode): readonly Variable[] => {
  const own = new Set([...node.owns, ...node.parameters.map((each) => each.variable)]);
  const assigned = new Set<Variable>();
  walk(node.body ?? [], (each) => {
    if (each.kind === "assign" && each.target.kind === "name" && !own.has(each.target.variable)) assigned.add(each.target.variable);
    return undefined;
  });
  return [...assigned];
});
