import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";
import { falsyIsNone } from "../shared/falsy-is-none.ts";
import { undici } from "../shared/undici.ts";

const SLACK = "https://docs.slack.dev/tools/node-slack-sdk/web-api/#requests-timeout";

export default defineLibrary({
  id: "js/slack",
  name: "Slack SDK",
  docs: [SLACK],
  group: "http",
  modules: ["@slack/web-api", "@slack/webhook"],
  calls: [
    { callee: { construct: "@slack/web-api#WebClient" }, phases: allPhases, options: [{ argument: 1 }], url: { argument: 1, path: ["slackApiUrl"] }, tags: ["slack"], source: SLACK, proof: ["slack-web-api-bare", "slack7-bare", "slack-web-api-bare-default-retries"] },
    { callee: { construct: "@slack/webhook#IncomingWebhook" }, phases: allPhases, options: [{ argument: 1 }], url: { argument: 0 }, tags: ["slack-webhook"], source: SLACK, proof: "slack-webhook-bare" },
  ],
  limits: [{ option: "timeout", covers: allPhases, unit: "ms", values: falsyIsNone, usual: [100, 3_600_000], tags: ["slack", "slack-webhook"], source: SLACK, proof: "slack-web-api-timeout" }],
  defaults: [
    { ...undici.answer, phases: allPhases, tags: ["slack"], versions: "@slack/web-api@>=8", runtimes: ["node"], source: "@slack/web-api dist/WebClient.js", proof: "slack-web-api-bare" },
    { ...undici.answer, phases: allPhases, tags: ["slack-webhook"], versions: "@slack/webhook@>=8", runtimes: ["node"], source: "@slack/webhook dist/IncomingWebhook.js", proof: "slack-webhook-bare" },
  ],
  fixes: [{ tags: ["slack", "slack-webhook"], entries: [{ key: "timeout", value: "{totalMs}", limits: "total" }], argument: { index: 1 } }],
  repeats: "The web client sends a request that failed ten times more, within half an hour (`retryConfig`).",
});
