//! package: ldapts
//! waits: unaccepting=connect silent=response
//# bare
import { Client } from "ldapts";

const client = new Client({ url: `ldap://${process.env.PEER_HOST}:${process.env.PEER_PORT}` });
await client.bind("cn=a", "b").catch(() => {});

//# bounded.both
import { Client } from "ldapts";

const client = new Client({ url: `ldap://${process.env.PEER_HOST}:${process.env.PEER_PORT}`, timeout: 2000, connectTimeout: 2000 });
await client.bind("cn=a", "b").catch(() => {});

//# partial.connect
import { Client } from "ldapts";

const client = new Client({ url: `ldap://${process.env.PEER_HOST}:${process.env.PEER_PORT}`, connectTimeout: 2000 });
await client.bind("cn=a", "b").catch(() => {});
