import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";
import { curlLimits } from "../shared/curl-limits.ts";
import { secondsForCurl } from "../shared/seconds-for-curl.ts";
import { streamSeconds } from "../shared/stream-seconds.ts";

const DOCS = "https://book.cakephp.org/5/en/core-libraries/httpclient.html#request-method-options";
const SOURCE = "cakephp/http Client.php";

const CONFIG = { receiver: true } as const;
const CLASSES = ["Cake\\Http\\Client", "Cake\\Network\\Http\\Client"] as const;

/** The client of the first and second version: a socket, each of whose reads has the whole time. */
const SOCKET = "https://book.cakephp.org/2/en/core-utility-libraries/httpsocket.html";
const socketCall = { phases: allPhases, options: [CONFIG], url: { argument: 0, name: "uri" }, tags: ["socket"], source: SOCKET } as const;

export default defineLibrary({
  id: "php/cakephp-http",
  name: "CakePHP HTTP client",
  docs: [DOCS],
  group: "http",
  types: { client: { classes: CLASSES, modelled: true }, socket: { classes: ["HttpSocket"], modelled: true, bare: { classes: ["HttpSocket"], otherwise: [] } } },
  calls: [
    { callee: { method: ["get", "post", "put", "patch", "delete", "head", "options", "trace"], of: "client" }, phases: allPhases, options: [{ argument: 2, name: "options" }, CONFIG], url: { argument: 0, name: "url" }, tags: ["verb"], source: DOCS },
    { callee: { method: "send", of: "client" }, phases: allPhases, options: [{ argument: 1, name: "options" }, CONFIG], url: { argument: 0, name: "request" }, tags: ["send"], source: SOURCE },
    { callee: { method: "sendRequest", of: "client" }, phases: allPhases, options: [CONFIG], url: { argument: 0, name: "request" }, tags: ["psr"], source: SOURCE },
    { callee: { method: ["get", "post", "put", "patch", "delete", "head"], of: "socket" }, ...socketCall },
    { callee: { method: "request", of: "socket" }, ...socketCall },
  ],
  effects: [
    { callee: { construct: CLASSES }, creates: "client", from: [{ argument: 0, name: "config" }], source: SOURCE },
    { callee: { construct: "HttpSocket" }, creates: "socket", from: [{ argument: 0, name: "config" }], source: SOCKET },
    { callee: { static: "createFromUrl", of: CLASSES }, creates: "client", source: SOURCE },
  ],
  limits: [
    { option: "timeout", ...secondsForCurl.whole.total, usual: [0.05, 1_200], tags: ["verb", "send", "psr"], source: DOCS },
    { option: "timeout", covers: allPhases, unit: "seconds", values: streamSeconds.connect, usual: [0.05, 1_200], tags: ["socket"], source: SOCKET },
    ...curlLimits({ under: "curl.", source: "cakephp/http Client/Adapter/Curl.php" }),
  ],
  defaults: [{ phases: allPhases, seconds: 30, label: "CakePHP's timeout", option: "timeout", source: SOURCE }],
  fixes: [
    { tags: ["verb"], entries: [{ key: "timeout", value: "{total}", limits: "total" }], argument: { index: 2, fillers: ["", "[]"] } },
    { tags: ["send"], entries: [{ key: "timeout", value: "{total}", limits: "total" }], argument: { index: 1 } },
  ],
  repeats: "A redirect (where `redirect` allows any) begins anew.",
  gaps: { proof: "its package is not in Debian, and proofs install nothing from Packagist" },
});
