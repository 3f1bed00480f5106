import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";
import { curlLimits } from "../shared/curl-limits.ts";
import { defaultSocketTimeout } from "../shared/default-socket-timeout.ts";
import { guzzleEntries } from "../shared/guzzle-entries.ts";
import { libcurlConnect } from "../shared/libcurl-connect.ts";
import { secondsForCurl } from "../shared/seconds-for-curl.ts";

const OPTIONS = "https://docs.guzzlephp.org/en/stable/request-options.html";
const CLIENT = "https://docs.guzzlephp.org/en/stable/quickstart.html#creating-a-client";
const FACTORY = "guzzlehttp/guzzle src/Handler/CurlFactory.php";
const STREAMS = "guzzlehttp/guzzle src/Handler/StreamHandler.php";
const CURL = "https://www.php.net/manual/en/function.curl-setopt.php";

/** Streams take what is above none, and have a default. */
const STREAM_SECONDS = [
  { when: { is: [0, null, false, ""] }, means: "default" },
  { when: "text", means: "default" },
  { when: { below: 0 }, means: "default" },
] as const;

const CONFIG = { receiver: true } as const;
const ADAPTERS = ["Http\\Adapter\\Guzzle6\\Client", "Http\\Adapter\\Guzzle7\\Client"] as const;
const ADAPTER = "https://docs.php-http.org/en/latest/clients/guzzle7-adapter.html";

