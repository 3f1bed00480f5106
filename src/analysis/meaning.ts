import type { Limit, ValueMeaning } from "../model/library.ts";
import type { Semantics } from "../program/nodes.ts";
import { toNumber } from "./operators.ts";
import type { Constant } from "./values.ts";

/** What a constant means as value of an option. */
export type Meaning =
  | { readonly means: "limit"; readonly seconds: number; readonly raw: number }
  | { readonly means: "none" | "default" | "rejected" | "throws" | "at-once" };

const PER_SECOND = { seconds: 1, ms: 1_000, microseconds: 1_000_000, signal: 1 } as const;
/** Above an hour a limit counts as none. */
export const LONGEST_SECONDS = 3_600;

export function meaningOf(
  limit: { readonly values?: readonly ValueMeaning[]; readonly unit: Limit["unit"]; readonly integer?: boolean },
  value: Constant,
  semantics: Semantics,
): Meaning {
  const number = typeof value === "boolean" ? Number(value) : toNumber(value, semantics);
  for (const row of limit.values ?? []) {
    if (!matches(row.when, value, number)) continue;
    if (row.means === "one-second") return { means: "limit", seconds: 1, raw: 1 };
    return { means: row.means };
  }
  if (value === null || value === undefined || Number.isNaN(number)) return { means: "default" };
  const seconds = (limit.integer ? Math.trunc(number) : number) / PER_SECOND[limit.unit];
  return seconds > LONGEST_SECONDS ? { means: "none" } : { means: "limit", seconds, raw: number };
}

function matches(when: ValueMeaning["when"], value: Constant, number: number): boolean {
  if (typeof when === "object") {
    if ("is" in when)
      return when.is.some((each) =>
        each === "undefined"
          ? value === undefined
          : each === value ||
            (typeof each === "number" &&
              typeof value !== "boolean" &&
              value !== null &&
              value !== "" &&
              value !== undefined &&
              number === each),
      );
    if (typeof value !== "number" && (value === null || value === undefined || Number.isNaN(number))) return false;
    if ("below" in when) return number < when.below;
    if ("above" in when) return number > when.above;
    return number > when.between[0] && number < when.between[1];
  }
  switch (when) {
    case "text":
      return typeof value === "string" && (value.trim() === "" || !/^\s*[-+]?[\d.]/.test(value));
    case "any-text":
      return typeof value === "string";
    case "boolean":
      return typeof value === "boolean";
    case "NaN":
      return Number.isNaN(number);
    case "Infinity":
      return number === Number.POSITIVE_INFINITY;
    case "object":
      return false;
  }
}
