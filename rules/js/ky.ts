import { defineLibrary } from "../../src/model/library.ts";
import { abortSignal } from "../shared/abort-signal.ts";
import { allPhases } from "../shared/all-phases.ts";
import { undici } from "../shared/undici.ts";

const README = "https://github.com/sindresorhus/ky#timeout";
const SOURCE = "ky source/core/Ky.ts, source/utils/timeout.ts";

/** `false` is none, 0 fails at once, infinity throws. */
const MILLISECONDS = [
  { when: { is: ["undefined", null] }, means: "default" },
  { when: { is: [false] }, means: "none" },
  { when: { is: [0] }, means: "at-once" },
  { when: "Infinity", means: "throws" },
  { when: { above: 2_147_483_647 }, means: "throws" },
] as const;

const CALL = {
  phases: allPhases,
  options: [{ argument: 1 }, { argument: 0, unless: "url", named: ["req"] }, { receiver: true }],
  url: { argument: 0 },
  hosts: [{ receiver: true, path: ["prefixUrl"] }],
  judged: "settling",
  answers: "response",
  promise: true,
} as const;

export default defineLibrary({
  id: "js/ky",
  name: "ky",
  docs: [README],
  group: "http",
  modules: ["ky", "ky-universal"],
  types: {
    instance: { exports: ["default"], classes: ["KyInstance"], escapes: true, modelled: true },
    response: { readsBody: ["json", "text", "blob", "arrayBuffer", "formData", "bytes"], bodyMembers: ["body"] },
  },
  calls: [
    { ...CALL, callee: { invoke: "instance" }, source: README, proof: ["ky-bare", "ky-0.33-bare", "ky2-bare"] },
    { ...CALL, callee: { method: ["get", "post", "put", "patch", "head", "delete"], of: "instance" }, source: README, proof: "ky-bare" },
  ],
  effects: [
    { callee: { method: "create", of: "instance" }, creates: "instance", from: [{ argument: 0 }], source: "https://github.com/sindresorhus/ky#kycreatedefaultoptions", proof: "ky-create-timeout" },
    { callee: { method: "extend", of: "instance" }, creates: "instance", from: [{ receiver: true }, { argument: 0 }], source: "https://github.com/sindresorhus/ky#kyextenddefaultoptions", proof: "ky-extend-timeout" },
  ],
  limits: [
    { option: "timeout", covers: ["connect", "response"], unit: "ms", values: MILLISECONDS, usual: [100, 3_600_000], versions: "<2", source: SOURCE, proof: ["ky-timeout-1000", "ky-timeout-1000-drip-text", "ky-timeout-0", "ky-timeout-Infinity", "ky-timeout-false"] },
    { option: "timeout", covers: "total", unit: "ms", values: MILLISECONDS, usual: [100, 3_600_000], versions: ">=2", source: SOURCE, proof: "ky2-drip-text" },
    { ...abortSignal.option, source: "https://github.com/sindresorhus/ky#cancellation" },
  ],
  defaults: [
    { phases: ["connect", "response"], seconds: 10, label: "ky's timeout", option: "timeout", source: README, proof: ["ky-bare", "ky-0.33-bare", "ky2-bare"] },
    { phases: ["body"], seconds: 10, label: "ky's timeout", option: "timeout", versions: ">=2", source: SOURCE, proof: "ky2-drip-text" },
    { ...undici.connect, runtimes: ["node"], proof: "fetch-bare-hole-connect" },
    { ...undici.head, runtimes: ["node"], proof: "ky-timeout-false" },
    { ...undici.body, runtimes: ["node"], proof: "ky-timeout-stall-text" },
  ],
  fixes: [
    { versions: ">=2", entries: [{ key: "timeout", value: "{totalMs}", limits: "total" }], argument: { index: 1 } },
    { versions: "<2", entries: [abortSignal.entry], argument: { index: 1 } },
  ],
  repeats: "ky tries twice again for idempotent methods: `timeout` is that of one attempt.",
});
