import { defineLibrary } from "../../src/model/library.ts";

const DOCS = "https://github.com/php-curl-class/php-curl-class#available-methods";
const SOURCE = "php-curl-class/php-curl-class src/Curl/Curl.php";
const ALL = ["connect", "response", "body"] as const;

const SECONDS = [
  { when: { is: [0, null, false, ""] }, means: "none" },
  { when: "text", means: "none" },
  { when: { between: [-1, 1] }, means: "none" },
] as const;

const CLASSES = ["Curl\\Curl", "Curl\\MultiCurl"] as const;
const CALL = { phases: ALL, options: [{ receiver: true }], url: { argument: 0, name: "url" } } as const;

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
    { option: "78", label: "setConnectTimeout", covers: ["connect"], unit: "seconds", integer: true, values: [{ when: { is: [0, null, false, ""] }, means: "default" }], usual: [1, 1_000], source: SOURCE },
    { option: "155", label: "CURLOPT_TIMEOUT_MS", covers: "total", unit: "ms", integer: true, values: SECONDS, replaces: "13", source: "https://www.php.net/manual/en/function.curl-setopt.php" },
    { option: "13", label: "setTimeout", covers: "total", unit: "seconds", integer: true, values: SECONDS, replaces: "155", usual: [1, 1_000], source: SOURCE, proof: ["curlclass.timeout2", "curlclass.disableTimeout"] },
  ],
  defaults: [
    { phases: ALL, seconds: 30, label: "PHP Curl Class' timeout", option: "13", source: SOURCE, proof: "curlclass.bare.30" },
    { phases: ["connect"], seconds: 300, label: "libcurl's connect limit", source: SOURCE },
  ],
  fixes: [{ statements: { position: "before", lines: [{ code: "{handle}->setTimeout({total});", limits: "total" }] }, never: ["setTimeout"] }],
  repeats: "A retry (`setRetry`) begins anew.",
  gaps: { proof: "its package is not in Debian, and proofs install nothing from Packagist" },
});
