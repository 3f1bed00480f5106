import { defineLibrary } from "../../src/model/library.ts";
import { defaultSocketTimeout } from "../shared/default-socket-timeout.ts";

const CURL = "https://docs.php-http.org/en/latest/clients/curl-client.html";
const SOCKET = "https://docs.php-http.org/en/latest/clients/socket-client.html";
const ALL = ["connect", "response", "body"] as const;
const SECONDS = [
  { when: { is: [0, null, false, ""] }, means: "none" },
  { when: "text", means: "none" },
  { when: { between: [-1, 1] }, means: "none" },
] as const;
const CONNECT = [{ when: { is: [0, null, false, ""] }, means: "default" }] as const;

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
    { callee: { method: ["sendRequest", "sendAsyncRequest"], of: "curl" }, phases: ALL, options: [{ receiver: true }], url: { argument: 0, name: "request" }, tags: ["curl"], source: CURL },
    { callee: { method: "sendRequest", of: "socket" }, phases: ALL, options: [{ receiver: true }], url: { argument: 0, name: "request" }, tags: ["socket"], source: SOCKET },
    { callee: { construct: "Http\\Client\\Curl\\Client" }, phases: ALL, options: [{ argument: 2, name: "options" }], judged: "made", tags: ["curl"], source: CURL },
  ],
  effects: [
    { callee: { construct: "Http\\Client\\Curl\\Client" }, creates: "curl", from: [{ argument: 2, name: "options" }], source: CURL },
    { callee: { construct: "Http\\Client\\Socket\\Client" }, creates: "socket", from: [{ argument: 0 }, { argument: 1 }, { argument: 2, name: "config" }], source: SOCKET },
  ],
  limits: [
    { option: "13", label: "CURLOPT_TIMEOUT", covers: "total", unit: "seconds", integer: true, values: SECONDS, usual: [1, 1_000], tags: ["curl"], source: CURL },
    { option: "155", label: "CURLOPT_TIMEOUT_MS", covers: "total", unit: "ms", integer: true, values: SECONDS, usual: [100, 3_600_000], tags: ["curl"], source: CURL },
    { option: "78", label: "CURLOPT_CONNECTTIMEOUT", covers: ["connect"], unit: "seconds", integer: true, values: CONNECT, tags: ["curl"], source: CURL },
    { option: "156", label: "CURLOPT_CONNECTTIMEOUT_MS", covers: ["connect"], unit: "ms", integer: true, values: CONNECT, tags: ["curl"], source: CURL },
    { option: "timeout", covers: ALL, unit: "ms", usual: [100, 3_600_000], tags: ["socket"], source: SOCKET },
  ],
  lookAlikes: [{ option: "timeout", tags: ["curl"], says: "`timeout` is not an option of the curl client: it takes `CURLOPT_TIMEOUT`.", source: CURL }],
  defaults: [
    { phases: ALL, ...defaultSocketTimeout, option: "timeout", tags: ["socket"], source: "php-http/socket-client src/Client.php" },
    { phases: ["connect"], seconds: 300, label: "libcurl's connect limit", tags: ["curl"], source: CURL },
    { phases: ["response", "body"], seconds: null, label: "curl's timeout", tags: ["curl"], source: CURL },
  ],
  fixes: [
    {
      tags: ["curl"],
      entries: [
        { key: "CURLOPT_CONNECTTIMEOUT", value: "{connect}", limits: "connect" },
        { key: "CURLOPT_TIMEOUT", value: "{total}", limits: "total" },
      ],
    },
  ],
  gaps: { proof: "its package is not in Debian, and proofs install nothing from Packagist" },
});
