//! waits: unaccepting=connect silent=connect postgres=response
//! fix: none
//# before
import { Sequelize } from "sequelize";

const peer = { dialect: "postgres", host: process.env.PEER_HOST, port: Number(process.env.PEER_PORT), logging: false };

//# bare
const db = new Sequelize("a", "a", "b", peer);

//# bounded.both
const db = new Sequelize("a", "a", "b", { ...peer, dialectOptions: { connectionTimeoutMillis: 2000, query_timeout: 2000 } });

//# look-alike.acquire
const db = new Sequelize("a", "a", "b", { ...peer, pool: { acquire: 2000 } });

//# after
await db.query("SELECT 1").catch(() => {});
