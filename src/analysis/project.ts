import type { ClassNode, FunctionNode, Program, ReferenceId } from "../program/nodes.ts";
import { holdsRule } from "../program/shapes.ts";
import { isData } from "./data-file.ts";
import { Demand } from "./demand.ts";
import type { Frame } from "./frame.ts";
import type { Host } from "./host.ts";
import { MadeClients } from "./made-clients.ts";
import type { Models } from "./models.ts";
import type { Placed } from "./named.ts";
import { toldWords } from "./received.ts";
import type { Root } from "./root.ts";
import { Services } from "./service-definitions.ts";
import type { Thing } from "./state.ts";
import type { Value } from "./values.ts";

/** A file that has been lowered. */
export interface Unit {
  readonly file: string;
  readonly program: Program;
  readonly frame: Frame;
  /** Where fetch runs: `node`, `browser`, `deno`, `bun`, `edge`, `react-native`, `universal`. */
  readonly runtime: string;
  /** Which of its statements can matter. */
  readonly demand: Demand;
  /** Version of a package the file sees, from the lock file or the range; undefined: not known. */
  readonly version: (packageName: string) => string | undefined;
}

/** Types as one file writes them. */
export interface Declared {
  readonly types: readonly ReferenceId[];
  readonly unit: Unit;
}

export interface FixSeconds {
  readonly seconds: number;
  readonly connectSeconds: number;
}

export interface Declaration<T> {
  readonly unit: Unit;
  readonly node: T;
}

const DEMANDS = new WeakMap<Program, Demand>();

/** Everything known beyond one root: files, models, and what the files' own statements left. */
export class Project {
  readonly host: Host;
  readonly models: Models;
  readonly #units = new Map<string, Unit | undefined>();
  readonly #entering = new Set<string>();
  readonly #whole = new Map<string, Unit | undefined>();
  readonly #functions = new Map<string, Declaration<FunctionNode>>();
  readonly #classes = new Map<string, Declaration<ClassNode>>();
  /** Methods whose name says that they answer a client, by that name; undefined where several classes have one. */
  readonly makers = new Map<string, { readonly of: ClassNode; readonly node: FunctionNode; readonly unit: Unit } | undefined>();
  /** Variables and objects that files' top-level statements left, by cell and address. */
  readonly variables = new Map<string, Value>();
  readonly things = new Map<string, Thing>();
  /** Project-wide stores (`php.ini`, `axios.defaults`) as each file left them. */
  readonly stores = new Map<string, Map<string, Thing>>();
  /** Which file puts something of its own where a library's global name is looked for. */
  setterOf: (id: ReferenceId) => string | undefined = () => undefined;
  /** What a file gives everybody under a name of its own. */
  placedAs: (name: string) => Placed | undefined = () => undefined;
  /** What the project's container hands out for a class. */
  services = new Services([]);
  /** What other files set for the process that a file runs in. */
  switches: (file: string) => ReadonlyMap<string, Thing> = () => new Map();
  /** Types that symbols are declared with, where no value says more. */
  readonly declared = new Map<string, Declared>();
  /** Constants that have been looked for. */
  readonly asked = new Set<ReferenceId>();
  /** What files answer to those that include them. */
  readonly returned = new Map<string, Value>();
  /** Files whose top level came to the end of its fuel before its own end. */
  readonly cut = new Set<string>();
  /** Functions that have been run, from wherever. */
  readonly entered = new WeakSet<FunctionNode>();
  /** Files whose top level is being run, or has been. */
  readonly begun = new Set<string>();
  readonly done = new Map<string, Root>();
  /** Instances of classes as their public methods find them; undefined while one is being made. */
  readonly grounds = new Map<string, Root | undefined>();
  readonly clients = new MadeClients();
  /** Classes without a constructor of their own that are seen to be made with arguments. */
  readonly given = new Set<string>();

  /** Limits that fixes set. */
  readonly fix: FixSeconds;

  constructor(host: Host, models: Models, fix: FixSeconds) {
    this.fix = fix;
    this.host = host;
    this.models = models;
  }

  unit(file: string, whole = false): Unit | undefined {
    if (this.#units.has(file)) return this.#units.get(file);
    const program = this.host.isHinted(file) || !isData(this.host.text(file)) ? this.host.load(file, whole) : undefined;
    const unit = program && this.#register(program);
    this.#units.set(file, unit);
    return unit;
  }

  /** What matters in a file depends on nothing but its text and the models: a second analysis of the run finds it again. */
  #demand(program: Program): Demand {
    const known = DEMANDS.get(program);
    if (known) return known;
    const { file } = program;
    const made = new Demand(program, this.models, {
      isForeignRule: (id) => this.#isForeignRule(file, id),
      inherited: (id) => this.#inherited(file, id),
      hints: () => this.host.hints(file),
      told: toldWords(this, file),
    });
    DEMANDS.set(program, made);
    return made;
  }

