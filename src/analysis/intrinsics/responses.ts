import { emptyThing, setField } from "../state.ts";
import { object, objectAtom, type Value } from "../values.ts";
import type { CallSite } from "../where.ts";

/** `response.json()`: the promise of a body method; the body has arrived when it settles. */
export function responseCall(site: CallSite, address: string, name: string): Value | undefined {
  const { root, frame, node } = site;
  const type = root.thing(address)?.type;
  if (type === undefined || !root.project.models.readsBody(type).includes(name)) return undefined;
  const begun = [address, address.replace(/\.body$/, "")].find((each) => root.begun.has(each));
  if (begun === undefined) return undefined;
  const at = root.place(frame, node);
  const response = root.thing(begun);
  if (response) root.setThing(begun, setField(response, "*reads", { value: object(begun), at }));
  const fields = new Map([["*body", { value: [objectAtom(begun)], at }], ["*value", { value: root.unknownAt(frame, node, { kind: "call", name: `${name}()` }), at }]]);
  return object(root.allocate(frame, node, emptyThing(at, { type: "promise", fields }), "body"));
}
