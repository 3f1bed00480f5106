import type { Expression, FunctionNode, Program, ReferenceId, Span } from "../program/nodes.ts";
import { holdsRule } from "../program/shapes.ts";
import { type Node, walk } from "../program/walk.ts";
import { type CallFlow, firstFrom, handedOn, isOfProject, kindOf, makersIn } from "./call-flows.ts";
import { HandedOut, keptBy } from "./handed-out.ts";
import { callbackParameters, HeldFunctions } from "./held-functions.ts";
import type { Models } from "./models.ts";
import { bodyTokens, ChainRoots, callableName, calleeName, importedNames, isChain, targetsOf, tokensIn } from "./tokens.ts";
import { carries, isPlain, sourceTokens, through, valueTokens } from "./value-tokens.ts";
import { STATEMENTS } from "./ways-out.ts";
import { writesOf } from "./writes.ts";

/** A value and the names it goes to. */
export interface Flow {
  readonly targets: readonly string[];
  readonly sources: readonly string[];
  /** The value itself: without functions, and without what is only handed to calls. */
  readonly shallow: readonly string[];
  readonly carries: boolean;
  /** What is handed to calls on the way: their answer may hold on to it. */
  readonly through: readonly string[];
}

/** A function by name, with all its tokens. */
export interface NamedFunction {
  readonly name: string;
  readonly tokens: readonly string[];
  readonly writes: readonly string[];
}

/** Which references stand for what a rule speaks of. */
export interface RuleReferences {
  readonly models: Models;
  /** A rule's own, or another file's that is a rule's object, or a class of this file that has one above it. */
  readonly isRule: (id: string) => boolean;
  /** What it answers, or is, is such an object. */
  readonly carries: (id: string) => boolean;
}

const NONE: readonly string[] = [];

const ADDRESS = /^(?:https?|ftps?|ssl|tls|tcp|udp|sftp|ssh2\S*):\/\//i;

/** Methods of the languages' own objects, which answer what they are given, in lower case. */
const BUILT_IN_METHODS: ReadonlySet<string> = new Set(
  (
    "then catch finally map flatmap filter foreach reduce concat push unshift slice splice reverse sort find pop shift join split replace " +
    "get set has add bind call apply assign entries keys values append offsetget offsetset tostring valueof trim"
  ).split(" "),
);

function methodsIn(program: Program): ReadonlySet<string> {
  const names = program.functions.map((node) => callableName(node.name));
  for (const node of program.classes) {
    names.push(...node.methods.map((method) => callableName(method.name)));
    names.push(...node.fields.filter(({ value }) => value?.kind === "function").map(({ name }) => callableName(name)));
  }
  return new Set(names);
}

