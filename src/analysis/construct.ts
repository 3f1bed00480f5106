import { chainOf, instantiate } from "./classes.ts";
import { enter } from "./functions.ts";
import { intrinsic } from "./intrinsics/index.ts";
import { callLibrary } from "./library-calls.ts";
import type { Root } from "./root.ts";
import { emptyThing, type Slot } from "./state.ts";
import { unknownCall } from "./unknown-call.ts";
import { type Atom, addresses, type Value } from "./values.ts";
import type { CallSite } from "./where.ts";

/** `super(…)`: the parent's constructor, of the project or of a library, on the present receiver; undefined: it is no such call. */
export function callParent(site: CallSite, atom: Atom): Value | undefined {
  const { callee } = site.node;
  const { receiver } = site.frame;
  if (callee.kind !== "name" || callee.variable !== "super" || !receiver) return undefined;
  if (atom.kind === "class") runConstructor(site, atom, receiver);
  else if (atom.kind === "reference") callLibrary({ ...site, result: receiver }, constructorKeys(atom.id));
  else return undefined;
  return receiver;
}

function constructorKeys(id: string): string[] {
  return [`new:${id}`, ...(id.endsWith("#*") ? [`new:${id.slice(0, -1)}default`] : [])];
}

function runConstructor(site: CallSite, of: Atom & { kind: "class" }, receiver: Value): void {
  const { root, frame, node } = site;
  for (const each of chainOf(root, of).own) {
    const found = each.node.methods.find((candidate) => candidate.kind === "constructor");
    if (!found) continue;
    const made: Atom = {
      kind: "closure",
      key: `f:${each.frame.id}:${found.function.id}`,
      node: found.function,
      frame: { ...each.frame, class: each.node, lateClass: [of] },
      receiver,
    };
    if (made.kind === "closure") enter(root, made, site.passed, { call: root.place(frame, node), receiver });
    return;
  }
  // A trait or an interface from elsewhere may stand before the class of the library.
  const keys = chainOf(root, of).foreign.map((id) => `new:${id}`);
  if (site.passed.length > 0) root.project.given.add(of.key);
  if (keys.length === 0) return;
  const declared = declaredSlots(root, of, receiver);
  callLibrary({ ...site, node: { ...node, isNew: false }, result: receiver }, keys);
  for (const [name, slot] of declared) root.setFields(addresses(receiver), name, slot);
}

/** What the class declares for its fields wins over what the library's class begins with: `public $Mailer = 'smtp'`. */
function declaredSlots(root: Root, of: Atom & { kind: "class" }, receiver: Value): (readonly [string, Slot])[] {
  const fields = chainOf(root, of).own.flatMap((each) => each.node.fields.filter((field) => field.value && !field.isStatic));
  return addresses(receiver).flatMap((address) =>
    fields.flatMap(({ name }) => {
      const slot = root.thing(address)?.fields.get(name);
      return slot ? [[name, slot] as const] : [];
    }),
  );
}

export function construct(site: CallSite, atom: Atom): Value {
  const { root, frame, node } = site;
  if (atom.kind === "class") {
    const address = `${frame.unit.file}:${node.start}new@${frame.context}`;
    const made = instantiate(root, atom, address, (receiver) => runConstructor(site, atom, receiver));
    return made;
  }
  const handled = intrinsic(site, atom);
  if (handled) return handled;
  if (atom.kind === "reference") return callLibrary(site, constructorKeys(atom.id)) ?? unknownCall(site, atom.id.replace(/^[^#]*#/, ""));
  if (atom.kind === "closure") {
    // Functions used as classes: a receiver of its own.
    const address = root.allocate(frame, node, emptyThing(root.place(frame, node)), "new");
    const receiver: Value = [{ kind: "object", key: `o:${address}`, address }];
    enter(root, atom, site.passed, { call: root.place(frame, node), receiver });
    return receiver;
  }
  return unknownCall(site, "class");
}
