import { defineLibrary } from "../../src/model/library.ts";

const MSSQL = "https://github.com/tediousjs/node-mssql#general-same-for-all-drivers";
const TEDIOUS = "https://tediousjs.github.io/tedious/api-connection.html";
const CASSANDRA = "https://docs.datastax.com/en/developer/nodejs-driver/latest/api/type.ClientOptions/";
const POSTGRES = "https://github.com/porsager/postgres#connection-details";
const NEO4J = "https://neo4j.com/docs/javascript-manual/current/connect-advanced/";
const CLICKHOUSE = "https://clickhouse.com/docs/integrations/javascript#configuration";

const OR_NONE = [
  { when: { is: [null, "undefined"] }, means: "default" },
  { when: { is: [0] }, means: "none" },
] as const;
const MSSQL_REQUEST = [...OR_NONE, { when: "Infinity", means: "none" }, { when: { below: 0 }, means: "none" }] as const;

const PHASES = ["connect", "response"] as const;
const MSSQL_CALL = {
  phases: PHASES,
  options: [
    { argument: 0, unless: "url" },
    { argument: 0, unless: "url", path: ["options"] },
  ],
  url: { argument: 0, path: ["server"] },
  tags: ["mssql"],
  source: MSSQL,
  proof: "tedious-silent",
} as const;

export default defineLibrary({
  id: "js/databases",
  name: "mssql, tedious, cassandra-driver, postgres.js, neo4j-driver, ClickHouse",
  docs: [MSSQL, TEDIOUS, CASSANDRA, POSTGRES, NEO4J, CLICKHOUSE],
  group: "database",
  modules: ["mssql", "tedious", "cassandra-driver", "postgres", "neo4j-driver", "@clickhouse/client"],
  types: { neo4j: { exports: ["neo4j-driver#default"] } },
  calls: [
    { ...MSSQL_CALL, callee: { construct: "mssql#ConnectionPool" } },
    { ...MSSQL_CALL, callee: { export: "mssql#connect" } },
    { callee: { construct: "tedious#Connection" }, phases: PHASES, options: [{ argument: 0, path: ["options"] }], url: { argument: 0, path: ["server"] }, tags: ["mssql"], source: TEDIOUS, proof: "tedious-silent" },
    { callee: { construct: "cassandra-driver#Client" }, phases: PHASES, options: [{ argument: 0, path: ["socketOptions"] }], tags: ["cassandra"], source: CASSANDRA, proof: "cassandra-silent" },
    { callee: { export: "postgres#default" }, phases: PHASES, options: [{ argument: 1 }, { argument: 0, unless: "url", alone: true }], url: { argument: 0 }, hosts: [{ argument: 0, path: ["host"] }], tags: ["postgres"], source: POSTGRES, proof: ["postgresjs-bare-silent", "postgresjs-query"] },
    { callee: { export: "neo4j-driver#driver" }, phases: PHASES, options: [{ argument: 2 }], url: { argument: 0 }, tags: ["neo4j"], source: NEO4J, proof: "neo4j-silent" },
    { callee: { method: "driver", of: "neo4j" }, phases: PHASES, options: [{ argument: 2 }], url: { argument: 0 }, tags: ["neo4j"], source: NEO4J, proof: "neo4j-silent" },
    { callee: { export: "@clickhouse/client#createClient" }, phases: PHASES, options: [{ argument: 0 }], url: { argument: 0, path: ["url"] }, tags: ["clickhouse"], source: CLICKHOUSE, proof: "clickhouse-silent" },
  ],
  limits: [
    { option: "connectionTimeout", covers: ["connect"], unit: "ms", values: OR_NONE, usual: [100, 3_600_000], tags: ["mssql"], source: MSSQL, proof: "tedious-silent" },
    { option: "connectTimeout", covers: ["connect"], unit: "ms", values: OR_NONE, usual: [100, 3_600_000], tags: ["mssql", "cassandra"], source: TEDIOUS, proof: "tedious-silent" },
    { option: "requestTimeout", covers: ["response"], unit: "ms", values: MSSQL_REQUEST, usual: [100, 3_600_000], tags: ["mssql"], source: TEDIOUS },
    { option: "readTimeout", covers: ["response"], unit: "ms", values: OR_NONE, usual: [100, 3_600_000], tags: ["cassandra"], source: CASSANDRA },
    { option: "connect_timeout", covers: ["connect"], unit: "seconds", values: OR_NONE, usual: [1, 600], tags: ["postgres"], source: POSTGRES, proof: "postgresjs-bare-silent" },
    { option: "connectionTimeout", covers: ["connect"], unit: "ms", values: OR_NONE, usual: [100, 3_600_000], tags: ["neo4j"], source: NEO4J, proof: "neo4j-silent" },
    { option: "request_timeout", covers: ["connect", "response"], unit: "ms", values: OR_NONE, usual: [100, 3_600_000], tags: ["clickhouse"], source: CLICKHOUSE, proof: "clickhouse-silent" },
  ],
  lookAlikes: [
    { option: "idle_timeout", tags: ["postgres"], says: "`idle_timeout` is about connections nobody uses.", source: POSTGRES },
    { option: "connection.statement_timeout", tags: ["postgres"], says: "`statement_timeout` is kept by the server: one that is silent ignores it.", source: POSTGRES, proof: "pg-query-statement_timeout-only" },
    { option: "maxTransactionRetryTime", tags: ["neo4j"], says: "`maxTransactionRetryTime` ends the retries, not a query that waits.", source: NEO4J },
  ],
  defaults: [
    { phases: ["connect"], seconds: 15, label: "connectTimeout", option: ["connectTimeout", "connectionTimeout"], tags: ["mssql"], source: TEDIOUS, proof: "tedious-silent" },
    { phases: ["response"], seconds: 15, label: "requestTimeout", option: "requestTimeout", tags: ["mssql"], source: TEDIOUS },
    { phases: ["connect"], seconds: 5, label: "connectTimeout", option: "connectTimeout", tags: ["cassandra"], source: CASSANDRA },
    { phases: ["response"], seconds: 12, label: "readTimeout", option: "readTimeout", tags: ["cassandra"], source: CASSANDRA, proof: "cassandra-silent" },
    { phases: ["connect"], seconds: 30, label: "connect_timeout", option: "connect_timeout", tags: ["postgres"], source: POSTGRES, proof: "postgresjs-bare-silent" },
    { phases: ["connect"], seconds: 60, label: "neo4j's connection limits", option: "connectionTimeout", tags: ["neo4j"], source: NEO4J, proof: "neo4j-silent" },
    { phases: ["connect", "response"], seconds: 30, label: "request_timeout", option: "request_timeout", tags: ["clickhouse"], source: CLICKHOUSE, proof: "clickhouse-silent" },
  ],
  fixes: [
    { tags: ["mssql"], entries: [{ key: "requestTimeout", value: "{totalMs}", limits: "total" }] },
    { tags: ["cassandra"], path: ["socketOptions"], entries: [{ key: "readTimeout", value: "{totalMs}", limits: "total" }] },
    { tags: ["clickhouse"], entries: [{ key: "request_timeout", value: "{totalMs}", limits: "total" }] },
  ],
});
