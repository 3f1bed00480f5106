import { defineLibrary } from "../../src/model/library.ts";

const AMQP = "https://amqp-node.github.io/amqplib/channel_api.html#connect";
const KAFKA = "https://kafka.js.org/docs/configuration#request-timeout";
const MQTT = "https://github.com/mqttjs/MQTT.js#client";
const NATS = "https://github.com/nats-io/nats.js";

const NONE = [{ when: { is: [0, null, "undefined"] }, means: "none" }] as const;
const DEFAULT = [{ when: { is: [null, "undefined"] }, means: "default" }] as const;
const OR_DEFAULT = [{ when: { is: [0, null, "undefined"] }, means: "default" }] as const;
const PHASES = ["connect", "response"] as const;

export default defineLibrary({
  id: "js/queues",
  name: "amqplib, KafkaJS, MQTT.js, NATS",
  docs: [AMQP, KAFKA, MQTT, NATS],
  group: "queue",
  modules: ["amqplib", "amqplib/callback_api", "kafkajs", "mqtt", "nats"],
  types: { mqtt: { exports: ["mqtt#default"] } },
  calls: [
    { callee: { export: ["amqplib#connect", "amqplib/callback_api#connect"] }, phases: PHASES, options: [{ argument: 1, unless: "function" }], url: { argument: 0 }, hosts: [{ argument: 0, path: ["hostname"] }], longLived: true, tags: ["amqplib"], source: AMQP, proof: "amqplib-connect-bare-silent" },
    { callee: { construct: "kafkajs#Kafka" }, phases: PHASES, options: [{ argument: 0 }], tags: ["kafkajs"], source: KAFKA, proof: "kafkajs-silent" },
    { callee: { export: ["mqtt#connect", "mqtt#connectAsync"] }, phases: PHASES, options: [{ argument: 1 }, { argument: 0, unless: "url", alone: true }], url: { argument: 0 }, hosts: [{ argument: 0, path: ["host"] }], longLived: true, tags: ["mqtt"], source: MQTT, proof: "mqtt-connect-silent" },
    { callee: { method: ["connect", "connectAsync"], of: "mqtt" }, phases: PHASES, options: [{ argument: 1 }, { argument: 0, unless: "url", alone: true }], url: { argument: 0 }, longLived: true, tags: ["mqtt"], source: MQTT, proof: "mqtt-connectAsync-silent" },
    { callee: { export: "nats#connect" }, phases: PHASES, options: [{ argument: 0 }], url: { argument: 0, path: ["servers"] }, longLived: true, tags: ["nats"], source: NATS, proof: "nats-connect-silent" },
  ],
  limits: [
    { option: "timeout", covers: PHASES, unit: "ms", values: NONE, usual: [100, 3_600_000], tags: ["amqplib"], source: "amqplib lib/connect.js", proof: "amqplib-connect-timeout" },
    { option: "connectionTimeout", covers: ["connect"], unit: "ms", values: OR_DEFAULT, usual: [100, 3_600_000], tags: ["kafkajs"], source: KAFKA, proof: "kafkajs-silent" },
    { option: "requestTimeout", covers: ["response"], unit: "ms", values: OR_DEFAULT, usual: [100, 3_600_000], tags: ["kafkajs"], source: KAFKA, proof: "kafkajs-silent" },
    // Not a limit: it says whether the one of requests is kept.
    {
      option: "enforceRequestTimeout",
      covers: [],
      unit: "ms",
      values: [
        { when: { is: [false] }, means: "none" },
        { when: "boolean", means: "default" },
      ],
      tags: ["kafkajs"],
      source: KAFKA,
      proof: "kafkajs-enforceRequestTimeout-false",
    },
    { option: "connectTimeout", covers: PHASES, unit: "ms", values: DEFAULT, usual: [100, 3_600_000], tags: ["mqtt"], source: MQTT, proof: "mqtt-connect-silent" },
    { option: "timeout", covers: PHASES, unit: "ms", values: DEFAULT, usual: [100, 3_600_000], tags: ["nats"], source: NATS, proof: "nats-connect-silent" },
  ],
  lookAlikes: [],
  defaults: [
    { phases: PHASES, seconds: null, label: "amqplib's timeout", tags: ["amqplib"], source: "amqplib lib/connect.js", proof: "amqplib-connect-bare-silent" },
    { phases: ["connect"], seconds: 1, label: "connectionTimeout", tags: ["kafkajs"], source: "kafkajs src/index.js", proof: "kafkajs-silent" },
    { phases: ["response"], seconds: 30, label: "requestTimeout", option: "enforceRequestTimeout", tags: ["kafkajs"], source: "kafkajs src/index.js", proof: ["kafkajs-silent", "kafkajs-enforceRequestTimeout-false"] },
    { phases: PHASES, seconds: 30, label: "connectTimeout", option: "connectTimeout", tags: ["mqtt"], source: MQTT, proof: "mqtt-connect-silent" },
    { phases: PHASES, seconds: 20, label: "nats' timeout", option: "timeout", tags: ["nats"], source: NATS, proof: "nats-connect-silent" },
  ],
  fixes: [{ tags: ["amqplib"], entries: [{ key: "timeout", value: "{connectMs}", limits: "connect" }], argument: { index: 1, beforeCallback: true } }],
});
