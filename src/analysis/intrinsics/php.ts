import { callTarget } from "../calls.ts";
import { emptyThing, type Slot } from "../state.ts";
import { hasMethod } from "../targets.ts";
import { joinWritten, writtenAs } from "../texts.ts";
import {
  type Atom,
  addresses,
  constant,
  constantKey,
  isNothing,
  joinValues,
  method,
  object,
  onlyConstant,
  reference,
  type Value,
} from "../values.ts";
import { type CallSite, joinAll, valueAt } from "../where.ts";
import type { Intrinsic } from "./index.ts";
import { merged, mergeInto } from "./merges.ts";
import { invoke } from "./probe.ts";

/** PHP's functions that build arrays, name constants or call callbacks. */

/** `array_merge` renumbers integer keys: maps of CURLOPT constants lose them. */
const arrayMerge: Intrinsic = (site) => {
  const { root, frame, node } = site;
  const at = root.place(frame, node);
  const address = root.allocate(frame, node, emptyThing(at, { list: true, byValue: true }), "merged");
  let next = 0;
  for (const passed of site.passed) {
    for (const from of addresses(passed.value)) {
      const thing = root.thing(from);
      const fields = new Map<string, Slot>();
      for (const [key, slot] of thing?.fields ?? []) fields.set(/^-?\d+$/.test(key) ? String(next++) : key, slot);
      const scratch = root.allocate(frame, node, emptyThing(at, { fields, open: thing ? thing.open : from }), `part${next}`);
      mergeInto(site, address, object(scratch), true);
    }
    if (passed.spread) open(site, address);
  }
  return object(address);
};

function open(site: CallSite, address: string): void {
  const thing = site.root.thing(address);
  if (thing) site.root.setThing(address, { ...thing, open: address });
}

const define: Intrinsic = (site) => {
  const name = constantKey(valueAt(site, { argument: 0 }));
  if (name !== undefined) site.root.state.variables.set(`constant:constant#${name}`, valueAt(site, { argument: 1 }));
  return constant(true);
};

/** `defined('X')`: known constants are; of others nothing is known. */
const defined: Intrinsic = (site) => {
  const name = constantKey(valueAt(site, { argument: 0 }));
  const { root } = site;
  if (name === undefined) return undefined;
  if (
    root.project.models.constant(name) !== undefined ||
    root.state.variables.get(`constant:constant#${name}`) ||
    root.project.variables.get(`constant:constant#${name}`)
  )
    return constant(true);
  return undefined;
};

const constantByName: Intrinsic = (site) => {
  const name = constantKey(valueAt(site, { argument: 0 }));
  const known = name === undefined ? undefined : site.root.project.models.constant(name);
  return known === undefined ? undefined : constant(known);
};

/** A callable: a function's name, a closure, `[$object, 'method']`. */
function callables(site: CallSite, value: Value): Atom[] {
  return value.flatMap((atom): Atom[] => {
    if (atom.kind !== "constant") return atom.kind === "object" ? pair(site, atom.address) : [atom];
    if (typeof atom.value !== "string") return [];
    const id = `function#${atom.value.toLowerCase()}`;
    const found = site.root.project.findFunction(id);
    return found
      ? [{ kind: "closure", key: `f:${found.unit.file}:${found.node.id}`, node: found.node, frame: found.unit.frame, receiver: undefined }]
      : [...reference(id)];
  });
}

function pair(site: CallSite, address: string): Atom[] {
  const fields = site.root.thing(address)?.fields;
  const receivers = (fields?.get("0")?.value ?? []).filter((atom) => !isNothing(atom));
  return (fields?.get("1")?.value ?? []).flatMap((named) => {
    const name = constantKey([named]);
    if (name !== undefined) return receivers.flatMap((receiver) => method(receiver, `${name.toLowerCase()}()`));
    return receivers.flatMap((receiver) => (hasMethod(site.root, receiver, "*") ? method(receiver, "*") : []));
  });
}

const callUser: Intrinsic = (site) =>
  joinAll(
    callables(site, valueAt(site, { argument: 0 })).map((atom) =>
      callTarget({ ...site, passed: site.passed.slice(1), receiver: undefined }, atom),
    ),
  );

const callUserArray: Intrinsic = (site) => {
  const [list] = addresses(valueAt(site, { argument: 1 }));
  const thing = list === undefined ? undefined : site.root.thing(list);
  const known = thing && thing.open === undefined;
  const passed = known
    ? [...thing.fields.values()].map((slot) => ({ value: slot.value, name: undefined, spread: false, at: slot.at }))
    : site.passed.slice(1).map((each) => ({ ...each, spread: true }));
  return joinAll(callables(site, valueAt(site, { argument: 0 })).map((atom) => callTarget({ ...site, passed, receiver: undefined }, atom)));
};

