import type { ClassNode, Expression, FunctionNode, Program, Span, Statement } from "../program/nodes.ts";
import { Flows } from "./flows.ts";
import { mayWait } from "./may-wait.ts";
import type { Models } from "./models.ts";
import { bodyTokens, callableName, endsAll, extendsRule, leaves, targetsOf, tokensIn, writesOf } from "./tokens.ts";

/**
 * Which statements of a file can matter, by names alone: those that flow, in whatever order, into or out of what a
 * rule speaks of. Statements that mention none of them are skipped: most of a large file.
 *
 * Tokens: `v:` a variable, `p:` a field of the receiver or a static one, `f:` the name of a callee, `r:` a reference.
 */
export class Demand {
  readonly #models: Models;
  readonly #relevant = new Set<string>();
  readonly #flows: Flows;
  #answers = new WeakMap<Statement, boolean>();
  #acting = new WeakMap<FunctionNode, boolean>();
  /** Names of functions that do more than answer a value. */
  readonly #active = new Set<string>();
  /** What only tests look at, or what may hold on to a rule's object: worth a look, not a search. */
  readonly #tested = new Set<string>();
  readonly #wantedReturns = new Set<string>();
  /** Variables and fields that hold a rule's object. */
  readonly #carriers = new Set<string>();
  /** Wrappers, here or in other files, whose callers are asked for. */
  readonly #wrappers = new Set<string>();
  readonly #isForeignRule: (id: string) => boolean;
  readonly #heirs: ClassNode[] = [];
  /** Where words stand that alone say little (`copy`), with the second sign that makes them hints. */
  readonly #hints: () => readonly number[];

