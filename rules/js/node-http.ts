import { defineLibrary } from "../../src/model/library.ts";
import { abortSignal } from "../shared/abort-signal.ts";
import { allPhases } from "../shared/all-phases.ts";
import { nodeTimer } from "../shared/node-timer.ts";

const REQUEST = "https://nodejs.org/api/http.html#httprequesturl-options-callback";
const SET_TIMEOUT = "https://nodejs.org/api/http.html#requestsettimeouttimeout-callback";

/** Options are argument 0, or 1 behind an address; the agent's come after; then what is set on the request itself. */
const OPTIONS = [{ argument: 1, unless: "function" }, { argument: 0, unless: "url", alone: true }, { argument: 1, unless: "function", path: ["agent"], ifKnown: true }, { argument: 0, unless: "url", alone: true, path: ["agent"], ifKnown: true }, { result: true }] as const;

/** What no options object can set. */
const ON_REQUEST = [{ result: true }] as const;

const HOSTS = [
  { argument: 0, path: ["hostname"] },
  { argument: 0, path: ["host"] },
  { argument: 1, path: ["hostname"] },
] as const;

const CALL = {
  phases: allPhases,
  options: OPTIONS,
  readsLate: true,
  url: { argument: 0 },
  hosts: HOSTS,
  judged: "settling",
  headEvent: "response",
  answers: "request",
} as const;

