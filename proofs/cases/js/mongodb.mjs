//! waits: unaccepting=connect silent=connect mongodb=response
//# bare
import { MongoClient } from "mongodb";

const client = new MongoClient(`mongodb://${process.env.PEER_HOST}:${process.env.PEER_PORT}/?directConnection=true`);
await client.db("a").collection("a").findOne({});

//# bounded.options
import { MongoClient } from "mongodb";

const client = new MongoClient(`mongodb://${process.env.PEER_HOST}:${process.env.PEER_PORT}/?directConnection=true`, { serverSelectionTimeoutMS: 2000, socketTimeoutMS: 2000 });
await client.db("a").collection("a").findOne({}, { retryReads: false });

//# partial.connect
import { MongoClient } from "mongodb";

const client = new MongoClient(`mongodb://${process.env.PEER_HOST}:${process.env.PEER_PORT}/?directConnection=true`, { serverSelectionTimeoutMS: 2000 });
await client.db("a").collection("a").findOne({});

//# look-alike.timeout-ms
import { MongoClient } from "mongodb";

const client = new MongoClient(`mongodb://${process.env.PEER_HOST}:${process.env.PEER_PORT}/?directConnection=true`, { timeoutMS: 2000 });
await client.db("a").collection("a").findOne({});
