import { defineLibrary } from "../../src/model/library.ts";

const STUB = "https://github.com/php-amqp/php-amqp/blob/latest/stubs/AMQPConnection.php";
const SECONDS = [
  { when: { is: [0, null, false] }, means: "none" },
  { when: { below: 0 }, means: "none" },
] as const;
const setter = (name: string, key: string) => ({ callee: { method: name, of: "connection" }, sets: { on: { receiver: true }, key, value: { argument: 0, name: "timeout" } }, source: STUB }) as const;

export default defineLibrary({
  id: "php/amqp",
  name: "AMQP (PECL amqp)",
  docs: [STUB],
  group: "queue",
  types: { connection: { classes: ["AMQPConnection"], escapes: true, modelled: true } },
  calls: [
    {
      callee: { method: ["connect", "pconnect"], of: "connection" },
      phases: ["connect", "response"],
      options: [{ receiver: true }],
      url: { receiver: true, path: ["host"] },
      judged: "use",
      readsLate: true,
      source: STUB,
      proof: ["amqp.connect.bare.silent", "amqp.connect.bare.backlog", "amqp.connect_timeout2.silent"],
    },
  ],
  effects: [{ callee: { construct: "AMQPConnection" }, creates: "connection", from: [{ argument: 0, name: "credentials" }], source: STUB }, setter("setReadTimeout", "read_timeout"), setter("setWriteTimeout", "write_timeout"), setter("setRpcTimeout", "rpc_timeout"), setter("setTimeout", "read_timeout")],
  limits: [
    { option: "connect_timeout", covers: ["connect"], unit: "seconds", values: SECONDS, usual: [0.1, 1_200], source: STUB, proof: ["amqp.connect_timeout2.backlog", "amqp.connect_timeout2.silent"] },
    { option: "rpc_timeout", covers: ["response"], unit: "seconds", values: SECONDS, usual: [0.1, 1_200], source: STUB },
  ],
  lookAlikes: [{ option: "read_timeout", says: "`read_timeout` is for consuming: a declaration or a commit waits as long as `rpc_timeout` says.", source: STUB, proof: ["amqp.read_timeout2.silent"] }],
  fixes: [{ statements: { position: "before", lines: [{ code: "{handle}->setRpcTimeout({total});", limits: "total" }] } }],
  repeats: "Logging in has librabbitmq's own limit of 12 s, which no option changes.",
});
