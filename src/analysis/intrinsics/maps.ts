import type { Root } from "../root.ts";
import { declaredElement } from "../shapes.ts";
import { emptyThing, setField, type Thing } from "../state.ts";
import { type Address, addresses, constant, constantKey, joinValues, object, type Value } from "../values.ts";
import { type CallSite, joinAll, valueAt } from "../where.ts";
import type { Intrinsic } from "./index.ts";
import { invoke } from "./probe.ts";

const MAP = "map";

/** Under which an entry is kept: its key's text, or the unknown value that the key is. */
function keyOf(value: Value): string | undefined {
  const key = constantKey(value);
  const [only] = value;
  if (key !== undefined) return `=${key}`;
  return value.length === 1 && only && only.kind !== "constant" ? `[${only.key}]` : undefined;
}

function entriesOf(site: CallSite, address: Address): Value[] {
  const thing = site.root.thing(address);
  const rest = thing?.open === undefined ? undefined : declaredElement(site.root, thing.open, "value");
  return [...[...(thing?.fields ?? [])].flatMap(([key, slot]) => (key.startsWith("*") ? [] : [slot.value])), ...(rest ? [rest] : [])];
}

/** `new Map([[key, value], …])`. */
const construct: Intrinsic = (site) => {
  const { root, frame, node } = site;
  const at = root.place(frame, node);
  const address = root.allocate(frame, node, emptyThing(at, { type: MAP }), "map");
  for (const list of addresses(valueAt(site, { argument: 0 }))) {
    const given = root.thing(list);
    for (const { value } of given?.fields.values() ?? [])
      for (const pair of addresses(value)) {
        const fields = root.thing(pair)?.fields;
        put(site, address, fields?.get("0")?.value ?? [], fields?.get("1")?.value ?? []);
      }
    const made = root.thing(address);
    if (made && (!given || given.open !== undefined)) root.setThing(address, { ...made, open: given?.open ?? list });
  }
  return object(address);
};

function put(site: CallSite, address: Address, key: Value, value: Value): void {
  const { root } = site;
  const thing = root.thing(address);
  if (!thing) return;
  const name = keyOf(key) ?? "[*]";
  const old = name === "[*]" ? (thing.fields.get(name)?.value ?? []) : [];
  root.setThing(address, setField(thing, name, { value: joinValues(value, old), at: root.place(site.frame, site.node) }));
}

const receivers = (site: CallSite) => addresses(site.receiver ? [site.receiver] : []);

const set: Intrinsic = (site) => {
  for (const address of receivers(site)) put(site, address, valueAt(site, { argument: 0 }), valueAt(site, { argument: 1 }));
  return site.receiver && [site.receiver];
};

/** Made outside the function that is looked at: others may have put more in. */
function isShared({ stack }: Root, { at }: Thing): boolean {
  const [outermost] = stack;
  const isOwn =
    at?.file === outermost?.frame.unit.file && outermost && at && at.start >= outermost.node.start && at.end <= outermost.node.end;
  return outermost !== undefined && !isOwn;
}

/** What was put under this very key; any entry where the key is not known. */
const get: Intrinsic = (site) => {
  const key = valueAt(site, { argument: 0 });
  return joinAll(
    receivers(site).map((address) => {
      const thing = site.root.thing(address);
      const name = keyOf(key);
      const own = name === undefined ? undefined : thing?.fields.get(name)?.value;
      if (own) return own;
      const isText = constantKey(key) !== undefined;
      const others = [...(thing?.fields ?? [])].filter(([field]) => !(isText && field.startsWith("="))).map(([, slot]) => slot.value);
      const unseen = () => site.root.unknownAt(site.frame, site.node, { kind: "call", name: "get()" });
      const rest = thing?.open === undefined ? constant(undefined) : (declaredElement(site.root, thing.open, "get()") ?? unseen());
      return joinValues(joinAll(others), thing && isShared(site.root, thing) ? joinValues(rest, unseen()) : rest);
    }),
  );
};

const has: Intrinsic = (site) => {
  const name = keyOf(valueAt(site, { argument: 0 }));
  const [address] = receivers(site);
  const thing = address === undefined ? undefined : site.root.thing(address);
  return name !== undefined && thing?.fields.has(name)
    ? constant(true)
    : site.root.unknownAt(site.frame, site.node, { kind: "call", name: "has()" });
};

const forEach: Intrinsic = (site) => {
  for (const address of receivers(site))
    for (const value of entriesOf(site, address))
      for (const callback of valueAt(site, { argument: 0 })) invoke(site.root, site.frame, callback, [value], site.node);
  return constant(undefined);
};

const values: Intrinsic = (site) => {
  const { root, frame, node } = site;
  const at = root.place(frame, node);
  const all = receivers(site).flatMap((address) => entriesOf(site, address));
  const open = receivers(site)
    .map((address) => root.thing(address)?.open)
    .find((each) => each !== undefined);
  const fields = new Map(all.map((value, index) => [String(index), { value, at }]));
  return object(root.allocate(frame, node, emptyThing(at, { fields, open, list: true }), "values"));
};

export const mapCalls: { readonly [name: string]: Intrinsic } = {
  "new global#Map": construct,
  "new global#WeakMap": construct,
  [`${MAP}.set`]: set,
  [`${MAP}.get`]: get,
  [`${MAP}.has`]: has,
  [`${MAP}.forEach`]: forEach,
  [`${MAP}.values`]: values,
};
