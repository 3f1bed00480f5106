import type { Root } from "../root.ts";
import { addresses, objectAtom } from "../values.ts";
import { probe } from "./probe.ts";

/**
 * What the listeners of an event do: end the request, only free the caller, nothing, or something unknown. `isConditional`: what
 * emits it is not set on every path either; who listens on some of them is taken to listen on these.
 */
export type Ending = "ends" | "frees" | "nothing" | "unknown";

export function listenerEnds(root: Root, address: string, event: string, isConditional = false): Ending {
  const begun = root.begun.get(address);
  const dot = event.lastIndexOf(".");
  // A socket that is made first and connected later is listened to itself.
  const handles = addresses(root.thing(address)?.fields.get("*handle")?.value ?? []);
  const emitters = [address, ...handles].map((each) => (dot < 0 ? each : `${each}.${event.slice(0, dot)}`));
  const listened = (each: string) => root.thing(each)?.fields.get(`*on:${event.slice(dot + 1)}`);
  const emitter = emitters.find((each) => listened(each)) ?? address;
  const slot = listened(emitter);
  if (!begun || !slot) return "nothing";
  const callable = slot.value.filter((atom) => atom.kind !== "absent" && atom.kind !== "constant");
  if (callable.length === 0 || (!isConditional && slot.value.some((atom) => atom.kind === "absent"))) return "nothing";
  const found = probe(root, begun.site.unit.frame, callable, begun.site.span, objectAtom(emitter));
  const ends = [address, ...handles].some((own) => [...found.ended].some((each) => each === own || each.startsWith(`${own}.`)));
  if (ends || found.aborted.size > 0) return "ends";
  if (found.settled.size > 0) return "frees";
  return callable.some(
    (atom) => atom.kind === "unknown" || atom.kind === "reference" || (atom.kind === "method" && atom.receiver.kind === "unknown"),
  )
    ? "unknown"
    : "nothing";
}
