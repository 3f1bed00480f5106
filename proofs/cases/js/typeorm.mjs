//! waits: unaccepting=connect silent=connect postgres=response
//! fix: none
//# before
import { DataSource } from "typeorm";

const peer = { type: "postgres", host: process.env.PEER_HOST, port: Number(process.env.PEER_PORT), username: "a", database: "a" };

//# bare
const db = new DataSource(peer);

//# bounded.both
const db = new DataSource({ ...peer, connectTimeoutMS: 2000, extra: { query_timeout: 2000 } });

//# partial.connect
const db = new DataSource({ ...peer, connectTimeoutMS: 2000 });

//# look-alike.max-query-execution-time
const db = new DataSource({ ...peer, maxQueryExecutionTime: 2000 });

//# look-alike.statement-timeout
const db = new DataSource({ ...peer, extra: { statement_timeout: 2000 } });

//# after
await db.initialize().catch(() => {});
