import type { Root } from "../root.ts";
import { emptyThing, setField } from "../state.ts";
import { type Atom, addresses, constant, joinValues, object, onlyConstant, unknown, type Value } from "../values.ts";
import { type CallSite, valueAt } from "../where.ts";
import type { Intrinsic } from "./index.ts";

/** Copies fields of one object over another's; what may be absent leaves the old value possible. */
export function mergeInto(site: CallSite, target: string, from: Value, overwrite: boolean): void {
  const { root } = site;
  for (const atom of from) {
    const address = atom.kind === "object" ? atom.address : atom.kind === "unknown" ? atom.symbol : undefined;
    if (address === undefined) continue;
    const source = root.thing(address) ?? (atom.kind === "unknown" ? root.openThing(address) : undefined);
    if (overwrite && source?.open !== undefined) mayOverwrite(root, target, source.open, source.fields);
    for (const [key, slot] of source?.fields ?? []) {
      const into = root.thing(target) ?? emptyThing(undefined);
      const old = into.fields.get(key);
      const possible = from.length > 1 || slot.value.some((each) => each.kind === "absent");
      if (old && !overwrite) continue;
      root.setThing(
        target,
        setField(
          into,
          key,
          old && possible
            ? {
                value: joinValues(
                  slot.value.filter((each) => each.kind !== "absent"),
                  old.value,
                ),
                at: slot.at,
              }
            : slot,
        ),
      );
    }
    const into = root.thing(target);
    if (into && source?.open !== undefined) root.setThing(target, { ...into, open: into.open ?? source.open });
  }
}

/** What an unknown part may hold wins over what the target has. */
function mayOverwrite(root: Root, target: string, open: string, given: ReadonlyMap<string, unknown>): void {
  const into = root.thing(target);
  if (!into) return;
  const fields = new Map(into.fields);
  for (const [key, slot] of into.fields)
    if (!given.has(key) && !key.startsWith("*"))
      fields.set(key, { value: joinValues(slot.value, unknown(`${open}.${key}?`, { kind: "overflow", name: key })), at: slot.at });
  root.setThing(target, { ...into, fields });
}

/** A new object with the fields of all, later ones winning. */
export function merged(site: CallSite, values: readonly Value[], overwrite = true): Value {
  const { root, frame, node } = site;
  const at = root.place(frame, node);
  const first = addresses(values[0] ?? [])
    .map((address) => root.thing(address))
    .find(Boolean);
  const address = root.allocate(frame, node, emptyThing(at, { list: first?.list ?? false, byValue: first?.byValue ?? false }), "merged");
  for (const value of values) mergeInto(site, address, value, overwrite);
  return object(address);
}

/** `Object.assign(target, …)`: the target itself changes, so that its literal stays the one to fix. */
const assign: Intrinsic = (site) => {
  const target = valueAt(site, { argument: 0 });
  for (const address of addresses(target)) {
    site.passed.slice(1).forEach((each) => {
      mergeInto(site, address, each.value, true);
    });
  }
  return target;
};

const first: Intrinsic = (site) => valueAt(site, { argument: 0 });

/** Numbers made of constants; an unknown stays the unknown it was. */
function numeric(compute: (...numbers: number[]) => number): Intrinsic {
  return (site) => {
    const values = site.passed.map((each) => each.value);
    const known = values.map((value) => onlyConstant(value)?.value);
    if (known.every((each) => typeof each === "number" || typeof each === "string")) return constant(compute(...known.map(Number)));
    const unknowns = values.flat().filter((atom: Atom) => atom.kind === "unknown");
    return unknowns.length > 0 ? unknowns.slice(0, 1) : undefined;
  };
}

const parse = numeric((value) => Math.trunc(value));

/** An unknown bounded from one side by a constant: `Math.max(timeout, 1000)` is both possibilities. */
function bounded(compute: (...numbers: number[]) => number): Intrinsic {
  const exact = numeric(compute);
  return (site) => {
    const known = site.passed.flatMap((each) => each.value).filter((atom) => atom.kind === "constant");
    return known.length === site.passed.length
      ? exact(site)
      : site.root.unknownAt(site.frame, site.node, { kind: "expression", name: "number" });
  };
}

export const objectCalls: { readonly [name: string]: Intrinsic } = {
  "global#Object.assign": assign,
  "object-assign#default": assign,
  "object-assign#*": assign,
  "global#Object.freeze": first,
  "global#Object.seal": first,
  "global#structuredClone": first,
  "lodash#assign": assign,
  "lodash#extend": assign,
  "lodash#merge": assign,
  "lodash#*.assign": assign,
  "lodash#*.extend": assign,
  "lodash#*.merge": assign,
  "lodash#default.merge": assign,
  "underscore#*.extend": assign,
  "global#Number": numeric((value) => value),
  "global#parseInt": parse,
  "global#parseFloat": parse,
  "global#Number.parseInt": parse,
  "global#Number.parseFloat": parse,
  "global#Math.round": numeric(Math.round),
  "global#Math.floor": numeric(Math.floor),
  "global#Math.ceil": numeric(Math.ceil),
  "global#Math.max": bounded(Math.max),
  "global#Math.min": bounded(Math.min),
  "util#promisify": first,
  "util#*.promisify": first,
};
