import type { Call, ClassNode, Expression, FunctionNode, Statement } from "../program/nodes.ts";
import { type Node, walk } from "../program/walk.ts";
import type { Models } from "./models.ts";
import { isStandard } from "./standard-library.ts";

/** Ways out are always taken, whatever they mention. */
export function leaves(statement: Statement): boolean {
  let found = false;
  walk([statement], (node) => {
    if (node.kind === "exit") found = true;
    if (node.kind === "call" && node.callee.kind === "reference" && node.callee.candidates.includes("function#exit")) found = true;
    return !found && node.kind !== "function" && node.kind !== "class" ? undefined : false;
  });
  return found || statement.kind === "declare";
}

/** Fields, parameters' members and outer variables that a function changes. */
export function writesOf(node: FunctionNode): string[] {
  const own = new Set(
    node.owns.filter((variable) => !node.parameters.some((parameter) => parameter.variable === variable && parameter.byReference)),
  );
  const found: string[] = [];
  walk(node.body ?? [], (each) => {
    if (each.kind === "assign" || each.kind === "remove")
      for (const target of targetsOf(each.target))
        if (!(target.startsWith("v:") && each.target.kind === "name" && own.has(each.target.variable))) found.push(target);
    return undefined;
  });
  return found;
}

/** `else if`: the next test speaks for itself. */
export function isChain(otherwise: readonly Statement[]): boolean {
  return otherwise.length === 1 && otherwise[0]?.kind === "branch";
}

/** `this.client`, `self::$client`, `http.get`: a name of two parts. */
export function isReceiverMember(node: Expression & { kind: "member" }): boolean {
  return node.object.kind === "reference" || (node.object.kind === "name" && isReceiver(node.object.variable));
}

export function callableName(name: string | undefined): string {
  return (name ?? "")
    .replace(/^function#(?:.*\\)?/, "")
    .replace(/\(\)$/, "")
    .toLowerCase();
}

export function calleeName(node: Call): string {
  const { callee } = node;
  if (callee.kind === "name") return callee.variable.replace(/#\d+$/, "").toLowerCase();
  if (callee.kind === "member" && callee.key.kind === "literal") return String(callee.key.value).replace(/\(\)$/, "").toLowerCase();
  // A method chosen at run time: any.
  if (callee.kind === "member") return "*";
  if (callee.kind === "reference")
    return node.isNew
      ? (callee.candidates[0] ?? "")
      : callableName(callee.candidates[callee.candidates.length - 1]?.replace(/^(?!function)[^#]*#/, "function#"));
  return "";
}

/** Whether the value may be a rule's object: a client, a handle, a promise of a call that settles later. */
export function carries(value: Expression, isCarried: (id: string) => boolean): boolean {
  let found = false;
  walk([value], (node) => {
    if (node.kind === "reference" && node.candidates.some(isCarried)) found = true;
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
    const ids = node.callee.kind === "reference" ? node.callee.candidates : [];
    if (ids.some((id) => (isStandard(id) && !READS.test(id)) || (models.knows(id) && !models.carries(id)))) return false;
    found.push(...tokensIn([node]).filter((token) => token.startsWith("v:") || token.startsWith("p:")));
    return false;
  });
  return found;
}

export function extendsRule({ parent }: ClassNode, isRule: (id: string) => boolean): boolean {
  return parent?.kind === "reference" && parent.candidates.some(isRule);
}

/** The variable or field that an assignment changes, members of it included. */
export function targetsOf(target: Expression): string[] {
  let at = target;
  while (at.kind === "member") {
    if (at.object.kind === "name" && isReceiver(at.object.variable))
      return at.key.kind === "literal" ? [`p:${String(at.key.value)}`] : ["v:this"];
    if (at.object.kind === "reference") return at.key.kind === "literal" ? [`p:${String(at.key.value)}`] : [];
    at = at.object;
  }
  return at.kind === "name" ? [`v:${at.variable}`] : at.kind === "reference" ? at.candidates.map((id) => `r:${id}`) : tokensIn([at]);
}

function isReceiver(variable: string): boolean {
  return variable === "this" || variable === "self" || variable === "static" || variable === "parent" || variable === "super";
}

export function tokensIn(nodes: readonly Node[], intoFunctions = true): string[] {
  const tokens = new Set<string>();
  walk(nodes, (node) => {
    if (!intoFunctions && (node.kind === "function" || node.kind === "class")) return false;
    if (node.kind === "name" && !isReceiver(node.variable)) tokens.add(`v:${node.variable}`);
    else if (
      node.kind === "member" &&
      node.object.kind === "reference" &&
      node.key.kind === "literal" &&
      node.object.candidates.some((id) => /^global#(?:globalThis|window|self|global)$/.test(id))
    )
      tokens.add(`r:global#${String(node.key.value)}`);
    else if (node.kind === "reference") for (const id of node.candidates) tokens.add(`r:${id}`);
    else if (
      node.kind === "member" &&
      node.key.kind === "literal" &&
      ((node.object.kind === "name" && isReceiver(node.object.variable)) || node.object.kind === "reference")
    )
      tokens.add(`p:${String(node.key.value)}`);
    else if (node.kind === "call") {
      const callee = calleeName(node);
      if (callee !== "") {
        tokens.add(`f:${callee}`);
        tokens.add(`c:${callee}`);
      }
    }
    return undefined;
  });
  return [...tokens];
}

/** Tokens of what a chain of calls and members begins with; all calls of the chain share them. */
export class ChainRoots {
  readonly #roots = new WeakMap<Expression, readonly string[]>();

  tokensOf(callee: Expression): readonly string[] {
    const chain: Expression[] = [];
    let at: Expression = callee;
    let tokens = this.#roots.get(at);
    while (!tokens && (at.kind === "member" || at.kind === "call")) {
      chain.push(at);
      at =
        at.kind === "member"
          ? isReceiverMember(at)
            ? { kind: "sequence", expressions: [at], start: at.start, end: at.end }
            : at.object
          : at.callee;
      tokens = this.#roots.get(at);
    }
    tokens ??= tokensIn([at]);
    for (const each of chain) this.#roots.set(each, tokens);
    return tokens;
  }
}
