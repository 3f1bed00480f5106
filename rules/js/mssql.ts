import { defineLibrary } from "../../src/model/library.ts";
import { zeroIsNone } from "../shared/zero-is-none.ts";

const MSSQL = "https://github.com/tediousjs/node-mssql#general-same-for-all-drivers";
const TEDIOUS = "https://tediousjs.github.io/tedious/api-connection.html";
const MSSQL_REQUEST = [...zeroIsNone, { when: "Infinity", means: "none" }, { when: { below: 0 }, means: "none" }] as const;
const PHASES = ["connect", "response"] as const;
const MSSQL_CALL = {
  phases: PHASES,
  options: [
    { argument: 0, unless: "url" },
    { argument: 0, unless: "url", path: ["options"] },
  ],
  url: { argument: 0, path: ["server"] },
  source: MSSQL,
  proof: "tedious-silent",
} as const;

export default defineLibrary({
  id: "js/mssql",
  name: "mssql, tedious",
  docs: [MSSQL, TEDIOUS],
  group: "database",
  modules: ["mssql", "tedious"],
  calls: [
    { ...MSSQL_CALL, callee: { construct: "mssql#ConnectionPool" } },
    { ...MSSQL_CALL, callee: { export: "mssql#connect" } },
    { callee: { construct: "tedious#Connection" }, phases: PHASES, options: [{ argument: 0, path: ["options"] }], url: { argument: 0, path: ["server"] }, source: TEDIOUS, proof: "tedious-silent" },
  ],
  limits: [
    { option: "connectionTimeout", covers: ["connect"], unit: "ms", values: zeroIsNone, usual: [100, 3_600_000], source: MSSQL, proof: "tedious-silent" },
    { option: "connectTimeout", covers: ["connect"], unit: "ms", values: zeroIsNone, usual: [100, 3_600_000], source: TEDIOUS, proof: "tedious-silent" },
    { option: "requestTimeout", covers: ["response"], unit: "ms", values: MSSQL_REQUEST, usual: [100, 3_600_000], source: TEDIOUS },
  ],
  defaults: [
    { phases: ["connect"], seconds: 15, label: "connectTimeout", option: ["connectTimeout", "connectionTimeout"], source: TEDIOUS, proof: "tedious-silent" },
    { phases: ["response"], seconds: 15, label: "requestTimeout", option: "requestTimeout", source: TEDIOUS },
  ],
  fixes: [{ entries: [{ key: "requestTimeout", value: "{totalMs}", limits: "total" }] }],
});
