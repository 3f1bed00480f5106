import type { Call, ClassNode, Expression, FunctionNode, Program, ReferenceId, Statement } from "../program/nodes.ts";
import { childrenOf, type Node, walk } from "../program/walk.ts";
import { STATEMENTS } from "./ways-out.ts";

/** `else if`: the next test speaks for itself. */
export function isChain(otherwise: readonly Statement[]): boolean {
  return otherwise.length === 1 && otherwise[0]?.kind === "branch";
}

/** `this.client`, `self::$client`, `http.get`: a name of two parts; `app.$client` stands for itself, whatever it is a member of. */
export function isReceiverMember({ object, key }: Expression & { kind: "member" }): boolean {
  return object.kind === "reference" || (object.kind === "name" && isReceiver(object.variable)) || isPlugIn(key);
}

function isPlugIn(key: Expression): boolean {
  return key.kind === "literal" && typeof key.value === "string" && key.value.startsWith("$") && key.value.length > 1;
}

/** The last part of a name: of a function or class without its namespace, of a method without its parentheses. */
export function shortName(name: string | undefined): string {
  return (name ?? "").replace(/^(?:function|class)#(?:.*\\)?/, "").replace(/\(\)$/, "");
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

/** `Client::class` is the text of its name: whoever is asked for that answers one. */
export function classNamed(node: Node): string | undefined {
  return node.kind === "literal" && typeof node.value === "string" && /^[A-Za-z_]\w*(?:\\\w+)+$/.test(node.value)
    ? `class#${node.value.toLowerCase()}`
    : undefined;
}

export function extendsRule({ parent }: ClassNode, isRule: (id: string) => boolean): boolean {
  // JS calls a class of the file by its variable.
  return parent?.kind === "reference" ? parent.candidates.some(isRule) : parent?.kind === "name" && isRule(`local#${parent.variable}`);
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

export function isReceiver(variable: string): boolean {
  return variable === "this" || variable === "self" || variable === "static" || variable === "parent" || variable === "super";
}

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

export function collect(tokens: Set<string>, nodes: readonly Node[], into: ((node: Node) => boolean) | undefined): void {
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
    else if (node.kind === "member" && node.key.kind === "literal" && isReceiverMember(node)) tokens.add(`p:${String(node.key.value)}`);
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

/** Parameters and fields that are declared to be of one of these types. */
export function declaredAs(program: Program, isType: (id: ReferenceId) => boolean): string[] {
  const parameters = program.functions.flatMap((node) => node.parameters.filter(({ types }) => types.some(isType)));
  const fields = program.classes.flatMap((node) =>
    node.fields.filter(({ types, documented = [] }) => [...types, ...documented].some(isType)),
  );
  return [
    ...parameters.flatMap(({ variable, promotes }) => [`v:${variable}`, ...(promotes === undefined ? [] : [`p:${promotes}`])]),
    ...fields.map(({ name }) => `p:${name}`),
  ];
}

/** Of `import { setGlobalDispatcher }`, `const { setGlobalDispatcher } = require(…)`. */
export function importedNames(node: Node): string[] {
  if (node.kind === "name") return [node.variable.replace(/#\d+$/, "")];
  return node.kind === "reference" ? node.candidates.map((id) => id.slice(id.lastIndexOf("#") + 1)) : [];
}
