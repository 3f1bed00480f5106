import { defineLibrary } from "../../src/model/library.ts";
import { abortSignal } from "../shared/abort-signal.ts";
import { allPhases } from "../shared/all-phases.ts";
import { falsyIsNone } from "../shared/falsy-is-none.ts";
import { undici } from "../shared/undici.ts";

const README = "https://github.com/unjs/ofetch#readme";
const NUXT = "https://nuxt.com/docs/api/composables/use-fetch";
const SOURCE = "ofetch src/fetch.ts";

const CALL = {
  phases: allPhases,
  options: [{ argument: 1 }, { receiver: true }],
  url: { argument: 0 },
  hosts: [
    { argument: 1, path: ["baseURL"] },
    { receiver: true, path: ["baseURL"] },
  ],
  judged: "settling",
  promise: true,
} as const;

export default defineLibrary({
  id: "js/ofetch",
  name: "ofetch, $fetch, Nuxt's useFetch",
  docs: [README, NUXT],
  group: "http",
  modules: ["ofetch", "ohmyfetch"],
  types: {
    instance: { exports: ["ofetch", "$fetch", "default", "global#$fetch"], classes: ["$Fetch"], escapes: true, modelled: true },
    response: { readsBody: [] },
  },
  calls: [
    { ...CALL, callee: { invoke: "instance" }, tags: ["fetch"], source: README, proof: ["ofetch-bare", "ofetch-bare-retry-default"] },
    { ...CALL, callee: { method: "raw", of: "instance" }, tags: ["fetch"], source: `${README}`, proof: "ofetch-raw-timeout" },
    { ...CALL, callee: { method: "native", of: "instance" }, tags: ["native"], source: README, proof: "ofetch-native-timeout-ignored" },
    { ...CALL, callee: { global: ["useFetch", "useLazyFetch"] }, options: [{ argument: 1 }], hosts: [{ argument: 1, path: ["baseURL"] }], dependencies: ["nuxt", "nuxt3", "nuxt-edge", "nuxt-nightly"], tags: ["fetch"], source: NUXT },
    { ...CALL, callee: { export: ["#app#useFetch", "#app#useLazyFetch", "#imports#useFetch", "#imports#useLazyFetch", "nuxt/app#useFetch"] }, options: [{ argument: 1 }], hosts: [{ argument: 1, path: ["baseURL"] }], tags: ["fetch"], source: NUXT },
  ],
  effects: [
    { callee: { method: "create", of: "instance" }, creates: "instance", from: [{ receiver: true }, { argument: 0 }], source: README, proof: "ofetch-create-timeout" },
    { callee: { export: "createFetch" }, creates: "instance", from: [{ argument: 0, path: ["defaults"] }], source: SOURCE },
  ],
  limits: [
    // The timer is cleared when the head arrives, and not even started where there is a signal.
    { option: "timeout", covers: ["connect", "response"], unit: "ms", values: falsyIsNone, usual: [100, 3_600_000], unless: "signal", tags: ["fetch"], source: SOURCE, proof: ["ofetch-timeout", "ofetch-timeout-stall", "ofetch-timeout-drip", "ofetch-timeout-and-signal-both"] },
    { ...abortSignal.option, source: README },
  ],
  lookAlikes: [{ option: "timeout", tags: ["native"], says: "`ofetch.native` is the platform's `fetch`, which has no `timeout` option.", source: README, proof: "ofetch-native-timeout-ignored" }],
  defaults: [
    { ...undici.connect, runtimes: ["node"], proof: "fetch-bare-hole-connect" },
    { ...undici.head, runtimes: ["node"], proof: "ofetch-bare" },
    { ...undici.body, runtimes: ["node"], proof: "ofetch-timeout-stall" },
  ],
  fixes: [{ entries: [abortSignal.entry], argument: { index: 1 } }],
  repeats: "ofetch tries GET and other requests without a payload once more, and a limit begins anew.",
});
