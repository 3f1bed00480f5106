import { isTestFile } from "../finding/decide.ts";
import type { Argument, Call, Expression, Program, ReferenceId } from "../program/nodes.ts";
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

/** What follows a class where it is defined: a list's arrow, a further argument, Symfony's fluent methods. */
const FOLLOWS = String.raw`::class\s*(?:=>|,|\)\s*->)`;

/** Text of a file that may define services: PHP-DI's and Symfony's lists, Laravel's, League's and Joomla's methods. */
export const DEFINES = new RegExp(FOLLOWS);

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
    const named = new RegExp(`(?<![\\w\\x80-\\uffff])${shortName(id)}${FOLLOWS}`, "i");
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
    const id = idOf(key.value);
    found.set(id, [...(found.get(id) ?? []), value]);
  };
  const told = new Set<Call>();
  walk([...program.body], (node) => {
    const fluent = node.kind === "call" ? fluentDefinition(node) : undefined;
    // The longest chain comes first.
    if (fluent && !told.has(fluent.set)) add(fluent.key, fluent.value);
    if (fluent) told.add(fluent.set);
    if (node.kind === "object") for (const entry of node.entries) if (!entry.spread) add(entry.key, entry.value);
    if (node.kind === "call" && node.callee.kind === "member" && node.callee.key.kind === "literal") {
      const method = String(node.callee.key.value).replace(/\(\)$/, "").toLowerCase();
      if (METHODS.has(method)) add(node.arguments[0]?.value, node.arguments[1]?.value);
    }
    return undefined;
  });
  return found;
});

function idOf(name: string): ReferenceId {
  return `class#${name.replace(/^\\/, "").toLowerCase()}`;
}

/** Symfony's `->set(Client::class)->args([['timeout' => 5]])` and `->set('client', Client::class)->arg('$config', [...])`: `new Client(...)`. */
function fluentDefinition(node: Call): { readonly set: Call; readonly key: Expression; readonly value: Expression } | undefined {
  const given: Argument[] = [];
  for (let at: Expression = node; at.kind === "call" && at.callee.kind === "member"; at = at.callee.object) {
    const { callee, arguments: passed } = at;
    const method = callee.key.kind === "literal" ? String(callee.key.value) : "";
    const [first, second] = passed.map(({ value }) => value);
    if (method === "factory()") return undefined;
    if (method === "args()" && first?.kind === "object")
      given.push(...first.entries.flatMap((each) => (each.spread ? [] : [argument(each.value, each.key)])));
    if (method === "arg()" && second) given.push(argument(second, first));
    if (method !== "set()") continue;
    const key = second ?? first;
    if (given.length === 0 || key?.kind !== "literal" || typeof key.value !== "string") return undefined;
    const made = { kind: "reference", start: key.start, end: key.end, candidates: [idOf(key.value)] } as const;
    return { set: at, key, value: { ...at, callee: made, arguments: given, isNew: true, argumentList: undefined } };
  }
  return undefined;
}

/** `'$config'` names a parameter; what has no key, or a number, stands in its place. */
function argument(value: Expression, key: Expression | undefined): Argument {
  const name = key?.kind === "literal" && typeof key.value === "string" ? /^\$(\w+)$/.exec(key.value)?.[1] : undefined;
  return { start: value.start, end: value.end, value, spread: false, name };
}

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
