import type { Where } from "../model/library.ts";
import type { Call, ClassNode, Expression, FunctionNode } from "../program/nodes.ts";
import { oncePer } from "../program/once.ts";
import { walk } from "../program/walk.ts";
import type { Models } from "./models.ts";
import type { Root } from "./root.ts";
import { setField } from "./state.ts";
import { type Atom, absent, joinValues, unknown, type Value } from "./values.ts";

/** A call in a method that sets an option of what a field holds: `curl_setopt($this->handle, $name, $value)`. */
interface Setting {
  readonly call: Call;
  readonly field: string;
  /** Place among the arguments; undefined: its method is called. */
  readonly argument: number | undefined;
  readonly of: FunctionNode;
}

/**
 * A handle that waits in a field for methods to set its limits: whoever has the object, and calls them or does not, decides.
 */
export function openHandles(root: Root, own: readonly (Atom & { kind: "class" })[], address: string): void {
  for (const { node } of own)
    for (const setting of settingsIn(node))
      for (const atom of root.thing(address)?.fields.get(setting.field)?.value ?? [])
        open(root, setting, atom, `${address}.${setting.field}`);
}

function open(root: Root, { call, argument, of }: Setting, atom: Atom, symbol: string): void {
  const { models } = root.project;
  const thing = atom.kind === "object" ? root.thing(atom.address) : undefined;
  if (atom.kind !== "object" || thing?.type === undefined) return;
  const { callee } = call;
  const method = callee.kind === "member" && callee.key.kind === "literal" ? [`method:${thing.type}.${String(callee.key.value)}`] : [];
  const ids = argument === undefined ? method : callee.kind === "reference" ? callee.candidates : [];
  for (const { library, effects } of ids.flatMap((id) => models.rows(id)))
    for (const effect of effects) {
      const sets = "sets" in effect ? effect.sets : "setsAll" in effect ? effect.setsAll : undefined;
      if (!sets || sets.on.path || !stands(sets.on, argument)) continue;
      const key = "key" in sets ? keyOf(models, call, sets.key) : undefined;
      const now = root.thing(atom.address);
      if (!now) return;
      if (key === undefined) {
        const from = "key" in sets ? sets.key : sets.from;
        if (isGiven(call, from, of)) root.setThing(atom.address, { ...now, open: now.open ?? symbol });
      } else if (library.limits?.some(({ option }) => option === key)) {
        const old = now.fields.get(key);
        const value: Value = joinValues(old?.value ?? absent, unknown(`${symbol}.${key}`, { kind: "receiver", name: nameOf(of) }));
        root.setThing(atom.address, setField(now, key, { value, at: old?.at }));
      }
    }
}

function stands(on: Where, argument: number | undefined): boolean {
  return argument === undefined ? "receiver" in on : "argument" in on && on.argument === argument;
}

/** The option, where it is written in the call. */
function keyOf(models: Models, call: Call, key: string | Where): string | undefined {
  if (typeof key === "string") return key;
  const written = "argument" in key ? call.arguments[key.argument]?.value : undefined;
  if (written?.kind === "literal") return String(written.value);
  const names = written?.kind === "reference" ? written.candidates.map((id) => id.replace(/^constant#(?:.*\\)?/, "")) : [];
  const known = names.map((name) => models.constant(name)).find((value) => value !== undefined);
  return known === undefined ? undefined : String(known);
}

/** What the method itself is given stands there. */
function isGiven(call: Call, where: string | Where, of: FunctionNode): boolean {
  const written = typeof where !== "string" && "argument" in where ? call.arguments[where.argument]?.value : undefined;
  return written?.kind === "name" && of.parameters.some(({ variable }) => variable === written.variable);
}

function nameOf({ name = "" }: FunctionNode): string {
  return `${name.replace(/^.*#|\(\)$/g, "")}()`;
}

const settingsIn = oncePer((node: ClassNode): readonly Setting[] =>
  node.methods.flatMap(({ kind, isStatic, function: of }) => {
    const found: Setting[] = [];
    if (kind === "constructor" || isStatic) return found;
    walk(of.body ?? [], (call) => {
      if (call.kind === "function" || call.kind === "class") return false;
      if (call.kind !== "call" || call.isNew) return undefined;
      const on = call.callee.kind === "member" ? fieldOf(call.callee.object) : undefined;
      if (on !== undefined) found.push({ call, field: on, argument: undefined, of });
      for (const [argument, { value }] of call.arguments.entries()) {
        const field = call.arguments.length > 1 ? fieldOf(value) : undefined;
        if (field !== undefined) found.push({ call, field, argument, of });
      }
      return undefined;
    });
    return found;
  }),
);

function fieldOf(node: Expression): string | undefined {
  if (node.kind !== "member" || node.key.kind !== "literal") return undefined;
  return node.object.kind === "name" && node.object.variable === "this" ? String(node.key.value) : undefined;
}
