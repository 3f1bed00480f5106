import type { Root } from "../root.ts";
import { objectAtom } from "../values.ts";
import { probe } from "./probe.ts";

/** What the listeners of an event do: end the request, only free the caller, nothing, or something unknown. */
export type Ending = "ends" | "frees" | "nothing" | "unknown";

export function listenerEnds(root: Root, address: string, event: string): Ending {
  const begun = root.begun.get(address);
  const dot = event.lastIndexOf(".");
  const emitter = dot < 0 ? address : `${address}.${event.slice(0, dot)}`;
  const slot = root.thing(emitter)?.fields.get(`*on:${event.slice(dot + 1)}`);
  if (!begun || !slot) return "nothing";
  const callable = slot.value.filter((atom) => atom.kind !== "absent" && atom.kind !== "constant");
  if (callable.length === 0 || slot.value.some((atom) => atom.kind === "absent")) return "nothing";
  const found = probe(root, begun.site.unit.frame, callable, begun.site.span, objectAtom(emitter));
  if (found.ended.has(address) || [...found.ended].some((each) => each.startsWith(`${address}.`)) || found.aborted.size > 0) return "ends";
  if (found.settled.size > 0) return "frees";
  return callable.some(
    (atom) => atom.kind === "unknown" || atom.kind === "reference" || (atom.kind === "method" && atom.receiver.kind === "unknown"),
  )
    ? "unknown"
    : "nothing";
}
