//# bare
import { fetch } from "undici";

const response = await fetch(process.env.PEER_URL);
const text = await response.text();

//# bounded.fetch-signal
import { fetch } from "undici";

const response = await fetch(process.env.PEER_URL, { signal: AbortSignal.timeout(2000) });
const text = await response.text();

//# bounded.request-signal
import { request } from "undici";

const { body } = await request(process.env.PEER_URL, { signal: AbortSignal.timeout(2000) });
const text = await body.text();

//# bounded.dispatcher
import { Agent, fetch } from "undici";

const dispatcher = new Agent({ headersTimeout: 2000, bodyTimeout: 2000, connect: { timeout: 2000 } });
const response = await fetch(process.env.PEER_URL, { dispatcher });
const text = await response.text();

//# bounded.global-dispatcher
import { Agent, request, setGlobalDispatcher } from "undici";

setGlobalDispatcher(new Agent({ headersTimeout: 2000, bodyTimeout: 2000, connect: { timeout: 2000 } }));
const { body } = await request(process.env.PEER_URL);
const text = await body.text();

//# partial.headers-timeout
import { request } from "undici";

const { body } = await request(process.env.PEER_URL, { headersTimeout: 2000 });
const text = await body.text();

//# look-alike.timeout
import { request } from "undici";

const { body } = await request(process.env.PEER_URL, { timeout: 2000 });
const text = await body.text();

//# look-alike.zero
import { request } from "undici";

const { body } = await request(process.env.PEER_URL, { headersTimeout: 0, bodyTimeout: 0 });
const text = await body.text();
