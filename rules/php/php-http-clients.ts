import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";
import { curlEntries } from "../shared/curl-entries.ts";
import { curlLimits } from "../shared/curl-limits.ts";
import { defaultSocketTimeout } from "../shared/default-socket-timeout.ts";
import { libcurlConnect } from "../shared/libcurl-connect.ts";

const CURL = "https://docs.php-http.org/en/latest/clients/curl-client.html";
const SOCKET = "https://docs.php-http.org/en/latest/clients/socket-client.html";

export default defineLibrary({
  id: "php/php-http-clients",
  name: "HTTPlug's curl and socket clients",
  docs: [CURL, SOCKET],
  group: "http",
  types: {
    curl: { classes: ["Http\\Client\\Curl\\Client"], modelled: true },
    socket: { classes: ["Http\\Client\\Socket\\Client"], modelled: true },
  },
  calls: [
    { callee: { method: ["sendRequest", "sendAsyncRequest"], of: "curl" }, phases: allPhases, options: [{ receiver: true }], url: { argument: 0, name: "request" }, tags: ["curl"], source: CURL },
    { callee: { method: "sendRequest", of: "socket" }, phases: allPhases, options: [{ receiver: true }], url: { argument: 0, name: "request" }, tags: ["socket"], source: SOCKET },
    { callee: { construct: "Http\\Client\\Curl\\Client" }, phases: allPhases, options: [{ argument: 2, name: "options" }], judged: "made", tags: ["curl"], source: CURL },
  ],
  effects: [
    { callee: { construct: "Http\\Client\\Curl\\Client" }, creates: "curl", from: [{ argument: 2, name: "options" }], source: CURL },
    { callee: { construct: "Http\\Client\\Socket\\Client" }, creates: "socket", from: [{ argument: 0 }, { argument: 1 }, { argument: 2, name: "config" }], source: SOCKET },
  ],
  limits: [{ option: "timeout", covers: allPhases, unit: "ms", usual: [100, 3_600_000], tags: ["socket"], source: SOCKET }, ...curlLimits({ tags: ["curl"], source: CURL })],
  lookAlikes: [{ option: "timeout", tags: ["curl"], says: "`timeout` is not an option of the curl client: it takes `CURLOPT_TIMEOUT`.", source: CURL }],
  defaults: [
    { phases: allPhases, ...defaultSocketTimeout, option: "timeout", tags: ["socket"], source: "php-http/socket-client src/Client.php" },
    { ...libcurlConnect, tags: ["curl"], source: CURL },
    { phases: ["response", "body"], seconds: null, label: "curl's timeout", tags: ["curl"], source: CURL },
  ],
  fixes: [
    { tags: ["curl"], entries: curlEntries.total },
    { instead: "idle", tags: ["curl"], entries: curlEntries.idle },
  ],
  gaps: { proof: "its package is not in Debian, and proofs install nothing from Packagist" },
});
