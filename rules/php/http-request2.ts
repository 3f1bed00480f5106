import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";

const DOCS = "https://pear.php.net/manual/en/package.http.http-request2.config.php";
const SECONDS = [
  { when: { is: [0, null, false, ""] }, means: "none" },
  { when: "text", means: "none" },
  { when: { below: 0 }, means: "none" },
] as const;
const FLUENT = ["setConfig", "setUrl", "setMethod", "setAuth", "setHeader", "setBody", "setCookieJar", "setAdapter", "addCookie", "addUpload", "addPostParameter"] as const;

export default defineLibrary({
  id: "php/http-request2",
  name: "PEAR HTTP_Request2",
  docs: [DOCS],
  group: "http",
  types: { request: { classes: ["HTTP_Request2"], modelled: true, escapes: true } },
  calls: [{ callee: { method: "send", of: "request" }, phases: allPhases, options: [{ receiver: true }], url: { receiver: true, path: ["url"] }, source: "https://pear.php.net/manual/en/package.http.http-request2.request.php", proof: "http_request2.bare" }],
  effects: [
    { callee: { construct: "HTTP_Request2" }, creates: "request", from: [{ argument: 2, name: "config" }], source: DOCS },
    { callee: { construct: "HTTP_Request2" }, sets: { on: { result: true }, key: "url", value: { argument: 0, name: "url" } }, source: DOCS },
    { callee: { method: "setUrl", of: "request" }, sets: { on: { receiver: true }, key: "url", value: { argument: 0, name: "url" } }, source: DOCS },
    { callee: { method: "setConfig", of: "request" }, setsAll: { on: { receiver: true }, from: { argument: 0, name: "nameOrConfig" } }, source: DOCS },
    { callee: { method: "setConfig", of: "request" }, sets: { on: { receiver: true }, key: { argument: 0, name: "nameOrConfig" }, value: { argument: 1, name: "value" } }, source: DOCS, proof: "http_request2.timeout2" },
    { callee: { method: FLUENT, of: "request" }, answers: { receiver: true }, source: DOCS },
  ],
  limits: [
    { option: "connect_timeout", covers: ["connect"], unit: "seconds", integer: true, values: SECONDS, usual: [1, 1_200], source: DOCS },
    { option: "timeout", covers: "total", unit: "seconds", integer: true, values: SECONDS, usual: [1, 1_200], source: DOCS, proof: "http_request2.timeout2" },
  ],
  lookAlikes: [{ option: "readTimeout", says: "`readTimeout` is HTTP_Request's: HTTP_Request2 takes `timeout`.", source: DOCS }],
  defaults: [
    { phases: ["connect"], seconds: 10, label: "HTTP_Request2's connect_timeout", option: "connect_timeout", source: DOCS, proof: "http_request2.bare" },
    { phases: ["response", "body"], seconds: null, label: "HTTP_Request2's timeout", source: DOCS, proof: "http_request2.bare" },
  ],
  fixes: [{ statements: { position: "before", lines: [{ code: "{handle}->setConfig('timeout', {total});", limits: "total" }] }, never: ["timeout"] }],
  gaps: { proof: "its package is not in Debian, and proofs install nothing from Packagist" },
});
