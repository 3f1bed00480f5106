import { defineLibrary } from "../../src/model/library.ts";

const KNEX = "https://knexjs.org/guide/#configuration-options";
const SEQUELIZE = "https://sequelize.org/api/v6/class/src/sequelize.js~sequelize";
const TYPEORM = "https://typeorm.io/docs/data-source/data-source-options";

const NONE = [{ when: { is: [0, null, false, "undefined"] }, means: "none" }] as const;
const OR_NONE = [
  { when: { is: [null, "undefined"] }, means: "default" },
  { when: { is: [0] }, means: "none" },
] as const;

const PHASES = ["connect", "response"] as const;
const FILES = ["sqlite", "sqlite3", "better-sqlite3", "sqljs", "expo", "cordova", "react-native", "nativescript", "capacitor"] as const;
const SEQUELIZE_OPTIONS = [{ argument: 3 }, { argument: 1, unless: "url" }, { argument: 0, unless: "url" }] as const;

export default defineLibrary({
  id: "js/orm",
  name: "Knex, Sequelize, TypeORM",
  docs: [KNEX, SEQUELIZE, TYPEORM],
  group: "database",
  modules: ["knex", "sequelize", "sequelize-typescript", "typeorm"],
  calls: [
    { callee: { export: ["knex#default", "knex#knex"] }, phases: PHASES, options: [{ argument: 0, unless: "url" }], url: { argument: 0, path: ["connection", "host"] }, unlessIs: { option: "client", values: FILES }, tags: ["knex"], source: KNEX, proof: ["knex-pg-silent", "knex-pg-query"] },
    {
      callee: { construct: ["sequelize#default", "sequelize#Sequelize", "sequelize-typescript#Sequelize"] },
      phases: PHASES,
      options: SEQUELIZE_OPTIONS,
      url: { argument: 0 },
      hosts: [
        { argument: 3, path: ["host"] },
        { argument: 0, path: ["host"] },
      ],
      unlessIs: { option: "dialect", values: FILES },
      tags: ["sequelize"],
      source: SEQUELIZE,
      proof: ["sequelize-pg-silent", "sequelize-mysql2-silent"],
    },
    { callee: { construct: "typeorm#DataSource" }, phases: PHASES, options: [{ argument: 0 }], url: { argument: 0, path: ["url"] }, hosts: [{ argument: 0, path: ["host"] }], unlessIs: { option: "type", values: FILES }, tags: ["typeorm"], source: TYPEORM, proof: "typeorm-pg-silent" },
    { callee: { export: ["typeorm#createConnection"] }, phases: PHASES, options: [{ argument: 0, unless: "url" }], url: { argument: 0, path: ["url"] }, hosts: [{ argument: 0, path: ["host"] }], unlessIs: { option: "type", values: FILES }, tags: ["typeorm"], source: TYPEORM, proof: "typeorm-pg-silent" },
  ],
  limits: [
    // What the driver takes: pg's, and mysql2's.
    { option: "connection.query_timeout", label: "connection.query_timeout", covers: ["response"], unit: "ms", values: NONE, usual: [100, 3_600_000], tags: ["knex"], leaksSocket: true, source: "pg lib/client.js", proof: "pg-query-query_timeout-client" },
    { option: "acquireConnectionTimeout", covers: ["connect"], unit: "ms", values: OR_NONE, usual: [100, 3_600_000], tags: ["knex"], source: KNEX, proof: "knex-pg-silent" },
    { option: "dialectOptions.query_timeout", label: "dialectOptions.query_timeout", covers: ["response"], unit: "ms", values: NONE, usual: [100, 3_600_000], leaksSocket: true, tags: ["sequelize"], source: "sequelize lib/dialects/postgres/connection-manager.js" },
    { option: "dialectOptions.connectionTimeoutMillis", label: "dialectOptions.connectionTimeoutMillis", covers: ["connect"], unit: "ms", values: NONE, usual: [100, 3_600_000], tags: ["sequelize"], source: "sequelize lib/dialects/postgres/connection-manager.js" },
    { option: "dialectOptions.connectTimeout", label: "dialectOptions.connectTimeout", covers: ["connect"], unit: "ms", values: NONE, usual: [100, 3_600_000], tags: ["sequelize"], source: "sequelize lib/dialects/mysql/connection-manager.js" },
    { option: "dialectOptions.options.requestTimeout", label: "dialectOptions.options.requestTimeout", covers: ["response"], unit: "ms", values: NONE, usual: [100, 3_600_000], tags: ["sequelize"], source: "sequelize lib/dialects/mssql/connection-manager.js" },
    { option: "connectTimeoutMS", covers: ["connect"], unit: "ms", values: NONE, usual: [100, 3_600_000], tags: ["typeorm"], source: "typeorm driver/postgres/PostgresDriver.js", proof: "typeorm-pg-silent" },
    { option: "connectTimeout", covers: ["connect"], unit: "ms", values: NONE, usual: [100, 3_600_000], tags: ["typeorm"], source: TYPEORM },
    { option: "extra.connectionTimeoutMillis", label: "extra.connectionTimeoutMillis", covers: ["connect"], unit: "ms", values: NONE, usual: [100, 3_600_000], tags: ["typeorm"], source: TYPEORM },
    { option: "extra.query_timeout", label: "extra.query_timeout", covers: ["response"], unit: "ms", values: NONE, usual: [100, 3_600_000], leaksSocket: true, tags: ["typeorm"], source: TYPEORM },
  ],
  lookAlikes: [
    { option: "connection.statement_timeout", tags: ["knex"], says: "`statement_timeout` is kept by the server: one that is silent ignores it.", source: KNEX, proof: "pg-query-statement_timeout-only" },
    { option: "pool.acquire", tags: ["sequelize"], says: "`pool.acquire` does not bound the first connection, nor a query.", source: SEQUELIZE, proof: "sequelize-pg-pool-acquire-set" },
    { option: "dialectOptions.statement_timeout", tags: ["sequelize"], says: "`statement_timeout` is kept by the server: one that is silent ignores it.", source: SEQUELIZE, proof: "pg-query-statement_timeout-only" },
    { option: "maxQueryExecutionTime", tags: ["typeorm"], says: "`maxQueryExecutionTime` only logs.", source: TYPEORM },
    { option: "extra.statement_timeout", tags: ["typeorm"], says: "`statement_timeout` is kept by the server: one that is silent ignores it.", source: TYPEORM, proof: "pg-query-statement_timeout-only" },
  ],
  defaults: [
    { phases: ["connect"], seconds: 60, label: "acquireConnectionTimeout", option: "acquireConnectionTimeout", tags: ["knex"], source: KNEX, proof: "knex-pg-silent" },
    { phases: ["connect"], seconds: null, label: "the driver's handshake", tags: ["sequelize", "typeorm"], source: "sequelize lib/dialects/abstract/connection-manager.js", proof: ["sequelize-pg-silent", "typeorm-pg-silent"] },
  ],
});
