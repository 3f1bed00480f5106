//! waits: unaccepting=connect redis=response
//! fix: none
//# bare
import Redis from "ioredis";

const client = new Redis({ host: process.env.PEER_HOST, port: Number(process.env.PEER_PORT), retryStrategy: null });
client.on("error", () => process.exit(0));
await client.get("key").catch(() => process.exit(0));

//# bounded.command-timeout
import Redis from "ioredis";

const client = new Redis({ host: process.env.PEER_HOST, port: Number(process.env.PEER_PORT), retryStrategy: null, connectTimeout: 2000, commandTimeout: 2000 });
client.on("error", () => process.exit(0));
await client.get("key").catch(() => process.exit(0));

//# bounded.socket-timeout
import Redis from "ioredis";

const client = new Redis({ host: process.env.PEER_HOST, port: Number(process.env.PEER_PORT), retryStrategy: null, connectTimeout: 2000, socketTimeout: 2000 });
client.on("error", () => process.exit(0));
await client.get("key").catch(() => process.exit(0));

//# partial.connect
import Redis from "ioredis";

const client = new Redis({ host: process.env.PEER_HOST, port: Number(process.env.PEER_PORT), retryStrategy: null, connectTimeout: 2000 });
client.on("error", () => process.exit(0));
await client.get("key").catch(() => process.exit(0));

//# look-alike.max-retries
import Redis from "ioredis";

const client = new Redis({ host: process.env.PEER_HOST, port: Number(process.env.PEER_PORT), retryStrategy: null, maxRetriesPerRequest: 1 });
client.on("error", () => process.exit(0));
await client.get("key").catch(() => process.exit(0));
