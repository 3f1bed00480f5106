import type { Place } from "../../finding/finding.ts";
import type { Root } from "../root.ts";
import { emptyThing, type Thing } from "../state.ts";
import { type Atom, addresses, constant, type Origin, object, type Value } from "../values.ts";
import { type CallSite, valueAt } from "../where.ts";
import type { Intrinsic } from "./index.ts";
import { makeTimer, timersOf } from "./timers.ts";

const CONTROLLER = "abort:controller";
const SIGNAL = "abort:signal";

/** A signal that fires after a time: in force, or unknown. `never`: nothing aborts it on time; `cleared`: its timer is. */
export type SignalLimit =
  | "never"
  | "cleared"
  | { readonly kind: "limit"; readonly seconds: number | null; readonly at: Place | undefined; readonly symbol: string | undefined }
  | { readonly kind: "unknown"; readonly why: string; readonly symbol: string | undefined; readonly origin?: Origin["kind"] };

export function signalLimit(root: Root, atom: Atom): SignalLimit | undefined {
  if (atom.kind === "unknown")
    return { kind: "unknown", why: atom.origin.name, symbol: atom.symbol.replace(/^\?/, ""), origin: atom.origin.kind };
  if (atom.kind === "constant" || atom.kind === "absent") return undefined;
  if (atom.kind !== "object") return { kind: "unknown", why: "signal", symbol: undefined };
  const thing = root.thing(atom.address);
  if (!thing) return { kind: "unknown", why: "signal", symbol: undefined };
  const found: (SignalLimit | undefined)[] = [ownTimers(root, thing)];
  for (const [key, slot] of thing.fields) if (key.startsWith("*any:")) found.push(worstSignal(root, slot.value));
  return best(found) ?? (thing.open === undefined ? "never" : { kind: "unknown", why: "signal", symbol: thing.open });
}

function worstSignal(root: Root, value: Value): SignalLimit | undefined {
  const found = value.map((atom) => signalLimit(root, atom));
  return (
    found.find((each) => each === undefined || each === "never" || each === "cleared") ??
    found.find((each) => typeof each === "object" && each.kind === "unknown") ??
    found[0]
  );
}

function ownTimers(root: Root, thing: Thing): SignalLimit | undefined {
  const timers = timersOf(root, thing);
  if (timers.length === 0) return undefined;
  const live = timers.filter((timer) => timer.live);
  const [first] = live.sort((a, b) => (a.seconds ?? Number.POSITIVE_INFINITY) - (b.seconds ?? Number.POSITIVE_INFINITY));
  return first
    ? { kind: "limit", seconds: first.seconds, at: first.at, symbol: first.symbol }
    : timers.every((timer) => timer.missing)
      ? "never"
      : "cleared";
}

/** The first to fire counts: a limit beats what is unknown, which beats a signal that never fires. */
function best(found: readonly (SignalLimit | undefined)[]): SignalLimit | undefined {
  const limits = found.filter((each): each is Extract<SignalLimit, { kind: "limit" }> => typeof each === "object" && each.kind === "limit");
  const [shortest] = limits.sort((a, b) => (a.seconds ?? 0) - (b.seconds ?? 0));
  return (
    shortest ??
    found.find((each) => typeof each === "object") ??
    found.find((each) => each === "cleared") ??
    found.find((each) => each !== undefined)
  );
}

function makeSignal(site: CallSite, tag: string): string {
  const { root, frame, node } = site;
  return root.allocate(frame, node, emptyThing(root.place(frame, node), { type: SIGNAL }), tag);
}

function abort(site: CallSite): Value {
  const { root } = site;
  const controllers = site.receiver ? addresses([site.receiver]) : [];
  for (const controller of controllers) {
    for (const signal of addresses(root.thing(controller)?.fields.get("signal")?.value ?? [])) {
      root.probe?.aborted.add(signal);
      root.probe?.aborted.add(controller);
    }
  }
  return constant(undefined);
}

export const abortCalls: { readonly [name: string]: Intrinsic } = {
  "new global#AbortController": (site) => {
    const { root, frame, node } = site;
    const place = root.place(frame, node);
    const signal = makeSignal(site, "signal");
    return object(
      root.allocate(
        frame,
        node,
        emptyThing(place, { type: CONTROLLER, fields: new Map([["signal", { value: object(signal), at: place }]]) }),
      ),
    );
  },
  [`${CONTROLLER}.abort`]: abort,
  "global#AbortSignal.timeout": (site) => {
    const { root, frame, node } = site;
    const signal = makeSignal(site, "signal");
    const timer = makeTimer(site, valueAt(site, { argument: 0 }));
    root.setFields([signal], `*timer:${timer}`, { value: object(timer), at: root.place(frame, node) });
    return object(signal);
  },
  "global#AbortSignal.any": (site) => {
    const { root } = site;
    const signal = makeSignal(site, "signal");
    for (const list of addresses(valueAt(site, { argument: 0 }))) {
      const thing = root.thing(list);
      for (const [key, slot] of thing?.fields ?? []) root.setFields([signal], `*any:${key}`, slot);
      const made = root.thing(signal);
      if (thing?.open !== undefined && made) root.setThing(signal, { ...made, open: thing.open });
    }
    if (addresses(valueAt(site, { argument: 0 })).length === 0) {
      const made = root.thing(signal);
      if (made) root.setThing(signal, { ...made, open: signal });
    }
    return object(signal);
  },
  "global#AbortSignal.abort": (site) => object(makeSignal(site, "signal")),
};
