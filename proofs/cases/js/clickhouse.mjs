//! package: @clickhouse/client
//! waits: unaccepting=connect silent=response
//# bare
import { createClient } from "@clickhouse/client";

const client = createClient({ url: process.env.PEER_URL });
await client.query({ query: "SELECT 1" }).catch(() => {});

//# bounded.request-timeout
import { createClient } from "@clickhouse/client";

const client = createClient({ url: process.env.PEER_URL, request_timeout: 2000 });
await client.query({ query: "SELECT 1" }).catch(() => {});

//# look-alike.zero
import { createClient } from "@clickhouse/client";

const client = createClient({ url: process.env.PEER_URL, request_timeout: 0 });
await client.query({ query: "SELECT 1" }).catch(() => {});
