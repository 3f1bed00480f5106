import { declaredElement } from "../shapes.ts";
import type { Thing } from "../state.ts";
import { emptyThing, type Slot } from "../state.ts";
import { addresses, constant, joinValues, object, type Value } from "../values.ts";
import { type CallSite, joinAll, valueAt } from "../where.ts";
import { invoke } from "./probe.ts";

const ELEMENTS = 8;

/** Array methods of JS lists that run a callback, and those that answer the list itself. */
export function collectionCalls(site: CallSite, thing: Thing, name: string): Value | undefined {
  if (!thing.list) return undefined;
  const { root, frame, node } = site;
  const rest = thing.open === undefined ? undefined : declaredElement(root, thing.open, "element");
  const elements = [...[...thing.fields.values()].slice(0, ELEMENTS).map((slot) => slot.value), ...(rest ? [rest] : [])];
  const rounds: readonly Value[] =
    elements.length > 0 ? elements : thing.open === undefined ? [] : [root.unknownAt(frame, node, { kind: "expression", name: "element" })];
  const each = (): Value[] =>
    rounds.map((value) => joinAll(valueAt(site, { argument: 0 }).map((callback) => invoke(root, frame, callback, [value], node))));
  switch (name) {
    case "forEach":
      each();
      return constant(undefined);
    case "map":
    case "flatMap":
      return listOf(site, each(), thing.open);
    case "filter": {
      each();
      return listOf(site, elements, thing.open ?? `filtered:${node.start}`);
    }
    case "push": {
      const [address] = addresses(site.receiver ? [site.receiver] : []);
      if (address === undefined) return undefined;
      const fields = new Map(thing.fields);
      for (const passed of site.passed) fields.set(String(fields.size), { value: passed.value, at: passed.at });
      root.setThing(address, { ...thing, fields });
      return constant(fields.size);
    }
    case "concat":
      return listOf(site, [...elements, ...site.passed.map((passed) => passed.value)], thing.open);
    case "slice":
    case "reverse":
    case "sort":
      return site.receiver ? [site.receiver] : undefined;
    case "find":
    case "findLast":
    case "at":
    case "pop":
    case "shift":
      each();
      return joinValues(joinAll(elements), constant(undefined));
    default:
      return undefined;
  }
}

const RUNS_CALLBACK = new Set(["map", "forEach", "filter", "flatMap", "some", "every", "find", "findIndex"]);

/** What answers an element, and what a list of them. */
const PICKS = new Set(["find", "findLast", "get", "at", "pop", "shift"]);
const KEEPS = new Set(["filter", "slice", "values", "toSorted", "reverse"]);

/** `urls.map(f)` of something unknown: these names run their callback at once, on a list. */
export function unknownListCall(site: CallSite, listName: string, name: string): Value | undefined {
  const callbacks = valueAt(site, { argument: 0 });
  const declared =
    site.receiver?.kind === "unknown" ? declaredElement(site.root, site.receiver.symbol, listName.replace(/s$/, "")) : undefined;
  if (declared && PICKS.has(name)) {
    for (const callback of callbacks) if (callback.kind === "closure") invoke(site.root, site.frame, callback, [declared], site.node);
    return joinValues(declared, constant(undefined));
  }
  if (declared && KEEPS.has(name) && site.receiver) return [site.receiver];
  if (!RUNS_CALLBACK.has(name) || !callbacks.every((atom) => atom.kind === "closure") || callbacks.length === 0) return undefined;
  const { root, frame, node } = site;
  const element = declared ?? root.unknownAt(frame, node, { kind: "expression", name: listName.replace(/s$/, "") });
  const results = joinAll(callbacks.map((callback) => invoke(root, frame, callback, [element], node)));
  return name === "map" || name === "flatMap"
    ? listOf(site, [results], `mapped:${node.start}`)
    : root.unknownAt(frame, node, { kind: "call", name: `${name}()` });
}

function listOf(site: CallSite, values: readonly Value[], open: string | undefined): Value {
  const { root, frame, node } = site;
  const at = root.place(frame, node);
  const fields = new Map<string, Slot>(values.map((value, index) => [String(index), { value, at }]));
  return object(root.allocate(frame, node, emptyThing(at, { fields, open, list: true }), "list"));
}
