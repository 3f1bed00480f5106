import { defineLibrary } from "../../src/model/library.ts";
import { falsyIsNone } from "../shared/falsy-is-none.ts";

const CLIENT = "https://node-postgres.com/apis/client#new-client";
const SOURCE = "pg lib/client.js";

const HOSTS = { url: { argument: 0, path: ["connectionString"] }, hosts: [{ argument: 0, path: ["host"] }] } as const;

export default defineLibrary({
  id: "js/pg",
  name: "pg (node-postgres)",
  docs: [CLIENT, "https://node-postgres.com/apis/pool"],
  group: "database",
  modules: ["pg", "pg-pool"],
  types: { client: { classes: ["Client", "Pool"], modelled: true } },
  calls: [
    {
      callee: { construct: ["Client", "Pool", "pg-pool#default"] },
      phases: ["connect", "response"],
      options: [{ argument: 0, unless: "url" }],
      ...HOSTS,
      source: CLIENT,
      tags: ["client"],
      proof: ["pg-connect-bare-silent", "pg-query-bare", "pg-Pool-bare-silent", "pg-Pool-connectionTimeoutMillis-query"],
    },
    // A query counts for itself where it has a limit of its own.
    { callee: { method: "query", of: "client" }, phases: ["response"], options: [{ argument: 0, unless: "url" }, { receiver: true }], onlyWith: ["query_timeout"], tags: ["query"], source: "https://node-postgres.com/apis/client#clientquery", proof: "pg-query-query_timeout-per-query" },
  ],
  effects: [{ callee: { construct: ["Client", "Pool", "pg-pool#default"] }, creates: "client", from: [{ argument: 0, unless: "url" }], source: CLIENT }],
  limits: [
    { option: "connectionTimeoutMillis", covers: ["connect"], unit: "ms", values: falsyIsNone, usual: [100, 3_600_000], source: CLIENT, proof: ["pg-connectionTimeoutMillis", "pg-Pool-connectionTimeoutMillis-query"] },
    { option: "query_timeout", covers: ["response"], unit: "ms", values: falsyIsNone, usual: [100, 3_600_000], leaksSocket: true, source: CLIENT, proof: ["pg-query-query_timeout-client", "pg-Pool-query_timeout", "pg-query_timeout-next-query-on-same-client"] },
  ],
  lookAlikes: [{ option: "statement_timeout", says: "`statement_timeout` is kept by the server: one that is silent ignores it.", source: "https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-STATEMENT-TIMEOUT", proof: "pg-query-statement_timeout-only" }],
  defaults: [{ phases: ["connect"], seconds: null, label: "pg's connectionTimeoutMillis", source: SOURCE, proof: "pg-connect-bare-silent" }],
  fixes: [
    {
      tags: ["client"],
      entries: [
        { key: "connectionTimeoutMillis", value: "{connectMs}", limits: "connect" },
        { key: "query_timeout", value: "{totalMs}", limits: "total" },
      ],
      argument: { index: 0 },
    },
  ],
  repeats: "A connection whose query has timed out stays busy: the next query on it waits.",
});
