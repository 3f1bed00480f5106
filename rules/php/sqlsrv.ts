import { defineLibrary } from "../../src/model/library.ts";
import { sqlsrvSeconds } from "../shared/sqlsrv-seconds.ts";

const CONNECT = "https://learn.microsoft.com/en-us/sql/connect/php/connection-options";
const QUERY = "https://learn.microsoft.com/en-us/sql/connect/php/sqlsrv-query";

export default defineLibrary({
  id: "php/sqlsrv",
  name: "SQL Server (sqlsrv)",
  docs: [CONNECT, QUERY],
  group: "database",
  calls: [
    { callee: { function: "sqlsrv_connect" }, phases: ["connect", "response"], options: [{ argument: 1, name: "connectionInfo" }], url: { argument: 0, name: "serverName" }, tags: ["connect"], source: CONNECT },
    // A query counts for itself where it has a limit of its own.
    { callee: { function: ["sqlsrv_query", "sqlsrv_prepare"] }, phases: ["response"], options: [{ argument: 3, name: "options" }], onlyIf: { argument: 3, name: "options", path: ["QueryTimeout"] }, tags: ["query"], source: QUERY },
  ],
  limits: [
    { option: "LoginTimeout", covers: ["connect"], unit: "seconds", integer: true, values: sqlsrvSeconds, usual: [1, 1_200], tags: ["connect"], source: CONNECT },
    { option: "QueryTimeout", covers: ["response"], unit: "seconds", integer: true, values: sqlsrvSeconds, usual: [1, 1_200], tags: ["query"], source: QUERY },
  ],
  lookAlikes: [
    { option: "QueryTimeout", tags: ["connect"], says: "`QueryTimeout` is not an option of the connection: each `sqlsrv_query` takes it.", source: QUERY },
    { option: "ConnectRetryInterval", tags: ["connect"], says: "`ConnectRetryInterval` is the pause between attempts, not a limit.", source: CONNECT },
  ],
  gaps: { fix: "connecting and each query have an option of their own: no single edit bounds both", proof: "Microsoft’s driver is not in Debian" },
});
