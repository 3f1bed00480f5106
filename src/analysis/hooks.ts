import type { Library, Limit, LookAlike, WaitingCall } from "../model/library.ts";
import { invoke } from "./intrinsics/probe.ts";
import { settle } from "./intrinsics/promises.ts";
import { memberOf } from "./members.ts";
import { emptyThing, type Slot } from "./state.ts";
import { ABSENT, type Atom, addresses, constant, object, sameValue } from "./values.ts";
import { rowKey } from "./waiting.ts";
import { type CallSite, valueAt } from "./where.ts";

type Rows = readonly (Limit | LookAlike)[];

/** Lets the hooks of a call see its merged options, and takes over what they make of them. */
export function runHooks(site: CallSite, library: Library, call: WaitingCall, rows: Rows, fields: Map<string, Slot>): void {
  const hooks = (call.hooks ?? []).flatMap(({ at, event }) => {
    const value = valueAt(site, at);
    return event === undefined ? elementsOf(site, value) : memberOf(site.root, site.frame, value, `*on:${event}`, site.node);
  });
  const closures = hooks.filter((atom) => atom.kind === "closure");
  if (closures.length === 0) return;
  const { root, frame, node } = site;
  const own = rows.filter((row) => row.from === undefined && !row.option.includes("."));
  const before = new Map(own.map((row) => [row.option, merged(library, row, fields.get(rowKey(row)))]));
  let address = root.allocate(frame, node, emptyThing(root.place(frame, node), { fields: before }), "hooks");
  for (const hook of closures) {
    const answer = settle(root, frame, invoke(root, frame, hook, [object(address)], node), node);
    const [made, ...others] = addresses(answer.filter((atom) => atom.kind === "object"));
    if (made !== undefined && others.length === 0) address = made;
  }
  for (const row of own) {
    const after = root.thing(address)?.fields.get(row.option);
    const old = before.get(row.option);
    if (after && !(old && sameValue(after.value, old.value))) fields.set(rowKey(row), after);
  }
}

/** What the hook finds under an option: where nothing is set, what the library itself puts there. */
function merged(library: Library, row: Limit | LookAlike, slot: Slot | undefined): Slot {
  const initial = library.initially && row.option in library.initially ? constant(library.initially[row.option]) : [ABSENT];
  return {
    value: (slot?.value ?? [ABSENT]).flatMap((atom) => (atom.kind === "absent" ? initial : [atom])),
    at: slot?.at,
  };
}

function elementsOf(site: CallSite, value: readonly Atom[]): readonly Atom[] {
  return addresses(value).flatMap((address) => [...(site.root.thing(address)?.fields.values() ?? [])].flatMap((slot) => slot.value));
}
