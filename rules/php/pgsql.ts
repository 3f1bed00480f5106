import { defineLibrary } from "../../src/model/library.ts";

const MANUAL = "https://www.php.net/manual/en/function.pg-connect.php";
const LIBPQ = "https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNECT-CONNECT-TIMEOUT";

/** libpq raises 1 to 2. */
const SECONDS = [
  { when: { is: [0, null, ""] }, means: "none" },
  { when: { below: 0 }, means: "none" },
] as const;

const DEAD = "sees a dead host, not a silent server.";

export default defineLibrary({
  id: "php/pgsql",
  name: "PostgreSQL (ext/pgsql)",
  docs: [MANUAL, LIBPQ],
  group: "database",
  calls: [
    {
      callee: { function: ["pg_connect", "pg_pconnect"] },
      phases: ["connect", "response"],
      options: [{ argument: 0, name: "connection_string", text: "pairs" }],
      url: { argument: 0, name: "connection_string", text: "pairs", path: ["host"] },
      source: MANUAL,
      proof: ["pg.connect.bare.silent", "pg.connect.bare.backlog", "pg.query.bare"],
    },
  ],
  limits: [{ option: "connect_timeout", covers: ["connect"], unit: "seconds", integer: true, values: SECONDS, usual: [1, 1_200], source: LIBPQ, proof: ["pg.connect.connect_timeout2.silent", "pg.connect.connect_timeout1.silent", "pg.connect.connect_timeout2.backlog", "pg.connect.connect_timeout0"] }],
  lookAlikes: [
    { option: "tcp_user_timeout", says: `\`tcp_user_timeout\` ${DEAD}`, source: LIBPQ, proof: "pg.query.tcp_user_timeout" },
    { option: "keepalives_idle", says: `\`keepalives_idle\` ${DEAD}`, source: LIBPQ, proof: "pg.query.tcp_user_timeout" },
    { option: "statement_timeout", says: "`statement_timeout` is kept by the server: one that is silent ignores it.", source: "https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-STATEMENT-TIMEOUT", proof: "pg.connect.statement_timeout-not-for-dead-peer" },
  ],
  defaults: [
    { phases: ["connect"], seconds: null, label: "libpq's connect_timeout", option: "connect_timeout", source: LIBPQ, proof: ["pg.connect.bare.silent", "pg.connect.bare.backlog"] },
    { phases: ["response"], seconds: null, label: "libpq", source: "https://www.postgresql.org/docs/current/libpq-exec.html", proof: ["pg.query.bare", "pg.async-select-deadline"] },
  ],
  gaps: { fix: "libpq has no option that bounds the wait for a result: it takes asynchronous queries, and a loop" },
});
