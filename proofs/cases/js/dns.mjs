//! package: node
//! waits: udp=response
//! fix: none
//# before
import { Resolver } from "node:dns";

//# bare
const resolver = new Resolver();

//# bounded.timeout
const resolver = new Resolver({ timeout: 2000, tries: 1 });

//# after
resolver.setServers([`${process.env.PEER_HOST}:${process.env.PEER_PORT}`]);
resolver.resolve4("example.org", () => process.exit(0));
