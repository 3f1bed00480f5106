import { escape } from "../escapes.ts";
import { callLibrary } from "../library-calls.ts";
import { emptyThing, setField } from "../state.ts";
import { addresses, object, objectAtom, type Value } from "../values.ts";
import type { CallSite } from "../where.ts";

const READER = "reader";

/** `reader.read()`: awaited, a piece of the body has come; with a reader, people read all of it. */
function readerCall({ root, frame, node }: CallSite, address: string): Value | undefined {
  const body = root.thing(address)?.fields.get("*body");
  if (!body) return undefined;
  const at = root.place(frame, node);
  for (const of of addresses(body.value)) {
    const response = root.thing(of);
    if (response) root.setThing(of, setField(response, "*reads", { value: object(`${of}.body`), at }));
  }
  const fields = new Map([
    ["*body", body],
    ["*value", { value: root.unknownAt(frame, node, { kind: "call", name: "read()" }), at }],
  ]);
  return object(root.allocate(frame, node, emptyThing(at, { type: "promise", fields }), "body"));
}

/**
 * A method of the promise itself: what its call answers has it (`rp(url).abort()`), or it reads the body
 * (`ky(url).json()`), or the library's promise is fluent and goes on waiting for the same (`got(url).json()`).
 */
function promiseCall(site: CallSite, address: string, name: string): Value | undefined {
  const { root, frame, node, receiver } = site;
  const begun = addresses(root.thing(address)?.fields.get("*pending")?.value ?? []);
  const [first] = begun;
  const type = first === undefined ? undefined : root.thing(first)?.type;
  if (first === undefined || !receiver) return undefined;
  const { models } = root.project;
  if (type !== undefined && models.readsBody(type).includes(name)) {
    const at = root.place(frame, node);
    root.setFields(begun, "*reads", { value: object(first), at });
    const fields = new Map([
      ["*pending", { value: begun.map(objectAtom), at }],
      ["*body", { value: begun.map(objectAtom), at }],
      ["*value", { value: root.unknownAt(frame, node, { kind: "call", name: `${name}()` }), at }],
    ]);
    return object(root.allocate(frame, node, emptyThing(at, { type: "promise", fields }), "body"));
  }
  if (type === undefined || !models.hasMethod(type, name)) return escape(root, site.passed, undefined, [receiver]);
  const answer = callLibrary({ ...site, receiver: objectAtom(first), result: undefined }, [`method:${type}.${name}`]) ?? [];
  return answer.length === 0 || answer.some((atom) => atom.kind === "object" && atom.address === first) ? [receiver] : answer;
}

/** `response.json()`: the promise of a body method; the body has arrived when it settles. */
export function responseCall(site: CallSite, address: string, name: string): Value | undefined {
  const { root, frame, node } = site;
  const type = root.thing(address)?.type;
  if (type === "promise") return promiseCall(site, address, name);
  if (type === READER)
    return name === "read" ? readerCall(site, address) : root.unknownAt(frame, node, { kind: "call", name: `${name}()` });
  if (name === "getReader" && address.endsWith(".body") && root.begun.has(address.replace(/\.body$/, ""))) {
    const at = root.place(frame, node);
    const of = address.replace(/\.body$/, "");
    const fields = new Map([["*body", { value: [objectAtom(of)], at }]]);
    // It is read when the reader reads, and not before.
    const response = root.thing(of);
    if (response) root.setThing(of, setField(response, "*reads", undefined));
    return object(root.allocate(frame, node, emptyThing(at, { type: READER, fields, open: `${address}.${READER}` }), READER));
  }
  if (type === undefined || !root.project.models.readsBody(type).includes(name)) return undefined;
  const begun = [address, address.replace(/\.body$/, "")].find((each) => root.begun.has(each));
  if (begun === undefined) return undefined;
  const at = root.place(frame, node);
  const response = root.thing(begun);
  if (response) root.setThing(begun, setField(response, "*reads", { value: object(begun), at }));
  const fields = new Map([
    ["*body", { value: [objectAtom(begun)], at }],
    ["*value", { value: root.unknownAt(frame, node, { kind: "call", name: `${name}()` }), at }],
  ]);
  return object(root.allocate(frame, node, emptyThing(at, { type: "promise", fields }), "body"));
}
