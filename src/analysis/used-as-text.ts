import type { FunctionNode } from "../program/nodes.ts";
import { oncePer } from "../program/once.ts";
import { walk } from "../program/walk.ts";

const OF_TEXT =
  /^(?:substr|substring|startsWith|endsWith|charAt|charCodeAt|toLowerCase|toUpperCase|trim|trimEnd|split|match|replace|replaceAll|search|localeCompare)$/;

const textVariables = oncePer((node: FunctionNode): ReadonlySet<string> => {
  const names = new Set<string>();
  walk(node.body ?? [], (each) => {
    if (
      each.kind === "call" &&
      each.callee.kind === "member" &&
      each.callee.object.kind === "name" &&
      each.callee.key.kind === "literal" &&
      OF_TEXT.test(String(each.callee.key.value))
    )
      names.add(each.callee.object.variable);
    return undefined;
  });
  return names;
});

/** Whether a function asks of a variable what only text can answer: `urlOrPath.startsWith("http")`. */
export function isUsedAsText(node: FunctionNode | undefined, variable: string): boolean {
  return node !== undefined && textVariables(node).has(variable);
}
