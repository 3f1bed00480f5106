import type { Expression, Program, Variable } from "../program/nodes.ts";
import { oncePer } from "../program/once.ts";
import { evaluate } from "./evaluate.ts";
import { cell, type Frame } from "./frame.ts";
import type { Root } from "./root.ts";
import { absent, type Value } from "./values.ts";

/** Variables that the file's own statements assign once, and what. */
const assignedOnce = oncePer((program: Program): ReadonlyMap<Variable, Expression> => {
  const found = new Map<Variable, Expression>();
  const again = new Set<Variable>();
  for (const statement of program.body) {
    const node = statement.kind === "expression" ? statement.value : undefined;
    const [variable, value] =
      node?.kind === "assign" && node.target.kind === "name"
        ? [node.target.variable, node.value]
        : statement.kind === "declare" && statement.variable !== undefined
          ? [statement.variable, statement.value]
          : [];
    if (variable === undefined || value === undefined) continue;
    if (found.has(variable)) again.add(variable);
    found.set(variable, value);
  }
  for (const variable of again) found.delete(variable);
  return found;
});

/** A variable of the file whose statement did not seem to matter when its top level was run: evaluated when asked for. */
export function skippedValue(root: Root, { unit }: Frame, variable: Variable): Value | undefined {
  if (!root.project.done.has(unit.file)) return undefined;
  const node = assignedOnce(unit.program).get(variable);
  if (!node) return undefined;
  const key = cell(unit.frame, variable);
  root.state.variables.set(key, absent);
  const value = evaluate(root, unit.frame, node);
  root.state.variables.set(key, value);
  return value;
}
