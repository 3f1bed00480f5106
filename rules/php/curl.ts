import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";
import { curlEntries } from "../shared/curl-entries.ts";
import { curlLimits } from "../shared/curl-limits.ts";
import { libcurlConnect } from "../shared/libcurl-connect.ts";

/** Not `file://`. */
const HOST = { schemes: ["*host"], assumeUnknown: true } as const;

const MANUAL = "https://www.php.net/manual/en/function.curl-setopt.php";

const statements = (entries: readonly { readonly key: string; readonly value: string; readonly limits: "connect" | "total" }[]) => ({ position: "before", lines: entries.map(({ key, value, limits }) => ({ code: `curl_setopt({handle}, ${key}, ${value});`, limits })) }) as const;

export default defineLibrary({
  id: "php/curl",
  name: "curl (ext/curl)",
  docs: ["https://www.php.net/manual/en/book.curl.php", "https://curl.se/libcurl/c/CURLOPT_TIMEOUT.html"],
  group: "http",
  types: { handle: { escapes: true }, multi: { escapes: true } },
  constants: {
    CURLOPT_TIMEOUT: 13,
    CURLOPT_TIMEOUT_MS: 155,
    CURLOPT_CONNECTTIMEOUT: 78,
    CURLOPT_CONNECTTIMEOUT_MS: 156,
    CURLOPT_LOW_SPEED_LIMIT: 19,
    CURLOPT_LOW_SPEED_TIME: 20,
    CURLOPT_FTP_RESPONSE_TIMEOUT: 112,
    CURLOPT_SERVER_RESPONSE_TIMEOUT: 112,
    CURLOPT_DNS_CACHE_TIMEOUT: 92,
    CURLOPT_EXPECT_100_TIMEOUT_MS: 227,
    CURLOPT_HAPPY_EYEBALLS_TIMEOUT_MS: 271,
    CURLOPT_MAXAGE_CONN: 288,
    CURLOPT_MAXLIFETIME_CONN: 314,
    CURLOPT_TCP_KEEPALIVE: 213,
    CURLOPT_URL: 10002,
  },
  calls: [
    {
      callee: { function: "curl_exec" },
      phases: allPhases,
      options: [{ argument: 0, name: "handle" }],
      onHandle: true,
      url: { argument: 0, name: "handle", path: ["10002"] },
      networkOnly: HOST,
      source: "https://www.php.net/manual/en/function.curl-exec.php",
      proof: ["curl.bare.silent", "curl.bare.headers"],
    },
    {
      callee: { function: "curl_multi_add_handle" },
      phases: allPhases,
      options: [{ argument: 1, name: "handle" }],
      onHandle: true,
      readsLate: true,
      url: { argument: 1, name: "handle", path: ["10002"] },
      networkOnly: HOST,
      judged: "settling",
      tags: ["multi"],
      source: "https://www.php.net/manual/en/function.curl-multi-exec.php",
      proof: "curl.multi.bare-loop",
    },
  ],
  effects: [
    { callee: { function: "curl_init" }, creates: "handle", source: "https://www.php.net/manual/en/function.curl-init.php" },
    { callee: { function: "curl_init" }, sets: { on: { result: true }, key: "10002", value: { argument: 0, name: "url" } }, source: "https://www.php.net/manual/en/function.curl-init.php" },
    { callee: { function: "curl_setopt" }, sets: { on: { argument: 0, name: "handle" }, key: { argument: 1, name: "option" }, value: { argument: 2, name: "value" } }, source: MANUAL, proof: "curl.timeout.silent" },
    { callee: { function: "curl_setopt_array" }, setsAll: { on: { argument: 0, name: "handle" }, from: { argument: 1, name: "options" } }, source: MANUAL, proof: "curl.timeout.silent-setopt_array" },
    { callee: { function: "curl_copy_handle" }, copies: { from: { argument: 0, name: "handle" } }, source: "https://www.php.net/manual/en/function.curl-copy-handle.php" },
    { callee: { function: "curl_reset" }, clears: { on: { argument: 0, name: "handle" } }, source: "https://www.php.net/manual/en/function.curl-reset.php" },
    { callee: { function: "curl_multi_init" }, creates: "multi", source: "https://www.php.net/manual/en/function.curl-multi-init.php" },
  ],
  limits: curlLimits({
    refused: "rejected",
    source: MANUAL,
    proofs: {
      CURLOPT_TIMEOUT: ["curl.timeout.silent", "curl.timeout.drip"],
      CURLOPT_TIMEOUT_MS: "curl.timeout_ms.silent",
      CURLOPT_CONNECTTIMEOUT: ["curl.connecttimeout.silent", "curl.connecttimeout.backlog"],
    },
  }),
  lookAlikes: [
    { option: "92", label: "CURLOPT_DNS_CACHE_TIMEOUT", says: "`CURLOPT_DNS_CACHE_TIMEOUT` is how long names are kept, not a limit.", source: MANUAL, proof: "curl.look-alikes-do-not-bound" },
    { option: "227", label: "CURLOPT_EXPECT_100_TIMEOUT_MS", says: "`CURLOPT_EXPECT_100_TIMEOUT_MS` only ends the wait for `100 Continue`.", source: MANUAL, proof: "curl.look-alikes-do-not-bound" },
    { option: "271", label: "CURLOPT_HAPPY_EYEBALLS_TIMEOUT_MS", says: "`CURLOPT_HAPPY_EYEBALLS_TIMEOUT_MS` only chooses between IPv6 and IPv4.", source: MANUAL, proof: "curl.look-alikes-do-not-bound" },
    { option: "112", label: "CURLOPT_FTP_RESPONSE_TIMEOUT", says: "`CURLOPT_FTP_RESPONSE_TIMEOUT` is ignored for http.", source: MANUAL },
    { option: "213", label: "CURLOPT_TCP_KEEPALIVE", says: "`CURLOPT_TCP_KEEPALIVE` sees a dead host, not a silent peer.", source: MANUAL, proof: "curl.look-alikes-do-not-bound" },
    { option: "288", label: "CURLOPT_MAXAGE_CONN", says: "`CURLOPT_MAXAGE_CONN` is about idle connections, not about waiting.", source: MANUAL, proof: "curl.look-alikes-do-not-bound" },
    { option: "314", label: "CURLOPT_MAXLIFETIME_CONN", says: "`CURLOPT_MAXLIFETIME_CONN` is about idle connections, not about waiting.", source: MANUAL, proof: "curl.look-alikes-do-not-bound" },
  ],
  defaults: [{ ...libcurlConnect, proof: "curl.bare.https-silent" }],
  fixes: [
    { handle: 0, entries: curlEntries.total, statements: statements(curlEntries.total) },
    { instead: "idle", handle: 0, entries: curlEntries.idle, statements: statements(curlEntries.idle) },
  ],
});
