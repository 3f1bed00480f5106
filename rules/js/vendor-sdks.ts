import { defineLibrary } from "../../src/model/library.ts";

const STRIPE = "https://github.com/stripe/stripe-node#configuring-timeout";
const TWILIO = "https://github.com/twilio/twilio-node/blob/main/README.md";
const SLACK = "https://docs.slack.dev/tools/node-slack-sdk/web-api/#requests-timeout";
const OCTOKIT = "https://github.com/octokit/octokit.js#readme";

const OR_DEFAULT = [{ when: { is: [0, null, "undefined"] }, means: "default" }] as const;
const OR_NONE = [{ when: { is: [0, null, "undefined"] }, means: "none" }] as const;
const ALL = ["connect", "response", "body"] as const;

/** The client is what has limits: it is looked at where it is made. */
export default defineLibrary({
  id: "js/vendor-sdks",
  name: "Stripe, Twilio, Slack and Octokit SDKs",
  docs: [STRIPE, TWILIO, SLACK, OCTOKIT],
  group: "http",
  modules: ["stripe", "twilio", "@slack/web-api", "@slack/webhook", "octokit", "@octokit/rest", "@octokit/core", "@actions/github"],
  calls: [
    { callee: { construct: ["stripe#default", "stripe#Stripe"] }, phases: ALL, options: [{ argument: 1 }], url: { argument: 1, path: ["host"] }, tags: ["stripe"], source: STRIPE, proof: ["stripe-bare", "stripe-drip", "stripe-bare-default-retries"] },
    { callee: { export: "stripe#default" }, phases: ALL, options: [{ argument: 1 }], url: { argument: 1, path: ["host"] }, tags: ["stripe"], source: STRIPE, proof: "stripe-bare" },
    { callee: { export: ["twilio#default", "twilio#Twilio"] }, phases: ALL, options: [{ argument: 2 }], tags: ["twilio"], source: TWILIO, proof: "twilio-bare" },
    { callee: { construct: ["twilio#Twilio", "twilio#default"] }, phases: ALL, options: [{ argument: 2 }], tags: ["twilio"], source: TWILIO, proof: "twilio-bare" },
    { callee: { construct: "@slack/web-api#WebClient" }, phases: ALL, options: [{ argument: 1 }], url: { argument: 1, path: ["slackApiUrl"] }, tags: ["slack"], source: SLACK, proof: ["slack-web-api-bare", "slack7-bare", "slack-web-api-bare-default-retries"] },
    { callee: { construct: "@slack/webhook#IncomingWebhook" }, phases: ALL, options: [{ argument: 1 }], url: { argument: 0 }, tags: ["slack-webhook"], source: SLACK, proof: "slack-webhook-bare" },
    { callee: { construct: ["octokit#Octokit", "@octokit/rest#Octokit", "@octokit/core#Octokit"] }, phases: ALL, options: [{ argument: 0 }], url: { argument: 0, path: ["baseUrl"] }, tags: ["octokit"], source: OCTOKIT, proof: ["octokit-request-bare", "octokit-rest-bare"] },
    { callee: { export: "@actions/github#getOctokit" }, phases: ALL, options: [{ argument: 1 }], url: { argument: 1, path: ["baseUrl"] }, tags: ["octokit"], source: OCTOKIT, proof: "octokit-rest-bare" },
  ],
  limits: [
    { option: "timeout", covers: ALL, unit: "ms", values: OR_DEFAULT, usual: [100, 3_600_000], tags: ["stripe", "twilio"], source: STRIPE, proof: ["stripe-timeout-client", "twilio-timeout"] },
    { option: "timeout", covers: ALL, unit: "ms", values: OR_NONE, usual: [100, 3_600_000], tags: ["slack", "slack-webhook"], source: SLACK, proof: "slack-web-api-timeout" },
    // A fetch of one's own may bound what it likes.
    { option: "request.fetch", label: "request.fetch", covers: ALL, unit: "ms", tags: ["octokit"], source: "https://github.com/octokit/request.js#request" },
  ],
  lookAlikes: [
    { option: "request.timeout", tags: ["octokit"], says: "`request.timeout` is ignored since Octokit uses `fetch`.", source: "https://github.com/octokit/request.js/releases", proof: "octokit-request-timeout-ignored" },
    { option: "timeout", tags: ["octokit"], says: "`timeout` is not an option of Octokit.", source: "https://github.com/octokit/request.js#request" },
  ],
  defaults: [
    { phases: ALL, seconds: 80, label: "stripe's timeout", option: "timeout", tags: ["stripe"], source: "stripe src/stripe.core.ts (DEFAULT_TIMEOUT)", proof: "stripe-bare" },
    { phases: ALL, seconds: 30, label: "twilio's timeout", option: "timeout", tags: ["twilio"], source: "twilio lib/base/RequestClient.js", proof: "twilio-bare" },
    { phases: ALL, seconds: 300, label: "undici's headersTimeout and bodyTimeout", tags: ["slack"], versions: "@slack/web-api@>=8", runtimes: ["node"], source: "@slack/web-api dist/WebClient.js", proof: "slack-web-api-bare" },
    { phases: ALL, seconds: 300, label: "undici's headersTimeout and bodyTimeout", tags: ["slack-webhook"], versions: "@slack/webhook@>=8", runtimes: ["node"], source: "@slack/webhook dist/IncomingWebhook.js", proof: "slack-webhook-bare" },
    { phases: ALL, seconds: 300, label: "undici's headersTimeout and bodyTimeout", tags: ["octokit"], runtimes: ["node"], source: "@octokit/request dist-src/fetch-wrapper.js", proof: "octokit-request-bare" },
  ],
  fixes: [
    { tags: ["stripe", "slack", "slack-webhook"], entries: [{ key: "timeout", value: "{totalMs}", limits: "total" }], argument: { index: 1 } },
    { tags: ["twilio"], entries: [{ key: "timeout", value: "{totalMs}", limits: "total" }], argument: { index: 2 } },
  ],
  repeats: "Stripe tries twice more, Slack ten times in half an hour.",
});
