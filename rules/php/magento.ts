import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";
import { curlLimits } from "../shared/curl-limits.ts";
import { libcurlConnect } from "../shared/libcurl-connect.ts";
import { secondsForCurl } from "../shared/seconds-for-curl.ts";

const SOURCE = "magento/framework HTTP/Client/Curl.php, OpenMage lib/Mage/HTTP/Client/Curl.php";
const DOCS = "https://developer.adobe.com/commerce/php/development/components/";

const CLASSES = ["Magento\\Framework\\HTTP\\Client\\Curl", "Magento\\Framework\\HTTP\\ClientInterface", "Mage_HTTP_Client_Curl", "Mage_HTTP_Client_Socket"] as const;

/** A falsy `setTimeout` is left out, and curl's none remains. */
export default defineLibrary({
  id: "php/magento",
  name: "Magento and OpenMage HTTP clients",
  docs: [DOCS],
  group: "http",
  types: { client: { classes: CLASSES, escapes: true, modelled: true } },
  calls: [
    { callee: { method: ["get", "post"], of: "client" }, phases: allPhases, options: [{ receiver: true }], url: { argument: 0, name: "uri" }, source: SOURCE },
    { callee: { method: "makeRequest", of: "client" }, phases: allPhases, options: [{ receiver: true }], url: { argument: 1, name: "uri" }, source: SOURCE },
  ],
  effects: [
    { callee: { construct: CLASSES }, creates: "client", source: SOURCE },
    { callee: { method: "setTimeout", of: "client" }, sets: { on: { receiver: true }, key: "timeout", value: { argument: 0, name: "value" } }, source: SOURCE },
    { callee: { method: "setOption", of: "client" }, sets: { on: { receiver: true }, key: { argument: 0, name: "name" }, value: { argument: 1, name: "value" } }, source: SOURCE },
    { callee: { method: "setOptions", of: "client" }, setsAll: { on: { receiver: true }, from: { argument: 0, name: "arr" } }, source: SOURCE },
  ],
  limits: [{ option: "timeout", label: "setTimeout", ...secondsForCurl.whole.total, usual: [1, 1_000], source: SOURCE }, ...curlLimits({ source: "https://www.php.net/manual/en/function.curl-setopt.php" })],
  defaults: [
    { phases: allPhases, seconds: 300, label: "Magento's timeout", option: "timeout", source: SOURCE },
    { ...libcurlConnect, source: SOURCE },
  ],
  fixes: [{ statements: { position: "before", lines: [{ code: "{handle}->setTimeout({total});", limits: "total" }] }, never: ["setTimeout"] }],
  gaps: { proof: "its package is not in Debian, and proofs install nothing from Packagist" },
});
