import type { ValueMeaning } from "../../src/model/library.ts";
import { curlMeanings } from "./curl-meanings.ts";

const NOTHING = [0, null, false, ""] as const;

/** A library's own option, in seconds, that ends up as an option of curl. */
export const secondsForCurl = {
  /** `CURLOPT_TIMEOUT => $timeout`: cast to int. */
  whole: {
    total: { covers: "total", unit: "seconds", integer: true, values: curlMeanings("none", "none") },
    connect: { covers: ["connect"], unit: "seconds", integer: true, values: curlMeanings("default", "default") },
  },
  /** `CURLOPT_TIMEOUT_MS => $timeout * 1000`: fractions hold. */
  fractions: {
    total: {
      covers: "total",
      unit: "seconds",
      values: [
        { when: { is: NOTHING }, means: "none" },
        { when: "text", means: "none" },
        { when: { below: 0 }, means: "none" },
      ] satisfies readonly ValueMeaning[],
    },
    connect: {
      covers: ["connect"],
      unit: "seconds",
      values: [
        { when: { is: NOTHING }, means: "default" },
        { when: "text", means: "default" },
        { when: { below: 0 }, means: "default" },
      ] satisfies readonly ValueMeaning[],
    },
  },
} as const;
