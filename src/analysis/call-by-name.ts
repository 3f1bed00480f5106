import { enter } from "./functions.ts";
import { callLibrary } from "./library-calls.ts";
import { toldType } from "./received.ts";
import { closure, type Value } from "./values.ts";
import type { CallSite } from "./where.ts";

/** A method whose name alone says whose it is: a rule's, or the one in the project that answers a client. */
export function callByName(site: CallSite, name: string): Value | undefined {
  const { root, frame, node, receiver } = site;
  const told = toldType(site, name);
  if (told !== undefined) return callLibrary(site, [`method:${told}.${name}`]);
  const called = callLibrary(site, [`method:*.${name}`]);
  const maker = called || receiver?.kind !== "unknown" ? undefined : root.project.makers.get(name);
  if (!maker || !receiver) return called;
  const made = closure(maker.node, { ...maker.unit.frame, class: maker.of }, [receiver]);
  return made.kind === "closure" ? enter(root, made, site.passed, { call: root.place(frame, node), receiver: [receiver] }) : undefined;
}
