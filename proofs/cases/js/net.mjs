//! package: node
//! waits: unaccepting=connect silent=response
//! fix: none
//# bare
import net from "node:net";

const socket = net.connect(Number(process.env.PEER_PORT), process.env.PEER_HOST, () => socket.write("a"));
socket.on("data", () => process.exit(0));
socket.on("error", () => process.exit(0));

//# bounded.set-timeout
import net from "node:net";

const socket = net.connect(Number(process.env.PEER_PORT), process.env.PEER_HOST, () => socket.write("a"));
socket.setTimeout(2000, () => socket.destroy(new Error("timeout")));
socket.on("data", () => process.exit(0));
socket.on("error", () => process.exit(0));

//# look-alike.nobody-acts
import net from "node:net";

const socket = net.connect({ port: Number(process.env.PEER_PORT), host: process.env.PEER_HOST, timeout: 2000 }, () => socket.write("a"));
socket.on("data", () => process.exit(0));
socket.on("error", () => process.exit(0));

//# look-alike.keep-alive
import net from "node:net";

const socket = net.connect(Number(process.env.PEER_PORT), process.env.PEER_HOST, () => socket.write("a"));
socket.setKeepAlive(true, 1000);
socket.on("data", () => process.exit(0));
socket.on("error", () => process.exit(0));
