//! package: graphql-request
//# bare
import { request } from "graphql-request";

const data = await request({ url: process.env.PEER_URL, document: "{ a }" });

//# bounded.signal
import { GraphQLClient } from "graphql-request";

const client = new GraphQLClient(process.env.PEER_URL, { signal: AbortSignal.timeout(2000) });
const data = await client.request("{ a }");

//# look-alike.timeout
import { GraphQLClient } from "graphql-request";

const client = new GraphQLClient(process.env.PEER_URL, { timeout: 2000 });
const data = await client.request("{ a }");
