import { defineLibrary } from "../../src/model/library.ts";

const NATS = "https://github.com/nats-io/nats.js";
const DEFAULT = [{ when: { is: [null, "undefined"] }, means: "default" }] as const;
const PHASES = ["connect", "response"] as const;

export default defineLibrary({
  id: "js/nats",
  name: "NATS",
  docs: [NATS],
  group: "queue",
  modules: ["nats"],
  calls: [{ callee: { export: "nats#connect" }, phases: PHASES, options: [{ argument: 0 }], url: { argument: 0, path: ["servers"] }, longLived: true, source: NATS, proof: "nats-connect-silent" }],
  limits: [{ option: "timeout", covers: PHASES, unit: "ms", values: DEFAULT, usual: [100, 3_600_000], source: NATS, proof: "nats-connect-silent" }],
  defaults: [{ phases: PHASES, seconds: 20, label: "nats' timeout", option: "timeout", source: NATS, proof: "nats-connect-silent" }],
  gaps: { fix: "its default of 20 s is a limit already" },
});
