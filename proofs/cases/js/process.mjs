//! package: node
//! fix: safe
//# bare
import { execSync } from "node:child_process";

execSync(`curl -s ${process.env.PEER_URL}`);

//# bounded.timeout
import { execSync } from "node:child_process";

execSync(`curl -s ${process.env.PEER_URL}`, { timeout: 2000 });

//# bounded.max-time
import { execSync } from "node:child_process";

execSync(`curl -s --max-time 2 ${process.env.PEER_URL}`);

//# partial.connect-timeout
import { execSync } from "node:child_process";

execSync(`curl -s --connect-timeout 2 ${process.env.PEER_URL}`);
