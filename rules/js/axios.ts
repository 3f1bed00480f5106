import { defineLibrary } from "../../src/model/library.ts";
import { abortSignal } from "../shared/abort-signal.ts";
import { allPhases } from "../shared/all-phases.ts";
import { axiosTimeout } from "../shared/axios-timeout.ts";

const CONFIG = "https://axios-http.com/docs/req_config";
const HTTP_ADAPTER = "axios lib/adapters/http.js";

const DEFAULTS = { receiver: true, path: ["defaults"] } as const;
const HOSTS = [
  { argument: 0, path: ["url"] },
  { receiver: true, path: ["defaults", "baseURL"] },
] as const;
const CALL = { phases: allPhases, url: { argument: 0 }, judged: "settling", promise: true, hooks: [{ at: { receiver: true, path: ["interceptors", "request"] }, event: "request" }] } as const;

/** Its adapter there counts each silence; those of others count the whole. */
const NODE = ["node", "bun", "universal"] as const;

export default defineLibrary({
  id: "js/axios",
  name: "axios",
  docs: [CONFIG, "https://axios-http.com/docs/cancellation"],
  group: "http",
  modules: ["axios"],
  types: {
    instance: { exports: ["default", "global#axios"], classes: ["AxiosInstance", "AxiosStatic", "Axios"], members: { defaults: "defaults", CancelToken: "tokens", interceptors: "interceptors" }, named: { members: ["$axios"] }, escapes: true, modelled: true },
    defaults: {},
    tokens: {},
    interceptors: { members: { request: "requestInterceptors" } },
    requestInterceptors: { modelled: true },
    cancel: {},
  },
  calls: [
    { ...CALL, callee: { invoke: "instance" }, options: [{ argument: 1 }, { argument: 0, unless: "url", alone: true }, DEFAULTS], hosts: HOSTS, tags: ["config"], source: "https://axios-http.com/docs/api_intro", proof: ["axios.call-config", "axios.call-url-config"] },
    { ...CALL, callee: { method: ["request", "$request"], of: "instance" }, options: [{ argument: 1 }, { argument: 0, unless: "url", alone: true }, DEFAULTS], hosts: HOSTS, tags: ["config"], source: "https://axios-http.com/docs/api_intro", proof: "axios.request-url-config" },
    { ...CALL, callee: { method: ["get", "delete", "head", "options", "$get", "$delete", "$head", "$options"], of: "instance" }, options: [{ argument: 1 }, DEFAULTS], hosts: HOSTS, tags: ["get"], source: "https://axios-http.com/docs/api_intro", proof: ["axios.get-bare-silent", "axios.delete-2nd-arg"] },
    { ...CALL, callee: { method: ["post", "put", "patch", "postForm", "putForm", "patchForm", "$post", "$put", "$patch"], of: "instance" }, options: [{ argument: 2 }, DEFAULTS], hosts: HOSTS, tags: ["data"], source: "https://axios-http.com/docs/api_intro", proof: ["axios.post-3rd-arg", "axios.postForm-3rd-arg"] },
    { ...CALL, callee: { method: "*", of: "instance" }, options: [{ argument: 2 }, { argument: 1 }, { argument: 0, unless: "url" }, DEFAULTS], hosts: HOSTS, tags: ["any"], source: "https://axios-http.com/docs/api_intro" },
  ],
  // `axios.get(url)` finds `timeout: 0` in the merged configuration.
  initially: { timeout: 0 },
  effects: [
    { callee: { method: "use", of: "requestInterceptors" }, listens: { on: { receiver: true }, event: "request", handler: { argument: 0 } }, source: "https://axios-http.com/docs/interceptors" },
    { callee: { method: "create", of: "instance" }, creates: "instance", from: [DEFAULTS, { argument: 0 }], into: ["defaults"], source: "https://axios-http.com/docs/instance", proof: ["axios.create-timeout", "axios.instance-create-inherits", "axios.defaults-after-create-not-inherited"] },
    { callee: { construct: "Axios" }, creates: "instance", from: [{ argument: 0 }], into: ["defaults"], source: "axios lib/core/Axios.js" },
    { callee: { method: "source", of: "tokens" }, creates: "cancel", into: ["token"], source: "https://axios-http.com/docs/cancellation", proof: "axios.cancelToken-timer" },
    { callee: { method: "cancel", of: "cancel" }, ends: { on: { receiver: true, path: ["token"] } }, source: "https://axios-http.com/docs/cancellation", proof: "axios.cancelToken-timer" },
    {
      callee: { export: ["axios-retry#default", "axios-rate-limit#default", "retry-axios#attach", "axios-cookiejar-support#wrapper", "axios-cookiejar-support#default", "axios-better-stacktrace#default", "axios-debug-log#addLogger", "axios-logger#default"] },
      answers: { argument: 0 },
      source: "https://github.com/softonic/axios-retry",
      proof: ["axios-retry-multiplies", "axios-retry-no-reset"],
    },
  ],
  limits: [
    { option: "timeout", covers: allPhases, unit: "ms", values: axiosTimeout.values, usual: [100, 3_600_000], runtimes: NODE, source: HTTP_ADAPTER, proof: ["axios.get-timeout-silent", "axios.get-timeout-stall", "axios.get-timeout-hole", "axios.get-timeout-drip"] },
    { option: "timeout", covers: "total", unit: "ms", values: axiosTimeout.values, usual: [100, 3_600_000], runtimes: ["browser", "react-native", "edge", "deno"], source: "axios lib/adapters/xhr.js, lib/adapters/fetch.js", proof: "axios.adapter-fetch-timeout-drip" },
    { ...abortSignal.option, versions: ">=0.22", source: "https://axios-http.com/docs/cancellation", proof: ["axios.signal", "axios.signal-hole"] },
    { option: "cancelToken", covers: "total", unit: "signal", source: "https://axios-http.com/docs/cancellation", proof: "axios.cancelToken-timer" },
    // Not an event only: agentkeepalive destroys the socket.
    { option: "httpAgent.keepaliveTimeout", label: "agentkeepalive's timeout", covers: ["response", "body"], unit: "ms", values: axiosTimeout.values, source: "https://github.com/node-modules/agentkeepalive#new-agentoptions", proof: ["agentkeepalive-default-silent", "agentkeepalive-timeout-0"] },
    { option: "httpsAgent.keepaliveTimeout", label: "agentkeepalive's timeout", covers: ["response", "body"], unit: "ms", values: axiosTimeout.values, source: "https://github.com/node-modules/agentkeepalive#new-agentoptions", proof: ["agentkeepalive-default-silent", "agentkeepalive-timeout-0"] },
  ],
  lookAlikes: [
    { option: "timeout", label: "timeout (data)", from: [{ argument: 1 }], tags: ["data"], says: "`timeout` stands in the second argument, which is sent as the body: the configuration is the third.", source: "https://axios-http.com/docs/api_intro", proof: "axios.post-config-as-data" },
    { option: "timeout", label: "timeout (third argument)", from: [{ argument: 2 }], tags: ["get"], says: "`timeout` stands in the third argument, which is ignored: the configuration is the second.", source: "https://axios-http.com/docs/api_intro", proof: "axios.get-config-3rd-arg-ignored" },
    { option: "signal", versions: "<0.22", says: "`signal` is ignored before axios 0.22.", source: "axios 0.21 lib/adapters/http.js", proof: "axios-0.21-signal-ignored" },
    { option: "timeoutErrorMessage", says: "`timeoutErrorMessage` is the text of an error that needs `timeout` to happen.", source: CONFIG },
    { option: "httpAgent.timeout", says: "An agent's `timeout` only emits an event, which axios does not act on.", source: HTTP_ADAPTER, proof: "axios.httpAgent-timeout-only" },
    { option: "httpsAgent.timeout", says: "An agent's `timeout` only emits an event, which axios does not act on.", source: HTTP_ADAPTER, proof: "axios.httpAgent-timeout-only" },
  ],
  defaults: [{ ...axiosTimeout.default, proof: ["axios.get-bare-silent", "axios.get-timeout-0"] }],
  fixes: [
    { tags: ["data"], entries: [{ key: "timeout", value: "{totalMs}", limits: "total" }], argument: { index: 2, fillers: ["", "undefined"] } },
    { tags: ["get", "config"], entries: [{ key: "timeout", value: "{totalMs}", limits: "total" }], argument: { index: 1 } },
    { instead: "total", tags: ["data"], entries: [abortSignal.entry], argument: { index: 2, fillers: ["", "undefined"] }, versions: ">=0.22", runtimes: NODE },
    { instead: "total", tags: ["get", "config"], entries: [abortSignal.entry], argument: { index: 1 }, versions: ">=0.22", runtimes: NODE },
  ],
  repeats: "A redirect or `axios-retry` begins anew.",
});
