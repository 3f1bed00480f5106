import { defineLibrary } from "../../src/model/library.ts";
import { abortSignal } from "../shared/abort-signal.ts";
import { allPhases } from "../shared/all-phases.ts";
import { undici } from "../shared/undici.ts";

const SPEC = "https://fetch.spec.whatwg.org/#requestinit";
const UNDICI = "https://undici.nodejs.org/#/?id=undicisetglobaldispatcherdispatcher";

/** Node's fetch takes an undici agent of its own, or the one that npm's undici made global. */
const DISPATCHER = [
  { argument: 1, path: ["dispatcher"], ifKnown: true },
  { project: "undici.dispatcher", without: { argument: 1, path: ["dispatcher"] } },
] as const;

export default defineLibrary({
  id: "js/fetch",
  name: "fetch",
  docs: ["https://developer.mozilla.org/en-US/docs/Web/API/Window/fetch", "https://developer.mozilla.org/en-US/docs/Web/API/AbortSignal/timeout_static"],
  group: "http",
  ponyfills: { AbortController: ["abort-controller", "node-abort-controller", "abortcontroller-polyfill/dist/cjs-ponyfill", "@azure/abort-controller"] },
  types: {
    response: { readsBody: ["json", "text", "blob", "arrayBuffer", "formData", "bytes"], bodyMembers: ["body"] },
    request: {},
  },
  calls: [
    {
      callee: { global: "fetch" },
      phases: allPhases,
      options: [{ argument: 1 }, { argument: 0, unless: "url", named: ["req"] }],
      url: { argument: 0 },
      judged: "settling",
      answers: "response",
      promise: true,
      source: SPEC,
      proof: ["fetch-bare-silent", "fetch-bare-stall-body"],
    },
  ],
  effects: [
    { callee: { method: "clone", of: "request" }, answers: { receiver: true }, source: "https://developer.mozilla.org/en-US/docs/Web/API/Request/clone", proof: "fetch-request-clone-signal" },
    { callee: { construct: "Request" }, creates: "request", from: [{ argument: 1 }], source: "https://developer.mozilla.org/en-US/docs/Web/API/Request/Request" },
  ],
  limits: [
    { ...abortSignal.option, source: SPEC, proof: ["fetch-ast-silent", "fetch-ast-drip-body"] },
    { option: "headersTimeout", from: DISPATCHER, covers: ["response"], unit: "ms", values: undici.times, usual: [100, 3_600_000], runtimes: ["node"], source: UNDICI, proof: ["undici6-setGlobalDispatcher", "undici-global-dispatcher-0"] },
    { option: "bodyTimeout", from: DISPATCHER, covers: ["body"], unit: "ms", values: undici.times, usual: [100, 3_600_000], runtimes: ["node"], source: UNDICI, proof: ["undici5-setGlobalDispatcher-affects-builtin", "undici-global-dispatcher-0"] },
    { option: "connect.timeout", from: DISPATCHER, covers: ["connect"], unit: "ms", values: undici.times, runtimes: ["node"], source: UNDICI },
    { option: "connectTimeout", from: DISPATCHER, covers: ["connect"], unit: "ms", values: undici.times, runtimes: ["node"], source: UNDICI },
  ],
  lookAlikes: [{ option: "timeout", says: "`timeout` is not an option of `fetch`: it is ignored.", runtimes: ["node", "browser", "deno", "edge", "react-native", "universal"], source: SPEC, proof: "fetch-timeout-init-ignored" }],
  defaults: [
    { ...undici.connect, runtimes: ["node"], proof: "fetch-bare-hole-connect" },
    { ...undici.head, option: "headersTimeout", runtimes: ["node"], proof: "fetch-bare-silent" },
    { ...undici.body, option: "bodyTimeout", runtimes: ["node"], proof: "fetch-bare-stall-body" },
  ],
  fixes: [
    {
      entries: [abortSignal.entry],
      argument: { index: 1 },
    },
  ],
});
