//! waits: unaccepting=connect silent=connect postgres=response
//! fix: none
//# bare
import postgres from "postgres";

const sql = postgres({ host: process.env.PEER_HOST, port: Number(process.env.PEER_PORT), user: "a", database: "a" });
await sql`SELECT 1`.catch(() => {});

//# partial.connect-timeout
import postgres from "postgres";

const sql = postgres({ host: process.env.PEER_HOST, port: Number(process.env.PEER_PORT), user: "a", database: "a", connect_timeout: 2 });
await sql`SELECT 1`.catch(() => {});

//# look-alike.statement-timeout
import postgres from "postgres";

const sql = postgres({ host: process.env.PEER_HOST, port: Number(process.env.PEER_PORT), user: "a", database: "a", connection: { statement_timeout: 2000 } });
await sql`SELECT 1`.catch(() => {});
