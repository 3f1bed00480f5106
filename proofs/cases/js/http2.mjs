//! package: node
//! waits: silent=response@1
//! fix: none
//# bare
import http2 from "node:http2";

const session = http2.connect(process.env.PEER_URL);
const stream = session.request({ ":path": "/" });
stream.on("response", () => process.exit(0));
stream.on("error", () => process.exit(0));
stream.end();

//# partial.stream-signal
import http2 from "node:http2";

const session = http2.connect(process.env.PEER_URL);
const stream = session.request({ ":path": "/" }, { signal: AbortSignal.timeout(2000) });
stream.on("response", () => process.exit(0));
stream.on("error", () => process.exit(0));
stream.end();
