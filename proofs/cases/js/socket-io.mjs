//! package: socket.io-client
//! waits: unaccepting=connect silent=response
//! fix: none
//# bare
import { io } from "socket.io-client";

const socket = io(process.env.PEER_URL, { reconnection: false });
socket.on("connect", () => process.exit(0));
socket.on("connect_error", () => process.exit(0));

//# bounded.timeout
import { io } from "socket.io-client";

const socket = io(process.env.PEER_URL, { reconnection: false, timeout: 2000 });
socket.on("connect", () => process.exit(0));
socket.on("connect_error", () => process.exit(0));

//# look-alike.connect-timeout
import { io } from "socket.io-client";

const socket = io(process.env.PEER_URL, { reconnection: false, connectTimeout: 2000 });
socket.on("connect", () => process.exit(0));
socket.on("connect_error", () => process.exit(0));
