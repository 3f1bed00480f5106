import { defineLibrary } from "../../src/model/library.ts";
import { abortSignal } from "../shared/abort-signal.ts";
import { allPhases } from "../shared/all-phases.ts";
import { nodeTimer } from "../shared/node-timer.ts";

const README = "https://github.com/follow-redirects/follow-redirects#readme";
const SOURCE = "follow-redirects index.js (RedirectableRequest.prototype.setTimeout)";

const CALL = {
  phases: allPhases,
  options: [{ argument: 1, unless: "function" }, { argument: 0, unless: "url", alone: true }, { result: true }],
  readsLate: true,
  url: { argument: 0 },
  hosts: [
    { argument: 0, path: ["hostname"] },
    { argument: 0, path: ["host"] },
  ],
  judged: "settling",
  headEvent: "response",
  answers: "request",
} as const;

const ON = ["on", "once", "addListener", "prependListener"];

export default defineLibrary({
  id: "js/follow-redirects",
  name: "follow-redirects",
  docs: [README],
  group: "http",
  modules: ["follow-redirects", "follow-redirects/http", "follow-redirects/https"],
  types: { request: { escapes: true, modelled: true } },
  calls: [
    { ...CALL, callee: { static: ["get", "request"], of: "follow-redirects#http" }, source: README, proof: "follow-redirects-timeout" },
    { ...CALL, callee: { static: ["get", "request"], of: "follow-redirects#https" }, source: README, proof: "follow-redirects-timeout" },
    { ...CALL, callee: { export: ["follow-redirects/http#get", "follow-redirects/http#request", "follow-redirects/https#get", "follow-redirects/https#request"] }, source: README, proof: "follow-redirects-timeout" },
  ],
  effects: [
    // Its timer destroys the request, whatever the callback does.
    { callee: { method: "setTimeout", of: "request" }, sets: { on: { receiver: true }, key: "setTimeout", value: { argument: 0 } }, source: SOURCE, proof: "follow-redirects-setTimeout-destroys" },
    { callee: { method: ON, of: "request" }, listens: { on: { receiver: true }, event: { argument: 0 }, handler: { argument: 1 } }, source: README },
    { callee: { method: [...ON, "setTimeout", "end", "setNoDelay"], of: "request" }, answers: { receiver: true }, source: README },
    { callee: { method: ["destroy", "abort"], of: "request" }, ends: { on: { receiver: true } }, source: README },
  ],
  limits: [
    { option: "timeout", covers: allPhases, unit: "ms", values: nodeTimer, event: "timeout", usual: [100, 3_600_000], source: README, proof: "follow-redirects-timeout" },
    { option: "setTimeout", label: "request.setTimeout", covers: ["response", "body"], unit: "ms", values: nodeTimer, usual: [100, 3_600_000], source: SOURCE, proof: "follow-redirects-setTimeout-destroys" },
    { ...abortSignal.option, source: "https://nodejs.org/api/http.html#httprequesturl-options-callback" },
  ],
  defaults: [{ phases: ["response", "body"], seconds: null, label: "follow-redirects' timeout", source: README, proof: "follow-redirects-timeout" }],
  fixes: [{ entries: [abortSignal.entry], argument: { index: 1, beforeCallback: true } }],
});
