import { defineLibrary } from "../../src/model/library.ts";
import { falsyIsNone } from "../shared/falsy-is-none.ts";
import { fileDatabases } from "../shared/file-databases.ts";
import { zeroIsNone } from "../shared/zero-is-none.ts";

const KNEX = "https://knexjs.org/guide/#configuration-options";
const PHASES = ["connect", "response"] as const;

export default defineLibrary({
  id: "js/knex",
  name: "Knex",
  docs: [KNEX],
  group: "database",
  modules: ["knex"],
  calls: [{ callee: { export: ["knex#default", "knex#knex"] }, phases: PHASES, options: [{ argument: 0, unless: "url" }], url: { argument: 0, path: ["connection", "host"] }, unlessIs: { option: "client", values: fileDatabases }, source: KNEX, proof: ["knex-pg-silent", "knex-pg-query"] }],
  limits: [
    // What the driver takes: pg's, and mysql2's.
    { option: "connection.query_timeout", label: "connection.query_timeout", covers: ["response"], unit: "ms", values: falsyIsNone, usual: [100, 3_600_000], leaksSocket: true, source: "pg lib/client.js", proof: "pg-query-query_timeout-client" },
    { option: "acquireConnectionTimeout", covers: ["connect"], unit: "ms", values: zeroIsNone, usual: [100, 3_600_000], source: KNEX, proof: "knex-pg-silent" },
  ],
  lookAlikes: [{ option: "connection.statement_timeout", says: "`statement_timeout` is kept by the server: one that is silent ignores it.", source: KNEX, proof: "pg-query-statement_timeout-only" }],
  defaults: [{ phases: ["connect"], seconds: 60, label: "acquireConnectionTimeout", option: "acquireConnectionTimeout", source: KNEX, proof: "knex-pg-silent" }],
  gaps: { fix: "the driver decides: pg bounds a query by an option, mysql2 by none" },
});
