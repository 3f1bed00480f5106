import type { Expression, FunctionNode, Statement } from "./nodes.ts";

export type Node = Expression | Statement;

/** Visits every node below, functions' bodies included, without recursion; a visitor that answers false skips what is below. */
export function walk(from: readonly Node[], visit: (node: Node) => boolean | undefined): void {
  const waiting: Node[] = [...from].reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (visit(node) === false) continue;
    waiting.push(...childrenOf(node).reverse());
  }
}

/** Children in the order of evaluation. */
export function childrenOf(node: Node): Node[] {
  switch (node.kind) {
    case "literal":
    case "name":
    case "reference":
      return [];
    case "template":
      return [...node.parts];
    case "object":
      return node.entries.flatMap((entry) => (entry.spread || !entry.key ? [entry.value] : [entry.key, entry.value]));
    case "member":
      return [node.object, node.key];
    case "call":
      return [node.callee, ...node.arguments.map((each) => each.value)];
    case "function":
      return [...node.parameters.flatMap((each) => (each.defaultValue ? [each.defaultValue] : [])), ...(node.body ?? [])];
    case "class":
      return [
        ...(node.parent ? [node.parent] : []),
        ...node.traits,
        ...node.fields.flatMap((each) => (each.value ? [each.value] : [])),
        ...node.methods.map((each): FunctionNode => each.function),
      ];
    case "unary":
      return [node.operand];
    case "binary":
    case "logical":
      return [node.left, node.right];
    case "conditional":
      return [node.test, node.then, node.otherwise];
    case "assign":
      return [node.value, node.target];
    case "alias":
      return [node.source, node.target];
    case "remove":
      return [node.target];
    case "await":
      return [node.value];
    case "sequence":
      return [...node.expressions];
    case "unknown":
      return [...node.children];
    case "expression":
      return [node.value];
    case "branch":
      return [node.test, ...node.then, ...node.otherwise];
    case "loop":
      return [...(node.test ? [node.test] : []), ...node.body, ...(node.update ? [node.update] : [])];
    case "each":
      return [node.over, ...(node.key ? [node.key] : []), ...(node.value ? [node.value] : []), ...node.body];
    case "block":
      return [...node.body];
    case "exit":
      return node.value ? [node.value] : [];
    case "try":
      return [...node.body, ...(node.handler ?? []), ...(node.finalizer ?? [])];
    case "declare":
      return [node.value];
  }
}
