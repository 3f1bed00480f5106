import { defineLibrary } from "../../src/model/library.ts";

const SOURCE = "magento/framework HTTP/Client/Curl.php, OpenMage lib/Mage/HTTP/Client/Curl.php";
const DOCS = "https://developer.adobe.com/commerce/php/development/components/";
const ALL = ["connect", "response", "body"] as const;
const SECONDS = [
  { when: { is: [0, null, false, ""] }, means: "none" },
  { when: "text", means: "none" },
  { when: { below: 0 }, means: "none" },
] as const;

const CLASSES = ["Magento\\Framework\\HTTP\\Client\\Curl", "Magento\\Framework\\HTTP\\ClientInterface", "Mage_HTTP_Client_Curl", "Mage_HTTP_Client_Socket"] as const;

/** A falsy `setTimeout` is left out, and curl's none remains. */
export default defineLibrary({
  id: "php/magento",
  name: "Magento and OpenMage HTTP clients",
  docs: [DOCS],
  group: "http",
  types: { client: { classes: CLASSES, escapes: true, modelled: true } },
  calls: [
    { callee: { method: ["get", "post"], of: "client" }, phases: ALL, options: [{ receiver: true }], url: { argument: 0, name: "uri" }, source: SOURCE },
    { callee: { method: "makeRequest", of: "client" }, phases: ALL, options: [{ receiver: true }], url: { argument: 1, name: "uri" }, source: SOURCE },
  ],
  effects: [
    { callee: { construct: CLASSES }, creates: "client", source: SOURCE },
    { callee: { method: "setTimeout", of: "client" }, sets: { on: { receiver: true }, key: "timeout", value: { argument: 0, name: "value" } }, source: SOURCE },
    { callee: { method: "setOption", of: "client" }, sets: { on: { receiver: true }, key: { argument: 0, name: "name" }, value: { argument: 1, name: "value" } }, source: SOURCE },
    { callee: { method: "setOptions", of: "client" }, setsAll: { on: { receiver: true }, from: { argument: 0, name: "arr" } }, source: SOURCE },
  ],
  limits: [
    { option: "78", label: "CURLOPT_CONNECTTIMEOUT", covers: ["connect"], unit: "seconds", integer: true, values: [{ when: { is: [0, null, false, ""] }, means: "default" }], source: "https://www.php.net/manual/en/function.curl-setopt.php" },
    { option: "13", label: "CURLOPT_TIMEOUT", covers: "total", unit: "seconds", integer: true, values: SECONDS, source: "https://www.php.net/manual/en/function.curl-setopt.php" },
    { option: "timeout", label: "setTimeout", covers: "total", unit: "seconds", integer: true, values: SECONDS, usual: [1, 1_000], source: SOURCE },
  ],
  defaults: [
    { phases: ALL, seconds: 300, label: "Magento's timeout", option: "timeout", source: SOURCE },
    { phases: ["connect"], seconds: 300, label: "libcurl's connect limit", source: SOURCE },
  ],
  fixes: [{ statements: { position: "before", lines: [{ code: "{handle}->setTimeout({total});", limits: "total" }] }, never: ["setTimeout"] }],
  gaps: { proof: "its package is not in Debian, and proofs install nothing from Packagist" },
});
