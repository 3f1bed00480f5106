import { defineLibrary } from "../../src/model/library.ts";
import { abortSignal } from "../shared/abort-signal.ts";
import { allPhases } from "../shared/all-phases.ts";
import { falsyIsNone } from "../shared/falsy-is-none.ts";
import { undici } from "../shared/undici.ts";

const SIMPLE_GET = "https://github.com/feross/simple-get";
const PHIN = "https://github.com/ethanent/phin";
const NOTIFIER = "https://github.com/sindresorhus/update-notifier";

const CALL = { phases: allPhases, judged: "settling", promise: true, url: { argument: 0 }, hosts: [{ argument: 0, path: ["url"] }] } as const;
const OPTIONS = [{ argument: 0, unless: "url" }] as const;

/** Clients of a few lines over node:http, each with its own idea of `timeout`. */
export default defineLibrary({
  id: "js/small-clients",
  name: "simple-get, phin, centra, bent, miniget, hyperquest, then-request, popsicle, urllib, update-notifier",
  docs: [SIMPLE_GET, PHIN, "https://github.com/mikeal/bent", NOTIFIER],
  group: "http",
  modules: ["simple-get", "phin", "centra", "bent", "miniget", "hyperquest", "then-request", "popsicle", "urllib", "update-notifier", "latest-version", "package-json"],
  types: {
    get: { exports: ["simple-get#default"], modelled: true },
    phin: { exports: ["phin#default"], modelled: true },
    centra: { modelled: true },
    bent: {},
    miniget: { exports: ["miniget#default"], modelled: true },
    hyperquest: { exports: ["hyperquest#default"], modelled: true },
    urllib: { classes: ["urllib#HttpClient"], modelled: true },
    notifier: { classes: ["update-notifier#UpdateNotifier"], modelled: true },
  },
  calls: [
    { ...CALL, callee: { invoke: "get" }, promise: false, options: OPTIONS, tags: ["simple-get"], source: SIMPLE_GET, proof: "simple-get-bare" },
    { ...CALL, callee: { method: ["concat", "get", "post", "put", "patch", "head", "delete"], of: "get" }, promise: false, options: OPTIONS, tags: ["simple-get"], source: SIMPLE_GET, proof: "simple-get-bare" },
    { ...CALL, callee: { invoke: "phin" }, options: OPTIONS, tags: ["phin"], source: PHIN, proof: "phin-bare" },
    { ...CALL, callee: { method: ["promisified", "unpromisified"], of: "phin" }, options: OPTIONS, tags: ["phin"], source: PHIN, proof: "phin-bare" },
    { ...CALL, callee: { method: "send", of: "centra" }, options: [{ receiver: true }], readsLate: true, url: { receiver: true, path: ["url"] }, tags: ["centra"], source: "https://github.com/ethanent/centra", proof: "centra-bare" },
    { ...CALL, callee: { invoke: "bent" }, options: [{ receiver: true }], tags: ["bent"], source: "https://github.com/mikeal/bent", proof: "bent-bare" },
    { ...CALL, callee: { invoke: "miniget" }, promise: false, options: [{ argument: 1 }], tags: ["miniget"], source: "https://github.com/fent/node-miniget", proof: "miniget-bare" },
    {
      ...CALL,
      callee: { invoke: "hyperquest" },
      promise: false,
      options: [
        { argument: 1, unless: "function" },
        { argument: 0, unless: "url", alone: true },
      ],
      tags: ["hyperquest"],
      source: "https://github.com/browserify/hyperquest",
      proof: "hyperquest-bare",
    },
    {
      ...CALL,
      callee: { method: ["get", "put", "post", "delete"], of: "hyperquest" },
      promise: false,
      options: [
        { argument: 1, unless: "function" },
        { argument: 0, unless: "url", alone: true },
      ],
      tags: ["hyperquest"],
      source: "https://github.com/browserify/hyperquest",
      proof: "hyperquest-bare",
    },
    { ...CALL, callee: { export: "then-request#default" }, options: [{ argument: 2 }], url: { argument: 1 }, tags: ["then-request"], source: "https://github.com/then/then-request", proof: "then-request-timeout" },
    { ...CALL, callee: { export: ["popsicle#fetch", "popsicle#request", "popsicle#default"] }, options: [{ argument: 1 }], tags: ["popsicle"], source: "https://github.com/serviejs/popsicle", proof: "popsicle-bare" },
    { ...CALL, callee: { export: ["urllib#request", "urllib#curl"] }, options: [{ argument: 1, unless: "function" }], tags: ["urllib"], source: "https://github.com/node-modules/urllib", proof: "urllib-bare" },
    { ...CALL, callee: { method: ["request", "curl"], of: "urllib" }, options: [{ argument: 1 }, { receiver: true }], tags: ["urllib"], source: "https://github.com/node-modules/urllib", proof: "urllib-bare" },
    // The registry is asked through package-json: got, and from version 10 on ky.
    { ...CALL, callee: { export: ["latest-version#default", "package-json#default"] }, options: [], tags: ["registry"], source: "package-json index.js" },
    { ...CALL, callee: { method: "fetchInfo", of: "notifier" }, options: [], tags: ["registry"], source: NOTIFIER },
  ],
  effects: [
    { callee: { export: "centra#default" }, creates: "centra", source: "https://github.com/ethanent/centra" },
    { callee: { export: "centra#default" }, sets: { on: { result: true }, key: "url", value: { argument: 0 } }, source: "https://github.com/ethanent/centra" },
    { callee: { method: "timeout", of: "centra" }, sets: { on: { receiver: true }, key: "timeout", value: { argument: 0 } }, source: "https://github.com/ethanent/centra", proof: "centra-timeout" },
    { callee: { method: ["timeout", "header", "body", "query", "path", "method", "compress", "stream", "option"], of: "centra" }, answers: { receiver: true }, source: "https://github.com/ethanent/centra" },
    {
      callee: { export: "bent#default" },
      creates: "bent",
      from: [
        { argument: 0, unless: "url" },
        { argument: 1, unless: "url" },
        { argument: 2, unless: "url" },
      ],
      source: "https://github.com/mikeal/bent",
    },
    { callee: { method: "defaults", of: "phin" }, answers: { receiver: true }, source: PHIN },
    { callee: { construct: ["urllib#HttpClient"] }, creates: "urllib", from: [{ argument: 0, path: ["defaultArgs"] }], source: "https://github.com/node-modules/urllib" },
    { callee: { export: "update-notifier#default" }, creates: "notifier", source: NOTIFIER },
    { callee: { construct: "update-notifier#UpdateNotifier" }, creates: "notifier", source: NOTIFIER },
  ],
  limits: [
    { option: "timeout", covers: allPhases, unit: "ms", values: falsyIsNone, usual: [100, 3_600_000], tags: ["simple-get"], source: "simple-get index.js", proof: ["simple-get-timeout", "simple-get-timeout-drip"] },
    { option: "timeout", covers: allPhases, unit: "ms", values: falsyIsNone, usual: [100, 3_600_000], tags: ["phin"], source: "phin lib/phin.js", proof: "phin-timeout" },
    { option: "timeout", covers: allPhases, unit: "ms", values: falsyIsNone, usual: [100, 3_600_000], tags: ["centra"], source: "centra model/CentraRequest.js", proof: ["centra-timeout", "centra-timeout-stall"] },
    { option: "timeout", covers: "total", unit: "ms", values: falsyIsNone, usual: [100, 3_600_000], tags: ["then-request"], source: "https://github.com/then/then-request", proof: "then-request-timeout" },
    { option: "socketTimeout", covers: ["response", "body"], unit: "ms", values: falsyIsNone, usual: [100, 3_600_000], tags: ["then-request"], source: "https://github.com/then/then-request", proof: "then-request-timeout" },
    { option: "timeout", covers: allPhases, unit: "ms", values: falsyIsNone, usual: [100, 3_600_000], tags: ["urllib"], source: "https://github.com/node-modules/urllib", proof: "urllib-bare-drip" },
    { option: "timeout.0", covers: ["connect", "response"], unit: "ms", values: falsyIsNone, usual: [100, 3_600_000], tags: ["urllib"], source: "https://github.com/node-modules/urllib" },
    { option: "timeout.1", covers: ["body"], unit: "ms", values: falsyIsNone, usual: [100, 3_600_000], tags: ["urllib"], source: "https://github.com/node-modules/urllib" },
    { ...abortSignal.option, tags: ["popsicle", "urllib"], source: "https://github.com/serviejs/popsicle" },
  ],
  lookAlikes: [
    { option: "timeout", tags: ["bent"], says: "bent has no `timeout`: it is ignored.", source: "https://github.com/mikeal/bent", proof: "bent-timeout-ignored" },
    { option: "timeout", tags: ["hyperquest"], says: "hyperquest's `timeout` only emits an event, which nobody acts on.", source: "hyperquest index.js", proof: "hyperquest-timeout" },
  ],
  defaults: [
    { phases: allPhases, seconds: 5, label: "the global agent's timeout", tags: ["simple-get"], option: "timeout", source: "node lib/_http_agent.js (globalAgent, Node >= 20)", proof: "simple-get-bare" },
    { phases: allPhases, seconds: 5, label: "urllib's timeout", tags: ["urllib"], option: "timeout", source: "https://github.com/node-modules/urllib", proof: "urllib-bare" },
    { phases: ["connect", "response"], seconds: 30, label: "popsicle's idleRequestTimeout", tags: ["popsicle"], source: "popsicle-transport-http", proof: "popsicle-bare" },
    { phases: ["body"], seconds: 300, label: "popsicle's idleSocketTimeout", tags: ["popsicle"], source: "popsicle-transport-http" },
    { phases: ["connect", "response"], seconds: 10, label: "ky's timeout", tags: ["registry"], versions: "package-json@>=10", source: "package-json@10 index.js", proof: "ky-bare" },
    { ...undici.body, tags: ["registry"], versions: "package-json@>=10", source: "package-json@10 index.js", proof: "ky-timeout-stall-text" },
  ],
  fixes: [
    { tags: ["simple-get", "phin"], entries: [{ key: "timeout", value: "{totalMs}", limits: "total" }] },
    { tags: ["then-request"], entries: [{ key: "timeout", value: "{totalMs}", limits: "total" }], argument: { index: 2 } },
  ],
});
