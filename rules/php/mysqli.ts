import { defineLibrary } from "../../src/model/library.ts";
import { defaultSocketTimeout } from "../shared/default-socket-timeout.ts";
import { mysqlnd } from "../shared/mysqlnd.ts";

const MANUAL = "https://www.php.net/manual/en";
const OPTIONS = `${MANUAL}/mysqli.options.php`;

const LATE = "is set after connecting, where it does nothing: `mysqli_init()`, the option, then `real_connect()`.";

export default defineLibrary({
  id: "php/mysqli",
  name: "mysqli",
  docs: [OPTIONS, mysqlnd.read.source],
  group: "database",
  types: { link: { classes: ["mysqli"], escapes: true, modelled: true } },
  constants: { MYSQLI_OPT_CONNECT_TIMEOUT: 0, MYSQLI_OPT_READ_TIMEOUT: 11 },
  calls: [
    {
      callee: { construct: "mysqli" },
      phases: ["connect", "response"],
      options: [{ result: true }],
      onlyIf: { argument: 0, name: "hostname" },
      url: { argument: 0, name: "hostname" },
      judged: "use",
      readsLate: true,
      answers: "link",
      tags: ["opened"],
      source: `${MANUAL}/mysqli.construct.php`,
      proof: ["mysqli.connect.bare.silent", "mysqli.connect.bare.backlog", "mysqli.query.bare"],
    },
    {
      callee: { function: "mysqli_connect" },
      phases: ["connect", "response"],
      options: [{ result: true }],
      url: { argument: 0, name: "hostname" },
      judged: "use",
      readsLate: true,
      answers: "link",
      orFalse: true,
      tags: ["opened"],
      source: `${MANUAL}/function.mysqli-connect.php`,
      proof: ["mysqli.connect.bare.silent", "mysqli.connect.bare.backlog", "mysqli.query.bare"],
    },
    {
      callee: { method: ["real_connect", "connect"], of: "link" },
      phases: ["connect", "response"],
      options: [{ receiver: true }],
      url: { argument: 0, name: "hostname" },
      tags: ["prepared"],
      source: `${MANUAL}/mysqli.real-connect.php`,
      proof: ["mysqli.connect.connect_timeout2.silent", "mysqli.connect.read_timeout2.silent", "mysqli.query.read_timeout2"],
    },
    {
      callee: { function: "mysqli_real_connect" },
      phases: ["connect", "response"],
      options: [{ argument: 0, name: "mysql" }],
      onHandle: true,
      url: { argument: 1, name: "hostname" },
      tags: ["prepared"],
      source: `${MANUAL}/mysqli.real-connect.php`,
      proof: ["mysqli.connect.connect_timeout2.silent", "mysqli.connect.read_timeout2.silent"],
    },
  ],
  effects: [
    { callee: { function: "mysqli_init" }, creates: "link", source: `${MANUAL}/mysqli.init.php` },
    { callee: { construct: "mysqli" }, creates: "link", source: `${MANUAL}/mysqli.construct.php` },
    { callee: { method: ["options", "set_opt"], of: "link" }, sets: { on: { receiver: true }, key: { argument: 0, name: "option" }, value: { argument: 1, name: "value" } }, source: OPTIONS, proof: ["mysqli.connect.connect_timeout2.backlog", "mysqli.query.read_timeout2"] },
    { callee: { function: ["mysqli_options", "mysqli_set_opt"] }, sets: { on: { argument: 0, name: "mysql" }, key: { argument: 1, name: "option" }, value: { argument: 2, name: "value" } }, source: OPTIONS },
  ],
  limits: [
    {
      option: "0",
      label: "MYSQLI_OPT_CONNECT_TIMEOUT",
      covers: ["connect"],
      unit: "seconds",
      integer: true,
      values: mysqlnd.seconds,
      usual: [1, 1_200],
      tags: ["prepared"],
      source: OPTIONS,
      proof: ["mysqli.connect.connect_timeout2.backlog", "mysqli.connect.connect_timeout2.silent", "mysqli.query.connect_timeout-only"],
    },
    { option: "11", label: "MYSQLI_OPT_READ_TIMEOUT", covers: ["response"], unit: "seconds", integer: true, values: mysqlnd.seconds, usual: [1, 1_200], tags: ["prepared"], source: OPTIONS, proof: ["mysqli.connect.read_timeout2.silent", "mysqli.query.read_timeout2"] },
  ],
  lookAlikes: [
    { option: "11", label: "MYSQLI_OPT_READ_TIMEOUT", tags: ["opened"], says: `\`MYSQLI_OPT_READ_TIMEOUT\` ${LATE}`, source: OPTIONS, proof: "mysqli.query.read_timeout-after-connect" },
    { option: "0", label: "MYSQLI_OPT_CONNECT_TIMEOUT", tags: ["opened"], says: `\`MYSQLI_OPT_CONNECT_TIMEOUT\` ${LATE}`, source: OPTIONS },
  ],
  defaults: [
    { phases: ["connect"], ...defaultSocketTimeout, proof: ["mysqli.connect.bare.backlog", "mysqli.connect.ini2.backlog"] },
    { ...mysqlnd.read, proof: ["mysqli.connect.bare.silent", "mysqli.connect.net_read_timeout2.silent", "mysqli.query.ini_set-net_read_timeout2"] },
  ],
  fixes: [mysqlnd.fix],
  repeats: "The limit of reading starts anew with every piece of a result.",
});
