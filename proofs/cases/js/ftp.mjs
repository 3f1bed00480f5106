//! package: basic-ftp
//! waits: unaccepting=connect mute=response ftp=response
//! fix: none
//# bare
import { Client } from "basic-ftp";

const client = new Client();
await client.access({ host: process.env.PEER_HOST, port: Number(process.env.PEER_PORT), user: "a", password: "a" });
await client.list();

//# bounded.timeout
import { Client } from "basic-ftp";

const client = new Client(2000);
await client.access({ host: process.env.PEER_HOST, port: Number(process.env.PEER_PORT), user: "a", password: "a" });
await client.list();

//# look-alike.zero
import { Client } from "basic-ftp";

const client = new Client(0);
await client.access({ host: process.env.PEER_HOST, port: Number(process.env.PEER_PORT), user: "a", password: "a" });
await client.list();