export default defineLibrary({
  id: "js/node-http",
  name: "node:http and node:https",
  docs: [REQUEST, SET_TIMEOUT],
  group: "http",
  modules: ["http", "https"],
  types: {
    request: { classes: ["ClientRequest"], members: { socket: "socket", connection: "socket" }, escapes: true, modelled: true },
    socket: { escapes: true, modelled: true },
    agent: { classes: ["Agent"] },
  },
  calls: [
    { ...CALL, callee: { export: ["http#request", "http#get"] }, tags: ["http"], source: REQUEST, proof: ["http.get-bare-silent", "http.get-bare-stall", "http.request-bare-hole"] },
    { ...CALL, callee: { export: ["https#request", "https#get"] }, tags: ["https"], source: "https://nodejs.org/api/https.html#httpsrequesturl-options-callback", proof: "https.get-bare-silent-tls" },
  ],
  effects: [
    { callee: { export: ["http#request", "http#get", "https#request", "https#get"] }, listens: { on: { result: true }, event: "response", handler: { argument: -1 } }, source: REQUEST },
    { callee: { construct: "Agent" }, creates: "agent", from: [{ argument: 0 }], source: "https://nodejs.org/api/http.html#new-agentoptions", proof: "http.request-agent-timeout-handler-destroy" },
    { callee: { construct: ["agentkeepalive#default", "agentkeepalive#HttpAgent", "agentkeepalive#HttpsAgent"] }, creates: "agent", source: "https://github.com/node-modules/agentkeepalive#new-agentoptions" },
    { callee: { construct: ["agentkeepalive#default", "agentkeepalive#HttpAgent", "agentkeepalive#HttpsAgent"] }, sets: { on: { result: true }, key: "keepaliveTimeout", value: { literal: 8000 } }, source: "https://github.com/node-modules/agentkeepalive#new-agentoptions", proof: "agentkeepalive-default-silent" },
    {
      callee: { construct: ["agentkeepalive#default", "agentkeepalive#HttpAgent", "agentkeepalive#HttpsAgent"] },
      sets: { on: { result: true }, key: "keepaliveTimeout", value: { argument: 0, path: ["timeout"] } },
      source: "https://github.com/node-modules/agentkeepalive#new-agentoptions",
      proof: "agentkeepalive-timeout-0",
    },
    { callee: { method: "setTimeout", of: "request" }, sets: { on: { receiver: true }, key: "setTimeout", value: { argument: 0 } }, source: SET_TIMEOUT, proof: "http.request-setTimeout-no-cb-silent" },
    { callee: { method: "setTimeout", of: "request" }, listens: { on: { receiver: true }, event: "timeout", handler: { argument: 1 } }, source: SET_TIMEOUT, proof: "http.request-setTimeout-destroy-silent" },
    { callee: { method: "setTimeout", of: "request" }, answers: { receiver: true }, source: SET_TIMEOUT },
    { callee: { method: ["on", "once", "addListener", "prependListener"], of: "request" }, listens: { on: { receiver: true }, event: { argument: 0 }, handler: { argument: 1 } }, source: "https://nodejs.org/api/http.html#event-timeout", proof: "http.get-timeout-handler-destroy" },
    { callee: { method: ["on", "once", "addListener", "prependListener"], of: "request" }, runs: { argument: 1 }, passing: [{ receiver: true, path: ["socket"] }], when: { argument: 0, is: "socket" }, source: "https://nodejs.org/api/http.html#event-socket", proof: "http.request-socket-event-setTimeout-destroy" },
    { callee: { method: ["on", "once", "addListener", "prependListener", "end", "setNoDelay"], of: "request" }, answers: { receiver: true }, source: REQUEST },
    // What writes into a request sets nothing on it.
    { callee: { method: "pipe", of: "*" }, answers: { argument: 0 }, source: "https://nodejs.org/api/stream.html#readablepipedestination-options" },
    { callee: { method: ["destroy", "abort"], of: "request" }, ends: { on: { receiver: true } }, source: "https://nodejs.org/api/http.html#requestdestroyerror", proof: "http.get-timeout-handler-abort" },
    { callee: { method: "setTimeout", of: "socket" }, sets: { on: { receiver: true }, key: "setTimeout", value: { argument: 0 } }, source: "https://nodejs.org/api/net.html#socketsettimeouttimeout-callback", proof: "http.request-socket-event-setTimeout-no-destroy" },
    { callee: { method: "setTimeout", of: "socket" }, listens: { on: { receiver: true }, event: "timeout", handler: { argument: 1 } }, source: "https://nodejs.org/api/net.html#socketsettimeouttimeout-callback" },
    { callee: { method: ["on", "once", "addListener"], of: "socket" }, listens: { on: { receiver: true }, event: { argument: 0 }, handler: { argument: 1 } }, source: "https://nodejs.org/api/net.html#event-timeout" },
    { callee: { method: ["setTimeout", "on", "once", "addListener"], of: "socket" }, answers: { receiver: true }, source: "https://nodejs.org/api/net.html#class-netsocket" },
    { callee: { method: ["destroy", "destroySoon", "resetAndDestroy"], of: "socket" }, ends: { on: { receiver: true } }, source: "https://nodejs.org/api/net.html#socketdestroyerror", proof: "http.request-socket-event-setTimeout-destroy" },
  ],
  limits: [
    { option: "timeout", covers: allPhases, unit: "ms", values: nodeTimer, event: "timeout", usual: [100, 3_600_000], source: REQUEST, proof: ["http.get-timeout-handler-destroy", "http.get-timeout-no-handler", "http.get-timeout-handler-destroy-drip"] },
    // It starts when the socket is connected: TCP itself is left to the kernel.
    { option: "setTimeout", label: "request.setTimeout", covers: ["response", "body"], unit: "ms", values: nodeTimer, event: "timeout", usual: [100, 3_600_000], tags: ["http"], from: ON_REQUEST, source: SET_TIMEOUT, proof: ["http.request-setTimeout-destroy-silent", "http.request-setTimeout-destroy-hole-connect"] },
    { option: "setTimeout", label: "request.setTimeout", covers: allPhases, unit: "ms", values: nodeTimer, event: "timeout", usual: [100, 3_600_000], tags: ["https"], from: ON_REQUEST, source: SET_TIMEOUT, proof: "https.request-setTimeout-destroy-silent-tls" },
    { option: "socket.setTimeout", covers: allPhases, unit: "ms", values: nodeTimer, event: "timeout", usual: [100, 3_600_000], from: ON_REQUEST, source: "https://nodejs.org/api/net.html#socketsettimeouttimeout-callback", proof: "http.request-socket-event-setTimeout-destroy" },
    { option: "socket.setTimeout", covers: allPhases, unit: "ms", values: nodeTimer, event: "socket.timeout", usual: [100, 3_600_000], from: ON_REQUEST, source: "https://nodejs.org/api/net.html#socketsettimeouttimeout-callback", proof: "http.request-socket-event-setTimeout-destroy" },
    // It destroys the socket itself.
    { option: "keepaliveTimeout", label: "agentkeepalive's timeout", covers: ["response", "body"], unit: "ms", values: nodeTimer, source: "https://github.com/node-modules/agentkeepalive#new-agentoptions", proof: ["agentkeepalive-default-silent", "agentkeepalive-default-drip", "agentkeepalive-timeout-0"] },
    { ...abortSignal.option, source: REQUEST, proof: ["http.request-signal-timeout-silent", "http.request-signal-timeout-drip", "http.request-signal-timeout-hole"] },
  ],
  defaults: [
    { phases: allPhases, seconds: 5, label: "the global agent's timeout", event: "timeout", unless: "agent", source: "node lib/_http_agent.js (globalAgent, Node >= 20)", proof: ["http.request-timeout-event-without-option-destroy", "http.request-timeout-event-without-option-own-agent"] },
    { phases: ["connect"], seconds: null, label: "TLS handshake", tags: ["https"], source: "node lib/_tls_wrap.js", proof: "https.get-bare-silent-tls" },
  ],
  fixes: [
    {
      entries: [abortSignal.entry],
      argument: { index: 1, beforeCallback: true },
    },
  ],
});
