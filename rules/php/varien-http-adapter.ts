import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";
import { curlLimits } from "../shared/curl-limits.ts";
import { libcurlConnect } from "../shared/libcurl-connect.ts";
import { secondsForCurl } from "../shared/seconds-for-curl.ts";

const SOURCE = "OpenMage lib/Varien/Http/Adapter/Curl.php, magento/framework HTTP/Adapter/Curl.php";
const DOCS = "https://github.com/OpenMage/magento-lts/blob/main/lib/Varien/Http/Adapter/Curl.php";
const CLASSES = ["Varien_Http_Adapter_Curl", "Magento\\Framework\\HTTP\\Adapter\\Curl"] as const;
const FLUENT = ["setConfig", "setOptions", "addOption", "addOptions"] as const;

/** `write` says what is asked, `read` asks. */
export default defineLibrary({
  id: "php/varien-http-adapter",
  name: "Magento's and OpenMage's curl adapters",
  docs: [DOCS],
  group: "http",
  types: {
    adapter: { classes: CLASSES, modelled: true },
    factory: { classes: ["Magento\\Framework\\HTTP\\Adapter\\CurlFactory"], modelled: true },
  },
  calls: [
    { callee: { method: "read", of: "adapter" }, phases: allPhases, options: [{ receiver: true }], url: { receiver: true, path: ["url"] }, source: SOURCE },
    { callee: { method: "multiRequest", of: "adapter" }, phases: allPhases, options: [{ argument: 1, name: "options" }], source: SOURCE },
  ],
  effects: [
    { callee: { construct: CLASSES }, creates: "adapter", source: SOURCE },
    { callee: { method: "create", of: "factory" }, creates: "adapter", source: SOURCE },
    { callee: { method: ["setConfig", "setOptions", "addOptions"], of: "adapter" }, setsAll: { on: { receiver: true }, from: { argument: 0 } }, source: SOURCE },
    { callee: { method: "addOption", of: "adapter" }, sets: { on: { receiver: true }, key: { argument: 0, name: "option" }, value: { argument: 1, name: "value" } }, source: SOURCE },
    { callee: { method: "write", of: "adapter" }, sets: { on: { receiver: true }, key: "url", value: { argument: 1, name: "url" } }, source: SOURCE },
    { callee: { method: FLUENT, of: "adapter" }, answers: { receiver: true }, source: SOURCE },
  ],
  limits: [{ option: "timeout", ...secondsForCurl.whole.total, usual: [1, 1_000], source: SOURCE }, ...curlLimits({ source: SOURCE })],
  lookAlikes: [{ option: "connect_timeout", says: "`connect_timeout` is not an option of the adapter.", source: SOURCE }],
  defaults: [
    { ...libcurlConnect, source: SOURCE },
    { phases: ["response", "body"], seconds: null, label: "the adapter's timeout", source: SOURCE },
  ],
  gaps: { fix: "the adapter is told by `setConfig` or `setOptions` before `write`, several statements away from the `read` that waits", proof: "its package is not in Debian, and proofs install nothing from Packagist" },
});
