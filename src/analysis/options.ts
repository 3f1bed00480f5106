import type { Place } from "../finding/finding.ts";
import type { Where } from "../model/library.ts";
import { optionKeys } from "../model/option-keys.ts";
import type { Root } from "./root.ts";
import { ABSENT, type Atom, type Origin, object, unknown, type Value } from "./values.ts";
import { type CallSite, valueAt } from "./where.ts";

/** One possible value of an option and where it was set. */
export interface Found {
  readonly atom: Atom;
  readonly at: Place | undefined;
  readonly isProject?: boolean;
}

/** Marks a symbol whose very presence is unknown: the option may not be set at all. */
const MAYBE = "?";

export function isMaybe(atom: Atom): boolean {
  return atom.kind === "unknown" && atom.symbol.startsWith(MAYBE);
}

function maybe(symbol: string, origin: Origin): Atom {
  const [atom] = unknown(`${MAYBE}${symbol.replace(/^\?/, "")}`, origin);
  return atom ?? ABSENT;
}

/** A test on this path has shown that it is there. */
function isShown(root: Root, symbol: string): boolean {
  return root.state.assumptions.get(`P:${symbol}`) === true || root.state.assumptions.get(`T:${symbol}`) === true;
}

/** Reads an option by its path in whatever the options may be. */
export function readOption(root: Root, options: Value, path: readonly string[], at?: Place): Found[] {
  const [key, ...rest] = path;
  if (key === undefined) return options.map((atom) => ({ atom, at }));
  return options.flatMap((atom): Found[] => {
    const address = atom.kind === "object" ? atom.address : atom.kind === "unknown" ? atom.symbol : undefined;
    if (address === undefined)
      return atom.kind === "reference"
        ? [{ atom: maybe(atom.id, { kind: "import", name: atom.id.replace(/^[^#]*#/, "") }), at }]
        : [{ atom: ABSENT, at }];
    const thing = root.thing(address);
    const slot =
      thing?.fields.get(key) ??
      (rest.length > 0 && thing?.type !== undefined && root.project.models.memberType(thing.type, key) && root.thing(`${address}.${key}`)
        ? { value: object(`${address}.${key}`), at: undefined }
        : undefined);
    const missing = (): Found[] => {
      const symbol = `${atom.kind === "unknown" ? address : (thing?.open ?? address)}.${key}`;
      if (rest.length === 0 && isShown(root, symbol))
        return unknown(symbol, { kind: "expression", name: key }).map((shown) => ({ atom: shown, at }));
      if (atom.kind === "unknown") return [{ atom: maybe(symbol, atom.origin), at }];
      if (!thing) return [{ atom: maybe(`${address}.${key}`, { kind: "expression", name: key }), at }];
      if (thing.open === undefined) return [{ atom: ABSENT, at }];
      const set = { atom: maybe(`${thing.open}.${key}`, { kind: "expression", name: "options" }), at };
      return thing.bare ? [set, { atom: ABSENT, at }] : [set];
    };
    if (!slot) return missing();
    return slot.value.flatMap((each): Found[] => {
      if (each.kind === "absent") return missing();
      return rest.length > 0
        ? readOption(root, [each], rest, slot.at)
        : [{ atom: each, at: slot.at, isProject: address.startsWith("store:") }];
    });
  });
}

/** A handle that is not there yet on this path is one that other code makes. */
function asHandle(atom: Atom): Atom {
  if (atom.kind !== "constant" && atom.kind !== "absent") return atom;
  return maybe("handle", { kind: "variable", name: "handle" });
}

/** Looks in each place in turn; what one place may lack is looked for in the next. `passes` tells values that count as lacking. */
export function findOption(
  site: CallSite,
  places: readonly Where[],
  option: string,
  passes: (atom: Atom) => boolean,
  onHandle = false,
  path: readonly string[] = optionKeys(option),
): Found[] {
  const found: Found[] = [];
  for (const [index, where] of places.entries()) {
    const itself = "argument" in where ? where.as : undefined;
    if (itself !== undefined && itself !== option) continue;
    const value = valueAt(site, where);
    const here =
      itself === undefined
        ? readOption(site.root, onHandle && index === 0 ? value.map(asHandle) : value, path)
        : readOption(site.root, value, [], "argument" in where ? site.passed[where.argument]?.at : undefined);
    const ifKnown = "argument" in where && where.ifKnown === true;
    let goesOn = here.length === 0;
    for (const each of here) {
      if (each.atom.kind === "absent" || passes(each.atom) || (ifKnown && isMaybe(each.atom))) goesOn = true;
      else if (!found.some((other) => other.atom.key === each.atom.key)) found.push(each);
    }
    if (!goesOn) return found;
  }
  found.push({ atom: ABSENT, at: undefined });
  return found;
}
