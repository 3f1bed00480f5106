import { defineLibrary } from "../../src/model/library.ts";

const DOCS = "https://github.com/Kong/unirest-php#request-timeout";
const SOURCE = "mashape/unirest-php src/Unirest/Request.php";
const ALL = ["connect", "response", "body"] as const;
const SECONDS = [
  { when: { is: [0, null, false, ""] }, means: "none" },
  { when: "text", means: "none" },
  { when: { below: 0 }, means: "none" },
] as const;

const REQUEST = ["Unirest\\Request", "Unirest"] as const;
const STORE = { project: "unirest" } as const;

export default defineLibrary({
  id: "php/unirest",
  name: "Unirest for PHP",
  docs: [DOCS],
  group: "http",
  calls: [
    { callee: { static: ["get", "head", "options", "connect", "post", "delete", "put", "patch", "trace"], of: REQUEST }, phases: ALL, options: [STORE], url: { argument: 0, name: "url" }, source: SOURCE, proof: ["unirest.bare", "unirest.timeout2"] },
    { callee: { static: "send", of: REQUEST }, phases: ALL, options: [STORE], url: { argument: 1, name: "url" }, source: SOURCE, proof: "unirest.bare" },
  ],
  effects: [
    { callee: { static: "timeout", of: REQUEST }, sets: { on: STORE, key: "timeout", value: { argument: 0, name: "seconds" } }, source: DOCS, proof: "unirest.timeout2" },
    { callee: { static: "curlOpt", of: REQUEST }, sets: { on: STORE, key: { argument: 0, name: "name" }, value: { argument: 1, name: "value" } }, source: SOURCE },
    { callee: { static: "curlOpts", of: REQUEST }, setsAll: { on: STORE, from: { argument: 0, name: "options" } }, source: SOURCE },
  ],
  limits: [
    { option: "13", label: "CURLOPT_TIMEOUT", covers: "total", unit: "seconds", integer: true, values: SECONDS, source: "https://www.php.net/manual/en/function.curl-setopt.php" },
    { option: "78", label: "CURLOPT_CONNECTTIMEOUT", covers: ["connect"], unit: "seconds", integer: true, values: [{ when: { is: [0, null, false, ""] }, means: "default" }], source: "https://www.php.net/manual/en/function.curl-setopt.php" },
    { option: "timeout", covers: "total", unit: "seconds", integer: true, values: SECONDS, usual: [1, 1_000], source: DOCS, proof: "unirest.timeout2" },
  ],
  defaults: [
    { phases: ["connect"], seconds: 300, label: "libcurl's connect limit", source: "https://curl.se/libcurl/c/CURLOPT_CONNECTTIMEOUT.html" },
    { phases: ["response", "body"], seconds: null, label: "Unirest's timeout", source: SOURCE, proof: "unirest.bare" },
  ],
  fixes: [{ statements: { position: "before", lines: [{ code: "\\Unirest\\Request::timeout({total});", limits: "total" }] }, unsafe: true }],
  gaps: { proof: "its package is not in Debian, and proofs install nothing from Packagist" },
});
