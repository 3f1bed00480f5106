import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";
import { curlLimits } from "../shared/curl-limits.ts";
import { libcurlConnect } from "../shared/libcurl-connect.ts";
import { secondsForCurl } from "../shared/seconds-for-curl.ts";

const DOCS = "https://github.com/php-curl-class/php-curl-class#available-methods";
const SOURCE = "php-curl-class/php-curl-class src/Curl/Curl.php";

const CLASSES = ["Curl\\Curl", "Curl\\MultiCurl"] as const;
const CALL = { phases: allPhases, options: [{ receiver: true }], url: { argument: 0, name: "url" } } as const;

export default defineLibrary({
  id: "php/php-curl-class",
  name: "PHP Curl Class",
  docs: [DOCS],
  group: "http",
  types: { curl: { classes: CLASSES, escapes: true, modelled: true } },
  calls: [
    { ...CALL, callee: { method: ["get", "post", "put", "patch", "delete", "head", "options", "search", "download", "fastDownload"], of: "curl" }, source: DOCS, proof: ["curlclass.bare.30", "curlclass.timeout2"] },
    { ...CALL, callee: { method: ["exec", "start"], of: "curl" }, source: SOURCE, proof: "curlclass.multi.bare" },
  ],
  effects: [
    { callee: { construct: CLASSES }, creates: "curl", source: SOURCE },
    { callee: { method: "setTimeout", of: "curl" }, sets: { on: { receiver: true }, key: "13", value: { argument: 0, name: "seconds" } }, source: SOURCE, proof: "curlclass.timeout2" },
    { callee: { method: "disableTimeout", of: "curl" }, sets: { on: { receiver: true }, key: "13", value: { literal: null } }, source: SOURCE, proof: "curlclass.disableTimeout" },
    { callee: { method: "setConnectTimeout", of: "curl" }, sets: { on: { receiver: true }, key: "78", value: { argument: 0, name: "seconds" } }, source: SOURCE },
    { callee: { method: "setOpt", of: "curl" }, sets: { on: { receiver: true }, key: { argument: 0, name: "option" }, value: { argument: 1, name: "value" } }, source: SOURCE },
    { callee: { method: "setOpts", of: "curl" }, setsAll: { on: { receiver: true }, from: { argument: 0, name: "options" } }, source: SOURCE },
    { callee: { method: "reset", of: "curl" }, clears: { on: { receiver: true } }, source: SOURCE },
  ],
  limits: [
    { option: "78", label: "setConnectTimeout", ...secondsForCurl.whole.connect, replaces: "156", usual: [1, 1_000], source: SOURCE },
    { option: "13", label: "setTimeout", ...secondsForCurl.whole.total, replaces: "155", usual: [1, 1_000], source: SOURCE, proof: ["curlclass.timeout2", "curlclass.disableTimeout"] },
    ...curlLimits({ source: "https://www.php.net/manual/en/function.curl-setopt.php" }).filter(({ option }) => option !== "13" && option !== "78"),
  ],
  defaults: [
    { phases: allPhases, seconds: 30, label: "PHP Curl Class' timeout", option: "13", source: SOURCE, proof: "curlclass.bare.30" },
    { ...libcurlConnect, source: SOURCE },
  ],
  fixes: [{ statements: { position: "before", lines: [{ code: "{handle}->setTimeout({total});", limits: "total" }] }, never: ["setTimeout"] }],
  repeats: "A retry (`setRetry`) begins anew.",
  gaps: { proof: "its package is not in Debian, and proofs install nothing from Packagist" },
});
