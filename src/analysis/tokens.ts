import type { Call, ClassNode, Expression, FunctionNode, Statement } from "../program/nodes.ts";
import { childrenOf, type Node, walk } from "../program/walk.ts";
import type { Models } from "./models.ts";
import { isStandard } from "./standard-library.ts";

const LEAVES = new WeakMap<Node, boolean>();

/** Ways out are always taken, whatever they mention. */
export function leaves(statement: Node): boolean {
  let found = LEAVES.get(statement);
  if (found !== undefined) return found;
  found = statement.kind === "declare" || statement.kind === "exit";
  if (!found)
    walk(childrenOf(statement), (node) => {
      if (STATEMENTS.has(node.kind)) {
        if (node.kind === "exit" || (node.kind !== "declare" && leaves(node))) found = true;
        return false;
      }
      if (node.kind === "call" && node.callee.kind === "reference" && node.callee.candidates.includes("function#exit")) found = true;
      return !found && node.kind !== "function" && node.kind !== "class" ? undefined : false;
    });
  LEAVES.set(statement, found);
  return found;
}

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

/** Fields, parameters' members and outer variables that a function changes, but for objects of its own making. */
export function writesOf(node: FunctionNode): readonly string[] {
  let found = WRITES.get(node);
  if (found) return found;
  found = [];
  const byReference = new Set(node.parameters.flatMap((each) => (each.byReference ? [each.variable] : [])));
  const own = new Set(node.owns.filter((variable) => !byReference.has(variable)));
  const shared = sharedIn(node, own);
  walk(node.body ?? [], (each) => {
    if (each.kind !== "assign" && each.kind !== "remove") return undefined;
    for (const target of targetsOf(each.target)) {
      const variable = target.startsWith("v:") ? target.slice(2) : undefined;
      const isOwn = variable !== undefined && own.has(variable) && (each.target.kind === "name" || !shared.has(variable));
      if (!isOwn) found?.push(target);
    }
    return undefined;
  });
  found = [...new Set(found)];
  WRITES.set(node, found);
  return found;
}

const WRITES = new WeakMap<FunctionNode, string[]>();

/** Variables of a function that may name an object others have, too: parameters, and what is got from anywhere. */
function sharedIn(node: FunctionNode, own: ReadonlySet<string>): ReadonlySet<string> {
  const shared = new Set(node.parameters.map((each) => each.variable));
  const isFresh = (value: Expression): boolean =>
    value.kind === "object" ||
    value.kind === "literal" ||
    value.kind === "binary" ||
    value.kind === "unary" ||
    value.kind === "template" ||
    (value.kind === "call" && value.callee.kind === "reference" && value.callee.candidates.some(isStandard));
  const take = (target: Expression, from: Expression): void => {
    if (target.kind === "name" && own.has(target.variable) && !isFresh(from)) shared.add(target.variable);
  };
  walk(node.body ?? [], (each) => {
    if (each.kind === "assign") take(each.target, each.value);
    else if (each.kind === "alias") {
      // An alias of a variable of its own stays its own.
      const root = targetsOf(each.source)[0];
      if (root === undefined || !own.has(root.slice(2)) || node.parameters.some((parameter) => `v:${parameter.variable}` === root))
        take(each.target, each.source);
    } else if (each.kind === "each" && each.value) take(each.value, each.over);
    return undefined;
  });
  return shared;
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
    const named = classNamed(node);
    if (named !== undefined && isCarried(named)) found = true;
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

/** `Client::class` is the text of its name: whoever is asked for that answers one. */
function classNamed(node: Node): string | undefined {
  return node.kind === "literal" && typeof node.value === "string" && /^[A-Za-z_]\w*(?:\\\w+)+$/.test(node.value)
    ? `class#${node.value.toLowerCase()}`
    : undefined;
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

export function extendsRule({ parent }: ClassNode, isRule: (id: string) => boolean): boolean {
  return parent?.kind === "reference" && parent.candidates.some(isRule);
}

/** The variable or field that an assignment changes, members of it included. */
export function targetsOf(target: Expression): readonly string[] {
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

const STATEMENTS: ReadonlySet<Node["kind"]> = new Set(["expression", "branch", "loop", "each", "block", "exit", "try", "declare"]);
const TOKENS = new WeakMap<Node, readonly string[]>();

/** Every token of the nodes; those of a statement are found once, and taken over by the statements around it. */
export function tokensIn(nodes: readonly Node[], into: ((node: Node) => boolean) | undefined = undefined): readonly string[] {
  const [only] = nodes;
  if (only && nodes.length === 1 && into === undefined) return STATEMENTS.has(only.kind) ? statementTokens(only) : expressionTokens(only);
  const tokens = new Set<string>();
  collect(tokens, nodes, into);
  return [...tokens];
}

function expressionTokens(node: Node): readonly string[] {
  let known = TOKENS.get(node);
  // A function's tokens are kept as those of its body.
  if (!known || node.kind === "function") {
    const tokens = new Set<string>();
    collect(tokens, [node], undefined);
    known = [...tokens];
    if (node.kind !== "function") TOKENS.set(node, known);
  }
  return known;
}

function statementTokens(statement: Node): readonly string[] {
  let known = TOKENS.get(statement);
  if (!known) {
    const tokens = new Set<string>();
    collect(tokens, childrenOf(statement), undefined);
    known = [...tokens];
    TOKENS.set(statement, known);
  }
  return known;
}

export function bodyTokens(node: FunctionNode): readonly string[] {
  let known = TOKENS.get(node);
  if (!known) {
    known = tokensIn(node.parameters.flatMap((each): Node[] => (each.defaultValue ? [each.defaultValue] : [])).concat(node.body ?? []));
    TOKENS.set(node, known);
  }
  return known;
}

function collect(tokens: Set<string>, nodes: readonly Node[], into: ((node: Node) => boolean) | undefined): void {
  walk(nodes, (node) => {
    if (into === undefined && STATEMENTS.has(node.kind)) {
      for (const token of statementTokens(node)) tokens.add(token);
      return false;
    }
    if (into !== undefined && !into(node)) return false;
    if (node.kind === "name" && !isReceiver(node.variable)) tokens.add(`v:${node.variable}`);
    else if (
      node.kind === "member" &&
      node.object.kind === "reference" &&
      node.key.kind === "literal" &&
      node.object.candidates.some((id) => /^global#(?:globalThis|window|self|global)$/.test(id))
    )
      tokens.add(`r:global#${String(node.key.value)}`);
    else if (node.kind === "literal") {
      const named = classNamed(node);
      if (named !== undefined) tokens.add(`r:${named}`);
    } else if (node.kind === "reference") for (const id of node.candidates) tokens.add(`r:${id}`);
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
