import type { Root } from "./root.ts";
import { declaredElement } from "./shapes.ts";
import { joinValues, unknown, type Value } from "./values.ts";

const UNROLLED = 12;
/** The same of entries that are named: options, of which there are many. */
const NAMED = 32;

interface Element {
  readonly key: string | number;
  readonly value: Value;
  /** Only some of the paths that meet here have put it in. */
  readonly isOptional: boolean;
}

/** The entries of a list that is fully known and short. */
export function elements(root: Root, over: Value): Element[] | undefined {
  const [atom] = over;
  if (over.length !== 1 || atom?.kind !== "object") return undefined;
  const thing = root.thing(atom.address);
  if (!thing?.list || thing.open || thing.fields.size > NAMED) return undefined;
  const entries = [...thing.fields].map(([key, { value }]): Element => {
    const there = value.filter((each) => each.kind !== "absent");
    return { key: /^\d+$/.test(key) ? Number(key) : key, value: there, isOptional: there.length < value.length };
  });
  if (entries.length > UNROLLED && entries[0]?.key === 0) return undefined;
  return entries.every(({ key, value }) => !String(key).startsWith("[") && value.length > 0) ? entries : undefined;
}

/** Any element of a list that is known, but long or of unknown keys. */
export function summary(root: Root, over: Value): Value | undefined {
  const [atom] = over;
  const thing = over.length === 1 && atom?.kind === "object" ? root.thing(atom.address) : undefined;
  if (!thing?.list || thing.open || thing.fields.size === 0) return undefined;
  let all: Value = [];
  for (const slot of thing.fields.values())
    all = joinValues(
      all,
      slot.value.filter((each) => each.kind !== "absent"),
    );
  return all;
}

/** An element of something unknown is what that is declared to hold, and depends on whatever that depends on. */
export function elementOf(root: Root, over: Value, name: string, what: string): Value | undefined {
  const [atom] = over;
  const list = atom?.kind === "unknown" ? atom.symbol : atom?.kind === "object" ? root.thing(atom.address)?.open : undefined;
  const declared = over.length === 1 && list !== undefined && what === "[*]" ? declaredElement(root, list, name) : undefined;
  if (declared) return declared;
  return over.length === 1 && atom?.kind === "unknown" ? unknown(`${atom.symbol}${what}`, { kind: atom.origin.kind, name }) : undefined;
}

/** `urls` holds what is called `url`. */
export function elementName(over: Value): string {
  const [atom] = over;
  return atom?.kind === "unknown" ? atom.origin.name.replace(/s$/, "") : "element";
}
