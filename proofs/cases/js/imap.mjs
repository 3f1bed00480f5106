//! package: imapflow
//! waits: unaccepting=connect
//! fix: none
//# bare
import { ImapFlow } from "imapflow";

const client = new ImapFlow({ host: process.env.PEER_HOST, port: Number(process.env.PEER_PORT), secure: false, auth: { user: "a", pass: "b" }, logger: false });
await client.connect().catch(() => {});

//# bounded.connection-timeout
import { ImapFlow } from "imapflow";

const client = new ImapFlow({
  host: process.env.PEER_HOST,
  port: Number(process.env.PEER_PORT),
  secure: false,
  auth: { user: "a", pass: "b" },
  logger: false,
  connectionTimeout: 2000,
  greetingTimeout: 2000,
  socketTimeout: 2000,
});
await client.connect().catch(() => {});
