//# bare
import fetch from "node-fetch";

const response = await fetch(process.env.PEER_URL);
await response.text();

//# bounded.signal
import fetch from "node-fetch";

const response = await fetch(process.env.PEER_URL, { signal: AbortSignal.timeout(2000) });
await response.text();

//# look-alike.timeout-option
import fetch from "node-fetch";

const response = await fetch(process.env.PEER_URL, { timeout: 2000 });
await response.text();
