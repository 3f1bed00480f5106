import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";
import { undici } from "../shared/undici.ts";

const ELASTIC = "https://www.elastic.co/docs/reference/elasticsearch/clients/javascript/basic-config";
const OPENSEARCH = "https://docs.opensearch.org/latest/clients/javascript/index";

const MILLISECONDS = [
  { when: { is: ["undefined"] }, means: "default" },
  { when: { is: [0, null, false] }, means: "none" },
  { when: "text", means: "rejected" },
] as const;

export default defineLibrary({
  id: "js/elasticsearch",
  name: "Elasticsearch, OpenSearch",
  docs: [ELASTIC, OPENSEARCH],
  group: "database",
  modules: ["@elastic/elasticsearch", "@opensearch-project/opensearch", "elasticsearch"],
  types: { client: { classes: ["@elastic/elasticsearch#Client", "@opensearch-project/opensearch#Client"], namespaces: ["indices", "cluster", "cat", "nodes", "ingest", "security", "snapshot", "tasks"], modelled: true } },
  calls: [
    { callee: { construct: "@elastic/elasticsearch#Client" }, phases: allPhases, options: [{ argument: 0 }], url: { argument: 0, path: ["node"] }, tags: ["elastic"], source: ELASTIC, proof: ["es9-bare", "es8-bare", "es7-bare"] },
    { callee: { construct: "@opensearch-project/opensearch#Client" }, phases: allPhases, options: [{ argument: 0 }], url: { argument: 0, path: ["node"] }, tags: ["opensearch"], source: OPENSEARCH, proof: "opensearch-bare" },
    // A request counts for itself where it has a limit of its own.
    {
      callee: { method: ["search", "index", "get", "update", "delete", "bulk", "count", "info", "ping", "create", "msearch", "scroll", "deleteByQuery", "updateByQuery", "reindex", "exists", "refresh"], of: "client" },
      phases: allPhases,
      options: [{ argument: 1 }, { receiver: true }],
      onlyWith: ["requestTimeout"],
      promise: true,
      tags: ["request"],
      source: ELASTIC,
      proof: "es9-per-request",
    },
  ],
  effects: [{ callee: { construct: ["@elastic/elasticsearch#Client", "@opensearch-project/opensearch#Client"] }, creates: "client", from: [{ argument: 0 }], source: ELASTIC }],
  limits: [
    // Since 8 it is undici's headersTimeout and bodyTimeout: connecting has undici's own limit.
    {
      option: "requestTimeout",
      tags: ["elastic"],
      covers: ["response", "body"],
      unit: "ms",
      values: MILLISECONDS,
      usual: [100, 3_600_000],
      versions: "@elastic/elasticsearch@>=8",
      source: "@elastic/transport src/connection/UndiciConnection.ts",
      proof: ["es9-requestTimeout", "js/elasticsearch.bounded.client.silent", "js/elasticsearch.bounded.client.unaccepting"],
    },
    { option: "requestTimeout", tags: ["elastic"], covers: allPhases, unit: "ms", values: MILLISECONDS, usual: [100, 3_600_000], versions: "@elastic/elasticsearch@<8", source: ELASTIC },
    { option: "requestTimeout", tags: ["request", "opensearch"], covers: allPhases, unit: "ms", values: MILLISECONDS, usual: [100, 3_600_000], source: ELASTIC, proof: "es9-per-request" },
  ],
  lookAlikes: [{ option: "pingTimeout", says: "`pingTimeout` is about finding nodes that live again.", source: ELASTIC }],
  defaults: [
    { ...undici.connect, tags: ["elastic"], versions: "@elastic/elasticsearch@>=8", source: "@elastic/transport src/connection/UndiciConnection.ts", proof: "js/elasticsearch.bare.unaccepting" },
    { phases: allPhases, seconds: 30, label: "requestTimeout", option: "requestTimeout", tags: ["elastic"], versions: "@elastic/elasticsearch@<8", source: "@elastic/elasticsearch@7 index.js", proof: "es7-bare" },
    { phases: ["response", "body"], seconds: 600, label: "requestTimeout", option: "requestTimeout", tags: ["elastic"], versions: "@elastic/elasticsearch@>=8 <9", source: "@elastic/elasticsearch@8 lib/client.js", proof: "es8-bare" },
    { phases: allPhases, seconds: 30, label: "requestTimeout", option: "requestTimeout", tags: ["opensearch"], source: "@opensearch-project/opensearch index.js", proof: "opensearch-bare" },
  ],
  fixes: [{ tags: ["elastic", "opensearch"], entries: [{ key: "requestTimeout", value: "{totalMs}", limits: "total" }], argument: { index: 0 } }],
  repeats: "A request that timed out is sent again three times (`maxRetries`).",
  gaps: { instance: "the client is the instance: it stands for its calls" },
});
