import { defineLibrary } from "../../src/model/library.ts";
import { zeroIsNone } from "../shared/zero-is-none.ts";

const CLICKHOUSE = "https://clickhouse.com/docs/integrations/javascript#configuration";
const PHASES = ["connect", "response"] as const;

export default defineLibrary({
  id: "js/clickhouse",
  name: "ClickHouse",
  docs: [CLICKHOUSE],
  group: "database",
  modules: ["@clickhouse/client"],
  calls: [{ callee: { export: "@clickhouse/client#createClient" }, phases: PHASES, options: [{ argument: 0 }], url: { argument: 0, path: ["url"] }, source: CLICKHOUSE, proof: "clickhouse-silent" }],
  limits: [{ option: "request_timeout", covers: ["connect", "response"], unit: "ms", values: zeroIsNone, usual: [100, 3_600_000], source: CLICKHOUSE, proof: "clickhouse-silent" }],
  defaults: [{ phases: ["connect", "response"], seconds: 30, label: "request_timeout", option: "request_timeout", source: CLICKHOUSE, proof: "clickhouse-silent" }],
  fixes: [{ entries: [{ key: "request_timeout", value: "{totalMs}", limits: "total" }] }],
});