  /** The file with all its functions' bodies. */
  unitWith(file: string): Unit | undefined {
    if (this.#whole.has(file)) return this.#whole.get(file);
    const program = this.host.load(file, true);
    const unit = program && this.#register(program);
    this.#whole.set(file, unit);
    return unit;
  }

  #register(program: Program): Unit {
    const { file } = program;
    const frame: { -readonly [K in keyof Frame]: Frame[K] } = {
      id: file,
      unit: undefined as never,
      function: undefined,
      owns: new Set(program.owns),
      parent: undefined,
      receiver: undefined,
      class: undefined,
      lateClass: undefined,
      context: "",
    };
    const unit: Unit = {
      file,
      program,
      frame,
      demand: this.#demand(program),
      runtime: program.directives.includes("use client") ? "browser" : this.host.runtime(file),
      version: (name) => this.host.version(file, name),
    };
    frame.unit = unit;
    if (program.language === "php") {
      for (const node of program.functions)
        if (node.name?.startsWith("function#") && !this.#functions.has(node.name)) this.#functions.set(node.name, { unit, node });
      for (const node of program.classes) if (node.name && !this.#classes.has(node.name)) this.#classes.set(node.name, { unit, node });
    }
    return unit;
  }

  isKnown(file: string): boolean {
    return this.#units.has(file);
  }

  /** The file of the project that a reference leads to. */
  fileOf(from: string, candidates: readonly ReferenceId[]): string | undefined {
    for (const id of candidates) {
      const at = id.lastIndexOf("#");
      const space = id.slice(0, at);
      if (space === "function" || space === "class") {
        if (this.#functions.has(id) || this.#classes.has(id)) return from;
        const [file] = this.host.declaredIn(id);
        if (file !== undefined) return file;
      } else if (!this.models.isLibraryModule(space)) {
        const file = this.host.resolve(from, space);
        if (file !== undefined) return file;
      }
    }
    return undefined;
  }

  /** An export of another file that holds a rule's object, or answers one: a client made once, a hook, a registry. */
  #isForeignRule(from: string, id: ReferenceId): boolean {
    const at = id.lastIndexOf("#");
    const file = this.#foreignFile(from, id.slice(0, at));
    const unit = file === undefined ? undefined : this.#outline(file);
    if (!unit) return false;
    const name = id.slice(at + 1);
    const types = unit.program.types?.get(name) ?? [];
    if (types.length > 0 && holdsRule(unit.program, types, (each) => this.models.knows(each))) return true;
    return unit.program.exports.some(
      (each) =>
        (each.name === name || each.name === "=" || name === "*") &&
        each.value.kind === "name" &&
        (unit.demand.isCarrier(each.value.variable) || unit.demand.answersCarrier(each.value.variable)),
    );
  }

  /** Fields with a rule's object that a class of another file hands down. */
  #inherited(from: string, id: ReferenceId): readonly string[] {
    const file = this.#foreignFile(from, id.slice(0, id.lastIndexOf("#")));
    if (file === undefined) return [];
    this.#entering.add(file);
    const fields = this.unit(file)?.demand.carriedFields() ?? [];
    this.#entering.delete(file);
    return fields;
  }

  /** The other file of the project that a reference's module is. */
  #foreignFile(from: string, specifier: string): string | undefined {
    if (["function", "class", "constant", "variable", "global", "local"].includes(specifier) || this.models.isLibraryModule(specifier))
      return undefined;
    const file = this.host.resolve(from, specifier);
    return file === from || (file !== undefined && this.#entering.has(file)) ? undefined : file;
  }

  /** A type of another file that is worth reading. */
  typesOf(from: string, id: ReferenceId): Declared | undefined {
    const at = id.lastIndexOf("#");
    const file = this.#foreignFile(from, id.slice(0, at));
    const unit = file === undefined ? undefined : this.#outline(file);
    const types = unit?.program.types?.get(id.slice(at + 1));
    return unit && types && { types, unit };
  }

  /** A file that is known already, or that holds a hint itself. */
  #outline(file: string): Unit | undefined {
    if (this.#units.has(file)) return this.#units.get(file);
    if (!this.host.isHinted(file)) return undefined;
    this.#entering.add(file);
    const unit = this.unit(file);
    this.#entering.delete(file);
    return unit;
  }

  findFunction(id: ReferenceId): Declaration<FunctionNode> | undefined {
    this.#loadDeclarations(id, this.#functions);
    return this.#functions.get(id);
  }

  findClass(id: ReferenceId): Declaration<ClassNode> | undefined {
    this.#loadDeclarations(id, this.#classes);
    return this.#classes.get(id);
  }

  #loadDeclarations(id: ReferenceId, known: ReadonlyMap<string, unknown>): void {
    if (known.has(id)) return;
    for (const file of this.host.declaredIn(id)) this.unit(file);
  }
}
