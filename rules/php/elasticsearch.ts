import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";
import { libcurlConnect } from "../shared/libcurl-connect.ts";
import { secondsForCurl } from "../shared/seconds-for-curl.ts";
import guzzle from "./guzzle.ts";

const DOCS = "https://www.elastic.co/docs/reference/elasticsearch/clients/php/http-client";
const FORMER = "https://www.elastic.co/guide/en/elasticsearch/client/php-api/7.17/per_request_configuration.html";
const BUILDERS = ["Elastic\\Elasticsearch\\ClientBuilder", "Elasticsearch\\ClientBuilder", "OpenSearch\\ClientBuilder"] as const;
const FLUENT = [
  "setHosts",
  "setApiKey",
  "setBasicAuthentication",
  "setElasticCloudId",
  "setCABundle",
  "setSSLVerification",
  "setSSLCert",
  "setSSLKey",
  "setRetries",
  "setLogger",
  "setHandler",
  "setConnectionPool",
  "setConnectionParams",
  "setSelector",
  "setSerializer",
  "setElasticMetaHeader",
  "setHttpClient",
  "setHttpClientOptions",
  "setAsyncHttpClient",
  "setNodePool",
  "setSniffOnStart",
] as const;

/** Whichever HTTP client is found does the waiting: Guzzle and curl without a limit. */
export default defineLibrary({
  id: "php/elasticsearch",
  name: "Elasticsearch and OpenSearch clients",
  docs: [DOCS, FORMER],
  group: "http",
  types: { builder: { classes: BUILDERS, modelled: true } },
  calls: [{ callee: { method: "build", of: "builder" }, phases: allPhases, options: [{ receiver: true }], hosts: [{ receiver: true, path: ["hosts"] }], source: DOCS }],
  effects: [
    { callee: { static: "create", of: BUILDERS }, creates: "builder", source: DOCS },
    { callee: { construct: BUILDERS }, creates: "builder", source: DOCS },
    { callee: { method: "setHosts", of: "builder" }, sets: { on: { receiver: true }, key: "hosts", value: { argument: 0, name: "hosts" } }, source: DOCS },
    { callee: { method: ["setHttpClientOptions", "setConnectionParams", "setHttpClient"], of: "builder" }, setsAll: { on: { receiver: true }, from: { argument: 0 } }, source: DOCS },
    { callee: { method: FLUENT, of: "builder" }, answers: { receiver: true }, source: DOCS },
  ],
  limits: [...(guzzle.limits ?? []).filter(({ option }) => !option.startsWith("defaults")), { option: "client.connect_timeout", ...secondsForCurl.fractions.connect, source: FORMER }, { option: "client.timeout", ...secondsForCurl.fractions.total, usual: [0.05, 1_200], source: FORMER }],
  lookAlikes: [{ option: "read_timeout", says: "`read_timeout` is for bodies that are streamed only.", source: DOCS }],
  defaults: [
    { ...libcurlConnect, source: "elastic/transport src/Client/Curl.php" },
    { phases: ["response", "body"], seconds: null, label: "the client's timeout", source: "elastic/transport src/Client/Curl.php" },
  ],
  repeats: "A request that failed is sent once more for each further host.",
  gaps: { fix: "the builder takes a client of its own, or options named after that: which one is there is not to be seen at the call", proof: "its package is not in Debian, and proofs install nothing from Packagist" },
});
