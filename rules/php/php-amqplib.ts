import { defineLibrary } from "../../src/model/library.ts";

const SOURCE = "php-amqplib PhpAmqpLib/Connection/AMQPStreamConnection.php";
const SSL = "php-amqplib PhpAmqpLib/Connection/AMQPSSLConnection.php";
const STREAM = ["PhpAmqpLib\\Connection\\AMQPStreamConnection", "PhpAmqpLib\\Connection\\AMQPLazyConnection"] as const;
const SECONDS = [
  { when: { is: [0, null, false] }, means: "none" },
  { when: { below: 0 }, means: "none" },
] as const;

export default defineLibrary({
  id: "php/php-amqplib",
  name: "php-amqplib",
  docs: ["https://github.com/php-amqplib/php-amqplib"],
  group: "queue",
  modules: ["php-amqplib/php-amqplib"],
  calls: [
    {
      callee: { construct: STREAM },
      phases: ["connect", "response"],
      options: [
        { argument: 9, name: "connection_timeout", as: "connection_timeout" },
        { argument: 14, name: "channel_rpc_timeout", as: "channel_rpc_timeout" },
      ],
      url: { argument: 0, name: "host" },
      source: SOURCE,
      proof: ["amqplib.bare.silent", "amqplib.bare.backlog"],
    },
    {
      callee: { construct: "PhpAmqpLib\\Connection\\AMQPSSLConnection" },
      phases: ["connect", "response"],
      options: [{ argument: 6, name: "options" }],
      url: { argument: 0, name: "host" },
      source: SSL,
    },
  ],
  limits: [
    { option: "connection_timeout", covers: ["connect"], unit: "seconds", values: SECONDS, usual: [0.1, 1_200], source: SOURCE, proof: "amqplib.bare.backlog" },
    { option: "channel_rpc_timeout", covers: ["response"], unit: "seconds", values: SECONDS, usual: [0.1, 1_200], source: SOURCE },
  ],
  defaults: [
    { phases: ["connect"], seconds: 3, label: "connection_timeout", option: "connection_timeout", source: SOURCE, proof: ["amqplib.bare.silent", "amqplib.bare.backlog"] },
    { phases: ["response"], seconds: null, label: "channel_rpc_timeout", option: "channel_rpc_timeout", source: SOURCE },
  ],
  repeats: "Consumers wait by design: `$channel->wait()` takes a limit of its own.",
  gaps: { fix: "the limit is the fifteenth argument of the constructor: nobody would thank us for the fourteen before it" },
});
