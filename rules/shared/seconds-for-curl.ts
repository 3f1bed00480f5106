import type { ValueMeaning } from "../../src/model/library.ts";
import { curlMeanings } from "./curl-meanings.ts";

/** Multiplied before it is cast. */
const meanings = (nothing: "none" | "default"): readonly ValueMeaning[] => [
  { when: { is: [0, null, false, ""] }, means: nothing },
  { when: "text", means: nothing },
  { when: { below: 0 }, means: nothing },
];

/** A library's own option, in seconds, that ends up as an option of curl. */
export const secondsForCurl = {
  /** `CURLOPT_TIMEOUT => $timeout`: cast to int. */
  whole: {
    total: { covers: "total", unit: "seconds", integer: true, values: curlMeanings("none", "none") },
    connect: { covers: ["connect"], unit: "seconds", integer: true, values: curlMeanings("default", "default") },
  },
  /** `CURLOPT_TIMEOUT_MS => $timeout * 1000`: fractions hold. */
  fractions: {
    total: { covers: "total", unit: "seconds", values: meanings("none") },
    connect: { covers: ["connect"], unit: "seconds", values: meanings("default") },
  },
} as const;
