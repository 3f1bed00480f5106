//! package: memjs
//! waits: unaccepting=connect silent=response
//! fix: none
//# bounded.both
import memjs from "memjs";

const client = memjs.Client.create(`${process.env.PEER_HOST}:${process.env.PEER_PORT}`, { conntimeout: 2, timeout: 2, retries: 0 });
await client.get("key").catch(() => {});
