//! package: node
//# bare
const response = await fetch(process.env.PEER_URL);
await response.text();

//# bounded.signal
const response = await fetch(process.env.PEER_URL, { signal: AbortSignal.timeout(2000) });
await response.text();

//# bounded.controller
const controller = new AbortController();
const timer = setTimeout(() => controller.abort(), 2000);
const response = await fetch(process.env.PEER_URL, { signal: controller.signal });
await response.text();
clearTimeout(timer);

//# partial.cleared-before-body
const controller = new AbortController();
const timer = setTimeout(() => controller.abort(), 2000);
const response = await fetch(process.env.PEER_URL, { signal: controller.signal });
clearTimeout(timer);
await response.text();

//# look-alike.timeout-option
const response = await fetch(process.env.PEER_URL, { timeout: 2000 });
await response.text();
