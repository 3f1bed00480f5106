//! waits: unaccepting=connect silent=response stalled=body dripping=total
//# bare
import ky from "ky";

const text = await ky.get(process.env.PEER_URL, { retry: 0 }).text();

//# bounded.signal
import ky from "ky";

const text = await ky.get(process.env.PEER_URL, { retry: 0, signal: AbortSignal.timeout(2000) }).text();

//# bounded.instance-signal
import ky from "ky";

const client = ky.extend({ retry: 0 });
const text = await client.post(process.env.PEER_URL, { json: { a: 1 }, signal: AbortSignal.timeout(2000) }).text();

//# partial.timeout
import ky from "ky";

const text = await ky.get(process.env.PEER_URL, { retry: 0, timeout: 2000 }).text();

//# partial.create-timeout
import ky from "ky";

const client = ky.create({ retry: 0, timeout: 2000 });
const text = await client.get(process.env.PEER_URL).text();

//# look-alike.timeout-false
import ky from "ky";

const text = await ky.get(process.env.PEER_URL, { retry: 0, timeout: false }).text();
