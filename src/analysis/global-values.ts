import { isTestFile } from "../finding/decide.ts";
import type { ReferenceId } from "../program/nodes.ts";
import { runModule } from "./module.ts";
import type { Project } from "./project.ts";
import type { Root } from "./root.ts";
import { emptyThing } from "./state.ts";
import { object, type Value } from "./values.ts";

/** The library's one object of this name: the axios default instance, a module-wide client. */
export function singleton(root: Root, id: ReferenceId, type: string): Value {
  const address = `store:${id}`;
  if (!root.thing(address)) root.setThing(address, emptyThing(undefined, { type }));
  return object(address);
}

/**
 * What everybody finds by a library's global name: what a file of the project has put there
 * (`window.axios = axios.create(…)`), else the library's one object.
 */
export function globalValue(root: Root, id: ReferenceId, type: string): Value {
  const own = root.state.variables.get(`constant:${id}`);
  if (own) return isOfType(root, own, type) ? own : singleton(root, id, type);
  const setter = root.project.setterOf(id);
  const value = setter === undefined ? undefined : root.project.variables.get(`constant:${id}`);
  if (setter === undefined || !value || !isOfType(root, value, type)) return singleton(root, id, type);
  takeStores(root, setter);
  return value;
}

/** Whoever finds something there comes after the file that put it there: what it has set is set. */
export function takeStores(root: Root, setter: string): void {
  for (const [address, thing] of root.project.stores.get(setter) ?? []) if (!root.state.things.get(address)) root.setThing(address, thing);
}

/** The first of the files that assigns a global; its own statements are run when it is asked for. */
export function findSetters(project: Project, files: readonly string[]): (id: ReferenceId) => string | undefined {
  const known = new Map<ReferenceId, string | undefined>();
  return (id) => {
    if (known.has(id)) return known.get(id);
    const name = id.slice(id.indexOf("#") + 1).replace(/\$/g, "\\$&");
    const assigned = new RegExp(`\\b(?:window|globalThis|self|global)\\s*\\.\\s*${name}\\s*=(?!=)`);
    const setter = files.find((file) => assigned.test(project.host.text(file)) && !isTestFile(file));
    known.set(id, setter);
    const unit = setter === undefined ? undefined : project.unit(setter);
    if (unit) runModule(project, unit);
    return setter;
  };
}

export function isOfType(root: Root, value: Value, type: string): boolean {
  return value.every((atom) => {
    // `require("axios")`: the module, which stands for what it exports by default.
    if (atom.kind === "reference") return root.project.models.exportType(atom.id.replace(/#\*$/, "#default")) === type;
    if (atom.kind !== "object") return false;
    const store = atom.address.startsWith("store:") ? atom.address.slice("store:".length) : undefined;
    if (store !== undefined && root.project.models.exportType(store) === type) singleton(root, store, type);
    return root.thing(atom.address)?.type === type;
  });
}
