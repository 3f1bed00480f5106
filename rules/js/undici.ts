import { defineLibrary } from "../../src/model/library.ts";
import { abortSignal } from "../shared/abort-signal.ts";
import { allPhases } from "../shared/all-phases.ts";
import { undici } from "../shared/undici.ts";

const CLIENT = "https://undici.nodejs.org/#/docs/api/Client?id=parameter-clientoptions";
const DISPATCHER = "https://undici.nodejs.org/#/docs/api/Dispatcher?id=parameter-dispatchoptions";
const SOURCE = "undici lib/dispatcher/client.js";

const CALL = { phases: allPhases, judged: "settling", answers: "response", promise: true } as const;
const GLOBAL = { project: "undici.dispatcher" } as const;
/** A dispatcher of its own takes the place of the global one. */
const UNLESS_OWN = { ...GLOBAL, without: { argument: 1, path: ["dispatcher"] } } as const;

const SILENCES = [
  { key: "headersTimeout", value: "{totalMs}", limits: "total" },
  { key: "bodyTimeout", value: "{totalMs}", limits: "total" },
] as const;

export default defineLibrary({
  id: "js/undici",
  name: "undici",
  docs: [DISPATCHER, CLIENT],
  group: "http",
  modules: ["undici"],
  types: {
    response: { readsBody: ["json", "text", "blob", "arrayBuffer", "bytes", "formData", "dump"], bodyMembers: ["body"] },
    client: { classes: ["Client", "Pool", "BalancedPool", "Agent", "ProxyAgent", "EnvHttpProxyAgent", "RetryAgent", "Dispatcher"], escapes: true, modelled: true },
  },
  calls: [
    {
      ...CALL,
      callee: { export: ["request", "stream", "pipeline", "connect", "upgrade"] },
      options: [{ argument: 1 }, { argument: 1, path: ["dispatcher"], ifKnown: true }, UNLESS_OWN],
      url: { argument: 0 },
      tags: ["export", "dispatch", "top-level"],
      source: "https://undici.nodejs.org/#/?id=undicirequesturl-options-promise",
      proof: ["undici.request-bare", "undici.stream-bare", "undici.pipeline-bare"],
    },
    {
      ...CALL,
      callee: { export: "fetch" },
      options: [{ argument: 1 }, { argument: 1, path: ["dispatcher"], ifKnown: true }, UNLESS_OWN],
      url: { argument: 0 },
      tags: ["export", "fetch"],
      source: "https://undici.nodejs.org/#/docs/api/Fetch",
      proof: "undici.fetch-npm-bare",
    },
    {
      ...CALL,
      callee: { method: ["request", "stream", "pipeline", "connect", "upgrade"], of: "client" },
      options: [{ argument: 0 }, { receiver: true }],
      hosts: [{ receiver: true, path: ["origin"] }],
      url: { argument: 0, path: ["origin"] },
      tags: ["client", "dispatch"],
      source: DISPATCHER,
      proof: "undici.Client-headersTimeout",
    },
  ],
  effects: [
    { callee: { construct: ["Client", "Pool", "BalancedPool"] }, creates: "client", from: [{ argument: 1 }], source: CLIENT },
    { callee: { construct: ["Client", "Pool", "BalancedPool"] }, sets: { on: { result: true }, key: "origin", value: { argument: 0 } }, source: CLIENT },
    { callee: { construct: ["Agent", "EnvHttpProxyAgent"] }, creates: "client", from: [{ argument: 0 }], source: "https://undici.nodejs.org/#/docs/api/Agent", proof: "undici-global-dispatcher-symbol" },
    { callee: { construct: "ProxyAgent" }, creates: "client", from: [{ argument: 0, named: ["option", "opts", "config"] }], source: "https://undici.nodejs.org/#/docs/api/ProxyAgent" },
    { callee: { construct: "RetryAgent" }, creates: "client", from: [{ argument: 0 }], source: "https://undici.nodejs.org/#/docs/api/RetryAgent" },
    { callee: { method: "compose", of: "client" }, answers: { receiver: true }, source: "https://undici.nodejs.org/#/docs/api/Dispatcher?id=dispatchercompose" },
    { callee: { export: "setGlobalDispatcher" }, setsAll: { on: GLOBAL, from: { argument: 0 } }, source: "https://undici.nodejs.org/#/?id=undicisetglobaldispatcherdispatcher", proof: ["undici6-setGlobalDispatcher", "undici8-setGlobalDispatcher"] },
  ],
  limits: [
    { option: "headersTimeout", covers: ["response"], unit: "ms", values: undici.times, usual: [100, 3_600_000], source: DISPATCHER, proof: ["undici.Client-headersTimeout", "undici.request-timeouts", "undici.request-0"] },
    { option: "bodyTimeout", covers: ["body"], unit: "ms", values: undici.times, usual: [100, 3_600_000], source: DISPATCHER, proof: ["undici.request-timeouts", "undici.request-bare-drip", "undici.request-0"] },
    { option: "connect.timeout", covers: ["connect"], unit: "ms", values: undici.times, usual: [50, 3_600_000], source: CLIENT, proof: "undici.Pool-connect-timeout" },
    { option: "connectTimeout", covers: ["connect"], unit: "ms", values: undici.times, usual: [50, 3_600_000], source: CLIENT },
    { ...abortSignal.option, tags: ["fetch"], source: DISPATCHER },
    // Since 6 it is heard only once there is a connection: measured with 5.29, 6.29 and 7.30 against a peer that accepts none.
    { ...abortSignal.option, tags: ["dispatch"], versions: "undici@<6", source: DISPATCHER },
    { option: "signal", covers: ["response", "body"], unit: "signal", usual: [100, 3_600_000], tags: ["dispatch"], versions: "undici@>=6", source: "undici 6 lib/api/abort-signal.js", proof: "undici.request-signal" },
  ],
  lookAlikes: [
    { option: "timeout", says: "`timeout` is not an option of undici: it is ignored.", source: SOURCE, proof: ["undici.request-timeout-ignored", "undici.Agent-timeout-ignored"] },
    { option: "keepAliveTimeout", says: "`keepAliveTimeout` is about idle connections, not about waiting.", source: CLIENT },
  ],
  defaults: [
    { ...undici.connect, proof: "undici.Client-bare-connect-hole" },
    { ...undici.head, option: "headersTimeout", source: SOURCE, proof: "undici.request-bare" },
    { ...undici.body, option: "bodyTimeout", source: SOURCE, proof: "undici.request-bare" },
  ],
  fixes: [
    { tags: ["export"], entries: [abortSignal.entry], argument: { index: 1 } },
    { tags: ["client"], entries: [abortSignal.entry], argument: { index: 0 } },
    { instead: "idle", tags: ["top-level"], entries: SILENCES, argument: { index: 1 } },
    { instead: "idle", tags: ["client"], entries: SILENCES, argument: { index: 0 } },
  ],
});
