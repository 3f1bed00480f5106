//! waits: unaccepting=connect silent=connect postgres=response
//! fix: none
//# bare
import { Sequelize } from "sequelize";

const db = new Sequelize("a", "a", "b", { dialect: "postgres", host: process.env.PEER_HOST, port: Number(process.env.PEER_PORT), logging: false });
await db.query("SELECT 1").catch(() => {});

//# bounded.both
import { Sequelize } from "sequelize";

const db = new Sequelize("a", "a", "b", {
  dialect: "postgres",
  host: process.env.PEER_HOST,
  port: Number(process.env.PEER_PORT),
  logging: false,
  dialectOptions: { connectionTimeoutMillis: 2000, query_timeout: 2000 },
});
await db.query("SELECT 1").catch(() => {});

//# look-alike.acquire
import { Sequelize } from "sequelize";

const db = new Sequelize("a", "a", "b", {
  dialect: "postgres",
  host: process.env.PEER_HOST,
  port: Number(process.env.PEER_PORT),
  logging: false,
  pool: { acquire: 2000 },
});
await db.query("SELECT 1").catch(() => {});
