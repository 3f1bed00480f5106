import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";

const README = "https://github.com/node-fetch/node-fetch/blob/main/README.md";

const MILLISECONDS = [
  { when: { is: ["undefined", null] }, means: "none" },
  { when: { is: [0, false, ""] }, means: "none" },
  { when: "NaN", means: "none" },
] as const;

const CALL = { phases: allPhases, options: [{ argument: 1 }, { argument: 0, unless: "url" }], url: { argument: 0 }, judged: "settling", answers: "response", promise: true } as const;

export default defineLibrary({
  id: "js/node-fetch",
  name: "node-fetch, cross-fetch, isomorphic-fetch, whatwg-fetch, unfetch",
  docs: [README, "https://github.com/lquixada/cross-fetch", "https://github.com/matthew-andrews/isomorphic-fetch"],
  group: "http",
  modules: ["node-fetch", "cross-fetch", "isomorphic-fetch", "isomorphic-unfetch", "whatwg-fetch", "unfetch", "node-fetch-native", "fetch-retry", "fetch-cookie"],
  types: {
    response: { readsBody: ["json", "text", "blob", "arrayBuffer", "formData", "buffer", "textConverted"], bodyMembers: ["body"] },
    request: {},
  },
  calls: [
    { ...CALL, callee: { export: ["node-fetch#default"] }, tags: ["node-fetch"], source: README, proof: ["node-fetch3-bare", "node-fetch2-bare"] },
    { ...CALL, callee: { export: ["cross-fetch#default", "cross-fetch#fetch"] }, tags: ["cross-fetch"], source: "cross-fetch dist/node-ponyfill.js", proof: "cross-fetch-bare" },
    { ...CALL, callee: { export: ["isomorphic-fetch#default", "isomorphic-unfetch#default"] }, tags: ["isomorphic-fetch"], source: "isomorphic-fetch fetch-npm-node.js", proof: "isomorphic-fetch-bare" },
    { ...CALL, callee: { export: ["whatwg-fetch#fetch", "unfetch#default", "node-fetch-native#default", "node-fetch-native#fetch"] }, tags: ["ponyfill"], source: "https://github.com/JakeChampion/fetch", proof: "whatwg-fetch-timeout-ignored" },
  ],
  effects: [
    // What they answer is the fetch they are given, tried again or with cookies.
    { callee: { export: ["fetch-retry#default", "fetch-cookie#default", "fetch-retry-ts#default"] }, answers: { argument: 0 }, source: "https://github.com/jonbern/fetch-retry" },
    { callee: { construct: "Request" }, creates: "request", from: [{ argument: 1 }], source: README },
  ],
  limits: [
    { option: "signal", covers: "total", unit: "signal", usual: [100, 3_600_000], source: README, proof: ["node-fetch3-signal", "node-fetch2-signal", "node-fetch2-signal-drip"] },
    {
      option: "timeout",
      covers: allPhases,
      unit: "ms",
      values: MILLISECONDS,
      wholeBody: true,
      usual: [100, 3_600_000],
      tags: ["node-fetch"],
      versions: "<3",
      source: "node-fetch@2 lib/index.js",
      proof: ["node-fetch2-timeout-silent", "node-fetch2-timeout-stall", "node-fetch2-timeout-hole", "node-fetch2-timeout-drip-stream"],
    },
    { option: "timeout", covers: allPhases, unit: "ms", values: MILLISECONDS, wholeBody: true, usual: [100, 3_600_000], tags: ["cross-fetch"], runtimes: ["node"], source: "cross-fetch dist/node-ponyfill.js", proof: "cross-fetch-timeout-option" },
    { option: "timeout", covers: allPhases, unit: "ms", values: MILLISECONDS, wholeBody: true, usual: [100, 3_600_000], tags: ["isomorphic-fetch"], versions: "isomorphic-fetch@<3", runtimes: ["node"], source: "isomorphic-fetch@2 fetch-npm-node.js", proof: "isomorphic-fetch2-timeout" },
  ],
  lookAlikes: [
    { option: "timeout", tags: ["node-fetch"], versions: ">=3", says: "node-fetch 3 has no `timeout` option: it is ignored.", source: "https://github.com/node-fetch/node-fetch/blob/main/docs/v3-UPGRADE-GUIDE.md", proof: "node-fetch3-timeout-ignored" },
    { option: "timeout", tags: ["ponyfill"], says: "`timeout` is not an option of `fetch`: it is ignored.", source: "https://fetch.spec.whatwg.org/#requestinit", proof: "whatwg-fetch-timeout-ignored" },
    { option: "timeout", tags: ["cross-fetch", "isomorphic-fetch"], runtimes: ["browser", "deno", "bun", "edge", "react-native", "universal"], says: "`timeout` is not an option of `fetch`: it is ignored.", source: "https://fetch.spec.whatwg.org/#requestinit" },
    { option: "timeout", tags: ["isomorphic-fetch"], versions: "isomorphic-fetch@>=3", runtimes: ["node"], says: "isomorphic-fetch 3 leaves Node's own `fetch` in place, which has no `timeout` option.", source: "isomorphic-fetch@3 fetch-npm-node.js", proof: "isomorphic-fetch-timeout-option" },
  ],
  defaults: [
    { phases: ["connect"], seconds: 10, label: "undici's connect limit", tags: ["ponyfill"], runtimes: ["node"], source: "undici lib/core/connect.js", proof: "fetch-bare-hole-connect" },
    { phases: ["response", "body"], seconds: 300, label: "undici's headersTimeout and bodyTimeout", tags: ["ponyfill"], runtimes: ["node"], source: "undici lib/dispatcher/client.js", proof: "whatwg-fetch-timeout-ignored" },
    { phases: ["connect"], seconds: 10, label: "undici's connect limit", tags: ["isomorphic-fetch"], versions: "isomorphic-fetch@>=3", runtimes: ["node"], source: "undici lib/core/connect.js", proof: "fetch-bare-hole-connect" },
    { phases: ["response", "body"], seconds: 300, label: "undici's headersTimeout and bodyTimeout", tags: ["isomorphic-fetch"], versions: "isomorphic-fetch@>=3", runtimes: ["node"], source: "undici lib/dispatcher/client.js", proof: "isomorphic-fetch-bare" },
  ],
  fixes: [{ entries: [{ key: "signal", value: "AbortSignal.timeout({totalMs})", limits: "total" }], argument: { index: 1 } }],
});
