import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";
import { curlLimits } from "../shared/curl-limits.ts";
import { defaultSocketTimeout } from "../shared/default-socket-timeout.ts";
import { libcurlConnect } from "../shared/libcurl-connect.ts";
import { secondsForCurl } from "../shared/seconds-for-curl.ts";

const DOCS = "https://github.com/kriswallsmith/Buzz/blob/master/doc/client.md";
const SOURCE = "kriswallsmith/buzz lib/Client/AbstractCurl.php";
const IDLE = [
  { when: { is: [0, null, false, ""] }, means: "default" },
  { when: { below: 0 }, means: "none" },
] as const;
const CURLS = ["Buzz\\Client\\Curl", "Buzz\\Client\\MultiCurl"] as const;
const STREAM = "Buzz\\Client\\FileGetContents";
const VERBS = ["get", "head", "post", "put", "patch", "delete", "submitForm", "request"] as const;

export default defineLibrary({
  id: "php/buzz",
  name: "Buzz",
  docs: [DOCS],
  group: "http",
  types: {
    curl: { classes: CURLS, modelled: true },
    stream: { classes: [STREAM], modelled: true },
    browser: { classes: ["Buzz\\Browser"], members: { client: "curl" } },
  },
  calls: [
    { callee: { method: ["sendRequest", "sendAsyncRequest"], of: "curl" }, phases: allPhases, options: [{ argument: 1, name: "options" }, { receiver: true }], url: { argument: 0, name: "request" }, tags: ["curl", "send"], source: DOCS },
    { callee: { method: "sendRequest", of: "stream" }, phases: allPhases, options: [{ argument: 1, name: "options" }, { receiver: true }], url: { argument: 0, name: "request" }, tags: ["stream"], source: DOCS },
    {
      callee: { method: "sendRequest", of: "browser" },
      phases: allPhases,
      options: [
        { argument: 1, name: "options" },
        { receiver: true, path: ["client"] },
      ],
      url: { argument: 0, name: "request" },
      tags: ["curl", "send"],
      source: "https://github.com/kriswallsmith/Buzz/blob/master/doc/browser.md",
    },
    { callee: { method: VERBS, of: "browser" }, phases: allPhases, options: [{ receiver: true, path: ["client"] }], url: { argument: 0, name: "url" }, tags: ["curl"], source: "https://github.com/kriswallsmith/Buzz/blob/master/doc/browser.md" },
  ],
  effects: [
    { callee: { construct: CURLS }, creates: "curl", from: [{ argument: 1, name: "options" }], source: DOCS },
    { callee: { construct: STREAM }, creates: "stream", from: [{ argument: 1, name: "options" }], source: DOCS },
    { callee: { construct: "Buzz\\Browser" }, creates: "browser", source: "https://github.com/kriswallsmith/Buzz/blob/master/doc/browser.md" },
    { callee: { construct: "Buzz\\Browser" }, sets: { on: { result: true }, key: "client", value: { argument: 0, name: "client" } }, source: "https://github.com/kriswallsmith/Buzz/blob/master/doc/browser.md" },
    { callee: { method: "setTimeout", of: "curl" }, sets: { on: { receiver: true }, key: "timeout", value: { argument: 0, name: "timeout" } }, source: "kriswallsmith/buzz 0.16 lib/Buzz/Client/AbstractClient.php" },
    { callee: { method: "setTimeout", of: "stream" }, sets: { on: { receiver: true }, key: "timeout", value: { argument: 0, name: "timeout" } }, source: "kriswallsmith/buzz 0.16 lib/Buzz/Client/AbstractClient.php" },
  ],
  limits: [
    { option: "timeout", ...secondsForCurl.whole.total, usual: [0.05, 1_200], tags: ["curl"], source: SOURCE },
    { option: "timeout", covers: allPhases, unit: "seconds", values: IDLE, usual: [0.05, 1_200], tags: ["stream"], source: "kriswallsmith/buzz lib/Client/FileGetContents.php" },
    ...curlLimits({ under: "curl.", tags: ["curl"], source: DOCS }),
  ],
  lookAlikes: [{ option: "connect_timeout", says: "`connect_timeout` is not an option of Buzz: `timeout` is, and `curl` takes curl's own.", source: DOCS }],
  defaults: [
    { phases: allPhases, seconds: 5, label: "Buzz's timeout", option: "timeout", versions: "kriswallsmith/buzz@<1", source: "kriswallsmith/buzz 0.16 lib/Buzz/Client/AbstractClient.php" },
    { phases: allPhases, ...defaultSocketTimeout, tags: ["stream"], source: "kriswallsmith/buzz lib/Client/FileGetContents.php" },
    { ...libcurlConnect, tags: ["curl"], source: SOURCE },
    { phases: ["response", "body"], seconds: null, label: "Buzz's timeout", tags: ["curl"], source: "kriswallsmith/buzz lib/Client/AbstractClient.php" },
  ],
  fixes: [{ tags: ["send"], entries: [{ key: "timeout", value: "{total}", limits: "total" }], argument: { index: 1 } }],
  gaps: { proof: "its package is not in Debian, and proofs install nothing from Packagist" },
});
