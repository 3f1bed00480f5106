import { defineLibrary } from "../../src/model/library.ts";
import { abortSignal } from "../shared/abort-signal.ts";
import { allPhases } from "../shared/all-phases.ts";
import { undici } from "../shared/undici.ts";

const README = "https://github.com/elbywan/wretch#readme";
const ABORT = "https://elbywan.github.io/wretch/api/interfaces/addons_abort.AbortResolver";

const MILLISECONDS = [{ when: { is: ["undefined", null] }, means: "none" }] as const;

const CALL = { phases: allPhases, options: [{ result: true }, { receiver: true }], readsLate: true, url: { receiver: true, path: ["url"] }, judged: "settling", answers: "chain" } as const;

export default defineLibrary({
  id: "js/wretch",
  name: "wretch",
  docs: [README, ABORT],
  group: "http",
  modules: ["wretch"],
  types: {
    wretch: { classes: ["Wretch"], modelled: true },
    chain: { escapes: true, modelled: true },
  },
  calls: [{ ...CALL, callee: { method: ["get", "post", "put", "patch", "delete", "head", "opts", "fetch"], of: "wretch" }, source: README, proof: "wretch-bare" }],
  effects: [
    { callee: { export: "default" }, creates: "wretch", from: [{ argument: 1 }], source: README },
    { callee: { export: "default" }, sets: { on: { result: true }, key: "url", value: { argument: 0 } }, source: README },
    // Each step answers a wretch of its own.
    {
      callee: {
        method: ["url", "options", "headers", "accept", "content", "auth", "catcher", "catcherFallback", "errorType", "polyfills", "middlewares", "defer", "resolve", "addon", "body", "json", "query", "formData", "formUrl", "toFetch", "signal"],
        of: "wretch",
      },
      copies: { from: { receiver: true } },
      source: README,
    },
    { callee: { method: "options", of: "wretch" }, setsAll: { on: { result: true }, from: { argument: 0 } }, source: README, proof: "wretch-options-signal" },
    { callee: { method: "signal", of: "wretch" }, sets: { on: { result: true }, key: "signal", value: { argument: 0, path: ["signal"] } }, source: ABORT },
    { callee: { method: "setTimeout", of: "chain" }, sets: { on: { receiver: true }, key: "setTimeout", value: { argument: 0 } }, source: ABORT, proof: "wretch-abort-setTimeout" },
    { callee: { method: ["setTimeout", "onAbort", "badRequest", "unauthorized", "forbidden", "notFound", "timeout", "internalError", "error", "fetchError", "res", "json", "text", "blob", "arrayBuffer", "formData"], of: "chain" }, answers: { receiver: true }, source: README },
  ],
  limits: [
    { option: "setTimeout", label: ".setTimeout()", covers: "total", unit: "ms", values: MILLISECONDS, usual: [100, 3_600_000], source: ABORT, proof: ["wretch-abort-setTimeout", "wretch-abort-setTimeout-drip"] },
    { ...abortSignal.option, source: README, proof: "wretch-options-signal" },
  ],
  lookAlikes: [{ option: "timeout", says: "`timeout` is not an option of `fetch`, which wretch passes its options to: it is ignored.", source: README, proof: "fetch-timeout-init-ignored" }],
  defaults: [
    { ...undici.connect, runtimes: ["node"], proof: "fetch-bare-hole-connect" },
    { ...undici.answer, runtimes: ["node"], proof: "wretch-bare" },
  ],
  // `.setTimeout()` needs an addon: the signal does not.
  fixes: [{ entries: [abortSignal.entry] }],
  gaps: { "no limit": "only leaving it out means none" },
});
