import { defineLibrary } from "../../src/model/library.ts";

const OPENAI = "https://github.com/openai/openai-node#timeouts";
const ANTHROPIC = "https://github.com/anthropics/anthropic-sdk-typescript#timeouts";

const MILLISECONDS = [
  { when: { is: [null, "undefined"] }, means: "default" },
  { when: { is: [0] }, means: "at-once" },
  { when: { below: 0 }, means: "throws" },
  { when: "Infinity", means: "at-once" },
] as const;

export default defineLibrary({
  id: "js/openai",
  name: "OpenAI and Anthropic SDKs",
  docs: [OPENAI, ANTHROPIC],
  group: "rpc",
  modules: ["openai", "@anthropic-ai/sdk"],
  types: {
    client: {
      classes: ["default", "OpenAI", "AzureOpenAI", "Anthropic"],
      namespaces: [
        "chat",
        "completions",
        "responses",
        "embeddings",
        "images",
        "audio",
        "transcriptions",
        "translations",
        "speech",
        "moderations",
        "models",
        "files",
        "beta",
        "threads",
        "messages",
        "runs",
        "steps",
        "assistants",
        "vectorStores",
        "batches",
        "fineTuning",
        "jobs",
        "conversations",
        "uploads",
        "videos",
        "containers",
      ],
      modelled: true,
    },
  },
  calls: [
    {
      callee: { method: ["create", "parse", "stream", "generate", "edit", "createVariation", "countTokens", "createAndPoll", "createAndRun", "createAndRunPoll"], of: "client" },
      // The head alone: the timer is taken away when that arrives.
      phases: ["connect", "response"],
      options: [{ argument: 1 }, { receiver: true }],
      hosts: [{ receiver: true, path: ["baseURL"] }],
      url: { receiver: true, path: ["baseURL"] },
      promise: true,
      tags: ["create"],
      source: OPENAI,
      proof: ["openai-bare", "openai-bare-default-retries", "anthropic-bare"],
    },
    {
      callee: { method: ["list", "retrieve", "update", "delete", "del", "cancel", "content", "poll"], of: "client" },
      phases: ["connect", "response"],
      options: [{ argument: 2 }, { argument: 1 }, { receiver: true }],
      hosts: [{ receiver: true, path: ["baseURL"] }],
      url: { receiver: true, path: ["baseURL"] },
      promise: true,
      source: OPENAI,
      proof: "openai-bare",
    },
  ],
  effects: [
    { callee: { construct: ["default", "OpenAI", "AzureOpenAI", "Anthropic"] }, creates: "client", from: [{ argument: 0 }], source: OPENAI, proof: "openai-timeout-client" },
    { callee: { method: "withOptions", of: "client" }, creates: "client", from: [{ receiver: true }, { argument: 0 }], source: "openai src/client.ts (withOptions)" },
  ],
  limits: [
    { option: "timeout", covers: ["connect", "response"], unit: "ms", values: MILLISECONDS, usual: [100, 3_600_000], source: OPENAI, proof: ["openai-timeout-client", "openai-timeout-per-request", "openai-timeout-body-drip", "anthropic-timeout"] },
    { option: "signal", from: [{ argument: 1 }, { argument: 2 }], covers: "total", unit: "signal", usual: [100, 3_600_000], source: "https://github.com/openai/openai-node#cancelling-requests", proof: "openai-signal-per-request" },
  ],
  lookAlikes: [{ option: "timeout", label: "timeout (body)", from: [{ argument: 0 }], tags: ["create"], says: "`timeout` stands in what is sent: options are the second argument.", source: OPENAI }],
  defaults: [{ phases: ["connect", "response"], seconds: 600, label: "the SDK's timeout", option: "timeout", source: "openai src/client.ts (DEFAULT_TIMEOUT)", proof: ["openai4-bare", "anthropic-bare", "openai-bare"] }],
  fixes: [{ tags: ["create"], entries: [{ key: "timeout", value: "120_000", limits: "total" }], argument: { index: 1 } }],
  repeats: "A request that timed out is tried twice more (`maxRetries`). The body has no limit of the SDK's own.",
});
