//# bare
import got from "got";

const response = await got(process.env.PEER_URL, { retry: { limit: 0 } });

//# bounded.timeout-request
import got from "got";

const response = await got(process.env.PEER_URL, { timeout: { request: 2000 }, retry: { limit: 0 } });
