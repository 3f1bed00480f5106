import { isTestFile } from "../finding/decide.ts";
import type { Expression, Program, ReferenceId } from "../program/nodes.ts";
import { oncePer } from "../program/once.ts";
import { walk } from "../program/walk.ts";
import { evaluate } from "./evaluate.ts";
import { enter } from "./functions.ts";
import { takeObjects } from "./instances.ts";
import { runModule } from "./module.ts";
import type { Project, Unit } from "./project.ts";
import { Root } from "./root.ts";
import { shortName } from "./tokens.ts";
import type { Value } from "./values.ts";

interface Definition {
  readonly unit: Unit;
  readonly value: Expression;
}

interface Service {
  readonly root: Root;
  readonly value: Value;
}

/** Text of a file that may define services: PHP-DI's and Symfony's lists, Laravel's, League's and Joomla's methods. */
export const DEFINES = /::class\s*(?:=>|,)/;

const METHODS: ReadonlySet<string> = new Set(["bind", "singleton", "scoped", "instance", "set", "share", "add", "addshared", "factory"]);

/** What a container is told to hand out for a class: `Client::class => fn () => new Client([...])`, `$app->bind(Client::class, ...)`. */
export class Services {
  readonly #files: readonly string[];
  readonly #made = new Map<ReferenceId, Service | undefined>();

  /** `files`: where definitions are looked for. */
  constructor(files: readonly string[]) {
    this.#files = files;
  }

  /** Made once, by its definition; whoever asks for it while it is being made gets none. */
  find(project: Project, id: ReferenceId): Service | undefined {
    if (!this.#made.has(id)) {
      this.#made.set(id, undefined);
      const definition = this.#definitionOf(project, id);
      if (definition) this.#made.set(id, make(project, id, definition));
    }
    return this.#made.get(id);
  }

  /** Where several tell different things, none is known to apply. */
  #definitionOf(project: Project, id: ReferenceId): Definition | undefined {
    const named = new RegExp(`(?<![\\w\\x80-\\uffff])${shortName(id)}::class\\s*(?:=>|,)`, "i");
    const found: Definition[] = [];
    for (const file of this.#files) {
      if (!/\.php$/i.test(file) || isTestFile(file) || !named.test(project.host.text(file))) continue;
      const unit = project.unitWith(file);
      for (const value of (unit && definitionsIn(unit.program).get(id)) ?? []) if (unit) found.push({ unit, value });
    }
    return found.length === 1 ? found[0] : undefined;
  }
}

/** By the class, what makes one: a function, or the object itself. */
const definitionsIn = oncePer((program: Program): ReadonlyMap<ReferenceId, readonly Expression[]> => {
  const found = new Map<ReferenceId, Expression[]>();
  const add = (key: Expression | undefined, value: Expression | undefined) => {
    if (key?.kind !== "literal" || typeof key.value !== "string" || !value) return;
    if (value.kind !== "function" && !(value.kind === "call" && value.isNew)) return;
    const id = `class#${key.value.replace(/^\\/, "").toLowerCase()}`;
    found.set(id, [...(found.get(id) ?? []), value]);
  };
  walk([...program.body], (node) => {
    if (node.kind === "object") for (const entry of node.entries) if (!entry.spread) add(entry.key, entry.value);
    if (node.kind === "call" && node.callee.kind === "member" && node.callee.key.kind === "literal") {
      const method = String(node.callee.key.value).replace(/\(\)$/, "").toLowerCase();
      if (METHODS.has(method)) add(node.arguments[0]?.value, node.arguments[1]?.value);
    }
    return undefined;
  });
  return found;
});

/** What the project's container hands out for one of the types: made once, by the definition. */
export function providedService(root: Root, types: readonly ReferenceId[]): Value | undefined {
  for (const id of types) {
    const made = id.startsWith("class#") ? root.project.services.find(root.project, id) : undefined;
    if (!made) continue;
    takeObjects(root, made.root);
    return made.value;
  }
  return undefined;
}

function make(project: Project, id: ReferenceId, { unit, value }: Definition): Service | undefined {
  runModule(project, unit);
  const root = new Root(project, `service:${id}`, unit.file, "default");
  let made = evaluate(root, unit.frame, value);
  const [factory] = made;
  if (factory?.kind === "closure") {
    unit.demand.needAll(factory.node);
    made = enter(root, factory, [], { call: undefined, receiver: undefined, mode: "default", isAsked: true });
  }
  const isObject = made.length > 0 && made.every((atom) => atom.kind === "object" && root.thing(atom.address) !== undefined);
  return isObject ? { root, value: made } : undefined;
}
