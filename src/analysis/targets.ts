import type { Call, Member } from "../program/nodes.ts";
import { chainOf, findMethod } from "./classes.ts";
import { TELLING } from "./declared-methods.ts";
import { evaluate } from "./evaluate.ts";
import type { Frame } from "./frame.ts";
import { includeOf } from "./includes.ts";
import { memberOf } from "./members.ts";
import type { Root } from "./root.ts";
import { type Atom, constantKey, isNothing, method, type Value } from "./values.ts";

/** A callable and the object it is called on. */
interface Target {
  readonly atom: Atom;
  readonly receiver: Atom | undefined;
}

export function findTargets(root: Root, frame: Frame, node: Call): Target[] {
  const { callee } = node;
  const elsewhere = callee.kind === "reference" ? (includeOf(callee) ?? leadsNowhere(root, frame, node, callee.candidates)) : undefined;
  if (elsewhere !== undefined) return [{ atom: { kind: "reference", key: `r:${elsewhere}`, id: elsewhere }, receiver: undefined }];
  if (callee.kind !== "member" || node.isNew) return evaluate(root, frame, callee).map((atom) => ({ atom, receiver: undefined }));
  const on = evaluate(root, frame, callee.object);
  return keysOf(evaluate(root, frame, callee.key)).flatMap((key) => targetsOn(root, frame, callee, on, key));
}

/** The names a member may go by; undefined: one that is not known. Methods of PHP are told by their parentheses, and have no case. */
function keysOf(value: Value): readonly (string | undefined)[] {
  const keys = value.length > 1 ? value.map((atom) => constantKey([atom])) : [constantKey(value)];
  return [...new Set(keys.map((key) => (key?.endsWith("()") ? key.toLowerCase() : key)))];
}

function targetsOn(root: Root, frame: Frame, callee: Member, on: Value, key: string | undefined): Target[] {
  // `parent::m()`, `self::m()`, `super.m()` run on the present receiver.
  const onClass = callee.object.kind === "name" && ["parent", "super", "self", "static"].includes(callee.object.variable);
  return on.flatMap((receiver): Target[] => {
    if (isNothing(receiver)) return [];
    if (onClass && receiver.kind === "class" && key !== undefined && frame.receiver) {
      const found = findMethod(root, receiver, key, true);
      if (found)
        return [
          {
            atom: {
              kind: "closure",
              key: `f:${found.in.frame.id}:${found.method.function.id}`,
              node: found.method.function,
              frame: { ...found.in.frame, class: found.in.node, lateClass: frame.lateClass },
              receiver: frame.receiver,
            },
            receiver: frame.receiver[0],
          },
        ];
      const foreign = chainOf(root, receiver).foreign.length > 0 ? frame.receiver[0] : undefined;
      if (foreign && key !== undefined)
        return [{ atom: { kind: "method", key: `m:${foreign.key}.${key}`, receiver: foreign, name: key }, receiver: foreign }];
    }
    // The parent is a library's class.
    const [self] = frame.receiver ?? [];
    if (onClass && receiver.kind === "reference" && self && key !== undefined && key !== "__construct()")
      return [{ atom: { kind: "method", key: `m:${self.key}.${key}`, receiver: self, name: key }, receiver: self }];
    if (key === undefined && hasMethod(root, receiver, "*")) return [{ atom: method(receiver, "*"), receiver }];
    const value = memberOf(root, frame, [receiver], key, callee);
    const callable = value.filter((atom) => atom.kind !== "absent" && atom.kind !== "constant" && !isUnmodelled(root, receiver, atom));
    if (callable.length > 0) return callable.map((atom) => ({ atom, receiver }));
    return [{ atom: { kind: "method", key: `m:${receiver.key}.${key ?? "?"}`, receiver, name: key ?? "?" }, receiver }];
  });
}

/** Whether the rules describe this method of the object; `*`: one whose name is not known. */
export function hasMethod(root: Root, receiver: Atom, name: string): boolean {
  const type = receiver.kind === "object" ? root.thing(receiver.address)?.type : undefined;
  return type !== undefined && root.project.models.hasMethod(type, name);
}

/** A member of a library's object, or of a list, that no field holds: its method, not an unknown value. */
function isUnmodelled(root: Root, receiver: Atom, atom: Atom): boolean {
  const address = receiver.kind === "object" ? receiver.address : receiver.kind === "unknown" ? receiver.symbol : undefined;
  const thing = address === undefined ? undefined : root.thing(address);
  return (
    atom.kind === "unknown" &&
    thing !== undefined &&
    (thing.type !== undefined || thing.list) &&
    atom.symbol.startsWith(`${thing.open ?? address}.`)
  );
}

/**
 * A function or class of another file that is not worth reading: no rule's word stands in it, it gets nothing a rule
 * speaks of, and its name promises nothing. Its id; undefined where it is worth it, or known already.
 */
function leadsNowhere(root: Root, frame: Frame, node: Call, candidates: readonly string[]): string | undefined {
  const id = candidates[candidates.length - 1];
  if (id === undefined || id.startsWith("global#") || root.project.models.knows(id)) return undefined;
  const file = root.project.fileOf(frame.unit.file, candidates);
  if (file === undefined || file === frame.unit.file || root.project.isKnown(file) || root.project.host.isHinted(file)) return undefined;
  if (TELLING.test(id.slice(id.lastIndexOf("#") + 1))) return undefined;
  return node.arguments.some((each) => frame.unit.demand.isCarrying(each.value)) ? undefined : id;
}
