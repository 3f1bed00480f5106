import type { Expression, FunctionNode, Program } from "../program/nodes.ts";
import { walk } from "../program/walk.ts";
import type { Models } from "./models.ts";
import type { Project, Unit } from "./project.ts";
import { calleeName, shortName, targetsOf } from "./tokens.ts";
import type { Wrapper } from "./wrappers.ts";

/** Names that say what they answer: whoever calls one need not name its class. */
const TELLING = /guzzle|http\w*client/i;

const MADE = new WeakMap<Program, readonly Wrapper[]>();

/**
 * Functions and methods of PHP files that answer a client, and classes that have a client's class above them: whoever
 * calls them calls what waits, without a word of the library.
 */
export function makers(files: Iterable<string>, project: Project): Wrapper[] {
  return [...files].flatMap((file) => {
    const unit = project.unit(file);
    if (unit?.program.language !== "php") return [];
    const made = MADE.get(unit.program) ?? new Makers(unit, project.models).find();
    MADE.set(unit.program, made);
    for (const { name } of made) if (TELLING.test(name)) remember(project, unit, `${name}()`);
    return made;
  });
}

/** Whatever it is called on, a method of this name is this one, if no other class has one. */
function remember({ makers: known }: Project, unit: Unit, name: string): void {
  for (const of of unit.program.classes) {
    const method = of.methods.find((each) => each.name === name && !each.isStatic);
    if (!method || known.get(name)?.node === method.function) continue;
    known.set(name, known.has(name) ? undefined : { of, node: method.function, unit });
  }
}

/** By the shape of what they return, and by what is declared: nothing is interpreted. */
class Makers {
  readonly #unit: Unit;
  readonly #models: Models;
  /** What is assigned, by token. */
  readonly #assigned = new Map<string, Expression[]>();
  readonly #asked = new Set<Expression>();

  constructor(unit: Unit, models: Models) {
    this.#unit = unit;
    this.#models = models;
  }

  find(): Wrapper[] {
    const { file, program, demand } = this.#unit;
    walk([...program.body], (node) => {
      if (node.kind === "assign")
        for (const target of targetsOf(node.target)) this.#assigned.set(target, [...(this.#assigned.get(target) ?? []), node.value]);
      return undefined;
    });
    const heirs = program.classes.flatMap((each): Wrapper[] =>
      each.name !== undefined && demand.isHeir(each.name) ? [{ file, name: shortName(each.name), owner: undefined, isType: true }] : [],
    );
    return [...heirs, ...program.functions.flatMap((node) => this.#maker(node) ?? [])];
  }

  #maker(node: FunctionNode): Wrapper | undefined {
    const { file, program } = this.#unit;
    const name = shortName(node.name);
    if (name === "" || name.startsWith("__") || !this.#answersClient(node)) return undefined;
    const owner = program.classes.find((each) => each.methods.some((method) => method.function === node));
    return { file, name, owner: owner?.name === undefined || TELLING.test(name) ? undefined : shortName(owner.name) };
  }

  #answersClient(node: FunctionNode): boolean {
    if (node.returns.some((id) => this.#isClient(id))) return true;
    let found = false;
    walk(node.body ?? [], (each) => {
      if (found || each.kind === "function" || each.kind === "class") return false;
      if (each.kind === "exit" && each.how === "return" && each.value && this.#holds(each.value)) found = true;
      return undefined;
    });
    return found;
  }

  #isClient(id: string): boolean {
    const type = this.#models.classType(id);
    return type === undefined ? this.#unit.demand.isHeir(id) : this.#models.isClient(type);
  }

  #holds(node: Expression): boolean {
    if (this.#asked.has(node)) return false;
    this.#asked.add(node);
    switch (node.kind) {
      case "name":
        return this.#isAssigned(`v:${node.variable}`);
      case "assign":
        return this.#holds(node.value);
      case "conditional":
        return this.#holds(node.then) || this.#holds(node.otherwise);
      case "logical":
        return this.#holds(node.left) || this.#holds(node.right);
      case "member":
        return node.key.kind === "literal" && node.object.kind === "name" && this.#isField(String(node.key.value));
      case "call":
        return this.#answers(node);
      default:
        return false;
    }
  }

  #answers(node: Expression & { readonly kind: "call" }): boolean {
    if (node.callee.kind === "reference") return node.isNew && node.callee.candidates.some((id) => this.#isClient(id));
    if (node.callee.kind !== "member") return false;
    const { object, key } = node.callee;
    if (object.kind === "reference" && key.kind === "literal")
      return object.candidates.some((id) => this.#models.makesClient(`static:${id}.${String(key.value)}`));
    return !this.#models.waitingNames.has(calleeName(node)) && this.#holds(object);
  }

  #isField(name: string): boolean {
    const declared = this.#unit.program.classes.some((each) =>
      each.fields.some((field) => field.name === name && [...field.types, ...(field.documented ?? [])].some((id) => this.#isClient(id))),
    );
    return declared || this.#isAssigned(`p:${name}`);
  }

  #isAssigned(token: string): boolean {
    return (this.#assigned.get(token) ?? []).some((value) => this.#holds(value));
  }
}
