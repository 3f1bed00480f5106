import { defineLibrary } from "../../src/model/library.ts";
import { zeroIsNone } from "../shared/zero-is-none.ts";

const CASSANDRA = "https://docs.datastax.com/en/developer/nodejs-driver/latest/api/type.ClientOptions/";
const PHASES = ["connect", "response"] as const;

export default defineLibrary({
  id: "js/cassandra",
  name: "cassandra-driver",
  docs: [CASSANDRA],
  group: "database",
  modules: ["cassandra-driver"],
  calls: [{ callee: { construct: "cassandra-driver#Client" }, phases: PHASES, options: [{ argument: 0 }], source: CASSANDRA, proof: "cassandra-silent" }],
  limits: [
    { option: "socketOptions.connectTimeout", covers: ["connect"], unit: "ms", values: zeroIsNone, usual: [100, 3_600_000], source: CASSANDRA },
    { option: "socketOptions.readTimeout", covers: ["response"], unit: "ms", values: zeroIsNone, usual: [100, 3_600_000], source: CASSANDRA },
  ],
  defaults: [
    { phases: ["connect"], seconds: 5, label: "connectTimeout", option: "socketOptions.connectTimeout", source: CASSANDRA },
    { phases: ["response"], seconds: 12, label: "readTimeout", option: "socketOptions.readTimeout", source: CASSANDRA, proof: "cassandra-silent" },
  ],
  fixes: [{ path: ["socketOptions"], entries: [{ key: "readTimeout", value: "{totalMs}", limits: "total" }], argument: { index: 0 } }],
});
