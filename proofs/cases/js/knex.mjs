//! waits: unaccepting=connect silent=connect postgres=response
//! fix: none
//# before
import knex from "knex";

const peer = { host: process.env.PEER_HOST, port: Number(process.env.PEER_PORT), user: "a", database: "a" };

//# bare
const db = knex({ client: "pg", version: "15", connection: peer });

//# bounded.both
const db = knex({ client: "pg", version: "15", connection: { ...peer, query_timeout: 2000 }, acquireConnectionTimeout: 2000 });

//# partial.acquire
const db = knex({ client: "pg", version: "15", connection: peer, acquireConnectionTimeout: 2000 });

//# look-alike.statement-timeout
const db = knex({ client: "pg", version: "15", connection: { ...peer, statement_timeout: 2000 } });

//# after
await db.raw("SELECT 1").catch(() => {});
