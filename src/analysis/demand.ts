import type { ClassNode, Expression, FunctionNode, Program, Span, Statement } from "../program/nodes.ts";
import { mayWait } from "./may-wait.ts";
import type { Models } from "./models.ts";
import { Relevance } from "./relevance.ts";
import { bodyTokens, callableName, declaredAs, extendsRule, shortName, targetsOf, tokensIn } from "./tokens.ts";
import { endsAll, leaves } from "./ways-out.ts";
import { writesOf } from "./writes.ts";

/** What a file's names can't say of themselves: the project knows. */
export interface Surroundings {
  /** References to other files of the project that are a rule's objects. */
  readonly isForeignRule: (id: string) => boolean;
  /** Fields with a rule's object that a parent class in another file hands down. */
  readonly inherited: (parent: string) => readonly string[];
  /** Where words stand that alone say little (`copy`), with the second sign that makes them hints. */
  readonly hints: () => readonly number[];
  /** Words in the names of receivers that tell what they are. */
  readonly told: readonly string[];
}

/**
 * Which statements of a file can matter, by names alone: those that flow, in whatever order, into or out of what a
 * rule speaks of. Statements that mention none of them are skipped: most of a large file.
 */
export class Demand {
  readonly #program: Program;
  readonly #models: Models;
  readonly #around: Surroundings;
  readonly #relevance: Relevance;
  /** Classes of the file that have a rule's class above them. */
  readonly #heirs: readonly ClassNode[];
  readonly #wantedReturns = new Set<string>();
  #answers = new WeakMap<Statement, boolean>();
  #acting = new WeakMap<FunctionNode, boolean>();

