import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";

const README = "https://github.com/request/request#requestoptions-callback";
const SOURCE = "request request.js";
const METHODS = ["get", "post", "put", "patch", "head", "del", "delete", "options"];

/** Only positive numbers count: text and infinity leave the timer out. */
const MILLISECONDS = [
  { when: { is: ["undefined", 0, null, false, ""] }, means: "none" },
  { when: "any-text", means: "none" },
  { when: "NaN", means: "none" },
  { when: "Infinity", means: "none" },
  { when: { below: 0 }, means: "at-once" },
] as const;

const CALL = {
  phases: allPhases,
  options: [{ argument: 1, unless: "function" }, { argument: 0, unless: "url", alone: true }, { receiver: true }],
  url: { argument: 0 },
  hosts: [
    { argument: 0, path: ["uri"] },
    { argument: 0, path: ["url"] },
    { receiver: true, path: ["baseUrl"] },
  ],
  judged: "settling",
  answers: "request",
  promise: true,
} as const;

export default defineLibrary({
  id: "js/request",
  name: "request, request-promise",
  docs: [README, "https://github.com/request/request-promise"],
  group: "http",
  modules: ["request", "request-promise", "request-promise-native", "request-promise-any", "requestretry", "postman-request", "@cypress/request", "@cypress/request-promise"],
  types: {
    instance: { exports: ["default"], classes: ["RequestAPI"], escapes: true, modelled: true },
    request: { classes: ["Request", "RequestPromise"], escapes: true, modelled: true },
  },
  calls: [
    { ...CALL, callee: { invoke: "instance" }, source: README, proof: ["request-bare", "request-promise-bare"] },
    { ...CALL, callee: { method: METHODS, of: "instance" }, source: "https://github.com/request/request#requestmethod", proof: "request-bare" },
    { ...CALL, callee: { construct: "Request" }, options: [{ argument: 0 }], hosts: [{ argument: 0, path: ["uri"] }], url: { argument: 0, path: ["url"] }, promise: false, source: SOURCE },
  ],
  effects: [
    { callee: { method: "defaults", of: "instance" }, creates: "instance", from: [{ receiver: true }, { argument: 0 }], source: "https://github.com/request/request#requestdefaultsoptions", proof: "request.defaults-timeout" },
    { callee: { method: ["jar", "cookie", "forever"], of: "instance" }, answers: { argument: 99 }, source: README },
    { callee: { method: ["abort", "destroy"], of: "request" }, ends: { on: { receiver: true } }, source: SOURCE },
    { callee: { method: ["on", "once", "auth", "oauth", "jar", "form", "json", "multipart", "qs", "setHeader", "setHeaders", "hawk", "aws", "httpSignature"], of: "request" }, answers: { receiver: true }, source: README },
  ],
  limits: [
    {
      option: "timeout",
      covers: allPhases,
      unit: "ms",
      values: MILLISECONDS,
      usual: [100, 3_600_000],
      source: `${SOURCE}:766-852`,
      proof: ["request-timeout-silent", "request-timeout-stall", "request-timeout-hole", "request-timeout-drip", "request-promise-timeout", "request-timeout-0-immediate"],
    },
  ],
  lookAlikes: [
    { option: "agentOptions.timeout", says: "An agent's `timeout` only emits an event, which request does not act on.", source: SOURCE },
    { option: "pool.timeout", says: "`pool` knows no `timeout`: it is an option of the request.", source: README },
    { option: "signal", says: "request knows no `signal`: `timeout`, or `abort()`, ends it.", source: README },
  ],
  defaults: [{ phases: ["response", "body"], seconds: null, label: "request's timeout", option: "timeout", source: README, proof: "request-bare" }],
  fixes: [{ entries: [{ key: "timeout", value: "{totalMs}", limits: "total" }], argument: { index: 1, beforeCallback: true } }],
});