export default defineLibrary({
  id: "php/guzzle",
  name: "Guzzle",
  docs: [OPTIONS, CLIENT],
  group: "http",
  types: {
    client: {
      classes: ["GuzzleHttp\\Client", "GuzzleHttp\\ClientInterface"],
      modelled: true,
      bare: { classes: ["GuzzleHttp\\Client"], otherwise: ["Drupal\\", "OCP\\", "GuzzleBundle"] },
      told: {
        words: ["client", "guzzle", "http"],
        options: ["headers", "query", "json", "form_params", "multipart", "body", "auth", "verify", "timeout", "connect_timeout", "http_errors", "allow_redirects", "cookies", "proxy", "sink", "stream"],
        mentions: ["GuzzleHttp\\Exception", "GuzzleHttp\\RequestOptions", "GuzzleHttp\\Promise"],
        getters: ["getHttpClient", "getGuzzleClient", "getGuzzle"],
        dependency: "guzzlehttp/guzzle",
      },
    },
    request: { modelled: true },
    pool: { modelled: true },
  },
  constants: {
    "GuzzleHttp\\RequestOptions::TIMEOUT": "timeout",
    "GuzzleHttp\\RequestOptions::CONNECT_TIMEOUT": "connect_timeout",
    "GuzzleHttp\\RequestOptions::READ_TIMEOUT": "read_timeout",
    "GuzzleHttp\\RequestOptions::STREAM": "stream",
  },
  calls: [
    {
      callee: { method: ["get", "head", "put", "post", "patch", "delete", "options", "getAsync", "headAsync", "putAsync", "postAsync", "patchAsync", "deleteAsync", "optionsAsync", "*"], of: "client" },
      phases: allPhases,
      options: [{ argument: 1, name: "options" }, CONFIG],
      url: { argument: 0, name: "uri" },
      hosts: [{ receiver: true, path: ["base_uri"] }],
      tags: ["verb"],
      source: "https://docs.guzzlephp.org/en/stable/quickstart.html#sending-requests",
      proof: ["guzzle.bare.silent", "guzzle.async.wait", "guzzle7.8.bare"],
    },
    {
      callee: { method: ["request", "requestAsync"], of: "client" },
      phases: allPhases,
      options: [{ argument: 2, name: "options" }, CONFIG],
      url: { argument: 1, name: "uri" },
      hosts: [{ receiver: true, path: ["base_uri"] }],
      tags: ["request"],
      source: "guzzlehttp/guzzle src/Client.php",
      proof: ["guzzle.timeout2.request", "guzzle.timeout2.constant"],
    },
    {
      callee: { method: ["send", "sendAsync"], of: "client" },
      phases: allPhases,
      // Guzzle 4 and 5 make the request with its options first.
      options: [{ argument: 1, name: "options" }, { argument: 0, name: "request", ifKnown: true }, CONFIG],
      hosts: [{ receiver: true, path: ["base_uri"] }],
      url: { argument: 0, name: "request" },
      tags: ["verb"],
      source: "guzzlehttp/guzzle src/Client.php",
    },
    { callee: { method: "sendRequest", of: "client" }, phases: allPhases, options: [CONFIG], hosts: [{ receiver: true, path: ["base_uri"] }], url: { argument: 0, name: "request" }, source: "https://www.php-fig.org/psr/psr-18/", proof: "guzzle.psr18.sendRequest" },
    {
      callee: { construct: "GuzzleHttp\\Client" },
      phases: allPhases,
      options: [{ argument: 0, name: "config" }],
      url: { argument: 0, name: "config", path: ["base_uri"] },
      judged: "made",
      tags: ["made"],
      source: CLIENT,
    },
    { callee: { static: "createWithConfig", of: ADAPTERS }, phases: allPhases, options: [{ argument: 0, name: "config" }], judged: "made", tags: ["made"], source: ADAPTER },
    {
      callee: { construct: "GuzzleHttp\\Pool" },
      phases: allPhases,
      options: [
        { argument: 2, name: "config", path: ["options"] },
        { argument: 0, name: "client" },
      ],
      tags: ["pool"],
      source: "https://docs.guzzlephp.org/en/stable/quickstart.html#concurrent-requests",
      proof: "guzzle.pool",
    },
    {
      callee: { static: "batch", of: "GuzzleHttp\\Pool" },
      phases: allPhases,
      options: [
        { argument: 2, name: "options", path: ["options"] },
        { argument: 0, name: "client" },
      ],
      tags: ["pool"],
      source: "guzzlehttp/guzzle src/Pool.php",
      proof: "guzzle.pool",
    },
  ],
  effects: [
    { callee: { construct: "GuzzleHttp\\Client" }, creates: "client", from: [{ argument: 0, name: "config" }], source: CLIENT, proof: ["guzzle.timeout2.client", "guzzle.timeout-misnested"] },
    { callee: { method: "createRequest", of: "client" }, creates: "request", from: [{ receiver: true }, { argument: 2, name: "options" }], source: "guzzlehttp/guzzle 5.3 src/Client.php" },
    { callee: { construct: ADAPTERS }, creates: "client", from: [{ argument: 0 }], source: ADAPTER },
    { callee: { static: "createWithConfig", of: ADAPTERS }, creates: "client", from: [{ argument: 0, name: "config" }], source: ADAPTER },
  ],
  limits: [
    { option: "defaults.timeout", ...secondsForCurl.fractions.total, usual: [0.05, 1_200], versions: "guzzlehttp/guzzle@<6", source: "guzzlehttp/guzzle 5.3 src/Client.php" },
    { option: "defaults.connect_timeout", ...secondsForCurl.fractions.connect, versions: "guzzlehttp/guzzle@<6", source: "guzzlehttp/guzzle 5.3 src/Client.php" },
    { option: "connect_timeout", without: "stream", ...secondsForCurl.fractions.connect, usual: [0.05, 1_200], source: `${OPTIONS}#connect-timeout`, proof: "guzzle.connect_timeout-only" },
    // PHP's streams carry what is to be streamed: each wait has its limit, the whole has none.
    { option: "timeout", with: "stream", covers: allPhases, unit: "seconds", values: STREAM_SECONDS, usual: [0.05, 1_200], source: STREAMS, proof: ["php/guzzle.bounded.stream.silent", "php/guzzle.bounded.stream.stalled"] },
    { option: "read_timeout", with: "stream", covers: ["body"], unit: "seconds", values: [{ when: { is: [null] }, means: "default" }], usual: [0.05, 1_200], source: `${OPTIONS}#read-timeout`, proof: "php/guzzle.bounded.stream-read-timeout.stalled" },
    { option: "timeout", without: "stream", ...secondsForCurl.fractions.total, usual: [0.05, 1_200], source: `${OPTIONS}#timeout`, proof: ["guzzle.timeout2.client", "guzzle.timeout2.drip", "guzzle.timeout0", "guzzle.timeout0.5", "guzzle.timeout-null-request-override"] },
    ...curlLimits({ under: "curl.", source: CURL, proofs: { CURLOPT_TIMEOUT: "guzzle.curl-opt-timeout" } }),
  ],
  lookAlikes: [
    { option: "headers.timeout", says: "`timeout` stands among the headers: it belongs beside them.", source: OPTIONS },
    { option: "read_timeout", without: "stream", says: "`read_timeout` is for bodies read with `'stream' => true` only.", source: `${OPTIONS}#read-timeout`, proof: "guzzle.read_timeout-only-curl" },
    { option: "defaults.timeout", versions: "guzzlehttp/guzzle@>=6", says: "`defaults` is Guzzle 5's: since Guzzle 6 the options stand beside `base_uri`.", source: CLIENT, proof: "guzzle.timeout-misnested" },
    { option: "defaults.connect_timeout", versions: "guzzlehttp/guzzle@>=6", says: "`defaults` is Guzzle 5's: since Guzzle 6 the options stand beside `base_uri`.", source: CLIENT, proof: "guzzle.timeout-misnested" },
    { option: "request.timeout", says: "`request` is not a key of the options: `timeout` stands in them directly.", source: OPTIONS, proof: "guzzle.timeout-misnested" },
    { option: "curl_timeout", says: "`curl_timeout` is not an option of Guzzle.", source: OPTIONS },
  ],
  defaults: [
    { phases: allPhases, ...defaultSocketTimeout, with: "stream", source: STREAMS, proof: "php/guzzle.partial.stream.silent" },
    { phases: ["connect"], seconds: 150, label: "Guzzle's connect limit", versions: "guzzlehttp/guzzle@<7.5", source: FACTORY },
    { ...libcurlConnect, source: FACTORY, proof: "guzzle.bare.backlog" },
    { phases: ["response", "body"], seconds: null, label: "Guzzle's timeout", source: `${OPTIONS}#timeout`, proof: ["guzzle.bare.silent", "guzzle7.8.bare"] },
  ],
  fixes: [
    {
      tags: ["made"],
      entries: guzzleEntries,
      argument: { index: 0 },
    },
    {
      tags: ["verb"],
      entries: guzzleEntries,
      argument: { index: 1 },
    },
    {
      tags: ["request"],
      entries: guzzleEntries,
      argument: { index: 2 },
    },
  ],
  repeats: "A redirect (5 at most) or the retry middleware begins anew.",
});
