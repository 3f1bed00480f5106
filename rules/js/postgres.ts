import { defineLibrary } from "../../src/model/library.ts";
import { zeroIsNone } from "../shared/zero-is-none.ts";

const POSTGRES = "https://github.com/porsager/postgres#connection-details";
const PHASES = ["connect", "response"] as const;

export default defineLibrary({
  id: "js/postgres",
  name: "postgres (postgres.js)",
  docs: [POSTGRES],
  group: "database",
  modules: ["postgres"],
  calls: [{ callee: { export: "postgres#default" }, phases: PHASES, options: [{ argument: 1 }, { argument: 0, unless: "url", alone: true }], url: { argument: 0 }, hosts: [{ argument: 0, path: ["host"] }], source: POSTGRES, proof: ["postgresjs-bare-silent", "postgresjs-query"] }],
  limits: [{ option: "connect_timeout", covers: ["connect"], unit: "seconds", values: zeroIsNone, usual: [1, 600], source: POSTGRES, proof: "postgresjs-bare-silent" }],
  lookAlikes: [
    { option: "idle_timeout", says: "`idle_timeout` is about connections nobody uses.", source: POSTGRES },
    { option: "connection.statement_timeout", says: "`statement_timeout` is kept by the server: one that is silent ignores it.", source: POSTGRES, proof: "pg-query-statement_timeout-only" },
  ],
  defaults: [{ phases: ["connect"], seconds: 30, label: "connect_timeout", option: "connect_timeout", source: POSTGRES, proof: "postgresjs-bare-silent" }],
  gaps: { fix: "no option bounds a query" },
});
