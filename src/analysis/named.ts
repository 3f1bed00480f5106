import { isTestFile } from "../finding/decide.ts";
import type { Expression, Program } from "../program/nodes.ts";
import { oncePer } from "../program/once.ts";
import { walk } from "../program/walk.ts";
import { evaluate } from "./evaluate.ts";
import type { Frame } from "./frame.ts";
import { isOfType, takeStores } from "./global-values.ts";
import { runModule } from "./module.ts";
import type { Project, Unit } from "./project.ts";
import type { Root } from "./root.ts";
import { emptyThing } from "./state.ts";
import { unknown, type Value } from "./values.ts";

/**
 * `this.$axios`, where nothing is seen to be there: what a file of the project hands to everybody under that name, else one that
 * others have made.
 */
export function namedMember(root: Root, key: string, own: Value): Value {
  const type = root.project.models.namedMembers.get(key);
  if (type === undefined || !own.every((atom) => atom.kind === "absent" || (atom.kind === "unknown" && !root.thing(atom.symbol)?.type)))
    return own;
  const placed = root.project.placedAs(key);
  const value = placed && evaluate(root, placed.unit.frame, placed.value);
  if (!placed || !value || !isOfType(root, value, type)) return ofOthers(root, type, key);
  takeStores(root, placed.unit.file);
  return value;
}

/** A parameter whose name says what is handed over by whoever was given a function without a name. */
export function namedParameter(root: Root, { function: of }: Frame, name: string): Value | undefined {
  const type = of?.name === undefined ? root.project.models.namedParameters.get(name) : undefined;
  return type === undefined ? undefined : ofOthers(root, type, name);
}

function ofOthers(root: Root, type: string, name: string): Value {
  const symbol = `named:${name}`;
  if (!root.thing(symbol)) root.setThing(symbol, emptyThing(undefined, { type, open: symbol }));
  return unknown(symbol, { kind: "variable", name });
}

export interface Placed {
  readonly unit: Unit;
  readonly value: Expression;
}

/** Objects whose members every component finds as its own. */
const SHARED = /\b(?:prototype|globalProperties)\b/;

/** What the first of the files gives everybody under a name: `Vue.prototype.$axios = axios`, `Object.assign(app.config.globalProperties, { $axios })`. */
export function findPlaced(project: Project, files: readonly string[]): (name: string) => Placed | undefined {
  const known = new Map<string, Placed | undefined>();
  return (name) => {
    if (known.has(name)) return known.get(name);
    known.set(name, undefined);
    for (const file of files) {
      const text = project.host.text(file);
      if (!text.includes(name) || !SHARED.test(text) || isTestFile(file)) continue;
      const unit = project.unit(file);
      const value = unit && given(unit.program).get(name);
      if (!unit || !value) continue;
      runModule(project, unit);
      known.set(name, { unit, value });
      break;
    }
    return known.get(name);
  };
}

/** What the file gives under names that begin with `$`. */
const given = oncePer((program: Program): ReadonlyMap<string, Expression> => {
  const found = new Map<string, Expression>();
  const add = (key: Expression | undefined, value: Expression) => {
    if (key?.kind === "literal" && typeof key.value === "string" && key.value.startsWith("$")) found.set(key.value, value);
  };
  walk([...program.body], (node) => {
    if (node.kind === "assign" && node.target.kind === "member") add(node.target.key, node.value);
    else if (node.kind === "object") for (const entry of node.entries) if (!entry.spread) add(entry.key, entry.value);
    return undefined;
  });
  return found;
});
