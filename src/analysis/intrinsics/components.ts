import { emptyThing } from "../state.ts";
import { addresses, joinValues, object, type Value } from "../values.ts";
import { type CallSite, joinAll, valueAt } from "../where.ts";
import type { Intrinsic } from "./index.ts";
import { invoke } from "./probe.ts";

/** What a component's framework keeps between two renderings is what was computed first. */
function computed(site: CallSite): Value {
  return joinAll(
    valueAt(site, { argument: 0 }).map((atom) => (atom.kind === "closure" ? invoke(site.root, site.frame, atom, [], site.node) : [atom])),
  );
}

function holder(site: CallSite, key: string, value: Value, list = false): Value {
  const { root, frame, node } = site;
  const at = root.place(frame, node);
  return object(root.allocate(frame, node, emptyThing(at, { fields: new Map([[key, { value, at }]]), list }), "held"));
}

const given = (site: CallSite) => valueAt(site, { argument: 0 });

/** What a program keeps in a state it means to change: its texts, numbers and flags are what it begins with. */
function changing(site: CallSite, value: Value, fields = true): Value {
  const { root, frame, node } = site;
  const later = root.unknownAt(frame, node, { kind: "call", name: "state" });
  for (const address of fields ? addresses(value) : []) {
    const thing = root.thing(address);
    if (thing === undefined || thing.type !== undefined || thing.instanceOf !== undefined) continue;
    const changed = [...thing.fields].map(([key, slot]) => [key, { ...slot, value: changing(site, slot.value, false) }] as const);
    root.setThing(address, { ...thing, fields: new Map(changed), open: thing.open ?? `state:${node.start}` });
  }
  return value.some((atom) => atom.kind === "constant" || atom.kind === "absent") ? joinValues(value, later) : value;
}

const RECIPES: { readonly [name: string]: Intrinsic } = {
  "react#useMemo": computed,
  "react#useCallback": given,
  "react#useState": (site) => holder(site, "0", changing(site, computed(site)), true),
  "react#useRef": (site) => holder(site, "current", changing(site, given(site))),
  "vue#computed": (site) => holder(site, "value", computed(site)),
  "vue#ref": (site) => holder(site, "value", changing(site, given(site))),
  "vue#shallowRef": (site) => holder(site, "value", changing(site, given(site))),
  "vue#reactive": (site) => changing(site, given(site)),
  "vue#markRaw": given,
};

/** Each also as a member of the framework's default export: `React.useMemo`. */
export const componentCalls: { readonly [name: string]: Intrinsic } = Object.fromEntries(
  Object.entries(RECIPES).flatMap(([id, recipe]) => {
    const [module = "", name = ""] = id.split("#");
    return [id, `${module}#default.${name}`, `${module}#*.${name}`].map((each) => [each, recipe]);
  }),
);
