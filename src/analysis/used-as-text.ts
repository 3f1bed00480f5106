import type { FunctionNode } from "../program/nodes.ts";
import { walk } from "../program/walk.ts";

const OF_TEXT =
  /^(?:substr|substring|startsWith|endsWith|charAt|charCodeAt|toLowerCase|toUpperCase|trim|trimEnd|split|match|replace|replaceAll|search|localeCompare)$/;

const KNOWN = new WeakMap<FunctionNode, ReadonlySet<string>>();

/** Whether a function asks of a variable what only text can answer: `urlOrPath.startsWith("http")`. */
export function isUsedAsText(node: FunctionNode | undefined, variable: string): boolean {
  if (!node) return false;
  let found = KNOWN.get(node);
  if (!found) {
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
    found = names;
    KNOWN.set(node, found);
  }
  return found.has(variable);
}
