import { defineLibrary } from "../../src/model/library.ts";

const MANUAL = "https://www.php.net/manual/en";
const CONSTANTS = `${MANUAL}/memcached.constants.php`;

const POLL = [
  { when: { is: [0, null, false] }, means: "at-once" },
  { when: { below: 0 }, means: "none" },
] as const;
const CONNECT = [
  { when: { is: [0, null, false] }, means: "default" },
  { when: { below: 0 }, means: "none" },
] as const;

const SAYS = "does nothing where a server stays silent: `Memcached::OPT_POLL_TIMEOUT` does.";

export default defineLibrary({
  id: "php/memcached",
  name: "Memcached (PECL memcached)",
  docs: [CONSTANTS, `${MANUAL}/book.memcached.php`],
  group: "cache",
  types: { client: { classes: ["Memcached"], escapes: true, modelled: true } },
  constants: {
    "Memcached::OPT_CONNECT_TIMEOUT": "OPT_CONNECT_TIMEOUT",
    "Memcached::OPT_POLL_TIMEOUT": "OPT_POLL_TIMEOUT",
    "Memcached::OPT_RECV_TIMEOUT": "OPT_RECV_TIMEOUT",
    "Memcached::OPT_SEND_TIMEOUT": "OPT_SEND_TIMEOUT",
    "Memcached::OPT_RETRY_TIMEOUT": "OPT_RETRY_TIMEOUT",
    "Memcached::OPT_DEAD_TIMEOUT": "OPT_DEAD_TIMEOUT",
  },
  calls: [
    {
      callee: { method: ["addServer", "addServers"], of: "client" },
      phases: ["connect", "response"],
      options: [{ receiver: true }],
      url: { argument: 0, name: "host" },
      judged: "use",
      readsLate: true,
      source: `${MANUAL}/memcached.addserver.php`,
      proof: ["memcached.bare.silent", "memcached.bare.backlog"],
    },
  ],
  effects: [
    { callee: { construct: "Memcached" }, creates: "client", source: `${MANUAL}/memcached.construct.php` },
    { callee: { method: "setOption", of: "client" }, sets: { on: { receiver: true }, key: { argument: 0, name: "option" }, value: { argument: 1, name: "value" } }, source: `${MANUAL}/memcached.setoption.php`, proof: "memcached.poll_timeout1000" },
    { callee: { method: "setOptions", of: "client" }, setsAll: { on: { receiver: true }, from: { argument: 0, name: "options" } }, source: `${MANUAL}/memcached.setoptions.php` },
  ],
  limits: [
    { option: "OPT_CONNECT_TIMEOUT", label: "Memcached::OPT_CONNECT_TIMEOUT", covers: ["connect"], unit: "ms", integer: true, values: CONNECT, usual: [10, 1_200_000], source: CONSTANTS },
    { option: "OPT_POLL_TIMEOUT", label: "Memcached::OPT_POLL_TIMEOUT", covers: ["response"], unit: "ms", integer: true, values: POLL, usual: [10, 1_200_000], source: CONSTANTS, proof: ["memcached.poll_timeout1000", "memcached.poll_timeout-1"] },
  ],
  lookAlikes: [
    { option: "OPT_RECV_TIMEOUT", label: "Memcached::OPT_RECV_TIMEOUT", says: `\`Memcached::OPT_RECV_TIMEOUT\` ${SAYS}`, source: CONSTANTS, proof: "memcached.recv_timeout1s-usec" },
    { option: "OPT_SEND_TIMEOUT", label: "Memcached::OPT_SEND_TIMEOUT", says: `\`Memcached::OPT_SEND_TIMEOUT\` ${SAYS}`, source: CONSTANTS },
  ],
  defaults: [
    { phases: ["connect"], seconds: 4, label: "libmemcached's connect timeout", option: "OPT_CONNECT_TIMEOUT", source: CONSTANTS, proof: "memcached.bare.backlog" },
    { phases: ["response"], seconds: 5, label: "libmemcached's poll timeout", option: "OPT_POLL_TIMEOUT", source: CONSTANTS, proof: "memcached.bare.silent" },
  ],
  fixes: [
    {
      statements: {
        position: "before",
        lines: [{ code: "{handle}->setOption(Memcached::OPT_POLL_TIMEOUT, {total}000);", limits: "total" }],
      },
    },
  ],
});