const arrayMap: Intrinsic = (site) => {
  const { root, frame, node } = site;
  const fields = new Map<string, Slot>();
  const at = root.place(frame, node);
  for (const list of addresses(valueAt(site, { argument: 1 }))) {
    for (const [key, slot] of root.thing(list)?.fields ?? []) {
      const value = joinAll(callables(site, valueAt(site, { argument: 0 })).map((atom) => invoke(root, frame, atom, [slot.value], node)));
      fields.set(key, { value: joinValues(value, fields.get(key)?.value ?? []), at });
    }
  }
  return object(
    root.allocate(
      frame,
      node,
      emptyThing(at, { fields, open: fields.size === 0 ? `map:${node.start}` : undefined, list: true, byValue: true }),
      "map",
    ),
  );
};

const compact: Intrinsic = (site) => {
  const { root, frame, node } = site;
  const fields = new Map<string, Slot>();
  for (const passed of site.passed) {
    const name = onlyConstant(passed.value)?.value;
    const variable = typeof name === "string" ? [...frame.owns].find((each) => each === name || each.startsWith(`${name}#`)) : undefined;
    if (typeof name === "string" && variable !== undefined) fields.set(name, { value: root.readVariable(frame, variable), at: passed.at });
  }
  return object(root.allocate(frame, node, emptyThing(root.place(frame, node), { fields, list: true, byValue: true }), "compact"));
};

const values = (site: CallSite): Value[] => site.passed.map((each) => each.value);
const same: Intrinsic = (site) => valueAt(site, { argument: 0 });

/** `sprintf('https://%s/…', $host)`: text with a known beginning. */
const formatted: Intrinsic = (site) => {
  const format = onlyConstant(valueAt(site, { argument: 0 }))?.value;
  if (typeof format !== "string") return undefined;
  if (!/%[^%]/.test(format)) return constant(format.replaceAll("%%", "%"));
  const text = format.slice(0, format.search(/%/));
  const [first] = text === "" ? valueAt(site, { argument: 1 }) : [];
  const leading = first?.kind === "constant" ? String(first.value ?? "") : first?.kind === "unknown" ? first.origin.text : undefined;
  const name = first?.kind === "unknown" ? first.origin.name : "text";
  let next = 0;
  const parts = format.split(/(%%|%(?:\d+\$)?[-+0 ]?\d*(?:\.\d+)?[a-zA-Z])/);
  const written = joinWritten(
    parts.map((part, at) => {
      if (at % 2 === 0 || part === "%%") return part === "%%" ? "%" : part;
      const position = /^%(\d+)\$/.exec(part)?.[1];
      next += position === undefined ? 1 : 0;
      return writtenAs(valueAt(site, { argument: position === undefined ? next : Number(position) }));
    }),
  );
  return site.root.unknownAt(site.frame, site.node, {
    kind: "expression",
    name,
    written,
    ...(text === "" && leading === undefined ? {} : { text: text || leading || "" }),
  });
};

/** Text functions that leave an unknown address one: `trim($url)`, `str_replace(' ', '%20', $url)`. */
function keepsUnknown(argument: number): Intrinsic {
  return (site) => {
    const value = valueAt(site, { argument });
    return value.length > 0 && value.every((atom) => atom.kind === "unknown") ? value : undefined;
  };
}

const lowerCase: Intrinsic = (site) => {
  const value = valueAt(site, { argument: 0 });
  const isText = value.length > 0 && value.every((atom) => atom.kind === "constant" && typeof atom.value === "string");
  return isText ? joinAll(value.map((atom) => constant(atom.kind === "constant" ? String(atom.value).toLowerCase() : ""))) : undefined;
};

export const phpCalls: { readonly [name: string]: Intrinsic } = {
  "function#array_merge": arrayMerge,
  "function#array_replace": (site) => merged(site, values(site)),
  "function#array_replace_recursive": (site) => merged(site, values(site)),
  "function#array_merge_recursive": (site) => merged(site, values(site)),
  "function#array_filter": same,
  "function#array_map": arrayMap,
  "function#define": define,
  "function#defined": defined,
  "function#constant": constantByName,
  "function#call_user_func": callUser,
  "function#call_user_func_array": callUserArray,
  "function#compact": compact,
  "function#clone": cloneOf,
  "function#intval": same,
  "function#sprintf": formatted,
  "function#vsprintf": formatted,
  "function#str_replace": keepsUnknown(2),
  "function#preg_replace": keepsUnknown(2),
  "function#html_entity_decode": keepsUnknown(0),
  "function#htmlspecialchars_decode": keepsUnknown(0),
  "function#urldecode": keepsUnknown(0),
  "function#strtolower": (site) => lowerCase(site) ?? keepsUnknown(0)(site),
  "function#floatval": same,
};

/** `clone $x`: a copy of the object, of the same type and class. */
function cloneOf(site: CallSite): Value {
  const { root, frame, node } = site;
  const copies = addresses(valueAt(site, { argument: 0 })).map((address) => {
    const thing = root.thing(address);
    return thing ? object(root.allocate(frame, node, thing, "clone")) : valueAt(site, { argument: 0 });
  });
  return copies.length > 0 ? joinAll(copies) : valueAt(site, { argument: 0 });
}
