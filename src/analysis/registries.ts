import type { ClassNode, Expression, Member } from "../program/nodes.ts";
import { oncePer } from "../program/once.ts";
import { walk } from "../program/walk.ts";
import type { Frame } from "./frame.ts";
import type { Root } from "./root.ts";
import { constantKey, unknown, type Value } from "./values.ts";

/**
 * `Config::get('host')`: a field that begins as an empty list, which methods fill under keys of which nothing is known, may
 * hold anything when it is asked. Options are no such thing: what a setter may add to them, nobody need have added.
 */
export function mayHold(root: Root, frame: Frame, node: Member, on: Value, keyValue: Value): Value | undefined {
  const field = fieldOf(node.object);
  if (field === undefined || !frame.class || !filledFields(frame.class).has(field)) return undefined;
  const key = constantKey(keyValue);
  if (node.key.kind === "literal" && key !== undefined && root.project.models.words.optionKeys.has(key)) return undefined;
  const [list] = on;
  if (on.length !== 1 || list?.kind !== "object") return undefined;
  const thing = root.thing(list.address);
  if (!thing?.list && !thing?.byValue) return undefined;
  return unknown(`${list.address}.${key ?? `${node.start}`}`, { kind: "variable", name: key ?? field });
}

const OWN = ["this", "self", "static"];

/** Fields that methods fill under unknown keys, or with whatever they are given. */
const filledFields = oncePer((node: ClassNode): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const method of node.methods) {
    if (method.kind === "constructor") continue;
    walk(method.function.body ?? [], (each) => {
      if (each.kind !== "assign") return undefined;
      const whole = fieldOf(each.target);
      if (whole !== undefined && each.value.kind !== "literal" && each.value.kind !== "object") found.add(whole);
      for (let at = each.target; at.kind === "member"; at = at.object) {
        const under = at.key.kind === "literal" ? undefined : fieldOf(at.object);
        if (under !== undefined) found.add(under);
      }
      return undefined;
    });
  }
  return found;
});

/** The field of the class that is named: `self::$all`, `$this->own`. */
function fieldOf(node: Expression): string | undefined {
  if (node.kind !== "member" || node.key.kind !== "literal") return undefined;
  return node.object.kind === "name" && OWN.includes(node.object.variable) ? String(node.key.value) : undefined;
}
