//! waits: unaccepting=connect redis=response
//! fix: none
//# bare
import { createClient } from "redis";

const client = createClient({ url: process.env.PEER_URL.replace("http", "redis"), socket: { reconnectStrategy: false } });
client.on("error", () => process.exit(0));
await client.connect();
await client.get("key");
process.exit(0);

//# bounded.both
import { createClient } from "redis";

const client = createClient({ url: process.env.PEER_URL.replace("http", "redis"), socket: { reconnectStrategy: false, connectTimeout: 2000, socketTimeout: 2000 } });
client.on("error", () => process.exit(0));
await client.connect();
await client.get("key");
process.exit(0);

//# partial.connect
import { createClient } from "redis";

const client = createClient({ url: process.env.PEER_URL.replace("http", "redis"), socket: { reconnectStrategy: false, connectTimeout: 2000 } });
client.on("error", () => process.exit(0));
await client.connect();
await client.get("key");
process.exit(0);

//# look-alike.ping-interval
import { createClient } from "redis";

const client = createClient({ url: process.env.PEER_URL.replace("http", "redis"), socket: { reconnectStrategy: false }, pingInterval: 2000 });
client.on("error", () => process.exit(0));
await client.connect();
await client.get("key");
process.exit(0);
