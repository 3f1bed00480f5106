//! package: tedious
//! waits: unaccepting=connect silent=connect
//! fix: none
//# bare
import { Connection } from "tedious";

const connection = new Connection({ server: process.env.PEER_HOST, options: { port: Number(process.env.PEER_PORT), encrypt: false }, authentication: { type: "default", options: { userName: "a", password: "b" } } });
connection.connect(() => process.exit(0));

//# bounded.both
import { Connection } from "tedious";

const connection = new Connection({
  server: process.env.PEER_HOST,
  options: { port: Number(process.env.PEER_PORT), encrypt: false, connectTimeout: 2000, requestTimeout: 2000 },
  authentication: { type: "default", options: { userName: "a", password: "b" } },
});
connection.connect(() => process.exit(0));
