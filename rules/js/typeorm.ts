import { defineLibrary } from "../../src/model/library.ts";
import { falsyIsNone } from "../shared/falsy-is-none.ts";
import { fileDatabases } from "../shared/file-databases.ts";

const TYPEORM = "https://typeorm.io/docs/data-source/data-source-options";
const PHASES = ["connect", "response"] as const;

export default defineLibrary({
  id: "js/typeorm",
  name: "TypeORM",
  docs: [TYPEORM],
  group: "database",
  modules: ["typeorm"],
  calls: [
    { callee: { construct: "typeorm#DataSource" }, phases: PHASES, options: [{ argument: 0 }], url: { argument: 0, path: ["url"] }, hosts: [{ argument: 0, path: ["host"] }], unlessIs: { option: "type", values: fileDatabases }, source: TYPEORM, proof: "typeorm-pg-silent" },
    { callee: { export: ["typeorm#createConnection"] }, phases: PHASES, options: [{ argument: 0, unless: "url" }], url: { argument: 0, path: ["url"] }, hosts: [{ argument: 0, path: ["host"] }], unlessIs: { option: "type", values: fileDatabases }, source: TYPEORM, proof: "typeorm-pg-silent" },
  ],
  limits: [
    { option: "connectTimeoutMS", covers: ["connect"], unit: "ms", values: falsyIsNone, usual: [100, 3_600_000], source: "typeorm driver/postgres/PostgresDriver.js", proof: "typeorm-pg-silent" },
    { option: "connectTimeout", covers: ["connect"], unit: "ms", values: falsyIsNone, usual: [100, 3_600_000], source: TYPEORM },
    { option: "extra.connectionTimeoutMillis", label: "extra.connectionTimeoutMillis", covers: ["connect"], unit: "ms", values: falsyIsNone, usual: [100, 3_600_000], source: TYPEORM },
    { option: "extra.query_timeout", label: "extra.query_timeout", covers: ["response"], unit: "ms", values: falsyIsNone, usual: [100, 3_600_000], leaksSocket: true, source: TYPEORM },
  ],
  lookAlikes: [
    { option: "maxQueryExecutionTime", says: "`maxQueryExecutionTime` only logs.", source: TYPEORM },
    { option: "extra.statement_timeout", says: "`statement_timeout` is kept by the server: one that is silent ignores it.", source: TYPEORM, proof: "pg-query-statement_timeout-only" },
  ],
  defaults: [{ phases: ["connect"], seconds: null, label: "the driver's handshake", source: "typeorm driver/postgres/PostgresDriver.js", proof: "typeorm-pg-silent" }],
  gaps: { fix: "the driver decides: pg bounds a query by an option, mysql2 by none" },
});
