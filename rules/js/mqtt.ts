import { defineLibrary } from "../../src/model/library.ts";

const MQTT = "https://github.com/mqttjs/MQTT.js#client";
const DEFAULT = [{ when: { is: [null, "undefined"] }, means: "default" }] as const;
const PHASES = ["connect", "response"] as const;

export default defineLibrary({
  id: "js/mqtt",
  name: "MQTT.js",
  docs: [MQTT],
  group: "queue",
  modules: ["mqtt"],
  types: { mqtt: { exports: ["mqtt#default"] } },
  calls: [
    { callee: { export: ["mqtt#connect", "mqtt#connectAsync"] }, phases: PHASES, options: [{ argument: 1 }, { argument: 0, unless: "url", alone: true }], url: { argument: 0 }, hosts: [{ argument: 0, path: ["host"] }], longLived: true, source: MQTT, proof: "mqtt-connect-silent" },
    { callee: { method: ["connect", "connectAsync"], of: "mqtt" }, phases: PHASES, options: [{ argument: 1 }, { argument: 0, unless: "url", alone: true }], url: { argument: 0 }, longLived: true, source: MQTT, proof: "mqtt-connectAsync-silent" },
  ],
  limits: [{ option: "connectTimeout", covers: PHASES, unit: "ms", values: DEFAULT, usual: [100, 3_600_000], source: MQTT, proof: "mqtt-connect-silent" }],
  defaults: [{ phases: PHASES, seconds: 30, label: "connectTimeout", option: "connectTimeout", source: MQTT, proof: "mqtt-connect-silent" }],
  gaps: { fix: "its default of 30 s is a limit already" },
});
