import type { Place } from "../../finding/finding.ts";
import { LONGEST_SECONDS } from "../meaning.ts";
import type { Root } from "../root.ts";
import { emptyThing, type Thing } from "../state.ts";
import { addresses, constant, object, type Value } from "../values.ts";
import { type CallSite, valueAt } from "../where.ts";
import type { Intrinsic } from "./index.ts";
import { probe } from "./probe.ts";
import { timedPromise } from "./promises.ts";
import { freeBy } from "./timed-executors.ts";

const TIMER = "timer";
/** Beyond, Node's timers overflow and fire at once. */
const LONGEST_MS = 2 ** 31 - 1;

export interface Timer {
  readonly seconds: number | null;
  readonly live: boolean;
  /** On some path nobody has started it. */
  readonly missing: boolean;
  readonly at: Place | undefined;
  readonly symbol: string | undefined;
}

export function makeTimer(site: CallSite, ms: Value): string {
  const { root, frame, node } = site;
  const place = root.place(frame, node);
  const fields = new Map([
    ["ms", { value: ms, at: place }],
    ["live", { value: constant(true), at: place }],
  ]);
  return root.allocate(frame, node, emptyThing(place, { type: TIMER, fields }), "timer");
}

/** Timers that act on a signal, a request or a promise. */
export function timersOf(root: Root, thing: Thing): Timer[] {
  const found: Timer[] = [];
  for (const [key, slot] of thing.fields) {
    if (!key.startsWith("*timer:")) continue;
    const missing = slot.value.some((atom) => atom.kind === "absent");
    for (const address of addresses(slot.value)) {
      const timer = root.thing(address);
      if (timer) found.push(...readTimer(timer, missing));
    }
  }
  return found;
}

function readTimer(timer: Thing, missing: boolean): Timer[] {
  const live = !missing && (timer.fields.get("live")?.value.every((atom) => atom.kind === "constant" && atom.value === true) ?? false);
  const ms = timer.fields.get("ms");
  return (ms?.value ?? []).map((atom): Timer => {
    if (atom.kind === "constant" && typeof atom.value === "number") {
      const seconds = atom.value > LONGEST_MS || Number.isNaN(atom.value) ? 0 : atom.value / 1_000;
      return { seconds, live: live && seconds <= LONGEST_SECONDS, missing, at: ms?.at, symbol: undefined };
    }
    return {
      seconds: atom.kind === "unknown" ? null : 0,
      live,
      missing,
      at: ms?.at,
      symbol: atom.kind === "unknown" ? atom.symbol.replace(/^\?/, "") : undefined,
    };
  });
}

/** `setTimeout(callback, ms)`: what the callback aborts, ends or settles gets a timer. */
function startTimer(site: CallSite): Value {
  const { root, frame, node } = site;
  const callback = valueAt(site, { argument: 0 });
  const found = probe(root, frame, callback, node);
  const timer = makeTimer(site, valueAt(site, { argument: 1 }));
  for (const address of [...found.aborted, ...found.ended, ...found.settled]) {
    root.setFields([address], `*timer:${timer}`, { value: object(timer), at: root.place(frame, node) });
  }
  freeBy(root, found.prompt, timer, { value: object(timer), at: root.place(frame, node) });
  return object(timer);
}

function clear(site: CallSite): Value {
  const { root, frame, node } = site;
  const timers = addresses(valueAt(site, { argument: 0 })).filter((address) => root.thing(address)?.type === TIMER);
  root.setFields(timers, "live", { value: constant(false), at: root.place(frame, node) });
  return constant(undefined);
}

const sleep: Intrinsic = (site) => timedPromise(site, makeTimer(site, valueAt(site, { argument: 0 })));

export const timerCalls: { readonly [name: string]: Intrinsic } = {
  "global#setTimeout": startTimer,
  "timers#setTimeout": startTimer,
  "global#clearTimeout": clear,
  "timers#clearTimeout": clear,
  "timers/promises#setTimeout": sleep,
  "timer.unref": (site) => (site.receiver ? [site.receiver] : undefined),
  "timer.ref": (site) => (site.receiver ? [site.receiver] : undefined),
  "timer.refresh": (site) => (site.receiver ? [site.receiver] : undefined),
};
