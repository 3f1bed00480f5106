import type { FunctionNode } from "../program/nodes.ts";
import { enter } from "./functions.ts";
import { settle } from "./intrinsics/promises.ts";
import { runModule } from "./module.ts";
import type { Project, Unit } from "./project.ts";
import { Root } from "./root.ts";
import { callableName } from "./tokens.ts";
import { type Atom, addresses, closure } from "./values.ts";

const FUEL = 5_000;
const DEPTH = 2;
const ANSWERS = new WeakMap<FunctionNode, boolean>();

/** Whether a function of this name hands out a client or a handle: it is run to see. */
export function answersClient(project: Project, unit: Unit, name: string): boolean {
  return unit.program.functions.some((node) => {
    if (node.name === undefined || callableName(node.name) !== callableName(name.replace(/#\d+$/, ""))) return false;
    const known = ANSWERS.get(node);
    if (known !== undefined) return known;
    runModule(project, unit);
    const root = new Root(project, `answers:${unit.file}:${node.id}`, unit.file, "default");
    root.fuel = FUEL;
    const answer = enter(root, closure(node, unit.frame, undefined), [], { call: undefined, receiver: undefined, mode: "default" });
    const found = settle(root, unit.frame, answer, node).some((atom) => holdsClient(root, atom, 0));
    ANSWERS.set(node, found);
    return found;
  });
}

function holdsClient(root: Root, atom: Atom, depth: number): boolean {
  const [address] = addresses([atom]);
  const thing = address === undefined || depth > DEPTH || root.begun.has(address) ? undefined : root.thing(address);
  if (address === undefined || !thing) return false;
  if (thing.type !== undefined && root.project.models.isType(thing.type) && !address.startsWith("store:")) return true;
  return [...thing.fields.values()].some((slot) => slot.value.some((each) => holdsClient(root, each, depth + 1)));
}
