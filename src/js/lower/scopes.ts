import type { Variable } from "../../program/nodes.ts";
import type { Binding, Context, Scope } from "./context.ts";

export function createScope(parent: Scope | undefined): Scope {
  return { parent, bindings: new Map(), types: new Map() };
}

/** The same place in a new scope of the same function. */
export function inNewScope(at: Context): Context {
  return { ...at, scope: createScope(at.scope) };
}

export function findBinding(scope: Scope, name: string): Binding | undefined {
  for (let current: Scope | undefined = scope; current !== undefined; current = current.parent) {
    const binding = current.bindings.get(name);
    if (binding !== undefined) return binding;
  }
  return undefined;
}

/** The id of the variable that the identifier at `offset` declares; its offset makes it unique where a parser keeps children out of sight. */
function toVariable(at: Context, name: string, offset: number): Variable {
  if (name.startsWith("*")) return name;
  const ordinal = at.file.ordinals.get(offset) ?? `${offset}`;
  return ordinal === 1 && !OTHERS.has(name) ? name : `${name}#${ordinal}`;
}

/** Variables here that mean something else in a program: `var self = this`. */
const OTHERS: ReadonlySet<string> = new Set(["self", "static", "parent"]);

/** Declares `name` in the innermost scope, once. */
export function declare(at: Context, name: string, offset: number, isHoistedFromBlock = false): Variable {
  const existing = at.scope.bindings.get(name);
  if (existing?.kind === "variable") return existing.variable;
  const variable = toVariable(at, name, offset);
  at.scope.bindings.set(name, { kind: "variable", variable, isHoistedFromBlock, used: false });
  at.owns.push(variable);
  return variable;
}

/** Declares `name` for what a function or class expression calls itself; belongs to nobody while nobody uses it. */
export function declareSelf(at: Context, name: string, offset: number): Binding & { readonly kind: "variable" } {
  const binding = { kind: "variable", variable: toVariable(at, name, offset), isHoistedFromBlock: false, used: false } as const;
  at.scope.bindings.set(name, binding);
  return binding;
}

/** A variable of our own: `*` begins no name of the source. */
export function createTemporary(at: Context, offset: number): Variable {
  const variable = `*t${offset}`;
  at.owns.push(variable);
  return variable;
}
