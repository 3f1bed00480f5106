import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";

const SPEC = "https://xhr.spec.whatwg.org/#the-timeout-attribute";

/** Converted to an unsigned long: what is no number is 0. */
const MILLISECONDS = [
  { when: { is: [0, null, false, "", "undefined"] }, means: "none" },
  { when: "NaN", means: "none" },
  { when: "Infinity", means: "none" },
] as const;

export default defineLibrary({
  id: "js/xhr",
  name: "XMLHttpRequest",
  docs: ["https://developer.mozilla.org/en-US/docs/Web/API/XMLHttpRequest/timeout", SPEC],
  group: "http",
  ponyfills: { XMLHttpRequest: ["xhr2", "xhr2-cookies"] },
  types: { request: { classes: ["XMLHttpRequest"], escapes: true, modelled: true } },
  calls: [
    {
      callee: { method: "send", of: "request" },
      phases: allPhases,
      options: [{ receiver: true }],
      onHandle: true,
      readsLate: true,
      url: { receiver: true, path: ["url"] },
      judged: "settling",
      source: "https://xhr.spec.whatwg.org/#the-send()-method",
      proof: "jsdom-xhr-bare",
    },
  ],
  effects: [
    { callee: { construct: "XMLHttpRequest" }, creates: "request", source: "https://xhr.spec.whatwg.org/#interface-xmlhttprequest" },
    { callee: { method: "open", of: "request" }, sets: { on: { receiver: true }, key: "url", value: { argument: 1 } }, source: "https://xhr.spec.whatwg.org/#the-open()-method" },
    { callee: { method: "open", of: "request" }, sets: { on: { receiver: true }, key: "async", value: { argument: 2 } }, source: "https://xhr.spec.whatwg.org/#the-open()-method" },
    { callee: { method: "abort", of: "request" }, ends: { on: { receiver: true } }, source: "https://xhr.spec.whatwg.org/#the-abort()-method" },
  ],
  limits: [
    { option: "timeout", covers: "total", unit: "ms", values: MILLISECONDS, usual: [100, 3_600_000], source: SPEC, proof: "jsdom-xhr-timeout" },
    // Not a limit: a synchronous request refuses one, and so must not be given it.
    {
      option: "async",
      covers: [],
      unit: "ms",
      values: [
        { when: { is: [false] }, means: "none" },
        { when: "boolean", means: "default" },
      ],
      source: SPEC,
    },
  ],
  fixes: [
    {
      never: ["async"],
      statements: { position: "before", lines: [{ code: "{handle}.timeout = {totalMs};", limits: "total" }] },
    },
  ],
  gaps: { proof: "runs in browsers only; the proofs have none" },
});
