//! package: @slack/web-api
//# bare
import { WebClient } from "@slack/web-api";

const slack = new WebClient("token", { slackApiUrl: process.env.PEER_URL, retryConfig: { retries: 0 } });
await slack.auth.test().catch(() => {});

//# bounded.timeout
import { WebClient } from "@slack/web-api";

const slack = new WebClient("token", { slackApiUrl: process.env.PEER_URL, retryConfig: { retries: 0 }, timeout: 2000 });
await slack.auth.test().catch(() => {});
