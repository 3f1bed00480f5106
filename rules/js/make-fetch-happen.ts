import { defineLibrary } from "../../src/model/library.ts";
import { abortSignal } from "../shared/abort-signal.ts";
import { allPhases } from "../shared/all-phases.ts";
import { falsyIsNone } from "../shared/falsy-is-none.ts";

const README = "https://github.com/npm/make-fetch-happen#readme";

const CALL = { phases: allPhases, options: [{ argument: 1 }, { receiver: true }], url: { argument: 0 }, judged: "settling", answers: "response", promise: true } as const;

export default defineLibrary({
  id: "js/make-fetch-happen",
  name: "make-fetch-happen, minipass-fetch, npm-registry-fetch",
  docs: [README, "https://github.com/npm/npm-registry-fetch"],
  group: "http",
  modules: ["make-fetch-happen", "minipass-fetch", "npm-registry-fetch"],
  types: {
    fetch: { exports: ["make-fetch-happen#default", "minipass-fetch#default"], modelled: true, escapes: true },
    registry: { exports: ["npm-registry-fetch#default"], modelled: true, escapes: true },
    response: { readsBody: ["json", "text", "buffer", "arrayBuffer", "blob"], bodyMembers: ["body"] },
  },
  calls: [
    { ...CALL, callee: { invoke: "fetch" }, tags: ["fetch"], source: README, proof: "make-fetch-happen-bare" },
    { ...CALL, callee: { invoke: "registry" }, tags: ["registry"], source: "https://github.com/npm/npm-registry-fetch" },
    { callee: { method: "json", of: "registry" }, phases: CALL.phases, options: CALL.options, url: CALL.url, judged: "settling", promise: true, tags: ["registry"], source: "https://github.com/npm/npm-registry-fetch#json" },
  ],
  effects: [
    { callee: { method: "defaults", of: "fetch" }, creates: "fetch", from: [{ receiver: true }, { argument: 0, unless: "url" }, { argument: 1 }], source: "https://github.com/npm/make-fetch-happen#fetch-defaults" },
    { callee: { method: "defaults", of: "registry" }, creates: "registry", from: [{ receiver: true }, { argument: 0, unless: "url" }, { argument: 1 }], source: "https://github.com/npm/npm-registry-fetch" },
  ],
  limits: [
    // From when the agent hands out a connected socket. `opts.timeout || 30 * 1000`
    {
      option: "timeout",
      covers: ["response", "body"],
      unit: "ms",
      values: [{ when: { is: [0, null, false, ""] }, means: "default" }],
      usual: [100, 3_600_000],
      tags: ["registry"],
      source: "npm-registry-fetch lib/index.js:132",
    },
    { option: "timeout", tags: ["fetch"], covers: ["response", "body"], unit: "ms", values: falsyIsNone, usual: [100, 3_600_000], source: "minipass-fetch lib/index.js", proof: ["make-fetch-happen-timeout", "make-fetch-happen-timeout-drip", "js/make-fetch-happen.bounded.timeout.unaccepting"] },
    { ...abortSignal.option, source: README },
  ],
  defaults: [
    { phases: ["response", "body"], seconds: 300, label: "npm-registry-fetch's timeout", tags: ["registry"], source: "npm-registry-fetch lib/default-opts.js" },
    { phases: ["response", "body"], seconds: null, label: "make-fetch-happen's timeout", option: "timeout", source: README, proof: "make-fetch-happen-bare" },
  ],
  fixes: [{ entries: [{ key: "timeout", value: "{totalMs}", limits: "total" }], argument: { index: 1 } }],
});
