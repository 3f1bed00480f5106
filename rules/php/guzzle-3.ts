import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";
import { curlLimits } from "../shared/curl-limits.ts";
import { secondsForCurl } from "../shared/seconds-for-curl.ts";

const DOCS = "https://guzzle3.readthedocs.io/http-client/client.html#request-options";
const CURL = "https://guzzle3.readthedocs.io/http-client/client.html#configuration-options";
const SOURCE = "guzzle/guzzle3 src/Guzzle/Http/Curl/CurlHandle.php";
const CLASSES = ["Guzzle\\Http\\Client", "Guzzle\\Service\\Client"] as const;
const CREATORS = ["get", "head", "delete", "put", "patch", "post", "options", "createRequest"] as const;
const REQUEST_FLUENT = ["setHeader", "addHeader", "addHeaders", "setAuth", "setBody", "setPostField", "addPostFields", "addPostFile", "addCookie", "setResponseBody", "setProtocolVersion", "setUrl"] as const;

/** Guzzle before its fourth version, under another namespace: methods make requests, `send` sends them. */
export default defineLibrary({
  id: "php/guzzle-3",
  name: "Guzzle 3",
  docs: [DOCS, CURL],
  group: "http",
  types: {
    client: { classes: [...CLASSES, "Guzzle\\Http\\ClientInterface"] },
    request: { modelled: true },
  },
  calls: [
    { callee: { method: "send", of: "request" }, phases: allPhases, options: [{ receiver: true }], tags: ["request"], url: { receiver: true, path: ["url"] }, source: DOCS },
    { callee: { method: "send", of: "client" }, phases: allPhases, options: [{ argument: 0, name: "requests" }], url: { argument: 0, name: "requests", path: ["url"] }, source: DOCS },
  ],
  effects: [
    { callee: { construct: CLASSES }, creates: "client", source: DOCS },
    // Only what stands under these keys is an option of its requests.
    { callee: { construct: CLASSES }, setsAll: { on: { result: true }, from: { argument: 1, name: "config", path: ["curl.options"] } }, source: CURL },
    { callee: { construct: CLASSES }, setsAll: { on: { result: true }, from: { argument: 1, name: "config", path: ["request.options"] } }, source: DOCS },
    { callee: { method: "setDefaultOption", of: "client" }, sets: { on: { receiver: true }, key: { argument: 0, name: "keyOrPath" }, value: { argument: 1, name: "value" } }, source: DOCS },
    { callee: { method: "setDefaultOption", of: "client" }, answers: { receiver: true }, source: DOCS },
    { callee: { method: ["get", "head"], of: "client" }, creates: "request", from: [{ receiver: true }, { argument: 2, name: "options" }], source: DOCS },
    { callee: { method: ["delete", "put", "patch", "post"], of: "client" }, creates: "request", from: [{ receiver: true }, { argument: 3, name: "options" }], source: DOCS },
    { callee: { method: "options", of: "client" }, creates: "request", from: [{ receiver: true }, { argument: 1, name: "options" }], source: DOCS },
    { callee: { method: "createRequest", of: "client" }, creates: "request", from: [{ receiver: true }, { argument: 4, name: "options" }], source: DOCS },
    { callee: { method: CREATORS.slice(0, -1), of: "client" }, sets: { on: { result: true }, key: "url", value: { argument: 0, name: "uri" } }, source: DOCS },
    { callee: { method: "getCurlOptions", of: "request" }, answers: { receiver: true }, source: SOURCE },
    { callee: { method: "set", of: "request" }, sets: { on: { receiver: true }, key: { argument: 0, name: "key" }, value: { argument: 1, name: "value" } }, source: SOURCE },
    { callee: { method: REQUEST_FLUENT, of: "request" }, answers: { receiver: true }, source: DOCS },
  ],
  limits: [{ option: "connect_timeout", ...secondsForCurl.fractions.connect, source: DOCS }, { option: "timeout", ...secondsForCurl.fractions.total, usual: [0.05, 1_200], source: DOCS }, ...curlLimits({ source: CURL })],
  lookAlikes: [{ option: "read_timeout", says: "`read_timeout` is not an option of Guzzle 3.", source: DOCS }],
  defaults: [
    { phases: ["connect"], seconds: 10, label: "Guzzle's connect limit", versions: "guzzle/guzzle@<3.4", source: SOURCE },
    { phases: ["connect"], seconds: 150, label: "Guzzle's connect limit", source: "guzzle/guzzle3 v3.4.0 to v3.9.3 src/Guzzle/Http/Curl/CurlHandle.php" },
    { phases: ["response", "body"], seconds: null, label: "Guzzle's timeout", source: DOCS },
  ],
  fixes: [
    {
      tags: ["request"],
      statements: {
        position: "before",
        lines: [
          { code: "{handle}->getCurlOptions()->set(CURLOPT_CONNECTTIMEOUT, {connect});", limits: "connect" },
          { code: "{handle}->getCurlOptions()->set(CURLOPT_TIMEOUT, {total});", limits: "total" },
        ],
      },
    },
  ],
  gaps: { proof: "its package is not in Debian, and proofs install nothing from Packagist" },
});
