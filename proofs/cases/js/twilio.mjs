//# before
import http from "node:http";
import twilio from "twilio";

// The peer speaks plainly; twilio's own agent is for https, and Node's own ends a connect after 5 s.
http.globalAgent = new http.Agent();

//# bare
const client = twilio("ACa", "token");
await client.request({ method: "get", uri: process.env.PEER_URL }).catch(() => {});

//# bounded.timeout
const client = twilio("ACa", "token", { timeout: 2000 });
await client.request({ method: "get", uri: process.env.PEER_URL }).catch(() => {});
