//! waits: unaccepting=connect silent=response
//# bare
import WebSocket from "ws";

const socket = new WebSocket(process.env.PEER_URL);
socket.on("open", () => process.exit(0));
socket.on("error", () => process.exit(0));

//# bounded.handshake-timeout
import WebSocket from "ws";

const socket = new WebSocket(process.env.PEER_URL, { handshakeTimeout: 2000 });
socket.on("open", () => process.exit(0));
socket.on("error", () => process.exit(0));

//# look-alike.timeout
import WebSocket from "ws";

const socket = new WebSocket(process.env.PEER_URL, { timeout: 2000 });
socket.on("open", () => process.exit(0));
socket.on("error", () => process.exit(0));
