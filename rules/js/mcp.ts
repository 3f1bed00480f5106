import { defineLibrary } from "../../src/model/library.ts";
import { abortSignal } from "../shared/abort-signal.ts";

const CLIENT = "https://github.com/modelcontextprotocol/typescript-sdk/blob/main/docs/client.md";
const PROTOCOL = "@modelcontextprotocol/sdk dist/esm/shared/protocol.js (DEFAULT_REQUEST_TIMEOUT_MSEC)";

const MILLISECONDS = [
  { when: { is: [null, "undefined"] }, means: "default" },
  { when: { is: [0] }, means: "at-once" },
  { when: "Infinity", means: "at-once" },
  { when: { above: 2_147_483_647 }, means: "at-once" },
] as const;

const CALL = { phases: ["connect", "response"], promise: true } as const;

export default defineLibrary({
  id: "js/mcp",
  name: "Model Context Protocol SDK",
  docs: [CLIENT],
  group: "rpc",
  modules: ["@modelcontextprotocol/sdk/client/index.js", "@modelcontextprotocol/sdk/client/index", "@modelcontextprotocol/sdk/client", "@modelcontextprotocol/client"],
  types: { client: { classes: ["Client"], modelled: true } },
  calls: [
    { ...CALL, callee: { method: "connect", of: "client" }, options: [{ argument: 1 }], source: CLIENT },
    { ...CALL, callee: { method: ["callTool", "request"], of: "client" }, options: [{ argument: 2 }], tags: ["third"], source: CLIENT },
    { ...CALL, callee: { method: ["ping"], of: "client" }, options: [{ argument: 0 }], tags: ["first"], source: CLIENT },
    { ...CALL, callee: { method: ["complete", "setLoggingLevel", "getPrompt", "listPrompts", "listResources", "listResourceTemplates", "readResource", "subscribeResource", "unsubscribeResource", "listTools"], of: "client" }, options: [{ argument: 1 }], tags: ["second"], source: CLIENT },
  ],
  effects: [{ callee: { construct: "Client" }, creates: "client", from: [{ argument: 1 }, { argument: 0 }], source: CLIENT }],
  limits: [
    { option: "timeout", covers: ["connect", "response"], unit: "ms", values: MILLISECONDS, usual: [100, 3_600_000], source: PROTOCOL },
    { ...abortSignal.option, source: PROTOCOL },
  ],
  lookAlikes: [
    { option: "timeout", label: "timeout (client)", from: [{ receiver: true }], says: "`timeout` is an option of `connect` and of each request, not of the client.", source: PROTOCOL },
    { option: "timeout", label: "timeout (second argument)", from: [{ argument: 1 }], tags: ["third"], says: "The second argument is the schema of the answer: options are the third.", source: CLIENT },
  ],
  defaults: [{ phases: ["connect", "response"], seconds: 60, label: "DEFAULT_REQUEST_TIMEOUT_MSEC", option: "timeout", source: PROTOCOL }],
  repeats: "`resetTimeoutOnProgress` begins the limit anew with every notification; `maxTotalTimeout` ends that.",
  fixes: [
    { tags: ["third"], entries: [{ key: "timeout", value: "{totalMs}", limits: "total" }], argument: { index: 2, fillers: ["", "undefined"] } },
    { tags: ["first"], entries: [{ key: "timeout", value: "{totalMs}", limits: "total" }], argument: { index: 0 } },
    { entries: [{ key: "timeout", value: "{totalMs}", limits: "total" }], argument: { index: 1 } },
  ],
});
