import { defineLibrary } from "../../src/model/library.ts";
import { abortSignal } from "../shared/abort-signal.ts";
import { allPhases } from "../shared/all-phases.ts";
import { falsyIsNone } from "../shared/falsy-is-none.ts";
import { undici } from "../shared/undici.ts";

const README = "https://github.com/node-fetch/node-fetch/blob/main/README.md";

const CALL = { phases: allPhases, options: [{ argument: 1 }, { argument: 0, unless: "url" }], url: { argument: 0 }, judged: "settling", answers: "response", promise: true } as const;

export default defineLibrary({
  id: "js/node-fetch",
  name: "node-fetch, cross-fetch, isomorphic-fetch, whatwg-fetch, unfetch",
  docs: [README, "https://github.com/lquixada/cross-fetch", "https://github.com/matthew-andrews/isomorphic-fetch"],
  group: "http",
  modules: ["node-fetch", "cross-fetch", "isomorphic-fetch", "isomorphic-unfetch", "whatwg-fetch", "unfetch", "node-fetch-native", "fetch-retry", "fetch-cookie", "node-fetch-unix"],
  types: {
    response: { readsBody: ["json", "text", "blob", "arrayBuffer", "formData", "buffer", "textConverted"], bodyMembers: ["body"] },
    request: {},
  },
  calls: [
    { ...CALL, callee: { export: ["node-fetch#default"] }, tags: ["node-fetch"], source: README, proof: ["node-fetch3-bare", "node-fetch2-bare"] },
    { ...CALL, callee: { export: ["cross-fetch#default", "cross-fetch#fetch", "node-fetch-unix#default"] }, tags: ["cross-fetch"], source: "cross-fetch dist/node-ponyfill.js", proof: "cross-fetch-bare" },
    { ...CALL, callee: { export: ["isomorphic-fetch#default", "isomorphic-unfetch#default"] }, tags: ["isomorphic-fetch"], source: "isomorphic-fetch fetch-npm-node.js", proof: "isomorphic-fetch-bare" },
    { ...CALL, callee: { export: ["whatwg-fetch#fetch", "unfetch#default", "node-fetch-native#default", "node-fetch-native#fetch"] }, tags: ["ponyfill"], source: "https://github.com/JakeChampion/fetch", proof: "whatwg-fetch-timeout-ignored" },
  ],
  effects: [
    // What they answer is the fetch they are given, tried again or with cookies.
    { callee: { export: ["fetch-retry#default", "fetch-cookie#default", "fetch-retry-ts#default"] }, answers: { argument: 0 }, source: "https://github.com/jonbern/fetch-retry" },
    { callee: { construct: "Request" }, creates: "request", from: [{ argument: 1 }], source: README },
  ],
  limits: [
    { ...abortSignal.option, source: README, proof: ["node-fetch3-signal", "node-fetch2-signal", "node-fetch2-signal-drip"] },
    {
      option: "timeout",
      covers: allPhases,
      unit: "ms",
      values: falsyIsNone,
      wholeBody: true,
      usual: [100, 3_600_000],
      tags: ["node-fetch"],
      versions: "<3",
      source: "node-fetch@2 lib/index.js",
      proof: ["node-fetch2-timeout-silent", "node-fetch2-timeout-stall", "node-fetch2-timeout-hole", "node-fetch2-timeout-drip-stream"],
    },
    { option: "timeout", covers: allPhases, unit: "ms", values: falsyIsNone, wholeBody: true, usual: [100, 3_600_000], tags: ["cross-fetch"], runtimes: ["node"], source: "cross-fetch dist/node-ponyfill.js", proof: "cross-fetch-timeout-option" },
    { option: "timeout", covers: allPhases, unit: "ms", values: falsyIsNone, wholeBody: true, usual: [100, 3_600_000], tags: ["isomorphic-fetch"], versions: "isomorphic-fetch@<3", runtimes: ["node"], source: "isomorphic-fetch@2 fetch-npm-node.js", proof: "isomorphic-fetch2-timeout" },
  ],
  lookAlikes: [
    { option: "timeout", tags: ["node-fetch"], versions: ">=3", says: "node-fetch 3 has no `timeout` option: it is ignored.", source: "https://github.com/node-fetch/node-fetch/blob/main/docs/v3-UPGRADE-GUIDE.md", proof: "node-fetch3-timeout-ignored" },
    { option: "timeout", tags: ["ponyfill"], says: "`timeout` is not an option of `fetch`: it is ignored.", source: "https://fetch.spec.whatwg.org/#requestinit", proof: "whatwg-fetch-timeout-ignored" },
    { option: "timeout", tags: ["cross-fetch", "isomorphic-fetch"], runtimes: ["browser", "deno", "bun", "edge", "react-native", "universal"], says: "`timeout` is not an option of `fetch`: it is ignored.", source: "https://fetch.spec.whatwg.org/#requestinit" },
    { option: "timeout", tags: ["isomorphic-fetch"], versions: "isomorphic-fetch@>=3", runtimes: ["node"], says: "isomorphic-fetch 3 leaves Node's own `fetch` in place, which has no `timeout` option.", source: "isomorphic-fetch@3 fetch-npm-node.js", proof: "isomorphic-fetch-timeout-option" },
  ],
  defaults: [
    { ...undici.connect, tags: ["ponyfill"], runtimes: ["node"], proof: "fetch-bare-hole-connect" },
    { ...undici.answer, tags: ["ponyfill"], runtimes: ["node"], proof: "whatwg-fetch-timeout-ignored" },
    { ...undici.connect, tags: ["isomorphic-fetch"], versions: "isomorphic-fetch@>=3", runtimes: ["node"], proof: "fetch-bare-hole-connect" },
    { ...undici.answer, tags: ["isomorphic-fetch"], versions: "isomorphic-fetch@>=3", runtimes: ["node"], proof: "isomorphic-fetch-bare" },
  ],
  fixes: [{ entries: [abortSignal.entry], argument: { index: 1 } }],
});
