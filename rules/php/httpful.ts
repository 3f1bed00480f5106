import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";
import { libcurlConnect } from "../shared/libcurl-connect.ts";
import { secondsForCurl } from "../shared/seconds-for-curl.ts";

const DOCS = "http://phphttpclient.com/#timeouts";
const SOURCE = "nategood/httpful src/Httpful/Request.php";

const REQUEST = "Httpful\\Request";
const FLUENT = [
  "addHeader",
  "addHeaders",
  "attach",
  "authenticateWith",
  "authenticateWithBasic",
  "authenticateWithDigest",
  "basicAuth",
  "body",
  "contentType",
  "digestAuth",
  "expects",
  "expectsJson",
  "expectsXml",
  "expectsHtml",
  "followRedirects",
  "method",
  "mime",
  "noFollow",
  "parseWith",
  "sends",
  "sendsJson",
  "sendsForm",
  "sendsXml",
  "sendsType",
  "strictSSL",
  "timeout",
  "timeoutIn",
  "uri",
  "useProxy",
  "whenError",
  "withStrictSSL",
  "withoutStrictSSL",
  "withoutAutoParsing",
  "autoParse",
  "addOnCurlOption",
  "retry",
] as const;

export default defineLibrary({
  id: "php/httpful",
  name: "Httpful",
  docs: [DOCS],
  group: "http",
  types: { request: { classes: [REQUEST], modelled: true } },
  calls: [{ callee: { method: ["send", "sendIt"], of: "request" }, phases: allPhases, options: [{ receiver: true }], url: { receiver: true, path: ["uri"] }, source: SOURCE, proof: ["httpful.bare", "httpful.timeout2"] }],
  effects: [
    { callee: { static: ["get", "post", "put", "patch", "delete", "head", "options", "init", "getQuick"], of: REQUEST }, creates: "request", source: SOURCE },
    { callee: { static: ["get", "post", "put", "patch", "delete", "head", "options"], of: REQUEST }, sets: { on: { result: true }, key: "uri", value: { argument: 0, name: "uri" } }, source: SOURCE },
    { callee: { method: ["timeout", "timeoutIn"], of: "request" }, sets: { on: { receiver: true }, key: "timeout", value: { argument: 0, name: "timeout" } }, source: SOURCE, proof: "httpful.timeout2" },
    { callee: { method: FLUENT, of: "request" }, answers: { receiver: true }, source: SOURCE },
  ],
  limits: [{ option: "timeout", ...secondsForCurl.fractions.total, usual: [0.05, 1_200], source: SOURCE, proof: "httpful.timeout2" }],
  defaults: [libcurlConnect, { phases: ["response", "body"], seconds: null, label: "Httpful's timeout", source: SOURCE, proof: "httpful.bare" }],
  fixes: [{ setters: [{ method: "timeout", option: "timeout", value: "{total}", limits: "total" }] }],
});
