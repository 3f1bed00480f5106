import { defineLibrary } from "../../src/model/library.ts";
import { falsyIsNone } from "../shared/falsy-is-none.ts";
import { fileDatabases } from "../shared/file-databases.ts";

const SEQUELIZE = "https://sequelize.org/api/v6/class/src/sequelize.js~sequelize";
const PHASES = ["connect", "response"] as const;
const SEQUELIZE_OPTIONS = [{ argument: 3 }, { argument: 1, unless: "url" }, { argument: 0, unless: "url" }] as const;

export default defineLibrary({
  id: "js/sequelize",
  name: "Sequelize",
  docs: [SEQUELIZE],
  group: "database",
  modules: ["sequelize", "sequelize-typescript"],
  calls: [
    {
      callee: { construct: ["sequelize#default", "sequelize#Sequelize", "sequelize-typescript#Sequelize"] },
      phases: PHASES,
      options: SEQUELIZE_OPTIONS,
      url: { argument: 0 },
      hosts: [
        { argument: 3, path: ["host"] },
        { argument: 0, path: ["host"] },
      ],
      unlessIs: { option: "dialect", values: fileDatabases },

      source: SEQUELIZE,
      proof: ["sequelize-pg-silent", "sequelize-mysql2-silent"],
    },
  ],
  limits: [
    { option: "dialectOptions.query_timeout", label: "dialectOptions.query_timeout", covers: ["response"], unit: "ms", values: falsyIsNone, usual: [100, 3_600_000], leaksSocket: true, source: "sequelize lib/dialects/postgres/connection-manager.js" },
    { option: "dialectOptions.connectionTimeoutMillis", label: "dialectOptions.connectionTimeoutMillis", covers: ["connect"], unit: "ms", values: falsyIsNone, usual: [100, 3_600_000], source: "sequelize lib/dialects/postgres/connection-manager.js" },
    { option: "dialectOptions.connectTimeout", label: "dialectOptions.connectTimeout", covers: ["connect"], unit: "ms", values: falsyIsNone, usual: [100, 3_600_000], source: "sequelize lib/dialects/mysql/connection-manager.js" },
    { option: "dialectOptions.options.requestTimeout", label: "dialectOptions.options.requestTimeout", covers: ["response"], unit: "ms", values: falsyIsNone, usual: [100, 3_600_000], source: "sequelize lib/dialects/mssql/connection-manager.js" },
  ],
  lookAlikes: [
    { option: "pool.acquire", says: "`pool.acquire` does not bound the first connection, nor a query.", source: SEQUELIZE, proof: "sequelize-pg-pool-acquire-set" },
    { option: "dialectOptions.statement_timeout", says: "`statement_timeout` is kept by the server: one that is silent ignores it.", source: SEQUELIZE, proof: "pg-query-statement_timeout-only" },
  ],
  defaults: [{ phases: ["connect"], seconds: null, label: "the driver's handshake", source: "sequelize lib/dialects/abstract/connection-manager.js", proof: "sequelize-pg-silent" }],
  gaps: { fix: "the driver decides: pg bounds a query by an option, mysql2 by none" },
});
