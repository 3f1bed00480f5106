//# bare
import wretch from "wretch";

const text = await wretch(process.env.PEER_URL, { mode: "cors" }).get().text();

//# bounded.signal
import wretch from "wretch";

const text = await wretch(process.env.PEER_URL).options({ signal: AbortSignal.timeout(2000) }).get().text();

//# bounded.set-timeout
import wretch from "wretch";
import AbortAddon from "wretch/addons/abort";

const text = await wretch(process.env.PEER_URL).addon(AbortAddon()).get().setTimeout(2000).text();

//# look-alike.timeout
import wretch from "wretch";

const text = await wretch(process.env.PEER_URL, { timeout: 2000 }).get().text();
