import type { Expression, Statement } from "./nodes.ts";

export type Node = Expression | Statement;

/** Visits every node below, functions' bodies included, without recursion; a visitor that answers false skips what is below. */
export function walk(from: readonly Node[], visit: (node: Node) => boolean | undefined): void {
  const waiting: Node[] = [];
  putBack(waiting, from);
  for (let node = waiting.pop(); node; node = waiting.pop()) if (visit(node) !== false) putChildren(waiting, node);
}

/** Children in the order of evaluation. */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  putChildren(children, node);
  return children.reverse();
}

function putBack(waiting: Node[], nodes: readonly Node[]): void {
  for (let at = nodes.length - 1; at >= 0; at--) waiting.push(nodes[at] as Node);
}

function put(waiting: Node[], node: Node | undefined): void {
  if (node) waiting.push(node);
}

/** Puts the children on the stack, the first to be evaluated on top: of all that is done, this is done most often. */
function putChildren(waiting: Node[], node: Node): void {
  switch (node.kind) {
    case "literal":
    case "name":
    case "reference":
      return;
    case "template":
      return putBack(waiting, node.parts);
    case "object":
      for (let at = node.entries.length - 1; at >= 0; at--) {
        const entry = node.entries[at];
        put(waiting, entry?.value);
        if (!entry?.spread) put(waiting, entry?.key);
      }
      return;
    case "member":
      waiting.push(node.key, node.object);
      return;
    case "call":
      for (let at = node.arguments.length - 1; at >= 0; at--) put(waiting, node.arguments[at]?.value);
      waiting.push(node.callee);
      return;
    case "function":
      putBack(waiting, node.body ?? []);
      for (let at = node.parameters.length - 1; at >= 0; at--) put(waiting, node.parameters[at]?.defaultValue);
      return;
    case "class":
      for (let at = node.methods.length - 1; at >= 0; at--) put(waiting, node.methods[at]?.function);
      for (let at = node.fields.length - 1; at >= 0; at--) put(waiting, node.fields[at]?.value);
      putBack(waiting, node.traits);
      return put(waiting, node.parent);
    case "unary":
      waiting.push(node.operand);
      return;
    case "binary":
    case "logical":
      waiting.push(node.right, node.left);
      return;
    case "conditional":
      waiting.push(node.otherwise, node.then, node.test);
      return;
    case "assign":
      waiting.push(node.target, node.value);
      return;
    case "alias":
      waiting.push(node.target, node.source);
      return;
    case "remove":
      waiting.push(node.target);
      return;
    case "await":
    case "expression":
    case "declare":
      waiting.push(node.value);
      return;
    case "sequence":
      return putBack(waiting, node.expressions);
    case "unknown":
      return putBack(waiting, node.children);
    case "branch":
      putBack(waiting, node.otherwise);
      putBack(waiting, node.then);
      waiting.push(node.test);
      return;
    case "loop":
      put(waiting, node.update);
      putBack(waiting, node.body);
      return put(waiting, node.test);
    case "each":
      putBack(waiting, node.body);
      put(waiting, node.value);
      put(waiting, node.key);
      waiting.push(node.over);
      return;
    case "block":
      return putBack(waiting, node.body);
    case "exit":
      return put(waiting, node.value);
    case "try":
      putBack(waiting, node.finalizer ?? []);
      putBack(waiting, node.handler ?? []);
      return putBack(waiting, node.body);
  }
}
