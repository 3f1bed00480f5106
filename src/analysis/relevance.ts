import type { Program } from "../program/nodes.ts";
import { Flows, type RuleReferences } from "./flows.ts";
import { shortName } from "./tokens.ts";

/**
 * Names of a file that matter: the sets, and their closure over what flows where.
 *
 * Tokens: `v:` a variable, `p:` a field of the receiver or a static one, `f:` the name of a callee, `c:` its answer,
 * `r:` a reference.
 */
export class Relevance {
  readonly flows: Flows;
  /** What flows into or out of what a rule speaks of. */
  readonly relevant = new Set<string>();
  /** What only tests look at, or what may hold on to a rule's object: worth a look, not a search. */
  readonly tested = new Set<string>();
  /** Variables and fields that hold a rule's object, and functions that answer one. */
  readonly carriers = new Set<string>();
  /** Names of functions that do more than answer a value. */
  readonly #active = new Set<string>();
  /** Wrappers, here or in other files, whose callers are asked for. */
  readonly #wrappers = new Set<string>();
  readonly #rules: RuleReferences;

  constructor(program: Program, rules: RuleReferences) {
    this.#rules = rules;
    this.flows = new Flows(program, rules);
  }

  /** From now on calls of these names matter; `makers` are those that answer a rule's object. Answers whether that is new. */
  activate(names: ReadonlySet<string>, makers: ReadonlySet<string>, isWhole: (id: string) => boolean): boolean {
    const before = this.#size + this.#wrappers.size;
    // What a file exports as a whole goes by the name that its importer gives it.
    const holdsWhole = (token: string) => token.startsWith("r:") && /#(?:\*|default)$/.test(token) && isWhole(token.slice(2));
    if (names.has("default")) {
      for (const { targets, shallow } of this.flows.flows) if (shallow.some(holdsWhole)) for (const token of targets) this.carry(token);
      for (const { calleeTokens } of this.flows.calls) for (const token of calleeTokens.filter(holdsWhole)) this.carry(token);
    }
    // `new` goes by the whole name of its class.
    const classes = this.flows.calls
      .map(({ callee }) => callee)
      .filter((callee) => callee.startsWith("class#") && makers.has(shortName(callee)));
    for (const name of [...names, ...classes.filter((callee) => names.has(shortName(callee)))]) {
      if (makers.has(name) || name.startsWith("class#")) this.carry(`c:${name}`);
      this.#wrappers.add(name);
      this.#active.add(name);
      this.relevant.add(`f:${name}`);
    }
    if (this.#size + this.#wrappers.size === before) return false;
    // What holds a wrapper as a value waits when it is called.
    for (const { shallow } of this.flows.flows)
      for (const token of shallow)
        if (token.startsWith("v:") && this.isWrapper(token) && !shallow.includes(`f:${token.slice(2).replace(/#\d+$/, "").toLowerCase()}`))
          this.carry(token);
    return true;
  }

  /** A wrapper whose callers are asked for, called or handed on as a value. */
  isWrapper(token: string): boolean {
    if (this.#wrappers.size === 0) return false;
    if (token.startsWith("f:")) return this.#wrappers.has(token.slice(2));
    return (
      token.startsWith("v:") &&
      this.flows.functionVariables.has(token.slice(2)) &&
      this.#wrappers.has(token.slice(2).replace(/#\d+$/, "").toLowerCase())
    );
  }

  /** The token stands for a rule's object, or for something that holds one. */
  isObject(token: string): boolean {
    return this.carriers.has(token) || this.#isRule(token);
  }

  #isRule(token: string): boolean {
    return token.startsWith("r:") && this.#rules.isRule(token.slice(2));
  }

  needs(token: string): boolean {
    return this.isWrapper(token) || token === "f:define" || token === "f:ini_set" || this.relevant.has(token) || this.#isRule(token);
  }

  /** Closes the sets: what flows into a relevant name is relevant, and what a rule's object flows into. */
  close(): void {
    for (let changed = true, round = 0; changed && round < 20; round++) {
      const before = this.#size;
      this.#closeActive();
      this.#closeFlows();
      this.#closeCalls();
      for (const { test, body } of this.flows.tests) if (body.some((token) => this.needs(token))) this.add(test, this.tested);
      changed = this.#size > before;
    }
  }

  get #size(): number {
    return this.relevant.size + this.tested.size + this.#active.size + this.carriers.size;
  }

  #closeActive(): void {
    for (const { name, tokens, writes } of this.flows.functions) {
      if (this.#active.has(name) || !this.isActive(tokens, writes)) continue;
      this.#active.add(name);
      this.relevant.add(`f:${name}`);
    }
  }

  #closeFlows(): void {
    for (const { targets, shallow, sources, carries, through } of this.flows.flows) {
      const takesOver = carries || shallow.some((source) => this.carriers.has(source) && !source.startsWith("f:"));
      if (takesOver) for (const target of targets) this.carriers.add(target);
      if (targets.some((target) => this.relevant.has(target))) this.add(sources);
      else if (targets.some((target) => this.tested.has(target))) this.add(sources, this.tested);
      if (takesOver) this.add(targets);
      else if (
        through.some((source) => this.relevant.has(source) || this.carriers.has(source)) ||
        sources.some((source) => source.startsWith("c:") && this.carriers.has(source))
      )
        this.add(targets, this.tested);
    }
  }

  #closeCalls(): void {
    for (const { callee, isRule, calleeTokens, tokens, handed } of this.flows.calls) {
      if (handed.length > 0 && (isRule || calleeTokens.some((token) => this.carriers.has(token))))
        for (const token of handed) this.carry(token);
      if (isRule || calleeTokens.some((token) => this.carriers.has(token)) || this.relevant.has(`f:${callee}`)) this.add(tokens);
      // A function that changes what it is given, given something relevant.
      else if (this.flows.mutators.has(callee) && tokens.some((token) => token.startsWith("v:") && this.relevant.has(token))) {
        this.#active.add(callee);
        this.relevant.add(`f:${callee}`);
        this.add(this.flows.mutators.get(callee) ?? []);
      } else if (this.tested.has(`f:${callee}`)) this.add(tokens, this.tested);
    }
    for (const [name, { sources }] of this.flows.returns) {
      if (this.relevant.has(`f:${name}`)) this.add(sources);
      else if (this.tested.has(`f:${name}`)) this.add(sources, this.tested);
      // A function that answers a rule's object carries it to whoever calls it.
      if (
        sources.some((source) =>
          source.startsWith("r:") ? this.#rules.models.carries(source.slice(2)) : !source.startsWith("f:") && this.carriers.has(source),
        )
      )
        this.carriers.add(`c:${name}`);
    }
  }

  isActive(tokens: readonly string[], writes: readonly string[]): boolean {
    return (
      writes.some((target) => this.relevant.has(target)) ||
      tokens.some((token) => this.isObject(token) || (token.startsWith("f:") && this.#active.has(token.slice(2))))
    );
  }

  carry(token: string): void {
    this.relevant.add(token);
    this.carriers.add(token);
  }

  add(tokens: readonly string[], to = this.relevant): void {
    for (const token of tokens)
      if (token.startsWith("v:") || token.startsWith("p:") || token.startsWith("f:") || token.startsWith("r:constant#")) to.add(token);
  }
}
