//! package: mysql2
//! waits: unaccepting=connect mute=connect mysql=response
//! fix: none
//# bare
import { createConnection } from "mysql2/promise";

const connection = await createConnection({ host: process.env.PEER_HOST, port: Number(process.env.PEER_PORT), user: "a" });
await connection.query("SELECT 1");

//# partial.connect-timeout
import { createConnection } from "mysql2/promise";

const connection = await createConnection({ host: process.env.PEER_HOST, port: Number(process.env.PEER_PORT), user: "a", connectTimeout: 2000 });
await connection.query("SELECT 1");

//# partial.pool
import { createPool } from "mysql2/promise";

const pool = createPool({ host: process.env.PEER_HOST, port: Number(process.env.PEER_PORT), user: "a", connectTimeout: 2000 });
await pool.query("SELECT 1");

//# look-alike.idle-timeout
import { createPool } from "mysql2/promise";

const pool = createPool({ host: process.env.PEER_HOST, port: Number(process.env.PEER_PORT), user: "a", idleTimeout: 2000 });
await pool.query("SELECT 1");
