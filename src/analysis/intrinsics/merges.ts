import type { Root } from "../root.ts";
import { emptyThing, opened, setField } from "../state.ts";
import { absent, addresses, constantKey, joinValues, object, onlyConstant, unknown, type Value } from "../values.ts";
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
    if (into && source?.open !== undefined) root.setThing(target, { ...into, ...opened(into, source, from.length > 1) });
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

/** `Object.assign(target, …)`: the target itself changes, so that its literal stays the one to fix. Some take `true` before it: merge deeply. */
export const assign: Intrinsic = (site) => {
  const [target = absent, ...others] = site.passed.map((each) => each.value).filter((value, at) => at > 0 || !isFlag(value));
  for (const address of addresses(target)) for (const other of others) mergeInto(site, address, other, true);
  return target;
};

function isFlag(value: Value): boolean {
  return typeof onlyConstant(value)?.value === "boolean";
}

/** What the first lacks, the others give. */
const defaults: Intrinsic = (site) => {
  const target = valueAt(site, { argument: 0 });
  for (const address of addresses(target)) for (const each of site.passed.slice(1)) mergeInto(site, address, each.value, false);
  return target;
};

/** An object of its own; `reversed`: earlier ones win. */
const fresh =
  (reversed = false): Intrinsic =>
  (site) => {
    const values = site.passed.filter((each) => !each.value.every((atom) => atom.kind === "closure")).map((each) => each.value);
    return merged(site, reversed ? values.toReversed() : values);
  };

/** The members that are named, or all but them; where which is not known, any. */
const chosen =
  (keeps: boolean): Intrinsic =>
  (site) => {
    const [of = [], ...names] = site.passed.map((each) => each.value);
    const keys = names.flatMap((value) =>
      addresses(value).length > 0 ? addresses(value).flatMap((each) => listed(site.root, each)) : [constantKey(value)],
    );
    const isKnown = keys.every((key) => key !== undefined);
    const result = merged(site, [of]);
    for (const address of addresses(result)) {
      const thing = site.root.thing(address);
      if (!thing) continue;
      const fields = [...thing.fields].flatMap(([key, slot]) =>
        !isKnown
          ? [[key, { ...slot, value: joinValues(slot.value, absent) }] as const]
          : keys.includes(key) === keeps
            ? [[key, slot] as const]
            : [],
      );
      site.root.setThing(address, { ...thing, fields: new Map(fields) });
    }
    return result;
  };

function listed(root: Root, address: string): (string | undefined)[] {
  const thing = root.thing(address);
  return thing?.list && thing.open === undefined ? [...thing.fields.values()].map((slot) => constantKey(slot.value)) : [undefined];
}

const FAMILIES: readonly (readonly [Intrinsic, readonly string[]])[] = [
  [assign, ["assign", "assignIn", "extend", "extendOwn", "merge"]],
  [defaults, ["defaults", "defaultsDeep"]],
  [fresh(), ["clone", "cloneDeep"]],
  [chosen(true), ["pick"]],
  [chosen(false), ["omit"]],
];

const ALONE: readonly (readonly [Intrinsic, readonly string[]])[] = [
  [assign, ["object-assign", "extend-shallow", "extend", "merge"]],
  [fresh(), ["deepmerge", "xtend", "merge-options", "merge-deep", "ts-deepmerge", "@fastify/deepmerge"]],
  [fresh(true), ["defu"]],
];

/** A function that is a package's only one, however it is imported. */
function asOnly(module: string, call: Intrinsic): (readonly [string, Intrinsic])[] {
  return [`${module}#default`, `${module}#*`].map((id) => [id, call]);
}

/** What copies or merges objects: of lodash and its kin, as a member, by its name, or as a package of its own; and packages that do nothing else. */
export const mergeCalls: { readonly [name: string]: Intrinsic } = Object.fromEntries([
  ...FAMILIES.flatMap(([call, names]) =>
    names.flatMap((name) => [
      ...["lodash", "lodash-es", "underscore"].flatMap((module) => [
        ...["", "*.", "default."].map((on) => [`${module}#${on}${name}`, call] as const),
        ...[`${module}/${name}`, `${module}/${name}.js`].flatMap((path) => asOnly(path, call)),
      ]),
      ...asOnly(`lodash.${name.toLowerCase()}`, call),
    ]),
  ),
  ...ALONE.flatMap(([call, modules]) => modules.flatMap((module) => asOnly(module, call))),
  ["defu#defu", fresh(true)],
  ["util#_extend", assign],
  ["util#*._extend", assign],
  ["global#angular.extend", assign],
  ["global#angular.merge", assign],
]);
