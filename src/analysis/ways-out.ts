import type { FunctionNode } from "../program/nodes.ts";
import { oncePer } from "../program/once.ts";
import { childrenOf, type Node, walk } from "../program/walk.ts";

/** Ways out are always taken, whatever they mention. */
export const leaves: (statement: Node) => boolean = oncePer((statement: Node) => {
  let found = statement.kind === "declare" || statement.kind === "exit";
  if (!found)
    walk(childrenOf(statement), (node) => {
      if (STATEMENTS.has(node.kind)) {
        if (node.kind === "exit" || (node.kind !== "declare" && leaves(node))) found = true;
        return false;
      }
      if (node.kind === "call" && node.callee.kind === "reference" && node.callee.candidates.includes("function#exit")) found = true;
      return !found && node.kind !== "function" && node.kind !== "class" ? undefined : false;
    });
  return found;
});

/** A function that never comes back: its last word is a way out of the program, or an error. */
export function endsAll(node: FunctionNode): boolean {
  const last = node.body?.at(-1);
  if (!last) return false;
  if (last.kind === "exit") return last.how === "exit" || last.how === "throw";
  return (
    last.kind === "expression" &&
    last.value.kind === "call" &&
    last.value.callee.kind === "reference" &&
    last.value.callee.candidates.includes("function#exit")
  );
}

export const STATEMENTS: ReadonlySet<Node["kind"]> = new Set(["expression", "branch", "loop", "each", "block", "exit", "try", "declare"]);
