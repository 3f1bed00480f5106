//! waits: unaccepting=connect silent=connect postgres=response
//! fix: none
//# bare
import knex from "knex";

const db = knex({ client: "pg", version: "15", connection: { host: process.env.PEER_HOST, port: Number(process.env.PEER_PORT), user: "a", database: "a" } });
await db.raw("SELECT 1").catch(() => {});

//# bounded.both
import knex from "knex";

const db = knex({
  client: "pg",
  version: "15",
  connection: { host: process.env.PEER_HOST, port: Number(process.env.PEER_PORT), user: "a", database: "a", query_timeout: 2000 },
  acquireConnectionTimeout: 2000,
});
await db.raw("SELECT 1").catch(() => {});

//# partial.acquire
import knex from "knex";

const db = knex({
  client: "pg",
  version: "15",
  connection: { host: process.env.PEER_HOST, port: Number(process.env.PEER_PORT), user: "a", database: "a" },
  acquireConnectionTimeout: 2000,
});
await db.raw("SELECT 1").catch(() => {});

//# look-alike.statement-timeout
import knex from "knex";

const db = knex({
  client: "pg",
  version: "15",
  connection: { host: process.env.PEER_HOST, port: Number(process.env.PEER_PORT), user: "a", database: "a", statement_timeout: 2000 },
});
await db.raw("SELECT 1").catch(() => {});
