import { defineLibrary } from "../../src/model/library.ts";
import { abortSignal } from "../shared/abort-signal.ts";
import { allPhases } from "../shared/all-phases.ts";

const TIMEOUT = "https://github.com/sindresorhus/got/blob/main/documentation/6-timeout.md";
const OPTIONS = "https://github.com/sindresorhus/got/blob/main/documentation/2-options.md";
const SOURCE = "got source/core/timed-out.ts";
const METHODS = ["get", "post", "put", "patch", "head", "delete"];

/** A key that is there takes the instance's away, even where it is undefined; what is no number is refused. */
const MILLISECONDS = [
  { when: { is: ["undefined"] }, means: "none" },
  { when: "any-text", means: "throws" },
  { when: "NaN", means: "throws" },
] as const;

const CALL = {
  phases: allPhases,
  options: [{ argument: 1 }, { argument: 0, unless: "url" }, { receiver: true }],
  url: { argument: 0 },
  hosts: [
    { argument: 0, path: ["url"] },
    { receiver: true, path: ["prefixUrl"] },
  ],
  judged: "settling",
} as const;

export default defineLibrary({
  id: "js/got",
  name: "got",
  docs: [TIMEOUT, OPTIONS],
  group: "http",
  modules: ["got", "got-cjs"],
  types: {
    instance: { exports: ["default", "got"], classes: ["Got", "ExtendedGot"], members: { stream: "streams", paginate: "pages" }, escapes: true, modelled: true },
    streams: { escapes: true, modelled: true },
    pages: { escapes: true, modelled: true },
    request: {},
  },
  calls: [
    { ...CALL, callee: { invoke: "instance" }, answers: "request", promise: true, tags: ["promise"], source: OPTIONS, proof: ["got-bare", "got16-bare", "got11-bare", "got9-bare"] },
    { ...CALL, callee: { method: METHODS, of: "instance" }, answers: "request", promise: true, tags: ["promise"], source: OPTIONS, proof: "got-bare" },
    // A stream waits for whoever reads it; its options are those of the instance it belongs to.
    { ...CALL, callee: { invoke: "streams" }, options: [{ argument: 1 }, { argument: 0, unless: "url" }, { receiver: true, path: ["*of"] }], answers: "request", tags: ["stream"], source: "https://github.com/sindresorhus/got/blob/main/documentation/3-streams.md", proof: "got.stream-timeout" },
    { ...CALL, callee: { method: METHODS, of: "streams" }, options: [{ argument: 1 }, { argument: 0, unless: "url" }, { receiver: true, path: ["*of"] }], answers: "request", tags: ["stream"], source: "https://github.com/sindresorhus/got/blob/main/documentation/3-streams.md", proof: "got.stream-timeout" },
    { ...CALL, callee: { invoke: "pages" }, options: [{ argument: 1 }, { argument: 0, unless: "url" }, { receiver: true, path: ["*of"] }], judged: "call", tags: ["pages"], source: "https://github.com/sindresorhus/got/blob/main/documentation/4-pagination.md" },
    { ...CALL, callee: { method: ["all", "each"], of: "pages" }, options: [{ argument: 1 }, { argument: 0, unless: "url" }, { receiver: true, path: ["*of"] }], judged: "call", tags: ["pages"], source: "https://github.com/sindresorhus/got/blob/main/documentation/4-pagination.md" },
  ],
  effects: [
    { callee: { method: "extend", of: "instance" }, creates: "instance", source: "https://github.com/sindresorhus/got/blob/main/documentation/10-instances.md" },
    { callee: { method: "extend", of: "instance" }, setsAll: { on: { result: true }, from: { receiver: true }, deep: true }, source: "https://github.com/sindresorhus/got/blob/main/documentation/10-instances.md", proof: "got.extend-timeout" },
    { callee: { method: "extend", of: "instance" }, setsAll: { on: { result: true }, from: { argument: 0 }, deep: true }, source: "https://github.com/sindresorhus/got/blob/main/documentation/10-instances.md", proof: ["got.extend-timeout", "got-extend-merge-keeps-request"] },
    { callee: { method: "extend", of: "instance" }, setsAll: { on: { result: true }, from: { argument: 1 }, deep: true }, source: "https://github.com/sindresorhus/got/blob/main/documentation/10-instances.md" },
    { callee: { method: ["cancel", "destroy"], of: "request" }, ends: { on: { receiver: true } }, source: "https://github.com/sindresorhus/got/blob/main/documentation/1-promise.md" },
    { callee: { method: ["json", "text", "buffer", "on", "once"], of: "request" }, answers: { receiver: true }, source: "https://github.com/sindresorhus/got/blob/main/documentation/1-promise.md" },
  ],
  limits: [
    { option: "timeout", covers: "total", unit: "ms", values: [{ when: { is: ["undefined"] }, means: "default" }], usual: [100, 3_600_000], versions: "<12", source: "got@11 source/core/index.ts", proof: ["got11-timeout-number", "got11-timeout-default-retry-total"] },
    {
      option: "timeout",
      covers: "total",
      unit: "ms",
      values: [
        { when: { is: ["undefined"] }, means: "default" },
        { when: { above: -1 }, means: "throws" },
      ],
      versions: ">=12",
      source: OPTIONS,
      proof: "got-timeout-number-rejected",
    },
    { option: "timeout.request", covers: "total", unit: "ms", values: MILLISECONDS, usual: [100, 3_600_000], source: TIMEOUT, proof: ["got-timeout-request", "got-timeout-request-retries"] },
    { option: "timeout.response", covers: ["response"], unit: "ms", values: MILLISECONDS, usual: [100, 3_600_000], source: SOURCE, proof: ["got-timeout-response-only-silent", "got-timeout-response-only-stall"] },
    { option: "timeout.socket", covers: ["response", "body"], unit: "ms", values: MILLISECONDS, usual: [100, 3_600_000], source: SOURCE, proof: ["got-timeout-socket-only-silent", "got-timeout-socket-only-drip"] },
    { option: "timeout.read", covers: ["body"], unit: "ms", values: MILLISECONDS, usual: [100, 3_600_000], versions: ">=12", source: SOURCE, proof: "got-timeout-read-only-silent" },
    { option: "timeout.connect", covers: ["connect"], unit: "ms", values: MILLISECONDS, usual: [50, 3_600_000], source: SOURCE, proof: "got-timeout-connect-only-silent" },
    { option: "timeout.secureConnect", covers: ["connect"], unit: "ms", values: MILLISECONDS, usual: [50, 3_600_000], source: SOURCE, proof: "got-timeout-connect-only-silent" },
    { ...abortSignal.option, versions: ">=12", source: OPTIONS, proof: "got-signal" },
  ],
  lookAlikes: [
    { option: "timeout.send", says: "`timeout.send` ends when the request has been sent: the answer is waited for without a limit.", source: TIMEOUT, proof: "got-timeout-send-only-silent" },
    { option: "timeout.lookup", says: "`timeout.lookup` is about the name of the host alone.", source: TIMEOUT, proof: "got-timeout-connect-only-silent" },
    { option: "signal", versions: "<12", says: "`signal` is not an option of got before 12.", source: "got@11 source/core/index.ts" },
    { option: "requestTimeout", says: "`requestTimeout` is not an option of got: it is `timeout: { request }`.", source: OPTIONS },
  ],
  defaults: [{ phases: ["response", "body"], seconds: null, label: "got's timeout", option: "timeout", source: OPTIONS, proof: ["got-bare", "got-timeout-empty-object"] }],
  fixes: [
    { versions: "<12", entries: [{ key: "timeout", value: "{totalMs}", limits: "total" }], argument: { index: 1 } },
    { versions: ">=12", entries: [{ key: "timeout", value: "{ request: {totalMs} }", limits: "total" }], argument: { index: 1 } },
  ],
  repeats: "got tries twice again for GET, PUT, HEAD, DELETE, OPTIONS and TRACE: `timeout.request` is that of one attempt.",
});
