import type { Expression, Loop, Statement } from "../../program/nodes.ts";
import { walk } from "../../program/walk.ts";

/** A variable that a round makes larger or smaller is compared with something. */
export function countsRounds(loop: Loop): boolean {
  const counters = new Set<string>();
  const compared = new Set<string>();
  const all: (Statement | Expression)[] = [...loop.body];
  if (loop.test) all.push(loop.test);
  if (loop.update) all.push(loop.update);
  walk(all, (node) => {
    if (
      node.kind === "assign" &&
      node.value.kind === "binary" &&
      ["addOrUnion", "addOrConcat", "subtract"].includes(node.value.operator) &&
      node.value.right.kind === "literal"
    ) {
      const name = variableOf(node.target);
      if (name !== undefined && name === variableOf(node.value.left)) counters.add(name);
    }
    if (node.kind === "binary" && ["less", "lessOrEqual", "greater", "greaterOrEqual", "equal", "identical"].includes(node.operator)) {
      walk([node.left, node.right], (each) => {
        const name = variableOf(each);
        if (name !== undefined) compared.add(name);
        return undefined;
      });
    }
    return undefined;
  });
  return [...counters].some((name) => compared.has(name));
}

function variableOf(node: Statement | Expression): string | undefined {
  if (node.kind === "name") return node.variable;
  return node.kind === "member" && node.key.kind === "literal" ? `.${String(node.key.value)}` : undefined;
}
