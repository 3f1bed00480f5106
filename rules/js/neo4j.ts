import { defineLibrary } from "../../src/model/library.ts";
import { zeroIsNone } from "../shared/zero-is-none.ts";

const NEO4J = "https://neo4j.com/docs/javascript-manual/current/connect-advanced/";
const PHASES = ["connect", "response"] as const;

export default defineLibrary({
  id: "js/neo4j",
  name: "neo4j-driver",
  docs: [NEO4J],
  group: "database",
  modules: ["neo4j-driver"],
  types: { neo4j: { exports: ["neo4j-driver#default"] } },
  calls: [
    { callee: { export: "neo4j-driver#driver" }, phases: PHASES, options: [{ argument: 2 }], url: { argument: 0 }, source: NEO4J, proof: "neo4j-silent" },
    { callee: { method: "driver", of: "neo4j" }, phases: PHASES, options: [{ argument: 2 }], url: { argument: 0 }, source: NEO4J, proof: "neo4j-silent" },
  ],
  limits: [{ option: "connectionTimeout", covers: ["connect"], unit: "ms", values: zeroIsNone, usual: [100, 3_600_000], source: NEO4J, proof: "neo4j-silent" }],
  lookAlikes: [{ option: "maxTransactionRetryTime", says: "`maxTransactionRetryTime` ends the retries, not a query that waits.", source: NEO4J }],
  defaults: [{ phases: ["connect"], seconds: 60, label: "neo4j's connection limits", option: "connectionTimeout", source: NEO4J, proof: "neo4j-silent" }],
  gaps: { fix: "the driver has no option that bounds a query" },
});