/** What `new` calls a class: PHP's reference, the variable of JS. */
function calledAs(name: string): string {
  return name.startsWith("class#") ? name : name.replace(/#\d+$/, "").toLowerCase();
}

/** What flows where in a file, by names alone. */
export class Flows {
  readonly #rules: RuleReferences;
  readonly #program: Program;
  readonly flows: Flow[] = [];
  readonly returns = new Map<string, { readonly sources: string[] }>();
  readonly functions: NamedFunction[] = [];
  readonly calls: CallFlow[] = [];
  /** Functions that change their parameters, and those parameters. */
  readonly mutators = new Map<string, readonly string[]>();
  readonly tests: { readonly test: readonly string[]; readonly body: readonly string[] }[] = [];
  /** Variables and fields declared to hold a rule's object. */
  readonly typed: string[] = [];
  /** References of the classes above those of the file. */
  readonly parents: string[] = [];
  readonly handedOut: HandedOut;
  /** Words that set something for the whole process, and on what. */
  readonly switches: { readonly at: number; readonly of: readonly string[] }[] = [];
  /** Variables that functions of the file stand in. */
  readonly functionVariables = new Set<string>();
  /** An address on the network stands in a literal. */
  hasAddress = false;
  /** Functions that stand in variables. */
  readonly #held = new HeldFunctions();
  readonly #roots = new ChainRoots();
  #inOrder: readonly CallFlow[] | undefined;
  /** Methods that the file itself has. */
  readonly #methods: ReadonlySet<string>;

  constructor(program: Program, rules: RuleReferences) {
    this.#rules = rules;
    this.#methods = methodsIn(program);
    this.#program = program;
    this.handedOut = new HandedOut(rules.models);
    this.#collect([...program.body]);
    // Bodies of PHP's functions and of all classes are declared in the body; statics stand beside it.
    for (const { variable, value } of program.statics) if (value) this.#flow([`v:${variable}`], value);
  }

  /** Calls that begin within a span. */
  callsWithin({ start, end }: Span): readonly CallFlow[] {
    this.#inOrder ??= [...this.calls].sort((a, b) => a.start - b.start);
    const from = firstFrom(this.#inOrder, start);
    return this.#inOrder.slice(from, firstFrom(this.#inOrder, end, from));
  }

  /** What methods that wait are called on, if its name holds one of these words. */
  receiversNamed(words: readonly string[]): readonly string[] {
    return this.calls.flatMap(({ callee, calleeTokens }) =>
      this.#rules.models.waitingNames.has(callee)
        ? calleeTokens.filter((token) => /^[vpc]:/.test(token) && words.some((word) => token.toLowerCase().includes(word)))
        : [],
    );
  }

  #isOfRule(types: readonly ReferenceId[]): boolean {
    return holdsRule(this.#program, types, (id) => this.#rules.isRule(id));
  }

  #flow(targets: readonly string[], value: Expression): void {
    this.handedOut.assign(targets, value);
    const all = isPlain(value) ? tokensIn([value]) : undefined;
    // A number: it tells of nothing, but as a constant that other files ask for.
    if (all?.length === 0 && !targets.some((target) => target.startsWith("r:"))) return;
    const mayCarry = all === undefined || all.some((token) => token.startsWith("r:"));
    this.flows.push({
      targets,
      sources: all ?? this.#sources(value),
      shallow: all ?? valueTokens(value, this.#rules.models),
      carries: mayCarry && carries(value, this.#rules.carries),
      through: all ? NONE : through(value, this.#rules.models),
    });
  }

  #sources(value: Expression): readonly string[] {
    return sourceTokens(value, (name) => this.#methods.has(name) || this.#rules.models.hasMethodNamed(name) || BUILT_IN_METHODS.has(name));
  }

  #collect(body: readonly Node[]): void {
    walk(body, (node) => {
      this.#switch(node);
      if (node.kind === "literal") this.hasAddress ||= typeof node.value === "string" && ADDRESS.test(node.value);
      else if (node.kind === "assign") {
        this.#flow(targetsOf(node.target), node.value);
        if (node.target.kind === "name" && node.value.kind === "function") {
          this.#held.hold(node.target.variable, node.value);
          this.functionVariables.add(node.target.variable);
        }
      } else if (node.kind === "declare") {
        if (node.variable !== undefined && node.value.kind === "function") this.functionVariables.add(node.variable);
        else if (node.variable !== undefined) this.#flow([`v:${node.variable}`], node.value);
      } else if (node.kind === "alias") {
        this.#flow(targetsOf(node.target), node.source);
        this.#flow(targetsOf(node.source), node.target);
      } else if (node.kind === "each") {
        for (const target of [node.key, node.value]) if (target) this.#flow(targetsOf(target), node.over);
        this.tests.push({ test: this.#sources(node.over), body: tokensIn(node.body) });
      } else if (node.kind === "call") {
        for (const [variable, value] of this.#held.parametersOf(node)) this.#flow([`v:${variable}`], value);
        const kept = keptBy(node);
        if (kept) this.#flow(targetsOf(kept.by), kept.value);
        const callee = calleeName(node);
        if (callee !== "" && node.types && this.#isOfRule(node.types)) this.typed.push(`c:${callee}`);
        const calleeTokens = this.#roots.tokensOf(node.callee);
        const isRule = calleeTokens.some((token) => token.startsWith("r:") && this.#rules.isRule(token.slice(2)));
        if (callee !== "")
          this.calls.push({
            start: node.start,
            calls: kindOf(node.callee),
            makers: makersIn(node.callee),
            handsFunction: this.#methods.has(callee) && node.arguments.some(({ value }) => value.kind === "function"),
            handsOn: isRule || this.#methods.has(callee) || isOfProject(node.callee) ? handedOn(node) : [],
            callee,
            isRule,
            calleeTokens,
            tokens: [...tokensIn(node.arguments.map((each) => each.value)), ...calleeTokens],
            handed: this.#rules.models.handsOver(node.callee.kind === "member" ? callee : undefined) ? callbackParameters(node) : [],
          });
      } else if (node.kind === "branch")
        this.tests.push({
          test: this.#sources(node.test),
          body: tokensIn(isChain(node.otherwise) ? node.then : [...node.then, ...node.otherwise]),
        });
      else if (node.kind === "loop" && node.test) this.tests.push({ test: this.#sources(node.test), body: tokensIn(node.body) });
      else if (node.kind === "function") this.#function(node);
      else if (node.kind === "class") {
        if (node.parent) this.parents.push(...(node.parent.kind === "reference" ? node.parent.candidates : [""]));
        for (const field of node.fields) {
          // `Api.client`: what a static field holds goes by the name of its class.
          const holder = field.isStatic && node.name !== undefined ? [`v:${node.name}`] : [];
          if (field.value) this.#flow([`p:${field.name}`, ...holder], field.value);
        }
        const made = node.methods.find((method) => method.kind === "constructor")?.function;
        if (made && node.name !== undefined)
          this.functions.push({ name: calledAs(node.name), tokens: bodyTokens(made), writes: writesOf(made) });
        for (const field of node.fields)
          if (this.#isOfRule([...field.types, ...(field.documented ?? [])])) this.typed.push(`p:${field.name}`);
      }
      return undefined;
    });
  }

  #switch(node: Node): void {
    const { switchWords } = this.#rules.models.words;
    if (node.kind === "member" && node.key.kind === "literal" && switchWords.has(String(node.key.value)))
      this.switches.push({ at: node.start, of: this.#roots.tokensOf(node) });
    else if (importedNames(node).some((name) => switchWords.has(name))) this.switches.push({ at: node.start, of: tokensIn([node]) });
  }

  #function(node: FunctionNode): void {
    const name = callableName(node.name);
    for (const parameter of node.parameters) {
      if (parameter.defaultValue) this.#flow([`v:${parameter.variable}`], parameter.defaultValue);
      if (parameter.promotes !== undefined)
        this.flows.push({
          targets: [`p:${parameter.promotes}`],
          sources: [`v:${parameter.variable}`],
          shallow: [`v:${parameter.variable}`],
          carries: false,
          through: [],
        });
      if (this.#isOfRule(parameter.types) || (name === "" && this.#rules.models.namedParameters.has(parameter.name))) {
        this.typed.push(`v:${parameter.variable}`);
        if (parameter.promotes !== undefined) this.typed.push(`p:${parameter.promotes}`);
      }
    }
    if (name === "") return;
    const changed = writesOf(node).filter((target) => node.parameters.some((parameter) => target === `v:${parameter.variable}`));
    if (changed.length > 0) this.mutators.set(name, [...changed, ...(this.mutators.get(name) ?? [])]);
    this.functions.push({ name, tokens: bodyTokens(node), writes: writesOf(node) });
    if (this.#isOfRule(node.returns)) this.typed.push(`c:${name}`);
    const returns = this.returns.get(name) ?? { sources: [] };
    this.returns.set(name, returns);
    walk(node.body ?? [], (each) => {
      // A function inside answers somebody else; in other expressions nothing returns.
      if (!STATEMENTS.has(each.kind)) return false;
      if (each.kind === "exit" && each.how === "return" && each.value) {
        returns.sources.push(...this.#sources(each.value));
        this.handedOut.answer(node, name, each.value);
      }
      return undefined;
    });
  }
}
