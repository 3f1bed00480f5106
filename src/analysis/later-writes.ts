import type { ClassNode, Expression, FunctionNode, Program } from "../program/nodes.ts";
import { oncePer } from "../program/once.ts";
import { walk } from "../program/walk.ts";
import { cell, type Frame } from "./frame.ts";
import { absent, isNothing, joinValues, unknown, type Value } from "./values.ts";

/** Names and, behind a dot, members that a function assigns. */
export const writtenIn = oncePer((node: FunctionNode): ReadonlySet<string> => {
  const found = new Set<string>();
  walk(node.body ?? [], (each) => {
    if (each.kind !== "assign") return undefined;
    if (each.target.kind === "name") found.add(each.target.variable);
    else if (each.target.kind === "member" && each.target.key.kind === "literal") found.add(`.${String(each.target.key.value)}`);
    return undefined;
  });
  return found;
});

const writtenInProgram = oncePer(
  (program: Program): ReadonlySet<string> => new Set(program.functions.flatMap((node) => [...writtenIn(node)])),
);

/**
 * `static instance = null` or `let client;`, which another function sets: at the time of a call it may well be there.
 * A function on the way that sets it itself (`if (!client) client = …`) is taken to be the one that makes it.
 */
export function maybeSet(
  value: Value,
  name: string,
  symbol: string,
  writers: Program | ClassNode,
  readers: readonly { readonly node: FunctionNode }[],
): Value {
  if (readers.length === 0 || !value.every(isNothing)) return value;
  const isWritten =
    "methods" in writers ? writers.methods.some((method) => writtenIn(method.function).has(name)) : writtenInProgram(writers).has(name);
  if (!isWritten || readers.some((each) => writtenIn(each.node).has(name))) return value;
  return joinValues(value, unknown(symbol, { kind: "variable", name: name.replace(/^[.$]+/, "") }));
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
