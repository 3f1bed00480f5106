import { findMember } from "./classes.ts";
import { instanceOf } from "./instances.ts";
import { exportOf } from "./references.ts";
import { emptyThing } from "./state.ts";
import { type Atom, method } from "./values.ts";
import type { CallSite } from "./where.ts";

/** Where syntax cannot say who a receiver is, and its method's name is that of one that waits, the compiler is asked. */
export function declaredReceiver({ root, frame, node, receiver }: CallSite): { readonly receiver: Atom; readonly atom: Atom } | undefined {
  const { host, models } = root.project;
  if (!host.typesAt || receiver?.kind !== "unknown" || node.callee.kind !== "member" || node.callee.key.kind !== "literal")
    return undefined;
  const name = String(node.callee.key.value);
  if (!models.waitingNames.has(name.toLowerCase())) return undefined;
  const { start, end } = node.callee.object;
  for (const type of host.typesAt(frame.unit.file, start, end)) {
    const known = type.module === undefined ? undefined : models.classType(`${type.module}#${type.name}`);
    if (known !== undefined) {
      root.setThing(receiver.symbol, emptyThing(undefined, { type: known, open: receiver.symbol }));
      return { receiver, atom: method(receiver, name) };
    }
    const [of] = type.file === undefined ? [] : (exportOf(root, type.file, type.name) ?? []);
    const [made] = of?.kind === "class" ? (instanceOf(root, of) ?? []) : [];
    const [found] = made && of ? (findMember(root, [of], name, made) ?? []) : [];
    if (made && found) return { receiver: made, atom: found };
  }
  return undefined;
}
