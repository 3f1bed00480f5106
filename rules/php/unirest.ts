import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";
import { curlLimits } from "../shared/curl-limits.ts";
import { libcurlConnect } from "../shared/libcurl-connect.ts";
import { secondsForCurl } from "../shared/seconds-for-curl.ts";

const DOCS = "https://github.com/Kong/unirest-php#request-timeout";
const SOURCE = "mashape/unirest-php src/Unirest/Request.php";

const REQUEST = ["Unirest\\Request", "Unirest"] as const;
const STORE = { project: "unirest" } as const;

export default defineLibrary({
  id: "php/unirest",
  name: "Unirest for PHP",
  docs: [DOCS],
  group: "http",
  calls: [
    { callee: { static: ["get", "head", "options", "connect", "post", "delete", "put", "patch", "trace"], of: REQUEST }, phases: allPhases, options: [STORE], url: { argument: 0, name: "url" }, source: SOURCE, proof: ["unirest.bare", "unirest.timeout2"] },
    { callee: { static: "send", of: REQUEST }, phases: allPhases, options: [STORE], url: { argument: 1, name: "url" }, source: SOURCE, proof: "unirest.bare" },
  ],
  effects: [
    { callee: { static: "timeout", of: REQUEST }, sets: { on: STORE, key: "timeout", value: { argument: 0, name: "seconds" } }, source: DOCS, proof: "unirest.timeout2" },
    { callee: { static: "curlOpt", of: REQUEST }, sets: { on: STORE, key: { argument: 0, name: "name" }, value: { argument: 1, name: "value" } }, source: SOURCE },
    { callee: { static: "curlOpts", of: REQUEST }, setsAll: { on: STORE, from: { argument: 0, name: "options" } }, source: SOURCE },
  ],
  limits: [{ option: "timeout", ...secondsForCurl.whole.total, usual: [1, 1_000], source: DOCS, proof: "unirest.timeout2" }, ...curlLimits({ source: "https://www.php.net/manual/en/function.curl-setopt.php" })],
  defaults: [libcurlConnect, { phases: ["response", "body"], seconds: null, label: "Unirest's timeout", source: SOURCE, proof: "unirest.bare" }],
  fixes: [{ statements: { position: "before", lines: [{ code: "\\Unirest\\Request::timeout({total});", limits: "total" }] }, unsafe: true }],
  gaps: { proof: "its package is not in Debian, and proofs install nothing from Packagist" },
});
