import type { ClassNode, Expression, FunctionNode, Program } from "../program/nodes.ts";
import { oncePer } from "../program/once.ts";
import { walk } from "../program/walk.ts";
import { cell, type Frame } from "./frame.ts";
import type { Root } from "./root.ts";
import { type Atom, absent, type Constant, isNothing, joinValues, unknown, type Value } from "./values.ts";

/** What a function assigns to names and, behind a dot, members: literals, and undefined for all else. */
const valuesAssigned = oncePer((node: FunctionNode): ReadonlyMap<string, ReadonlySet<Constant>> => {
  const found = new Map<string, Set<Constant>>();
  walk(node.body ?? [], (each) => {
    const name = each.kind === "assign" ? nameOf(each.target) : undefined;
    if (each.kind !== "assign" || name === undefined) return undefined;
    const values = found.get(name) ?? new Set();
    values.add(each.value.kind === "literal" ? each.value.value : undefined);
    found.set(name, values);
    return undefined;
  });
  return found;
});

/** Names and, behind a dot, members that a function assigns. */
export const writtenIn = oncePer((node: FunctionNode): ReadonlySet<string> => new Set(valuesAssigned(node).keys()));

/** The same, and lists that a function puts something into: `self::$stack[] = $x`, `array_push(self::$stack, $x)`. */
const writtenOrFilled = oncePer((node: FunctionNode): ReadonlySet<string> => {
  const found = new Set(writtenIn(node));
  const add = (list: Expression | undefined) => {
    const name = list && nameOf(list);
    if (name !== undefined) found.add(name);
  };
  walk(node.body ?? [], (each) => {
    if (each.kind === "assign") for (let at = each.target; at.kind === "member"; at = at.object) add(at.object);
    else if (each.kind === "call" && each.callee.kind === "reference" && each.callee.candidates.some((id) => FILLERS.has(id)))
      add(each.arguments[0]?.value);
    return undefined;
  });
  return found;
});

const FILLERS: ReadonlySet<string> = new Set(["function#array_push", "function#array_unshift", "function#array_splice"]);

function nameOf(target: Expression): string | undefined {
  if (target.kind === "name") return target.variable;
  return target.kind === "member" && target.key.kind === "literal" ? `.${String(target.key.value)}` : undefined;
}

const writtenInProgram = oncePer(
  (program: Program): ReadonlySet<string> => new Set(program.functions.flatMap((node) => [...writtenIn(node)])),
);

const writtenOrFilledInProgram = oncePer(
  (program: Program): ReadonlySet<string> => new Set(program.functions.flatMap((node) => [...writtenOrFilled(node)])),
);

/**
 * `static instance = null`, `static $stack = []`, `let client;` or `let isReady = false`, which another function sets:
 * at the time of a call it may well be there. A function on the way that sets it itself (`if (!client) client = …`) is
 * taken to be the one that makes it.
 */
export function maybeSet(root: Root, value: Value, name: string, symbol: string, writers: Program | ClassNode): Value {
  const readers = root.stack;
  if (readers.length === 0 || !value.every((atom) => isBeginning(root, atom))) return value;
  const isList = value.some((atom) => atom.kind === "object");
  const inFunction = isList ? writtenOrFilled : writtenIn;
  const isWritten =
    "methods" in writers
      ? writers.methods.some((method) => inFunction(method.function).has(name))
      : (isList ? writtenOrFilledInProgram : writtenInProgram)(writers).has(name);
  const makes = ({ node }: { readonly node: FunctionNode }) => inFunction(node).has(name) && !onlyResets(node, name, value);
  if (!isWritten || readers.some(makes)) return value;
  return joinValues(value, unknown(symbol, { kind: "variable", name: name.replace(/^[.$]+/, "") }));
}

/** `if (moved) { send(); moved = false; }`: whoever puts a flag back is not the one who raises it. */
function onlyResets(node: FunctionNode, name: string, value: Value): boolean {
  const [flag] = value;
  const written = valuesAssigned(node).get(name);
  return flag?.kind === "constant" && typeof flag.value === "boolean" && written?.size === 1 && written.has(flag.value);
}

