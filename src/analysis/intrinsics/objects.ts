import { type Atom, constant, onlyConstant } from "../values.ts";
import { valueAt } from "../where.ts";
import type { Intrinsic } from "./index.ts";
import { assign, mergeCalls } from "./merges.ts";

const first: Intrinsic = (site) => valueAt(site, { argument: 0 });

/** Numbers made of constants; an unknown stays the unknown it was. */
function numeric(compute: (...numbers: number[]) => number): Intrinsic {
  return (site) => {
    const values = site.passed.map((each) => each.value);
    const known = values.map((value) => onlyConstant(value)?.value);
    if (known.every((each) => typeof each === "number" || typeof each === "string")) return constant(compute(...known.map(Number)));
    const unknowns = values.flat().filter((atom: Atom) => atom.kind === "unknown");
    return unknowns.length > 0 ? unknowns.slice(0, 1) : undefined;
  };
}

const parse = numeric((value) => Math.trunc(value));

/** An unknown bounded from one side by a constant: `Math.max(timeout, 1000)` is both possibilities. */
function bounded(compute: (...numbers: number[]) => number): Intrinsic {
  const exact = numeric(compute);
  return (site) => {
    const known = site.passed.flatMap((each) => each.value).filter((atom) => atom.kind === "constant");
    return known.length === site.passed.length
      ? exact(site)
      : site.root.unknownAt(site.frame, site.node, { kind: "expression", name: "number" });
  };
}

export const objectCalls: { readonly [name: string]: Intrinsic } = {
  "global#Object.assign": assign,
  "global#Object.freeze": first,
  "global#Object.seal": first,
  "global#structuredClone": first,
  ...mergeCalls,
  "global#Number": numeric((value) => value),
  "global#parseInt": parse,
  "global#parseFloat": parse,
  "global#Number.parseInt": parse,
  "global#Number.parseFloat": parse,
  "global#Math.round": numeric(Math.round),
  "global#Math.floor": numeric(Math.floor),
  "global#Math.ceil": numeric(Math.ceil),
  "global#Math.max": bounded(Math.max),
  "global#Math.min": bounded(Math.min),
  "util#promisify": first,
  "util#*.promisify": first,
};
