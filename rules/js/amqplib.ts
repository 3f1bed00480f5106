import { defineLibrary } from "../../src/model/library.ts";
import { falsyIsNone } from "../shared/falsy-is-none.ts";

const AMQP = "https://amqp-node.github.io/amqplib/channel_api.html#connect";
const PHASES = ["connect", "response"] as const;

export default defineLibrary({
  id: "js/amqplib",
  name: "amqplib",
  docs: [AMQP],
  group: "queue",
  modules: ["amqplib", "amqplib/callback_api"],
  calls: [{ callee: { export: ["amqplib#connect", "amqplib/callback_api#connect"] }, phases: PHASES, options: [{ argument: 1, unless: "function" }], url: { argument: 0 }, hosts: [{ argument: 0, path: ["hostname"] }], longLived: true, source: AMQP, proof: "amqplib-connect-bare-silent" }],
  limits: [{ option: "timeout", covers: PHASES, unit: "ms", values: falsyIsNone, usual: [100, 3_600_000], source: "amqplib lib/connect.js", proof: "amqplib-connect-timeout" }],
  defaults: [{ phases: PHASES, seconds: null, label: "amqplib's timeout", source: "amqplib lib/connect.js", proof: "amqplib-connect-bare-silent" }],
  fixes: [{ entries: [{ key: "timeout", value: "{connectMs}", limits: "connect" }], argument: { index: 1, beforeCallback: true } }],
});
