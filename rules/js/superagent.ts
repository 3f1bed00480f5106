import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";
import { falsyIsNone } from "../shared/falsy-is-none.ts";

const DOCS = "https://forwardemail.github.io/superagent/#timeouts";
const SOURCE = "superagent src/request-base.js:107-130";
const METHODS = ["get", "post", "put", "patch", "head", "del", "delete", "options"];

const CALL = {
  phases: allPhases,
  options: [{ result: true }, { receiver: true }],
  readsLate: true,
  judged: "settling",
  answers: "request",
} as const;

/** Makes a request wait for what `then`, `end` and `pipe` begin: as no one leaves a request unsent, it is judged where it is made. */
export default defineLibrary({
  id: "js/superagent",
  name: "superagent",
  docs: [DOCS],
  group: "http",
  modules: ["superagent"],
  types: {
    instance: { exports: ["default"], classes: ["SuperAgentStatic"], escapes: true, modelled: true },
    agent: { classes: ["SuperAgent"], escapes: true, modelled: true },
    request: { classes: ["Request", "SuperAgentRequest"], escapes: true, modelled: true },
  },
  calls: [
    { ...CALL, callee: { invoke: "instance" }, url: { argument: 1 }, source: "https://forwardemail.github.io/superagent/#request-basics", proof: "superagent-bare" },
    { ...CALL, callee: { method: METHODS, of: "instance" }, url: { argument: 0 }, source: "https://forwardemail.github.io/superagent/#request-basics", proof: "superagent-bare" },
    { ...CALL, callee: { method: METHODS, of: "agent" }, url: { argument: 0 }, source: "https://forwardemail.github.io/superagent/#agents-for-global-state", proof: "superagent-agent-timeout" },
  ],
  effects: [
    { callee: { method: "agent", of: "instance" }, creates: "agent", from: [{ argument: 0 }], source: "https://forwardemail.github.io/superagent/#agents-for-global-state", proof: "superagent-agent-timeout" },
    { callee: { construct: "agent" }, creates: "agent", from: [{ argument: 0 }], source: "https://forwardemail.github.io/superagent/#agents-for-global-state" },
    ...(["request", "agent"] as const).flatMap((of) => [
      { callee: { method: "timeout", of }, sets: { on: { receiver: true }, key: "timeout", value: { argument: 0 } }, source: DOCS, proof: ["superagent-timeout-deadline", "superagent-timeout-no-arg"] } as const,
      {
        callee: {
          method: [
            "timeout",
            "retry",
            "set",
            "query",
            "send",
            "field",
            "attach",
            "type",
            "accept",
            "auth",
            "use",
            "redirects",
            "ok",
            "on",
            "once",
            "withCredentials",
            "buffer",
            "parse",
            "serialize",
            "responseType",
            "sortQuery",
            "ca",
            "key",
            "pfx",
            "cert",
            "agent",
            "http2",
            "disableTLSCerts",
            "trustLocalhost",
            "connect",
            "maxResponseSize",
            "unset",
          ],
          of,
        },
        answers: { receiver: true },
        source: DOCS,
      } as const,
    ]),
    { callee: { method: ["abort"], of: "request" }, ends: { on: { receiver: true } }, source: "https://forwardemail.github.io/superagent/#aborting-requests" },
  ],
  limits: [
    { option: "timeout", covers: "total", unit: "ms", values: falsyIsNone, usual: [100, 3_600_000], source: SOURCE, proof: ["superagent-timeout-number-drip", "superagent-hole-timeout", "superagent-timeout-0", "superagent-timeout-no-arg"] },
    { option: "timeout.deadline", covers: "total", unit: "ms", values: falsyIsNone, usual: [100, 3_600_000], source: SOURCE, proof: "superagent-timeout-deadline" },
    { option: "timeout.response", covers: ["connect", "response"], unit: "ms", values: falsyIsNone, usual: [100, 3_600_000], source: SOURCE, proof: ["superagent-timeout-response-only-silent", "superagent-timeout-response-only-stall", "superagent-timeout-response-only-drip"] },
  ],
  lookAlikes: [{ option: "timeout.upload", says: "`upload` is about sending: the answer is waited for without a limit.", source: DOCS, proof: "superagent-upload-timeout-silent" }],
  defaults: [{ phases: ["response", "body"], seconds: null, label: "superagent's timeout", option: "timeout", source: DOCS, proof: "superagent-bare" }],
  fixes: [{ chain: ".timeout({totalMs})" }],
  repeats: "`.retry(n)` begins anew each time.",
});
