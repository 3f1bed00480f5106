import { defineLibrary } from "../../src/model/library.ts";

const KAFKA = "https://kafka.js.org/docs/configuration#request-timeout";
const OR_DEFAULT = [{ when: { is: [0, null, "undefined"] }, means: "default" }] as const;
const PHASES = ["connect", "response"] as const;

export default defineLibrary({
  id: "js/kafkajs",
  name: "KafkaJS",
  docs: [KAFKA],
  group: "queue",
  modules: ["kafkajs"],
  calls: [{ callee: { construct: "kafkajs#Kafka" }, phases: PHASES, options: [{ argument: 0 }], source: KAFKA, proof: "kafkajs-silent" }],
  limits: [
    { option: "connectionTimeout", covers: ["connect"], unit: "ms", values: OR_DEFAULT, usual: [100, 3_600_000], source: KAFKA, proof: "kafkajs-silent" },
    { option: "requestTimeout", covers: ["response"], unit: "ms", values: OR_DEFAULT, usual: [100, 3_600_000], source: KAFKA, proof: "kafkajs-silent" },
    // Not a limit: it says whether the one of requests is kept.
    {
      option: "enforceRequestTimeout",
      covers: [],
      unit: "ms",
      values: [
        { when: { is: [false] }, means: "none" },
        { when: "boolean", means: "default" },
      ],

      source: KAFKA,
      proof: "kafkajs-enforceRequestTimeout-false",
    },
  ],
  defaults: [
    { phases: ["connect"], seconds: 1, label: "connectionTimeout", source: "kafkajs src/index.js", proof: "kafkajs-silent" },
    { phases: ["response"], seconds: 30, label: "requestTimeout", option: "enforceRequestTimeout", source: "kafkajs src/index.js", proof: ["kafkajs-silent", "kafkajs-enforceRequestTimeout-false"] },
  ],
  repeats: "A request is sent up to six times (`retry.retries` 5).",
  gaps: { fix: "its defaults of 1 s and 30 s are limits already" },
});
