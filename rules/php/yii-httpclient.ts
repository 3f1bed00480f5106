import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";
import { curlLimits } from "../shared/curl-limits.ts";
import { defaultSocketTimeout } from "../shared/default-socket-timeout.ts";
import { libcurlConnect } from "../shared/libcurl-connect.ts";
import { secondsForCurl } from "../shared/seconds-for-curl.ts";

const DOCS = "https://github.com/yiisoft/yii2-httpclient/blob/master/docs/guide/usage-request-options.md";
const TRANSPORTS = "https://github.com/yiisoft/yii2-httpclient/blob/master/docs/guide/usage-transports.md";
const SECONDS = [
  { when: { is: [null, false, ""] }, means: "default" },
  { when: { is: [0] }, means: "none" },
  { when: { below: 0 }, means: "none" },
] as const;
const FLUENT = ["setMethod", "setUrl", "setFullUrl", "setData", "setContent", "setFormat", "setHeaders", "addHeaders", "setCookies", "addCookies", "setOptions", "addOptions", "addData", "addFile", "addFileContent", "addContent", "setOutputFile"] as const;
const REQUESTS = ["get", "post", "put", "patch", "delete", "head", "options"] as const;

/** Of the two transports curl's has no limit of its own, and that of streams has `default_socket_timeout`. */
export default defineLibrary({
  id: "php/yii-httpclient",
  name: "Yii HTTP client",
  docs: [DOCS, TRANSPORTS],
  group: "http",
  types: {
    client: { classes: ["yii\\httpclient\\Client"], escapes: true },
    request: { classes: ["yii\\httpclient\\Request"], modelled: true },
  },
  calls: [
    { callee: { method: "send", of: "request" }, phases: allPhases, options: [{ receiver: true }], url: { receiver: true, path: ["url"] }, hosts: [{ receiver: true, path: ["baseUrl"] }], source: "https://github.com/yiisoft/yii2-httpclient/blob/master/docs/guide/basic-usage.md" },
    { callee: { method: "send", of: "client" }, phases: allPhases, options: [{ argument: 0, name: "request" }], source: "yiisoft/yii2-httpclient src/Client.php" },
  ],
  effects: [
    {
      callee: { construct: "yii\\httpclient\\Client" },
      creates: "client",
      from: [
        { argument: 0, name: "config" },
        { argument: 0, name: "config", path: ["requestConfig", "options"] },
      ],
      source: DOCS,
    },
    { callee: { method: "setTransport", of: "client" }, sets: { on: { receiver: true }, key: "transport", value: { argument: 0, name: "transport" } }, source: TRANSPORTS },
    { callee: { method: "createRequest", of: "client" }, creates: "request", from: [{ receiver: true }], source: DOCS },
    { callee: { method: REQUESTS, of: "client" }, creates: "request", from: [{ receiver: true }, { argument: 3, name: "options" }], source: "yiisoft/yii2-httpclient src/Client.php" },
    { callee: { method: REQUESTS, of: "client" }, sets: { on: { result: true }, key: "url", value: { argument: 0, name: "url" } }, source: "yiisoft/yii2-httpclient src/Client.php" },
    { callee: { method: ["setUrl", "setFullUrl"], of: "request" }, sets: { on: { receiver: true }, key: "url", value: { argument: 0, name: "url" } }, source: "yiisoft/yii2-httpclient src/Request.php" },
    { callee: { method: ["setOptions", "addOptions"], of: "request" }, setsAll: { on: { receiver: true }, from: { argument: 0, name: "options" } }, source: DOCS },
    { callee: { method: FLUENT, of: "request" }, answers: { receiver: true }, source: "yiisoft/yii2-httpclient src/Request.php" },
  ],
  limits: [{ option: "connectTimeout", ...secondsForCurl.whole.connect, source: "yiisoft/yii2-httpclient src/CurlTransport.php" }, { option: "timeout", covers: allPhases, unit: "seconds", values: SECONDS, usual: [0.05, 1_200], source: DOCS }, ...curlLimits({ source: TRANSPORTS })],
  lookAlikes: [{ option: "requestConfig.timeout", says: "`timeout` belongs into `requestConfig`'s `options`.", source: DOCS }],
  defaults: [
    { phases: allPhases, ...defaultSocketTimeout, option: "timeout", unless: "transport", names: { options: ["transport", "transport.class"], word: "StreamTransport" }, source: TRANSPORTS },
    { ...libcurlConnect, source: TRANSPORTS },
    { phases: ["response", "body"], seconds: null, label: "curl's timeout", source: TRANSPORTS },
  ],
  gaps: { fix: "requests are made and sent in two steps, and the options of either may be meant", proof: "its package is not in Debian, and proofs install nothing from Packagist" },
});