/** What a variable is given so that it has something to begin with: nothing, a flag, an empty list of PHP's. */
function isBeginning(root: Root, atom: Atom): boolean {
  if (isNothing(atom) || (atom.kind === "constant" && typeof atom.value === "boolean")) return true;
  const thing = atom.kind === "object" ? root.thing(atom.address) : undefined;
  return thing?.byValue === true && thing.open === undefined && thing.fields.size === 0;
}

/** The same of a field that an object made here begins without: `this.token`, which `login()` sets. */
export function maybeSetField(
  value: Value,
  name: string,
  symbol: string,
  of: Value,
  readers: readonly { readonly node: FunctionNode }[],
): Value {
  if (readers.length === 0 || !value.every(isNothing)) return value;
  const writers = of.flatMap((atom) => (atom.kind === "class" ? atom.node.methods.filter((method) => method.kind !== "constructor") : []));
  const isWritten = writers.some((method) => writtenIn(method.function).has(`.${name}`));
  if (!isWritten || readers.some((each) => writtenIn(each.node).has(`.${name}`))) return value;
  return joinValues(value, unknown(symbol, { kind: "receiver", name }));
}

/** Variables that a function's own statements set. */
const setIn = oncePer((node: FunctionNode): ReadonlySet<string> => {
  const names = new Set<string>();
  const add = (target: Expression | undefined) => {
    for (let at = target; at; at = at.kind === "member" ? at.object : undefined) {
      if (at.kind === "name") names.add(at.variable);
      else if (at.kind !== "member")
        walk([at], (each) => {
          if (each.kind === "name") names.add(each.variable);
          return undefined;
        });
    }
  };
  walk(node.body ?? [], (each) => {
    if (each.kind === "assign" || each.kind === "alias" || each.kind === "remove") add(each.target);
    else if (each.kind === "each") [each.key, each.value].forEach(add);
    else if (each.kind === "declare" && each.variable !== undefined) names.add(each.variable);
    else if (each.kind === "try" && each.parameter !== undefined) names.add(each.parameter);
    return undefined;
  });
  return names;
});

/**
 * What a variable holds before anything is assigned. A PHP variable that no statement of its function sets is not
 * unset: `extract`, `include`, `parse_str` or a function that takes it by reference sets it.
 */
export function unset(frame: Frame, variable: string): Value {
  return setElsewhere(frame, variable)
    ? unknown(`variable:${cell(frame, variable)}`, { kind: "variable", name: variable.replace(/#\d+$/, "") })
    : absent;
}

function setElsewhere(frame: Frame, variable: string): boolean {
  const { function: node, unit } = frame;
  return node !== undefined && unit.program.semantics.absent === null && !setIn(node).has(variable);
}

/**
 * `settings.url`, `state.isReady`: what a file's own object (`const settings = {}`) lacks when the file has been run, or is only begun
 * with, others may have set when a function asks for it. Options are no such thing: what may be added to them, nobody need have added.
 */
export function maybeFilled(root: Root, value: Value, address: string, key: string): Value {
  const { project } = root;
  if (root.stack.length === 0 || !project.things.has(address) || project.models.words.optionKeys.has(key)) return value;
  const thing = root.thing(address);
  if (
    !thing?.at ||
    !thing.literal ||
    thing.type !== undefined ||
    thing.instanceOf ||
    thing.byValue ||
    thing.list ||
    thing.open !== undefined
  )
    return value;
  const program = project.unit(thing.at.file)?.program;
  const symbol = `${address}.${key}`;
  if (program && thing.fields.has(key)) return maybeSet(root, value, `.${key}`, symbol, program);
  return value.every((atom) => atom.kind === "absent") ? joinValues(value, unknown(symbol, { kind: "variable", name: key })) : value;
}
