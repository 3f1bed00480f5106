import { defineLibrary } from "../../src/model/library.ts";

const SPEC = "https://fetch.spec.whatwg.org/#requestinit";

export default defineLibrary({
  id: "js/fetch",
  name: "fetch",
  docs: ["https://developer.mozilla.org/en-US/docs/Web/API/Window/fetch", "https://developer.mozilla.org/en-US/docs/Web/API/AbortSignal/timeout_static"],
  group: "http",
  types: {
    response: { readsBody: ["json", "text", "blob", "arrayBuffer", "formData", "bytes"], bodyMembers: ["body"] },
    request: {},
  },
  calls: [
    {
      callee: { global: "fetch" },
      phases: ["connect", "response", "body"],
      options: [{ argument: 1 }, { argument: 0, unless: "url" }],
      url: { argument: 0 },
      judged: "settling",
      answers: "response",
      promise: true,
      source: SPEC,
      proof: ["fetch-bare-silent", "fetch-bare-stall"],
    },
  ],
  effects: [
    { callee: { method: "clone", of: "request" }, answers: { receiver: true }, source: "https://developer.mozilla.org/en-US/docs/Web/API/Request/clone", proof: "fetch-request-clone" },
    { callee: { construct: "Request" }, creates: "request", from: [{ argument: 1 }], source: "https://developer.mozilla.org/en-US/docs/Web/API/Request/Request" },
  ],
  limits: [{ option: "signal", covers: "total", unit: "signal", usual: [100, 3_600_000], source: SPEC, proof: ["fetch-ast-silent", "fetch-ast-drip"] }],
  lookAlikes: [
    { option: "timeout", says: "`timeout` is not an option of `fetch`: it is ignored.", runtimes: ["node", "browser", "deno", "edge", "react-native", "universal"], source: SPEC, proof: "fetch-timeout-option-ignored" },
  ],
  defaults: [
    { phases: ["connect"], seconds: 10, label: "undici's connect limit", runtimes: ["node"], source: "undici lib/core/connect.js", proof: "fetch-bare-hole" },
    { phases: ["response"], seconds: 300, label: "undici's headersTimeout", runtimes: ["node"], source: "undici lib/dispatcher/client.js", proof: "fetch-bare-silent" },
    { phases: ["body"], seconds: 300, label: "undici's bodyTimeout", runtimes: ["node"], source: "undici lib/dispatcher/client.js", proof: "fetch-bare-stall" },
  ],
  fixes: [
    {
      entries: [{ key: "signal", value: "AbortSignal.timeout({totalMs})", limits: "total" }],
      argument: { index: 1 },
    },
  ],
});
