//! package: node
//# before
import http from "node:http";

//# bare
const request = http.get(process.env.PEER_URL, (response) => {
  response.resume();
  response.on("end", () => process.exit(0));
});

//# bounded.timeout-and-destroy
const request = http.get(process.env.PEER_URL, { timeout: 2000 }, (response) => {
  response.resume();
  response.on("error", () => process.exit(1));
});
request.on("timeout", () => request.destroy(new Error("timeout")));

//# bounded.signal
const request = http.get(process.env.PEER_URL, { signal: AbortSignal.timeout(2000) }, (response) => {
  response.resume();
  response.on("error", () => process.exit(1));
});

//# look-alike.timeout-without-destroy
const request = http.get(process.env.PEER_URL, { timeout: 2000 }, (response) => {
  response.resume();
  response.on("end", () => process.exit(0));
});
request.on("timeout", () => console.log("timeout"));

//# after
request.on("error", () => process.exit(1));
