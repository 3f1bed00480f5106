import type { Place } from "../finding/finding.ts";
import type { FixRecipe, WaitingCall } from "../model/library.ts";
import type { OptionPlaces } from "./observation.ts";
import { readOption } from "./options.ts";
import { addresses, isNothing, object } from "./values.ts";
import { type CallSite, looksLikeFunction, valueAt } from "./where.ts";

/** Where the handle that holds the options was made, if not by the call itself. */
export function createdAt(site: CallSite, address: string | undefined): Place | undefined {
  const thing = address === undefined ? undefined : site.root.thing(address);
  const at = thing?.type === undefined ? undefined : thing.at;
  return at && !(at.file === site.frame.unit.file && at.start === site.node.start) ? at : undefined;
}

/** The object literal and the object that hold a call's options, for the fix. */
export function optionPlaces(site: CallSite, call: WaitingCall, recipe: FixRecipe | undefined): OptionPlaces {
  const path = recipe?.path ?? [];
  let first: string | undefined;
  let argument: number | undefined;
  const last = site.passed.length - 1;
  const callback = site.passed[last]?.value.some(looksLikeFunction) ? last : undefined;
  for (const where of call.options) {
    if ("project" in where || ("argument" in where && where.path)) continue;
    const [address, ...more] = addresses(valueAt(site, where));
    if (address === undefined || more.length > 0) continue;
    // What text says is no object to add to; an object may stand in its place.
    if ("argument" in where && where.text && !site.root.thing(address)?.literal) continue;
    first ??= address;
    if ("argument" in where) argument ??= where.argument;
    const thing = site.root.thing(address);
    if (thing?.literal)
      return { ...within(site, address, path), address, argument, callback, lacksEntries: lacksEntries(site, address, recipe) };
  }
  return { literal: undefined, address: first, argument, callback, lacksEntries: first !== undefined && lacksEntries(site, first, recipe) };
}

/** Other callers may pass what this one does not: only what a function says of its own counts. */
function lacksEntries(site: CallSite, address: string, recipe: FixRecipe | undefined): boolean {
  if (site.root.mode === "default" || site.root.stack.length > 1) return false;
  const path = recipe?.path ?? [];
  return (recipe?.entries ?? []).every((entry) =>
    readOption(site.root, object(address), [...path, entry.key]).every(({ atom }) => isNothing(atom)),
  );
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
