import { defineLibrary } from "../../src/model/library.ts";
import { abortSignal } from "../shared/abort-signal.ts";
import { allPhases } from "../shared/all-phases.ts";

const README = "https://github.com/tomas/needle#request-options";
const SOURCE = "needle lib/needle.js";

/** 0 is none; text and what is falsy leaves the default. */
const MILLISECONDS = [
  { when: { is: ["undefined", null, false, ""] }, means: "default" },
  { when: { is: [0] }, means: "none" },
  { when: { below: 0 }, means: "none" },
  { when: "any-text", means: "none" },
] as const;

const DEFAULTS = { project: "needle.defaults" } as const;
const CALL = { phases: allPhases, judged: "settling", promise: true, answers: "request" } as const;
const GET = { ...CALL, url: { argument: 0 }, options: [{ argument: 1, unless: "function" }, DEFAULTS], tags: ["get"] } as const;
const POST = { ...CALL, url: { argument: 0 }, options: [{ argument: 2, unless: "function" }, DEFAULTS], tags: ["post"] } as const;
const ANY = { ...CALL, url: { argument: 1 }, options: [{ argument: 3, unless: "function" }, DEFAULTS], tags: ["any"] } as const;
/** Without data: the options move up. */
const VERBS = ["get", "head"];

const SILENCES = [
  { key: "response_timeout", value: "{totalMs}", limits: "total" },
  { key: "read_timeout", value: "{totalMs}", limits: "total" },
] as const;

export default defineLibrary({
  id: "js/needle",
  name: "needle",
  docs: [README],
  group: "http",
  modules: ["needle"],
  types: {
    needle: { exports: ["default"], classes: ["NeedleStatic"], escapes: true, modelled: true },
    request: { escapes: true, modelled: true },
  },
  calls: [
    { ...GET, callee: { method: ["get", "head"], of: "needle" }, source: README, proof: ["needle-bare-silent", "needle-bare-hole"] },
    { ...POST, callee: { method: ["post", "put", "patch", "delete"], of: "needle" }, source: README, proof: "needle-bare-silent" },
    { ...ANY, callee: { invoke: "needle" }, options: [{ argument: 3 }, { argument: 2, alone: true }, DEFAULTS], when: { argument: 0, is: VERBS }, tags: ["any-get"], source: `${SOURCE}:825`, proof: "needle-bare-silent" },
    { ...ANY, callee: { invoke: "needle" }, when: { argument: 0, isNot: VERBS }, source: "https://github.com/tomas/needle#needlemethod-url-data-options-callback", proof: "needle-bare-silent" },
    { ...ANY, callee: { method: "request", of: "needle" }, source: "https://github.com/tomas/needle#needlemethod-url-data-options-callback", proof: "needle-bare-silent" },
  ],
  effects: [
    { callee: { method: "defaults", of: "needle" }, setsAll: { on: DEFAULTS, from: { argument: 0 } }, source: "https://github.com/tomas/needle#overriding-defaults", proof: "needle.defaults" },
    { callee: { method: ["on", "once"], of: "request" }, answers: { receiver: true }, source: README },
    { callee: { method: ["abort", "destroy"], of: "request" }, ends: { on: { receiver: true } }, source: SOURCE },
  ],
  limits: [
    { option: "open_timeout", covers: ["connect"], unit: "ms", values: MILLISECONDS, replaces: "timeout", usual: [50, 3_600_000], source: `${SOURCE}:94-96`, proof: ["needle-open_timeout-silent", "needle-bare-hole"] },
    { option: "timeout", covers: ["connect"], unit: "ms", values: MILLISECONDS, usual: [50, 3_600_000], source: `${SOURCE}:120`, proof: "needle-timeout-alias-silent" },
    { option: "response_timeout", covers: ["response"], unit: "ms", values: MILLISECONDS, usual: [100, 3_600_000], source: `${SOURCE}:94-96`, proof: ["needle-response_timeout-silent", "needle-response_timeout-stall"] },
    { option: "read_timeout", covers: ["body"], unit: "ms", values: MILLISECONDS, usual: [100, 3_600_000], source: `${SOURCE}:94-96`, proof: ["needle-read_timeout-silent", "needle-read_timeout-stall", "needle-read_timeout-drip"] },
    { ...abortSignal.option, source: README, proof: "needle-signal" },
  ],
  lookAlikes: [
    { option: "timeout", says: "needle's `timeout` is another name of `open_timeout`: it ends when the peer has accepted the connection.", source: README, proof: "needle-timeout-alias-silent" },
    { option: "timeout", label: "timeout (data)", from: [{ argument: 1, unless: "function" }], tags: ["post"], says: "`timeout` stands in the second argument, which is sent as the body: the options are the third.", source: README },
  ],
  defaults: [
    { phases: ["connect"], seconds: 10, label: "needle's open_timeout", option: "open_timeout", source: README, proof: "needle-bare-hole" },
    { phases: ["response", "body"], seconds: null, label: "needle's response_timeout and read_timeout", source: README, proof: "needle-bare-silent" },
  ],
  fixes: [
    {
      tags: ["any-get"],
      entries: SILENCES,
      argument: { index: 2 },
    },
    {
      tags: ["get"],
      entries: SILENCES,
      argument: { index: 1, beforeCallback: true },
    },
    {
      tags: ["post"],
      entries: SILENCES,
      argument: { index: 2, fillers: ["", "null"], beforeCallback: true },
    },
    { instead: "total", tags: ["any-get"], entries: [abortSignal.entry], argument: { index: 2 } },
    { instead: "total", tags: ["get"], entries: [abortSignal.entry], argument: { index: 1, beforeCallback: true } },
    { instead: "total", tags: ["post"], entries: [abortSignal.entry], argument: { index: 2, fillers: ["", "null"], beforeCallback: true } },
  ],
});
