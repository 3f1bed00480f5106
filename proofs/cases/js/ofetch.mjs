//# bare
import { ofetch } from "ofetch";

const data = await ofetch(process.env.PEER_URL);

//# bounded.signal
import { ofetch } from "ofetch";

const data = await ofetch(process.env.PEER_URL, { signal: AbortSignal.timeout(2000), retry: 0 });
