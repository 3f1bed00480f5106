//! waits: unaccepting=connect silent=connect postgres=response
//# bare
import { Client } from "pg";

const client = new Client({ host: process.env.PEER_HOST, port: Number(process.env.PEER_PORT), user: "a", database: "a" });
await client.connect();
await client.query("SELECT 1");

//# bounded.client
import { Client } from "pg";

const client = new Client({ host: process.env.PEER_HOST, port: Number(process.env.PEER_PORT), user: "a", database: "a", connectionTimeoutMillis: 2000, query_timeout: 2000 });
await client.connect();
await client.query("SELECT 1");

//# bounded.pool
import { Pool } from "pg";

const pool = new Pool({ host: process.env.PEER_HOST, port: Number(process.env.PEER_PORT), user: "a", database: "a", connectionTimeoutMillis: 2000, query_timeout: 2000 });
await pool.query("SELECT 1");

//# partial.connect
import { Pool } from "pg";

const pool = new Pool({ host: process.env.PEER_HOST, port: Number(process.env.PEER_PORT), user: "a", database: "a", connectionTimeoutMillis: 2000 });
await pool.query("SELECT 1");

//# look-alike.statement-timeout
import { Client } from "pg";

const client = new Client({ host: process.env.PEER_HOST, port: Number(process.env.PEER_PORT), user: "a", database: "a", statement_timeout: 2000 });
await client.connect();
await client.query("SELECT 1");
