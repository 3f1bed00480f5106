import type { Call, Expression } from "../program/nodes.ts";
import { type Node, walk } from "../program/walk.ts";
import type { Models } from "./models.ts";
import { isStandard } from "./standard-library.ts";
import { bodyTokens, classNamed, collect, extendsRule, isReceiver, tokensIn } from "./tokens.ts";

const DEPTH = 50;

/** Made of names, literals and operators alone: all its tokens are what it is made of. */
export function isPlain(value: Expression, depth = 0): boolean {
  if (depth > DEPTH) return false;
  switch (value.kind) {
    case "literal":
    case "name":
    case "reference":
      return true;
    case "member":
      return isPlain(value.object, depth + 1) && isPlain(value.key, depth + 1);
    case "binary":
    case "logical":
      return isPlain(value.left, depth + 1) && isPlain(value.right, depth + 1);
    case "unary":
      return isPlain(value.operand, depth + 1);
    default:
      return false;
  }
}

/** Whether the value may be a rule's object: a client, a handle, a promise of a call that settles later. */
export function carries(value: Expression, isCarried: (id: string) => boolean): boolean {
  let found = false;
  walk([value], (node) => {
    if (node.kind === "reference" && node.candidates.some(isCarried)) found = true;
    const named = classNamed(node);
    if (named !== undefined && isCarried(named)) found = true;
    if (node.kind === "class" && extendsRule(node, isCarried)) found = true;
    // A reader of a response's body says when that ends.
    if (
      node.kind === "call" &&
      node.callee.kind === "member" &&
      node.callee.key.kind === "literal" &&
      node.callee.key.value === "getReader"
    )
      found = true;
    return found || node.kind === "function" ? false : undefined;
  });
  return found;
}

/** What these answer tells whether a stream has timed out. */
const READS = /^function#(?:fgets|fread|fgetc|fgetcsv|stream_get_\w+)$/;

/** Names handed to calls inside a value, but for calls whose answer is known to be mere data. */
export function through(value: Expression, models: Models): string[] {
  const found: string[] = [];
  walk([value], (node) => {
    if (node.kind === "function") return false;
    if (node.kind !== "call") return undefined;
    if (answersData(node, models)) return false;
    found.push(...tokensIn([node]).filter((token) => token.startsWith("v:") || token.startsWith("p:")));
    return false;
  });
  return found;
}

/** What a value may be or hold: without the functions in it, and without what is handed to calls that answer mere data. */
export function valueTokens(value: Expression, models: Models): readonly string[] {
  const handed = new Set<Node>();
  return tokensIn([value], (node) => {
    if (node.kind === "call" && answersData(node, models)) for (const each of node.arguments) handed.add(each.value);
    return node.kind !== "function" && node.kind !== "class" && !handed.has(node);
  });
}

/**
 * Tokens of what a value is made of: of a method that no rule and nothing in the file knows, called on an object that
 * nobody knows (`$db->query($sql)`), only the object counts. Its answer says nothing, whatever it is given.
 */
export function sourceTokens(value: Expression, isKnownMethod: (name: string) => boolean): readonly string[] {
  if (value.kind === "function") return bodyTokens(value);
  const tokens = new Set<string>();
  for (let nodes: Expression[] = [value]; nodes.length > 0; ) {
    const receivers: Expression[] = [];
    collect(tokens, nodes, (node) => {
      if (node.kind !== "call" || node.callee.kind !== "member" || !isOpaque(node, isKnownMethod)) return true;
      receivers.push(node.callee.object);
      return false;
    });
    nodes = receivers;
  }
  return [...tokens];
}

function isOpaque({ callee, arguments: given }: Call, isKnownMethod: (name: string) => boolean): boolean {
  return (
    callee.kind === "member" &&
    callee.key.kind === "literal" &&
    callee.object.kind !== "reference" &&
    !(callee.object.kind === "name" && isReceiver(callee.object.variable)) &&
    !given.some(({ value }) => value.kind === "function") &&
    !isKnownMethod(String(callee.key.value).replace(/\(\)$/, "").toLowerCase())
  );
}

/** A call whose answer is known to be mere data. */
function answersData({ callee }: Call, models: Models): boolean {
  const ids = callee.kind === "reference" ? callee.candidates : [];
  return ids.some((id) => (isStandard(id) && !READS.test(id)) || (models.knows(id) && !models.carries(id)));
}
