//# bare
import request from "request";

request({ url: process.env.PEER_URL }, () => process.exit(0));

//# bounded.timeout
import request from "request";

request({ url: process.env.PEER_URL, timeout: 2000 }, () => process.exit(0));

//# bounded.get
import request from "request";

request.get(process.env.PEER_URL, { timeout: 2000 }, () => process.exit(0));

//# bounded.defaults
import request from "request";

const client = request.defaults({ timeout: 2000 });
client.get(process.env.PEER_URL, () => process.exit(0));

//# look-alike.zero
import request from "request";

request({ url: process.env.PEER_URL, timeout: 0 }, () => process.exit(0));
