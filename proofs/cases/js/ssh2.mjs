//! waits: unaccepting=connect silent=connect
//! fix: none
//# bare
import { Client } from "ssh2";

const client = new Client();
client.on("ready", () => process.exit(0));
client.on("error", () => process.exit(1));
client.connect({ host: process.env.PEER_HOST, port: Number(process.env.PEER_PORT), username: "a", password: "b" });

//# bounded.both
import { Client } from "ssh2";

const client = new Client();
client.on("ready", () => process.exit(0));
client.on("error", () => process.exit(1));
client.connect({ host: process.env.PEER_HOST, port: Number(process.env.PEER_PORT), username: "a", password: "b", readyTimeout: 2000, keepaliveInterval: 1000 });

//# look-alike.timeout
import { Client } from "ssh2";

const client = new Client();
client.on("ready", () => process.exit(0));
client.on("error", () => process.exit(1));
client.connect({ host: process.env.PEER_HOST, port: Number(process.env.PEER_PORT), username: "a", password: "b", timeout: 2000 });