  constructor(program: Program, models: Models, around: Surroundings) {
    this.#program = program;
    this.#models = models;
    this.#around = around;
    const isKnown = (id: string) => models.knows(id) || around.isForeignRule(id);
    const heirs: ClassNode[] = [];
    this.#heirs = heirs;
    for (const each of program.classes) if (extendsRule(each, (id) => isKnown(id) || this.isHeir(id))) heirs.push(each);
    this.#relevance = new Relevance(program, {
      models,
      isRule: (id) => isKnown(id) || this.isHeir(id),
      carries: (id) => models.carries(id) || around.isForeignRule(id) || this.isHeir(id),
    });
    const { flows } = this.#relevance;
    for (const name of models.tellingNames) this.#relevance.carry(`c:${name}`);
    for (const name of models.namedMembers.keys()) this.#relevance.carry(`p:${name}`);
    for (const token of flows.typed) this.#relevance.carry(token);
    for (const token of around.told.length > 0 ? flows.receiversNamed(around.told) : []) this.#relevance.carry(token);
    // What a parent in another file makes of its constructor's arguments cannot be seen here.
    if (flows.parents.length > 0) this.#relevance.add(["f:super"]);
    for (const token of flows.parents.flatMap(around.inherited)) this.#relevance.carry(token);
    // Other files may ask for what this one exports or defines.
    this.#relevance.add(program.exports.flatMap((each) => tokensIn([each.value])));
    this.#relevance.add(flows.flows.flatMap(({ targets }) => targets.filter((target) => target.startsWith("r:constant#"))));
    this.#close();
  }

  /** The result of this function is asked for. */
  needReturn(node: FunctionNode): void {
    const name = callableName(node.name);
    if (name === "" || this.#wantedReturns.has(name)) return;
    this.#wantedReturns.add(name);
    if (this.#relevance.relevant.has(`f:${name}`)) return;
    this.#relevance.add([`f:${name}`]);
    this.#close();
  }

  /** Whatever this function names matters: what it makes is asked for. */
  needAll(node: FunctionNode): void {
    this.#relevance.add(bodyTokens(node));
    this.#close();
  }

  /** From now on calls of these names matter; `makers` are those that answer a rule's object. Answers whether that is new. */
  activate(names: ReadonlySet<string>, makers: ReadonlySet<string> = new Set(), isWhole: (id: string) => boolean = () => false): boolean {
    const held = makers.size === 0 ? [] : declaredAs(this.#program, (id) => makers.has(shortName(id).toLowerCase()) && isWhole(id));
    const more = held.filter((token) => !this.#relevance.carriers.has(token));
    for (const token of more) this.#relevance.carry(token);
    if (!this.#relevance.activate(names, makers, isWhole) && more.length === 0) return false;
    this.#close();
    return true;
  }

  /** These variables hold a rule's object, as it turns out. */
  bring(variables: readonly string[]): void {
    const more = variables.filter((variable) => !this.isCarrier(variable));
    for (const variable of more) this.#relevance.carry(`v:${variable}`);
    if (more.length > 0) this.#close();
  }

  #close(): void {
    this.#answers = new WeakMap();
    this.#acting = new WeakMap();
    this.#relevance.close();
  }

  /** Whether a function, or one inside it, waits or calls a wrapper whose callers are asked for. */
  waits(node: FunctionNode): boolean {
    const { carriers, flows } = this.#relevance;
    return mayWait(node, {
      models: this.#models,
      flows,
      isObject: (token) => this.#relevance.isObject(token),
      isCarrier: (token) => carriers.has(token),
      isWrapper: (token) => this.#relevance.isWrapper(token),
      isRuleOfProject: (id) => this.#around.isForeignRule(id) || this.isHeir(id),
      inherits: (within) => this.#inherits(within),
      hints: this.#around.hints,
    });
  }

  /** In a class that has a rule's class above it: the receiver is a rule's object. */
  #inherits(node: Span): boolean {
    return this.#heirs.some((each) => each.start <= node.start && node.end <= each.end);
  }

  /** A class of the file that has a rule's class above it. */
  isHeir(id: string): boolean {
    return this.#heirs.some((each) => each.name === id || `local#${each.name}` === id);
  }

  /**
   * Whether running a function can do more than answer a value: it says a rule's word, touches a rule's object, changes
   * something that matters, calls a function that does, or may not come back.
   */
  acts(node: FunctionNode): boolean {
    let answer = this.#acting.get(node);
    if (answer === undefined) {
      answer =
        endsAll(node) ||
        this.#inherits(node) ||
        this.#relevance.flows.mutators.has(callableName(node.name)) ||
        this.#relevance.isActive(bodyTokens(node), writesOf(node));
      this.#acting.set(node, answer);
    }
    return answer;
  }

  /** Nothing that is looked at mentions the variable: its assignments are skipped. */
  skips(variable: string): boolean {
    const { relevant, tested, carriers } = this.#relevance;
    const token = `v:${variable}`;
    return !relevant.has(token) && !tested.has(token) && !carriers.has(token);
  }

  /** Whether what a field of the receiver holds is needed, for more than a test. */
  asksField(name: string): boolean {
    return this.#relevance.relevant.has(`p:${name}`) || this.#relevance.carriers.has(`p:${name}`);
  }

  testsField(name: string): boolean {
    return this.#relevance.tested.has(`p:${name}`);
  }

  /** Where something may be set for the whole process: a word of a rule on one of its objects (`axios.defaults`). */
  switchesAt(): readonly number[] {
    return this.#relevance.flows.switches.flatMap(({ at, of }) => (of.some((token) => this.#relevance.isObject(token)) ? at : []));
  }

  /** Names beyond itself that a function changes and somebody asks for. */
  changes(node: FunctionNode): readonly string[] {
    const { relevant, tested } = this.#relevance;
    return writesOf(node).filter((target) => tested.has(target) || relevant.has(target));
  }

  /** Whether only a test, or nobody, looks at what an expression that is assigned to names. */
  isOnlyTested(target: Expression): boolean {
    return !targetsOf(target).some((token) => this.#relevance.relevant.has(token));
  }

  /** Whether a variable of the file holds a rule's object. */
  isCarrier(variable: string): boolean {
    return this.#relevance.carriers.has(`v:${variable}`);
  }

  /** Fields that hold a rule's object. */
  carriedFields(): readonly string[] {
    return [...this.#relevance.carriers].filter((token) => token.startsWith("p:"));
  }

  /** Whether a function of this name answers a rule's object. */
  answersCarrier(name: string): boolean {
    const answers = this.#relevance.flows.handedOut.tokensOf(callableName(name));
    return answers.some((token) =>
      token.startsWith("r:")
        ? this.#models.carries(token.slice(2)) || this.#around.isForeignRule(token.slice(2))
        : !token.startsWith("f:") && this.#relevance.carriers.has(token),
    );
  }

  /** Whether a rule's object, or something made of one, stands in an expression. */
  isCarrying(node: Expression): boolean {
    return tokensIn([node]).some((token) => this.#relevance.isObject(token));
  }

  isRelevant(statement: Statement): boolean {
    const known = this.#answers.get(statement);
    if (known !== undefined) return known;
    const answer = leaves(statement) || this.#inherits(statement) || this.#mentions(statement);
    this.#answers.set(statement, answer);
    return answer;
  }

  isRelevantExpression(node: Expression): boolean {
    return this.#inherits(node) || this.#mentions(node);
  }

  #mentions(node: Statement | Expression): boolean {
    return tokensIn([node]).some((token) => this.#relevance.tested.has(token) || this.#relevance.needs(token));
  }
}
