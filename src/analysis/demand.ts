import type { ClassNode, Expression, FunctionNode, Program, Statement } from "../program/nodes.ts";
import { type Node, walk } from "../program/walk.ts";
import { callbackParameters, HeldFunctions } from "./held-functions.ts";
import type { Models } from "./models.ts";
import {
  ChainRoots,
  callableName,
  calleeName,
  carries,
  extendsRule,
  isChain,
  leaves,
  targetsOf,
  through,
  tokensIn,
  writesOf,
} from "./tokens.ts";

/** How a class calls the constructor of a rule's class above it. */
const INHERITED: readonly string[] = ["f:__construct", "f:super"];

/**
 * Which statements of a file can matter, by names alone: those that flow, in whatever order, into or out of what a
 * rule speaks of. Statements that mention none of them are skipped: most of a large file.
 *
 * Tokens: `v:` a variable, `p:` a field of the receiver or a static one, `f:` the name of a callee, `r:` a reference.
 */
export class Demand {
  readonly #models: Models;
  readonly #relevant = new Set<string>();
  readonly #flows: {
    readonly targets: readonly string[];
    readonly sources: readonly string[] /** Without what stands in functions: the value itself. */;
    readonly shallow: readonly string[];
    readonly carries: boolean /** What is handed to calls on the way: their answer may hold on to it. */;
    readonly through: readonly string[];
  }[] = [];
  readonly #returns = new Map<string, { readonly sources: string[] }>();
  /** Functions by name, with all their tokens: active when one of them is a rule's. */
  readonly #functions: { readonly name: string; readonly tokens: readonly string[]; readonly writes: readonly string[] }[] = [];
  /** Calls by callee: their arguments matter where the callee does. */
  readonly #calls: {
    readonly callee: string;
    readonly isRule: boolean;
    readonly calleeTokens: readonly string[];
    readonly tokens: readonly string[];
    /** Parameters of callbacks that a rule says are handed something. */
    readonly handed: readonly string[];
  }[] = [];
  /** Functions that change their parameters, and those parameters. */
  readonly #mutators = new Map<string, readonly string[]>();
  readonly #tests: { readonly test: readonly string[]; readonly body: readonly string[] }[] = [];
  readonly #tokens = new WeakMap<Statement, readonly string[]>();
  #answers = new WeakMap<Statement, boolean>();
  readonly #wantedReturns = new Set<string>();
  /** Variables and fields that hold a rule's object. */
  readonly #carriers = new Set<string>();
  /** Wrappers, here or in other files, whose callers are asked for. */
  readonly #wrappers = new Set<string>();
  /** Functions that stand in variables. */
  readonly #held = new HeldFunctions();
  readonly #roots = new ChainRoots();
  readonly #bodies = new Map<FunctionNode, readonly string[]>();
  readonly #isForeignRule: (id: string) => boolean;
  readonly #heirs: ClassNode[] = [];
  /** Where words stand that alone say little (`copy`), with the second sign that makes them hints. */
  readonly #hints: () => readonly number[];

  /** `isForeignRule` tells references to other files of the project that are a rule's objects. */
  constructor(program: Program, models: Models, isForeignRule: (id: string) => boolean, hints: () => readonly number[]) {
    this.#models = models;
    this.#hints = hints;
    this.#isForeignRule = isForeignRule;
    for (const each of program.classes) if (extendsRule(each, (id) => this.#isRule(id))) this.#heirs.push(each);
    if (this.#heirs.length > 0) for (const token of INHERITED) this.#relevant.add(token);
    this.#collect([...program.body]);
    // Bodies of PHP's functions and of all classes are declared in the body; statics stand beside it.
    for (const { variable, value } of program.statics) if (value) this.#flow([`v:${variable}`], value);
    // Other files may ask for what this one exports or defines.
    this.#add(program.exports.flatMap((each) => tokensIn([each.value])));
    this.#add(this.#flows.flatMap(({ targets }) => targets.filter((target) => target.startsWith("r:constant#"))));
    this.#close();
  }

  /** The result of this function is asked for. */
  needReturn(node: FunctionNode): void {
    const name = callableName(node.name);
    if (name === "" || this.#wantedReturns.has(name)) return;
    this.#wantedReturns.add(name);
    if (this.#relevant.has(`f:${name}`)) return;
    this.#relevant.add(`f:${name}`);
    this.#close();
  }

  /** From now on calls of these names matter. Answers whether that is new. */
  activate(names: ReadonlySet<string>): boolean {
    const before = this.#wrappers.size;
    for (const name of names) {
      this.#wrappers.add(name);
      this.#relevant.add(`f:${name}`);
    }
    if (this.#wrappers.size === before) return false;
    this.#close();
    return true;
  }

  /** Whether a function, or one inside it, waits or calls a wrapper whose callers are asked for. */
  waits(node: FunctionNode): boolean {
    const tokens = this.#bodyTokens(node);
    const near = (id: string) => !this.#models.isAmbiguous(id) || this.#hints().some((at) => at >= node.start && at < node.end);
    if (
      tokens.some(
        (token) =>
          (token.startsWith("r:") && this.#models.waits(token.slice(2)) && near(token.slice(2))) ||
          (token.startsWith("f:") && this.#wrappers.has(token.slice(2))),
      )
    )
      return true;
    // A rule's object, and the name of one of its methods that wait, or its own name as that of a callee.
    const carried = tokens.filter((token) => this.#carriers.has(token) || (token.startsWith("r:") && this.#isRule(token.slice(2))));
    const answered = tokens.some((token) => token.startsWith("c:") && this.#relevant.has(token));
    const inherits = this.#inherits(node);
    if (carried.length === 0 && !answered && !inherits) return false;
    if (inherits && tokens.some((token) => INHERITED.includes(token))) return true;
    const names = new Set(
      carried.map((token) => token.slice(2).replace(/#\d+$/, "").toLowerCase()).flatMap((name) => [name, name.replace(/^.*#/, "")]),
    );
    return tokens.some(
      (token) =>
        token === "f:*" || (token.startsWith("f:") && (this.#models.waitingNames.has(token.slice(2)) || names.has(token.slice(2)))),
    );
  }

  /** A method of a class that has a rule's class above it: the receiver is a rule's object. */
  #inherits(node: FunctionNode): boolean {
    return this.#heirs.some((each) => each.start <= node.start && node.end <= each.end);
  }

  #bodyTokens(node: FunctionNode): readonly string[] {
    let tokens = this.#bodies.get(node);
    if (!tokens) {
      tokens = tokensIn(node.parameters.flatMap((each): Node[] => (each.defaultValue ? [each.defaultValue] : [])).concat(node.body ?? []));
      this.#bodies.set(node, tokens);
    }
    return tokens;
  }

  /** Whether a variable of the file holds a rule's object. */
  isCarrier(variable: string): boolean {
    return this.#carriers.has(`v:${variable}`);
  }

  /** Whether a rule's object, or something made of one, stands in an expression. */
  isCarrying(node: Expression): boolean {
    return tokensIn([node]).some((token) => this.#carriers.has(token) || (token.startsWith("r:") && this.#isRule(token.slice(2))));
  }

  #isRule(id: string): boolean {
    return this.#models.knows(id) || this.#isForeignRule(id) || this.isHeir(id);
  }

  /** A class of the file that has a rule's class above it. */
  isHeir(id: string): boolean {
    return this.#heirs.some((each) => each.name === id);
  }

  isRelevant(statement: Statement): boolean {
    const known = this.#answers.get(statement);
    if (known !== undefined) return known;
    const answer = leaves(statement) || this.tokensOf(statement).some((token) => this.#matters(token));
    this.#answers.set(statement, answer);
    return answer;
  }

  isRelevantExpression(node: Expression): boolean {
    return tokensIn([node]).some((token) => this.#matters(token));
  }

  tokensOf(statement: Statement): readonly string[] {
    let tokens = this.#tokens.get(statement);
    if (!tokens) {
      tokens = tokensIn([statement]);
      this.#tokens.set(statement, tokens);
    }
    return tokens;
  }

  #matters(token: string): boolean {
    return (
      token === "f:define" || token === "f:ini_set" || this.#relevant.has(token) || (token.startsWith("r:") && this.#isRule(token.slice(2)))
    );
  }

  #flow(targets: readonly string[], value: Expression): void {
    const brings = carries(value, (id) => this.#models.carries(id) || this.#isForeignRule(id) || this.isHeir(id));
    this.#flows.push({
      targets,
      sources: tokensIn([value]),
      shallow: tokensIn([value], false),
      carries: brings,
      through: through(value, this.#models),
    });
  }

  #collect(body: readonly Node[]): void {
    walk(body, (node) => {
      if (node.kind === "assign") {
        this.#flow(targetsOf(node.target), node.value);
        if (node.target.kind === "name" && node.value.kind === "function") this.#held.hold(node.target.variable, node.value);
      } else if (node.kind === "alias") {
        this.#flow(targetsOf(node.target), node.source);
        this.#flow(targetsOf(node.source), node.target);
      } else if (node.kind === "each") {
        for (const target of [node.key, node.value]) if (target) this.#flow(targetsOf(target), node.over);
        this.#tests.push({ test: tokensIn([node.over]), body: tokensIn(node.body) });
      } else if (node.kind === "call") {
        for (const [variable, value] of this.#held.parametersOf(node)) this.#flow([`v:${variable}`], value);
        const callee = calleeName(node);
        const calleeTokens = this.#roots.tokensOf(node.callee);
        const isRule = calleeTokens.some((token) => token.startsWith("r:") && this.#isRule(token.slice(2)));
        if (callee !== "")
          this.#calls.push({
            callee,
            isRule,
            calleeTokens,
            tokens: [...tokensIn(node.arguments.map((each) => each.value)), ...calleeTokens],
            handed: this.#models.handsOver(node.callee.kind === "member" ? callee : undefined) ? callbackParameters(node) : [],
          });
      } else if (node.kind === "branch")
        this.#tests.push({
          test: tokensIn([node.test]),
          body: tokensIn(isChain(node.otherwise) ? node.then : [...node.then, ...node.otherwise]),
        });
      else if (node.kind === "loop" && node.test) this.#tests.push({ test: tokensIn([node.test]), body: tokensIn(node.body) });
      else if (node.kind === "function") this.#function(node);
      else if (node.kind === "class") {
        // What a parent in another file makes of its constructor's arguments cannot be seen here.
        if (node.parent) this.#relevant.add("f:super");
        for (const field of node.fields) if (field.value) this.#flow([`p:${field.name}`], field.value);
        for (const field of node.fields) if (field.types.some((id) => this.#isRule(id))) this.#carry(`p:${field.name}`);
      }
      return undefined;
    });
  }

  #function(node: FunctionNode): void {
    const name = callableName(node.name);
    for (const parameter of node.parameters) {
      if (parameter.defaultValue) this.#flow([`v:${parameter.variable}`], parameter.defaultValue);
      if (parameter.promotes !== undefined)
        this.#flows.push({
          targets: [`p:${parameter.promotes}`],
          sources: [`v:${parameter.variable}`],
          shallow: [`v:${parameter.variable}`],
          carries: false,
          through: [],
        });
      if (parameter.types.some((id) => this.#isRule(id))) {
        this.#carry(`v:${parameter.variable}`);
        if (parameter.promotes !== undefined) this.#carry(`p:${parameter.promotes}`);
      }
    }
    if (name === "") return;
    const changed = writesOf(node).filter((target) => node.parameters.some((parameter) => target === `v:${parameter.variable}`));
    if (changed.length > 0) this.#mutators.set(name, [...changed, ...(this.#mutators.get(name) ?? [])]);
    this.#functions.push({ name, tokens: this.#bodyTokens(node), writes: writesOf(node) });
    const returns = this.#returns.get(name) ?? { sources: [] };
    this.#returns.set(name, returns);
    walk(node.body ?? [], (each) => {
      if (each.kind === "function") return false;
      if (each.kind === "exit" && each.how === "return" && each.value) returns.sources.push(...tokensIn([each.value]));
      return undefined;
    });
  }

  /** Closes the set: what flows into a relevant name is relevant, and what a rule's object flows into. */
  #close(): void {
    this.#answers = new WeakMap();
    for (let changed = true, round = 0; changed && round < 20; round++) {
      const before = this.#relevant.size;
      for (const { name, tokens, writes } of this.#functions)
        if (
          !this.#relevant.has(`f:${name}`) &&
          (writes.some((target) => this.#relevant.has(target)) ||
            tokens.some((token) =>
              token.startsWith("r:") ? this.#isRule(token.slice(2)) : token.startsWith("f:") && this.#relevant.has(token),
            ))
        )
          this.#relevant.add(`f:${name}`);
      for (const { targets, shallow, carries } of this.#flows) {
        if (
          carries ||
          shallow.some((source) => this.#carriers.has(source) && !source.startsWith("f:")) ||
          shallow.some((source) => source.startsWith("c:") && this.#relevant.has(source))
        )
          for (const target of targets) this.#carriers.add(target);
      }
      for (const { targets, sources, carries, through } of this.#flows) {
        if (targets.some((target) => this.#relevant.has(target))) this.#add(sources);
        else if (
          carries ||
          through.some((source) => this.#relevant.has(source)) ||
          sources.some((source) => source.startsWith("c:") && this.#relevant.has(source))
        )
          this.#add(targets);
      }
      for (const { callee, isRule, calleeTokens, tokens, handed } of this.#calls) {
        if (handed.length > 0 && (isRule || calleeTokens.some((token) => this.#carriers.has(token))))
          handed.forEach((token) => void this.#carry(token));
        if (isRule || calleeTokens.some((token) => this.#carriers.has(token)) || this.#relevant.has(`f:${callee}`)) this.#add(tokens);
        // A function that changes what it is given, given something relevant.
        else if (this.#mutators.has(callee) && tokens.some((token) => token.startsWith("v:") && this.#relevant.has(token))) {
          this.#relevant.add(`f:${callee}`);
          this.#add(this.#mutators.get(callee) ?? []);
        }
      }
      for (const [name, { sources }] of this.#returns) {
        if (this.#relevant.has(`f:${name}`)) this.#add(sources);
        // A function that answers a rule's object carries it to whoever calls it.
        if (
          sources.some(
            (source) =>
              (source.startsWith("r:") && this.#models.carries(source.slice(2))) ||
              (source.startsWith("v:") && this.#relevant.has(source)) ||
              (source.startsWith("p:") && this.#relevant.has(source)),
          )
        )
          this.#relevant.add(`c:${name}`);
      }
      for (const { test, body } of this.#tests) if (body.some((token) => this.#matters(token))) this.#add(test);
      changed = this.#relevant.size > before;
    }
  }

  #carry(token: string): void {
    this.#relevant.add(token);
    this.#carriers.add(token);
  }

  #add(tokens: readonly string[]): void {
    for (const token of tokens)
      if (token.startsWith("v:") || token.startsWith("p:") || token.startsWith("f:") || token.startsWith("r:constant#"))
        this.#relevant.add(token);
  }
}
