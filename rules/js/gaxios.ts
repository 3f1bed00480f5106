import { defineLibrary } from "../../src/model/library.ts";
import { abortSignal } from "../shared/abort-signal.ts";
import { allPhases } from "../shared/all-phases.ts";

const README = "https://github.com/googleapis/gaxios#readme";

const MILLISECONDS = [
  { when: { is: ["undefined"] }, means: "default" },
  { when: { is: [0, null, false, ""] }, means: "none" },
  { when: "NaN", means: "none" },
] as const;

const CALL = { phases: allPhases, url: { argument: 0, path: ["url"] }, judged: "settling", promise: true } as const;

export default defineLibrary({
  id: "js/gaxios",
  name: "gaxios",
  docs: [README],
  group: "http",
  modules: ["gaxios"],
  types: {
    client: { exports: ["instance"], classes: ["Gaxios"], members: { defaults: "defaults" }, modelled: true, escapes: true },
    defaults: {},
  },
  calls: [
    { ...CALL, callee: { export: "request" }, options: [{ argument: 0 }], source: README, proof: ["gaxios-bare", "gaxios6-bare"] },
    { ...CALL, callee: { method: "request", of: "client" }, options: [{ argument: 0 }, { receiver: true, path: ["defaults"] }], source: README, proof: "gaxios-bare" },
  ],
  effects: [{ callee: { construct: "Gaxios" }, creates: "client", from: [{ argument: 0 }], into: ["defaults"], source: README }],
  limits: [
    { option: "timeout", covers: "total", unit: "ms", values: MILLISECONDS, usual: [100, 3_600_000], versions: ">=7", source: "gaxios build/src/gaxios.js", proof: ["gaxios-timeout", "gaxios-timeout-0"] },
    { option: "timeout", covers: allPhases, unit: "ms", values: MILLISECONDS, usual: [100, 3_600_000], versions: "<7", source: "gaxios@6 build/src/gaxios.js", proof: "gaxios6-timeout-silent" },
    { ...abortSignal.option, source: README },
  ],
  defaults: [{ phases: ["response", "body"], seconds: null, label: "gaxios' timeout", option: "timeout", source: README, proof: "gaxios-bare" }],
  fixes: [{ entries: [{ key: "timeout", value: "{totalMs}", limits: "total" }] }],
  repeats: "gaxios tries GET, HEAD, PUT, OPTIONS and DELETE up to three times more where `retry` says so.",
});
