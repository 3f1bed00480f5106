import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";
import { curlLimits } from "../shared/curl-limits.ts";

const DOCS = "https://docs.laminas.dev/laminas-http/client/intro/";
const ADAPTERS = "https://docs.laminas.dev/laminas-http/client/adapters/";
const SOURCE = "laminas/laminas-http src/Client.php";

const SECONDS = [
  { when: { is: [null, false, ""] }, means: "none" },
  { when: { is: [0] }, means: "at-once" },
  { when: { below: 0 }, means: "none" },
] as const;

const ZEND_1 = "zendframework/zf1 library/Zend/Http/Client/Adapter/Curl.php";
const ZEND_1_CURL = "Zend_Http_Client_Adapter_Curl";
/** With that adapter `timeout` is for connecting alone. It is named, or made and handed in. */
const NOT_ZEND_1_CURL = { without: `adapter.${ZEND_1_CURL}`, unlessIs: { option: "adapter", values: [ZEND_1_CURL] } } as const;

const CLASSES = ["Laminas\\Http\\Client", "Zend\\Http\\Client", "Zend_Http_Client", "Varien_Http_Client", "Magento\\Framework\\HTTP\\ZendClient", "Magento\\Framework\\HTTP\\LaminasClient"] as const;
const FACTORIES = ["Magento\\Framework\\HTTP\\ZendClientFactory", "Magento\\Framework\\HTTP\\LaminasClientFactory"] as const;
const FLUENT = [
  "setConfig",
  "setOptions",
  "setUri",
  "setMethod",
  "setHeaders",
  "setParameterGet",
  "setParameterPost",
  "setRawBody",
  "setRawData",
  "setEncType",
  "setAuth",
  "setFileUpload",
  "removeFileUpload",
  "setCookie",
  "setCookies",
  "addCookie",
  "setCookieJar",
  "setRequest",
  "setResponse",
  "setArgSeparator",
  "setStream",
  "setAdapter",
  "clearCookies",
  "resetParameters",
  "setUnmaskStatus",
  "setUrlEncodeBody",
] as const;

/** The socket adapter's limit begins anew with every piece. */
export default defineLibrary({
  id: "php/laminas-http",
  name: "Laminas and Zend HTTP clients",
  docs: [DOCS, ADAPTERS],
  group: "http",
  types: { client: { classes: CLASSES, escapes: true }, factory: { classes: FACTORIES, modelled: true }, zend1: { escapes: true } },
  calls: [
    { callee: { method: ["send", "dispatch"], of: "client" }, phases: allPhases, options: [{ receiver: true }], url: { receiver: true, path: ["uri"] }, source: DOCS },
    { callee: { method: "request", of: "client" }, phases: allPhases, options: [{ receiver: true }], url: { receiver: true, path: ["uri"] }, source: "https://framework.zend.com/manual/1.12/en/zend.http.client.html" },
  ],
  effects: [
    { callee: { construct: CLASSES }, creates: "client", from: [{ argument: 1, name: "options" }], source: SOURCE },
    { callee: { construct: CLASSES }, sets: { on: { result: true }, key: "uri", value: { argument: 0, name: "uri" } }, source: SOURCE },
    { callee: { method: "create", of: "factory" }, creates: "client", source: "magento/framework HTTP/LaminasClient.php" },
    { callee: { method: ["setConfig", "setOptions"], of: "client" }, setsAll: { on: { receiver: true }, from: { argument: 0, name: "options" } }, source: SOURCE },
    { callee: { method: "setUri", of: "client" }, sets: { on: { receiver: true }, key: "uri", value: { argument: 0, name: "uri" } }, source: SOURCE },
    { callee: { method: "setAdapter", of: "client" }, sets: { on: { receiver: true }, key: "adapter", value: { argument: 0, name: "adapter" } }, source: SOURCE },
    { callee: { construct: ZEND_1_CURL }, creates: "zend1", source: ZEND_1 },
    { callee: { construct: ZEND_1_CURL }, sets: { on: { result: true }, key: ZEND_1_CURL, value: { literal: true } }, source: ZEND_1 },
    { callee: { method: "setConfig", of: "zend1" }, setsAll: { on: { receiver: true }, from: { argument: 0, name: "config" } }, source: ZEND_1 },
    { callee: { method: "setCurlOption", of: "zend1" }, sets: { on: { receiver: true }, key: { argument: 0, name: "option" }, value: { argument: 1, name: "value" } }, source: ZEND_1 },
    { callee: { method: ["setConfig", "setCurlOption"], of: "zend1" }, answers: { receiver: true }, source: ZEND_1 },
    { callee: { method: FLUENT, of: "client" }, answers: { receiver: true }, source: SOURCE },
  ],
  limits: [
    { option: "connecttimeout", covers: ["connect"], unit: "seconds", values: [{ when: { is: [0, null, false, ""] }, means: "default" }], source: ADAPTERS },
    // Keys lose their hyphens and underscores.
    { option: "connect_timeout", covers: ["connect"], unit: "seconds", values: [{ when: { is: [0, null, false, ""] }, means: "default" }], source: "laminas/laminas-http src/Client/Adapter/Curl.php (setOptions)" },
    { option: "request_timeout", covers: "total", unit: "seconds", values: SECONDS, usual: [0.05, 1_200], source: ZEND_1 },
    { option: "timeout", covers: allPhases, unit: "seconds", values: SECONDS, usual: [0.05, 1_200], ...NOT_ZEND_1_CURL, source: DOCS },
    // Zend Framework 1's curl adapter connects by it, and for some versions bounded the whole by it.
    { option: "timeout", covers: ["connect"], unit: "seconds", values: SECONDS, source: ZEND_1 },
    { option: "timeout", covers: "total", unit: "seconds", values: SECONDS, versions: "zendframework/zendframework1@>=1.12.8 <1.12.15", source: ZEND_1 },
    ...["adapter.", "adapter.curloptions."].flatMap((under) => curlLimits({ under: under as "adapter.", source: ZEND_1 })).filter(({ label }) => label?.startsWith("CURLOPT_TIMEOUT")),
    ...curlLimits({ under: "curloptions.", source: ADAPTERS }).filter(({ option }) => option !== "curloptions.78"),
  ],
  lookAlikes: [
    { option: "curloptions.78", label: "CURLOPT_CONNECTTIMEOUT", says: "The curl adapter ignores `CURLOPT_CONNECTTIMEOUT` in `curloptions`: `connecttimeout` sets it.", source: "laminas/laminas-http src/Client/Adapter/Curl.php ($invalidOverwritableCurlOptions)" },
    { option: "read_timeout", says: "`read_timeout` is not an option of the client: `timeout` is.", source: DOCS },
  ],
  defaults: [
    { phases: allPhases, seconds: 10, label: "the client's timeout", option: "timeout", unless: NOT_ZEND_1_CURL.without, unlessIs: NOT_ZEND_1_CURL.unlessIs, source: SOURCE },
    { phases: ["connect"], seconds: 10, label: "the client's timeout", option: "timeout", source: ZEND_1 },
    { phases: ["response", "body"], seconds: null, label: "Zend Framework 1's request_timeout", source: ZEND_1 },
  ],
  repeats: "A redirect (5 at most) begins anew.",
  gaps: { fix: "its default of 10 s is a limit already", proof: "its package is not in Debian, and proofs install nothing from Packagist" },
});