  /**
   * `isForeignRule` tells references to other files of the project that are a rule's objects, `inherited` the fields
   * with such an object that a parent class in another file hands down, `told` words in the names of receivers.
   */
  constructor(
    program: Program,
    models: Models,
    isForeignRule: (id: string) => boolean,
    inherited: (parent: string) => readonly string[],
    hints: () => readonly number[],
    told: readonly string[],
  ) {
    this.#models = models;
    this.#hints = hints;
    this.#isForeignRule = isForeignRule;
    for (const each of program.classes) if (extendsRule(each, (id) => this.#isRule(id))) this.#heirs.push(each);
    this.#flows = new Flows(program, {
      models,
      isRule: (id) => this.#isRule(id),
      carries: (id) => models.carries(id) || isForeignRule(id) || this.isHeir(id),
    });
    for (const name of models.tellingNames) this.#carry(`c:${name}`);
    for (const token of this.#flows.typed) this.#carry(token);
    for (const token of told.length > 0 ? this.#flows.receiversNamed(told) : []) this.#carry(token);
    // What a parent in another file makes of its constructor's arguments cannot be seen here.
    if (this.#flows.parents.length > 0) this.#relevant.add("f:super");
    for (const token of this.#flows.parents.flatMap(inherited)) this.#carry(token);
    // Other files may ask for what this one exports or defines.
    this.#add(program.exports.flatMap((each) => tokensIn([each.value])));
    this.#add(this.#flows.flows.flatMap(({ targets }) => targets.filter((target) => target.startsWith("r:constant#"))));
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

  /** From now on calls of these names matter; `makers` are those that answer a rule's object. Answers whether that is new. */
  activate(names: ReadonlySet<string>, makers: ReadonlySet<string> = new Set(), isWhole: (id: string) => boolean = () => false): boolean {
    const before = this.#wrappers.size;
    // What a file exports as a whole goes by the name that its importer gives it.
    if (names.has("default"))
      for (const { targets, shallow } of this.#flows.flows)
        if (shallow.some((token) => token.startsWith("r:") && /#(?:\*|default)$/.test(token) && isWhole(token.slice(2))))
          for (const token of targets) this.#carry(token);
    for (const name of names) {
      if (makers.has(name)) this.#carry(`c:${name}`);
      this.#wrappers.add(name);
      this.#active.add(name);
      this.#relevant.add(`f:${name}`);
    }
    if (this.#wrappers.size === before) return false;
    // What holds a wrapper as a value waits when it is called.
    for (const { shallow } of this.#flows.flows)
      for (const token of shallow)
        if (token.startsWith("v:") && this.#isWrapper(token) && !shallow.includes(`f:${token.slice(2).replace(/#\d+$/, "").toLowerCase()}`))
          this.#carry(token);
    this.#close();
    return true;
  }

  /** These variables hold a rule's object, as it turns out. */
  bring(variables: readonly string[]): void {
    const more = variables.filter((variable) => !this.#carriers.has(`v:${variable}`));
    for (const variable of more) this.#carry(`v:${variable}`);
    if (more.length > 0) this.#close();
  }

  /** Whether a function, or one inside it, waits or calls a wrapper whose callers are asked for. */
  waits(node: FunctionNode): boolean {
    return mayWait(node, {
      models: this.#models,
      flows: this.#flows,
      isObject: (token) => this.#carriers.has(token) || (token.startsWith("r:") && this.#isRule(token.slice(2))),
      isCarrier: (token) => this.#carriers.has(token),
      isWrapper: (token) => this.#isWrapper(token),
      isRuleOfProject: (id) => this.#isForeignRule(id) || this.isHeir(id),
      inherits: (within) => this.#inherits(within),
      hints: this.#hints,
    });
  }

  /** In a class that has a rule's class above it: the receiver is a rule's object. */
  #inherits(node: Span): boolean {
    return this.#heirs.some((each) => each.start <= node.start && node.end <= each.end);
  }

  /**
   * Whether running a function can do more than answer a value: it says a rule's word, touches a rule's object, changes
   * something that matters, calls a function that does, or may not come back.
   */
  acts(node: FunctionNode): boolean {
    let answer = this.#acting.get(node);
    if (answer === undefined) {
      const tokens = bodyTokens(node);
      answer =
        endsAll(node) ||
        this.#inherits(node) ||
        this.#flows.mutators.has(callableName(node.name)) ||
        this.#isActive(tokens, writesOf(node));
      this.#acting.set(node, answer);
    }
    return answer;
  }

  /** Nothing that is looked at mentions the variable: its assignments are skipped. */
  skips(variable: string): boolean {
    const token = `v:${variable}`;
    return !this.#relevant.has(token) && !this.#tested.has(token) && !this.#carriers.has(token);
  }

  /** Whether what a field of the receiver holds is needed, for more than a test. */
  asksField(name: string): boolean {
    return this.#relevant.has(`p:${name}`) || this.#carriers.has(`p:${name}`);
  }

  testsField(name: string): boolean {
    return this.#tested.has(`p:${name}`);
  }

  /** Names beyond itself that a function changes and somebody asks for. */
  changes(node: FunctionNode): readonly string[] {
    return writesOf(node).filter((target) => this.#tested.has(target) || this.#relevant.has(target));
  }

  /** Whether only a test, or nobody, looks at what an expression that is assigned to names. */
  isOnlyTested(target: Expression): boolean {
    return !targetsOf(target).some((token) => this.#relevant.has(token));
  }

  /** Whether a variable of the file holds a rule's object. */
  isCarrier(variable: string): boolean {
    return this.#carriers.has(`v:${variable}`);
  }

  /** Fields that hold a rule's object. */
  carriedFields(): readonly string[] {
    return [...this.#carriers].filter((token) => token.startsWith("p:"));
  }

  /** Whether a function of this name answers a rule's object. */
  answersCarrier(name: string): boolean {
    const answers = this.#flows.handedOut.tokensOf(callableName(name));
    return answers.some((token) =>
      token.startsWith("r:")
        ? this.#models.carries(token.slice(2)) || this.#isForeignRule(token.slice(2))
        : !token.startsWith("f:") && this.#carriers.has(token),
    );
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
    const answer = leaves(statement) || this.#inherits(statement) || tokensIn([statement]).some((token) => this.#matters(token));
    this.#answers.set(statement, answer);
    return answer;
  }

  isRelevantExpression(node: Expression): boolean {
    return tokensIn([node]).some((token) => this.#matters(token));
  }

  #matters(token: string): boolean {
    return this.#tested.has(token) || this.#needs(token);
  }

  /** A wrapper whose callers are asked for, called or handed on as a value. */
  #isWrapper(token: string): boolean {
    if (this.#wrappers.size === 0) return false;
    if (token.startsWith("f:")) return this.#wrappers.has(token.slice(2));
    return (
      token.startsWith("v:") &&
      this.#flows.functionVariables.has(token.slice(2)) &&
      this.#wrappers.has(token.slice(2).replace(/#\d+$/, "").toLowerCase())
    );
  }

  #needs(token: string): boolean {
    return (
      this.#isWrapper(token) ||
      token === "f:define" ||
      token === "f:ini_set" ||
      this.#relevant.has(token) ||
      (token.startsWith("r:") && this.#isRule(token.slice(2)))
    );
  }

  /** Closes the sets: what flows into a relevant name is relevant, and what a rule's object flows into. */
  #close(): void {
    this.#answers = new WeakMap();
    this.#acting = new WeakMap();
    for (let changed = true, round = 0; changed && round < 20; round++) {
      const before = this.#size;
      this.#closeActive();
      this.#closeFlows();
      this.#closeCalls();
      for (const { test, body } of this.#flows.tests) if (body.some((token) => this.#needs(token))) this.#add(test, this.#tested);
      changed = this.#size > before;
    }
  }

  get #size(): number {
    return this.#relevant.size + this.#tested.size + this.#active.size + this.#carriers.size;
  }

  #closeActive(): void {
    for (const { name, tokens, writes } of this.#flows.functions) {
      if (this.#active.has(name) || !this.#isActive(tokens, writes)) continue;
      this.#active.add(name);
      this.#relevant.add(`f:${name}`);
    }
  }

  #closeFlows(): void {
    for (const { targets, shallow, sources, carries, through } of this.#flows.flows) {
      const takesOver =
        carries ||
        shallow.some(
          (source) => (this.#carriers.has(source) && !source.startsWith("f:")) || (source.startsWith("c:") && this.#carriers.has(source)),
        );
      if (takesOver) for (const target of targets) this.#carriers.add(target);
      if (targets.some((target) => this.#relevant.has(target))) this.#add(sources);
      else if (targets.some((target) => this.#tested.has(target))) this.#add(sources, this.#tested);
      if (takesOver) this.#add(targets);
      else if (
        through.some((source) => this.#relevant.has(source) || this.#carriers.has(source)) ||
        sources.some((source) => source.startsWith("c:") && this.#carriers.has(source))
      )
        this.#add(targets, this.#tested);
    }
  }

  #closeCalls(): void {
    for (const { callee, isRule, calleeTokens, tokens, handed } of this.#flows.calls) {
      if (handed.length > 0 && (isRule || calleeTokens.some((token) => this.#carriers.has(token))))
        for (const token of handed) this.#carry(token);
      if (isRule || calleeTokens.some((token) => this.#carriers.has(token)) || this.#relevant.has(`f:${callee}`)) this.#add(tokens);
      // A function that changes what it is given, given something relevant.
      else if (this.#flows.mutators.has(callee) && tokens.some((token) => token.startsWith("v:") && this.#relevant.has(token))) {
        this.#active.add(callee);
        this.#relevant.add(`f:${callee}`);
        this.#add(this.#flows.mutators.get(callee) ?? []);
      } else if (this.#tested.has(`f:${callee}`)) this.#add(tokens, this.#tested);
    }
    for (const [name, { sources }] of this.#flows.returns) {
      if (this.#relevant.has(`f:${name}`)) this.#add(sources);
      else if (this.#tested.has(`f:${name}`)) this.#add(sources, this.#tested);
      // A function that answers a rule's object carries it to whoever calls it.
      if (
        sources.some((source) =>
          source.startsWith("r:") ? this.#models.carries(source.slice(2)) : !source.startsWith("f:") && this.#carriers.has(source),
        )
      )
        this.#carriers.add(`c:${name}`);
    }
  }

  #isActive(tokens: readonly string[], writes: readonly string[]): boolean {
    return (
      writes.some((target) => this.#relevant.has(target)) ||
      tokens.some(
        (token) =>
          this.#carriers.has(token) ||
          (token.startsWith("r:") ? this.#isRule(token.slice(2)) : token.startsWith("f:") && this.#active.has(token.slice(2))),
      )
    );
  }

  #carry(token: string): void {
    this.#relevant.add(token);
    this.#carriers.add(token);
  }

  #add(tokens: readonly string[], to = this.#relevant): void {
    for (const token of tokens)
      if (token.startsWith("v:") || token.startsWith("p:") || token.startsWith("f:") || token.startsWith("r:constant#")) to.add(token);
  }
}
