//! package: follow-redirects
//# bare
import followRedirects from "follow-redirects";

const { http } = followRedirects;
const request = http.get(process.env.PEER_URL, (response) => {
  response.resume();
  response.on("end", () => process.exit(0));
});
request.on("error", () => process.exit(1));

//# bounded.signal
import followRedirects from "follow-redirects";

const { http } = followRedirects;
const request = http.get(process.env.PEER_URL, { signal: AbortSignal.timeout(2000) }, (response) => {
  response.resume();
  response.on("error", () => process.exit(1));
});
request.on("error", () => process.exit(1));

//# bounded.timeout-and-destroy
import followRedirects from "follow-redirects";

const { http } = followRedirects;
const request = http.get(process.env.PEER_URL, { timeout: 2000 }, (response) => {
  response.resume();
  response.on("error", () => process.exit(1));
});
request.on("timeout", () => request.destroy(new Error("timeout")));
request.on("error", () => process.exit(1));
