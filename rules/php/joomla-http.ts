import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";
import { curlLimits } from "../shared/curl-limits.ts";
import { libcurlConnect } from "../shared/libcurl-connect.ts";
import { secondsForCurl } from "../shared/seconds-for-curl.ts";

const DOCS = "https://manual.joomla.org/docs/general-concepts/http/";
const SOURCE = "joomla/http src/Transport/Curl.php";

const CLASSES = ["Joomla\\Http\\Http", "Joomla\\CMS\\Http\\Http", "JHttp"] as const;
const FACTORIES = ["Joomla\\Http\\HttpFactory", "Joomla\\CMS\\Http\\HttpFactory", "JHttpFactory"] as const;
const REGISTRIES = ["Joomla\\Registry\\Registry", "JRegistry"] as const;

const CALL = { phases: allPhases, url: { argument: 0, name: "url" }, source: DOCS } as const;
const RECEIVER = { receiver: true } as const;

/** The transport is curl's wherever that extension is. */
export default defineLibrary({
  id: "php/joomla-http",
  name: "Joomla HTTP client",
  docs: [DOCS],
  group: "http",
  types: {
    client: { classes: CLASSES, modelled: true },
    factory: { classes: FACTORIES, modelled: true },
    registry: { classes: REGISTRIES },
  },
  calls: [
    { ...CALL, callee: { method: ["get", "head", "options", "trace"], of: "client" }, options: [{ argument: 2, name: "timeout", as: "timeout" }, RECEIVER], tags: ["get"] },
    { ...CALL, callee: { method: ["post", "put", "patch", "delete"], of: "client" }, options: [{ argument: 3, name: "timeout", as: "timeout" }, RECEIVER], tags: ["data"] },
    { ...CALL, callee: { method: "sendRequest", of: "client" }, url: { argument: 0, name: "request" }, options: [RECEIVER] },
  ],
  effects: [
    { callee: { construct: REGISTRIES }, creates: "registry", from: [{ argument: 0, name: "data" }], source: "joomla/registry src/Registry.php" },
    { callee: { method: "set", of: "registry" }, sets: { on: { receiver: true }, key: { argument: 0, name: "path" }, value: { argument: 1, name: "value" } }, source: "joomla/registry src/Registry.php" },
    { callee: { construct: CLASSES }, creates: "client", from: [{ argument: 0, name: "options" }], source: DOCS },
    { callee: { construct: FACTORIES }, creates: "factory", source: DOCS },
    { callee: { static: "getHttp", of: FACTORIES }, creates: "client", from: [{ argument: 0, name: "options" }], source: DOCS },
    { callee: { method: "getHttp", of: "factory" }, creates: "client", from: [{ argument: 0, name: "options" }], source: DOCS },
    { callee: { method: "setOption", of: "client" }, sets: { on: { receiver: true }, key: { argument: 0, name: "key" }, value: { argument: 1, name: "value" } }, source: "joomla/http src/Http.php" },
    { callee: { method: "setOption", of: "client" }, answers: { receiver: true }, source: "joomla/http src/Http.php" },
  ],
  limits: [{ option: "timeout", ...secondsForCurl.whole.total, usual: [1, 1_200], source: SOURCE }, ...curlLimits({ under: "transport\\.curl.", source: SOURCE })],
  lookAlikes: [{ option: "connect_timeout", says: "`connect_timeout` is not an option of Joomla's client: `timeout` is.", source: SOURCE }],
  defaults: [
    { ...libcurlConnect, source: SOURCE },
    { phases: ["response", "body"], seconds: null, label: "Joomla's timeout", source: SOURCE },
  ],
  fixes: [
    { tags: ["get"], argument: { index: 2, fillers: ["", "[]"], value: { code: "{total}", limits: "total" } } },
    { tags: ["data"], argument: { index: 3, fillers: ["", "''", "[]"], value: { code: "{total}", limits: "total" } } },
  ],
  gaps: { proof: "its package is not in Debian, and proofs install nothing from Packagist" },
});
