import { enter } from "./functions.ts";
import { adopt, takeObjects } from "./instances.ts";
import { writtenIn } from "./later-writes.ts";
import type { Project } from "./project.ts";
import { Root } from "./root.ts";
import { emptyThing, State, setField } from "./state.ts";
import { type Address, type Atom, closure, isNothing, type Value } from "./values.ts";

type ClassAtom = Atom & { kind: "class" };

/**
 * What a static field that begins with nothing holds when it is asked for: what the class's static methods leave in it
 * (`static client; static open() { this.client = … }`). A method that sets it itself finds nothing there.
 */
export function leftByMethods(root: Root, of: ClassAtom, name: string, address: Address): Value | undefined {
  if (!of.frame.unit.demand.asksField(name)) return undefined;
  const writers = of.node.methods.filter((method) => method.isStatic && writtenIn(method.function).has(`.${name}`));
  if (writers.length === 0 || root.stack.some(({ node }) => writtenIn(node).has(`.${name}`))) return undefined;
  const ground = groundOf(root.project, of, name, address, root.mode === "symbolic" ? "symbolic" : "default");
  const slot = ground?.thing(address)?.fields.get(name);
  if (!ground || !slot) return undefined;
  takeObjects(root, ground);
  root.setThing(address, setField(root.thing(address) ?? emptyThing(undefined), name, slot));
  return slot.value.every(isNothing) ? undefined : slot.value;
}

/** Made once per mode; undefined while it is being made. */
function groundOf(project: Project, of: ClassAtom, name: string, address: Address, mode: "symbolic" | "default"): Root | undefined {
  const key = `${address}.${name}:${mode}`;
  if (project.grounds.has(key)) return project.grounds.get(key);
  project.grounds.set(key, undefined);
  const { unit } = of.frame;
  const ground = new Root(project, key, unit.file, mode);
  ground.setThing(address, emptyThing(undefined));
  for (const method of of.node.methods) {
    if (!method.isStatic || !writtenIn(method.function).has(`.${name}`)) continue;
    const trial = new Root(project, key, unit.file, mode);
    trial.state = new State(ground.state);
    const frame = { ...of.frame, class: of.node, lateClass: [of] };
    enter(trial, closure(method.function, frame, undefined), [], { call: undefined, receiver: undefined, mode });
    adopt(ground, trial, address, new Set([name]));
  }
  project.grounds.set(key, ground);
  return ground;
}
