//! package: @grpc/grpc-js
//! waits: unaccepting=connect silent=response
//# bare
import { Client, credentials } from "@grpc/grpc-js";

const client = new Client(`${process.env.PEER_HOST}:${process.env.PEER_PORT}`, credentials.createInsecure());
const same = (value) => value;
client.makeUnaryRequest("/a.A/b", same, same, Buffer.from("a"), () => process.exit(0));

//# bounded.deadline
import { Client, credentials } from "@grpc/grpc-js";

const client = new Client(`${process.env.PEER_HOST}:${process.env.PEER_PORT}`, credentials.createInsecure());
const same = (value) => value;
client.makeUnaryRequest("/a.A/b", same, same, Buffer.from("a"), { deadline: Date.now() + 2000 }, () => process.exit(0));

//# look-alike.timeout
import { Client, credentials } from "@grpc/grpc-js";

const client = new Client(`${process.env.PEER_HOST}:${process.env.PEER_PORT}`, credentials.createInsecure());
const same = (value) => value;
client.makeUnaryRequest("/a.A/b", same, same, Buffer.from("a"), { timeout: 2000 }, () => process.exit(0));
