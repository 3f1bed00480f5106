//! package: cassandra-driver
//! waits: unaccepting=connect silent=response
//! fix: none
//# bounded.both
import { Client } from "cassandra-driver";

const client = new Client({
  contactPoints: [`${process.env.PEER_HOST}:${process.env.PEER_PORT}`],
  localDataCenter: "a",
  socketOptions: { connectTimeout: 2000, readTimeout: 2000 },
});
await client.connect().catch(() => {});
