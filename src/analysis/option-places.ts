import type { WaitingCall } from "../model/library.ts";
import { addresses } from "./values.ts";
import { type CallSite, looksLikeFunction, valueAt } from "./where.ts";
import type { OptionPlaces } from "./observation.ts";

/** The object literal and the object that hold a call's options, for the fix. */
export function optionPlaces(site: CallSite, call: WaitingCall, path: readonly string[] = []): OptionPlaces {
  let first: string | undefined;
  let argument: number | undefined;
  const last = site.passed.length - 1;
  const callback = site.passed[last]?.value.some(looksLikeFunction) ? last : undefined;
  for (const where of call.options) {
    if ("project" in where || ("argument" in where && where.path)) continue;
    const [address, ...more] = addresses(valueAt(site, where));
    if (address === undefined || more.length > 0) continue;
    first ??= address;
    if ("argument" in where) argument ??= where.argument;
    const thing = site.root.thing(address);
    if (thing?.literal) return { ...within(site, address, path), address, argument, callback };
  }
  return { literal: undefined, address: first, argument, callback };
}

/** The innermost literal on the way along `path`, and the keys that are left. */
function within(site: CallSite, address: string, path: readonly string[]): Pick<OptionPlaces, "literal" | "missing"> {
  const thing = site.root.thing(address);
  const [key, ...rest] = path;
  if (key === undefined) return { literal: thing?.literal };
  const [child] = addresses(thing?.fields.get(key)?.value ?? []);
  if (child !== undefined && site.root.thing(child)?.literal) return within(site, child, rest);
  return child === undefined ? { literal: thing?.literal, missing: path } : { literal: undefined };
}
