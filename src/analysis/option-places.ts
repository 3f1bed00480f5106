import type { Place } from "../finding/finding.ts";
import type { WaitingCall } from "../model/library.ts";
import { addresses } from "./values.ts";
import { type CallSite, valueAt } from "./where.ts";

/** The object literal and the object that hold a call's options, for the fix. */
export function optionPlaces(site: CallSite, call: WaitingCall): { readonly literal: Place | undefined; readonly address: string | undefined } {
  let first: string | undefined;
  for (const where of call.options) {
    if ("project" in where) continue;
    const [address, ...more] = addresses(valueAt(site, where));
    if (address === undefined || more.length > 0) continue;
    first ??= address;
    const thing = site.root.thing(address);
    if (thing?.literal) return { literal: thing.literal, address };
  }
  return { literal: undefined, address: first };
}
