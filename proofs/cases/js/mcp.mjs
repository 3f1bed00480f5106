//! package: @modelcontextprotocol/sdk
//! waits: unaccepting=connect silent=response
//# before
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";

const transport = new StreamableHTTPClientTransport(new URL(process.env.PEER_URL));

//# bare
const client = new Client({ name: "a", version: "1" });
await client.connect(transport);

//# bounded.timeout
const client = new Client({ name: "a", version: "1" });
await client.connect(transport, { timeout: 2000 });

//# bounded.signal
const client = new Client({ name: "a", version: "1" });
await client.connect(transport, { signal: AbortSignal.timeout(2000) });

//# look-alike.client
const client = new Client({ name: "a", version: "1" }, { timeout: 2000 });
await client.connect(transport);
