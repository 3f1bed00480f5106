import { defineLibrary } from "../../src/model/library.ts";
import { falsyIsNone } from "../shared/falsy-is-none.ts";

const README = "https://sidorares.github.io/node-mysql2/docs";
const MYSQL = "https://github.com/mysqljs/mysql#connection-options";

const CONNECT = [
  { when: { is: [null, "undefined"] }, means: "default" },
  { when: { is: [0, false, ""] }, means: "none" },
] as const;

const PHASES = ["connect", "response"] as const;
const OPTIONS = [{ argument: 0, unless: "url" }] as const;
const HOSTS = {
  url: { argument: 0 },
  hosts: [
    { argument: 0, path: ["host"] },
    { argument: 0, path: ["uri"] },
  ],
} as const;

export default defineLibrary({
  id: "js/mysql",
  name: "mysql2, mysql",
  docs: [README, MYSQL],
  group: "database",
  modules: ["mysql2", "mysql2/promise", "mysql", "promise-mysql"],
  types: { client: { classes: ["Pool", "Connection", "PoolConnection"], modelled: true } },
  calls: [
    { callee: { export: ["mysql2#createConnection", "mysql2#createPool", "mysql2/promise#createPool"] }, phases: PHASES, options: OPTIONS, ...HOSTS, tags: ["mysql2"], source: README, proof: ["mysql2-connect-bare-silent", "mysql2-query-bare"] },
    { callee: { export: "mysql2/promise#createConnection" }, phases: PHASES, options: OPTIONS, ...HOSTS, promise: true, tags: ["mysql2"], source: README, proof: ["mysql2-connect-bare-silent", "mysql2-query-bare"] },
    { callee: { export: ["mysql#createConnection", "promise-mysql#createConnection"] }, phases: PHASES, options: OPTIONS, ...HOSTS, tags: ["mysql"], source: MYSQL, proof: ["mysql-connect-bare-silent", "mysql-query-bare"] },
    { callee: { export: ["mysql#createPool", "promise-mysql#createPool"] }, phases: PHASES, options: OPTIONS, ...HOSTS, tags: ["mysql-pool"], source: "https://github.com/mysqljs/mysql#pool-options", proof: ["mysql-pool-silent", "mysql-pool-query"] },
    // A query counts for itself where it has a limit of its own.
    { callee: { method: "query", of: "client" }, phases: ["response"], options: [{ argument: 0, unless: "url" }], onlyWith: ["timeout"], tags: ["query"], source: "https://github.com/mysqljs/mysql#timeouts", proof: ["mysql2-query-timeout", "mysql-query-timeout"] },
    { callee: { method: "execute", of: "client" }, phases: ["response"], options: [{ argument: 0, unless: "url" }], onlyWith: ["timeout"], tags: ["execute"], source: README, proof: "mysql2-execute-timeout" },
  ],
  effects: [
    { callee: { export: ["mysql2#createConnection", "mysql2#createPool", "mysql2/promise#createConnection", "mysql2/promise#createPool", "mysql#createConnection", "mysql#createPool", "promise-mysql#createConnection", "promise-mysql#createPool"] }, creates: "client", source: README },
    { callee: { method: "promise", of: "client" }, answers: { receiver: true }, source: "https://sidorares.github.io/node-mysql2/docs/documentation/promise-wrapper" },
  ],
  limits: [
    { option: "connectTimeout", covers: ["connect"], unit: "ms", values: CONNECT, usual: [100, 3_600_000], tags: ["mysql2"], source: "mysql2 lib/base/connection.js", proof: "mysql2-connect-bare-silent" },
    // Of TCP alone: the server's greeting is waited for without a limit.
    { option: "connectTimeout", covers: [], unit: "ms", values: CONNECT, usual: [100, 3_600_000], tags: ["mysql"], source: "mysql lib/Connection.js", proof: ["mysql-connect-bare-silent", "mysql-connect-connectTimeout-0"] },
    { option: "acquireTimeout", covers: ["connect"], unit: "ms", values: CONNECT, usual: [100, 3_600_000], tags: ["mysql-pool"], source: "https://github.com/mysqljs/mysql#pool-options", proof: "mysql-pool-silent" },
    { option: "timeout", covers: ["response"], unit: "ms", values: falsyIsNone, usual: [100, 3_600_000], leaksSocket: true, tags: ["query"], source: "https://github.com/mysqljs/mysql#timeouts", proof: ["mysql2-query-timeout", "mysql-query-timeout"] },
  ],
  lookAlikes: [
    { option: "timeout", tags: ["mysql2", "mysql", "mysql-pool"], says: "`timeout` is an option of a query, not of the connection.", source: "https://github.com/mysqljs/mysql#timeouts" },
    { option: "acquireTimeout", tags: ["mysql2"], says: "`acquireTimeout` is mysql's: mysql2 ignores it.", source: "mysql2 lib/connection_config.js" },
    { option: "idleTimeout", tags: ["mysql2"], says: "`idleTimeout` is about connections nobody uses, not about waiting.", source: "https://sidorares.github.io/node-mysql2/docs#using-connection-pools" },
    { option: "timeout", tags: ["execute"], says: "`timeout` does not bound the preparing of the statement.", source: "mysql2 lib/commands/execute.js", proof: "mysql2-execute-timeout" },
  ],
  defaults: [
    { phases: ["connect"], seconds: 10, label: "mysql2's connectTimeout", option: "connectTimeout", tags: ["mysql2"], source: "mysql2 lib/connection_config.js", proof: "mysql2-connect-bare-silent" },
    { phases: ["connect"], seconds: null, label: "the server's greeting", tags: ["mysql"], source: "mysql lib/Connection.js", proof: "mysql-connect-bare-silent" },
    { phases: ["connect"], seconds: 10, label: "mysql's acquireTimeout", option: "acquireTimeout", tags: ["mysql-pool"], source: "mysql lib/PoolConfig.js", proof: "mysql-pool-silent" },
  ],
  fixes: [{ tags: ["query"], entries: [{ key: "timeout", value: "{totalMs}", limits: "total" }] }],
});
