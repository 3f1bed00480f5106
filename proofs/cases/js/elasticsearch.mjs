//! package: @elastic/elasticsearch
//# bare
import { Client } from "@elastic/elasticsearch";

const client = new Client({ node: process.env.PEER_URL, maxRetries: 0 });
const answer = await client.search({ index: "a" });

//# bounded.client
import { Client } from "@elastic/elasticsearch";

const client = new Client({ node: process.env.PEER_URL, maxRetries: 0, requestTimeout: 2000 });
const answer = await client.search({ index: "a" });

//# look-alike.ping-timeout
import { Client } from "@elastic/elasticsearch";

const client = new Client({ node: process.env.PEER_URL, maxRetries: 0, pingTimeout: 2000 });
const answer = await client.search({ index: "a" });
