import type { Expression, FunctionNode, Program } from "../program/nodes.ts";
import { oncePer } from "../program/once.ts";
import { walk } from "../program/walk.ts";
import type { Frame } from "./frame.ts";
import { closure, type Value } from "./values.ts";

type Siblings = ReadonlyMap<string, FunctionNode>;

/** By a function that is a member of something, the functions beside it: `{ a() {}, b() {} }`, `exports.a = …`, `Client.prototype.a = …`. */
const siblingsIn = oncePer((program: Program): ReadonlyMap<FunctionNode, Siblings> => {
  const found = new Map<FunctionNode, Siblings>();
  const groups = new Map<string, Map<string, FunctionNode>>();
  const add = (group: Map<string, FunctionNode>, key: Expression | undefined, value: Expression | undefined) => {
    if (key?.kind !== "literal" || typeof key.value !== "string" || value?.kind !== "function" || !value.bindsThis) return;
    group.set(key.value, value);
    found.set(value, group);
  };
  walk([...program.body], (each) => {
    if (each.kind === "object") {
      const group = new Map<string, FunctionNode>();
      for (const entry of each.entries) if (!entry.spread) add(group, entry.key, entry.value);
    } else if (each.kind === "assign" && each.target.kind === "member" && each.value.kind === "function") {
      const of = `${around(program, each.value)?.id ?? ""} ${written(each.target.object)}`;
      const group = groups.get(of) ?? new Map<string, FunctionNode>();
      groups.set(of, group);
      add(group, each.target.key, each.value);
    }
    return undefined;
  });
  return found;
});

/** The innermost function that a function stands in. */
function around({ functions }: Program, node: FunctionNode): FunctionNode | undefined {
  const outer = functions.filter((each) => each !== node && each.start <= node.start && node.end <= each.end);
  return outer.sort((a, b) => b.start - a.start)[0];
}

function written(object: Expression): string {
  if (object.kind === "name") return object.variable;
  if (object.kind === "reference") return object.candidates.join();
  return object.kind === "member" && object.key.kind === "literal"
    ? `${written(object.object)}.${String(object.key.value)}`
    : `${object.start}`;
}

/** `this.send()` where nobody shows what `this` is: most likely what stands beside the function that asks. */
export function sibling(frame: Frame, receiver: string, key: string): Value | undefined {
  if (!receiver.startsWith("this:")) return undefined;
  const siblings = siblingsIn(frame.unit.program);
  for (let at: Frame | undefined = frame; at?.function; at = at.parent) {
    const found = siblings.get(at.function)?.get(key);
    if (found && at.parent) return [closure(found, at.parent, undefined)];
  }
  return undefined;
}
