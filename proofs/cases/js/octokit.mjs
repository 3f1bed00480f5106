//! package: @octokit/core
//! fix: none
//# bare
import { Octokit } from "@octokit/core";

const octokit = new Octokit({ baseUrl: process.env.PEER_URL.slice(0, -1) });
await octokit.request("GET /");

//# look-alike.timeout
import { Octokit } from "@octokit/core";

const octokit = new Octokit({ baseUrl: process.env.PEER_URL.slice(0, -1), request: { timeout: 2000 } });
await octokit.request("GET /");
