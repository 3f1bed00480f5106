import { defineLibrary } from "../../src/model/library.ts";
import { defaultSocketTimeout } from "../shared/default-socket-timeout.ts";
import { mysqlnd } from "../shared/mysqlnd.ts";
import { sqlsrvSeconds } from "../shared/sqlsrv-seconds.ts";

const MANUAL = "https://www.php.net/manual/en";
const CONSTRUCT = `${MANUAL}/pdo.construct.php`;
const ATTRIBUTES = `${MANUAL}/pdo.setattribute.php`;
const SQLSRV = "https://learn.microsoft.com/en-us/sql/connect/php/pdo-construct";

const DSN = { argument: 0, name: "dsn", text: "pairs" } as const;
const OPEN = {
  phases: ["connect", "response"],
  options: [{ argument: 3, name: "options" }],
  url: { argument: 0, name: "dsn" },
  hosts: [{ ...DSN, path: ["host"] }],
  source: CONSTRUCT,
} as const;
const only = (...schemes: readonly string[]) => ({ schemes, assumeUnknown: false }) as const;

const TRANSFER = [{ construct: "PDO" }, { static: "connect", of: "PDO" }] as const;
const rows = TRANSFER.flatMap(
  (callee) =>
    [
      { ...OPEN, callee, networkOnly: only("mysql"), tags: ["mysql"], proof: ["pdo_mysql.bare.silent", "pdo_mysql.bare.backlog", "pdo_mysql.query.attr_timeout2"] },
      { ...OPEN, callee, networkOnly: only("pgsql"), tags: ["pgsql"], proof: ["pdo_pgsql.bare.silent", "pdo_pgsql.query.attr_timeout2"] },
      { ...OPEN, callee, networkOnly: only("dblib", "mssql", "sybase"), tags: ["dblib"], proof: ["dblib.bare.silent", "dblib.attr_timeout2.silent"] },
      { ...OPEN, callee, networkOnly: only("sqlsrv"), hosts: [{ ...DSN, path: ["Server"] }], tags: ["sqlsrv"] },
      // The driver is not known: it may be SQLite.
      { ...OPEN, callee, networkOnly: { schemes: [], assumeUnknown: true }, tags: ["unknown"] },
    ] as const,
);

export default defineLibrary({
  id: "php/pdo",
  name: "PDO (MySQL, PostgreSQL, SQL Server)",
  docs: [CONSTRUCT, ATTRIBUTES, mysqlnd.read.source],
  group: "database",
  constants: { "PDO::ATTR_TIMEOUT": 2, "PDO::SQLSRV_ATTR_QUERY_TIMEOUT": "SQLSRV_ATTR_QUERY_TIMEOUT", "PDO::DBLIB_ATTR_CONNECTION_TIMEOUT": "DBLIB_ATTR_CONNECTION_TIMEOUT", "PDO::DBLIB_ATTR_QUERY_TIMEOUT": "DBLIB_ATTR_QUERY_TIMEOUT" },
  calls: rows,
  limits: [
    { option: "2", label: "PDO::ATTR_TIMEOUT", covers: ["connect"], unit: "seconds", integer: true, values: mysqlnd.seconds, usual: [1, 1_200], tags: ["mysql", "pgsql"], source: ATTRIBUTES, proof: ["pdo_mysql.attr_timeout2.backlog", "pdo_mysql.attr_timeout2.silent", "pdo_pgsql.attr_timeout2.silent"] },
    { option: "LoginTimeout", covers: ["connect"], unit: "seconds", integer: true, values: sqlsrvSeconds, usual: [1, 1_200], from: [DSN], tags: ["sqlsrv"], source: SQLSRV },
    { option: "SQLSRV_ATTR_QUERY_TIMEOUT", label: "PDO::SQLSRV_ATTR_QUERY_TIMEOUT", covers: ["response"], unit: "seconds", integer: true, values: sqlsrvSeconds, usual: [1, 1_200], tags: ["sqlsrv"], source: "https://learn.microsoft.com/en-us/sql/connect/php/pdo-setattribute" },
    { option: "driver", covers: ["connect", "response"], unit: "seconds", from: [DSN], tags: ["unknown"], source: CONSTRUCT },
  ],
  lookAlikes: [
    { option: "connect_timeout", from: [DSN], tags: ["mysql"], says: "`connect_timeout` is not a part of MySQL's DSN: `PDO::ATTR_TIMEOUT` is.", source: `${MANUAL}/ref.pdo-mysql.connection.php`, proof: "pdo_mysql.dsn-connect_timeout-ignored.backlog" },
    { option: "timeout", from: [DSN], tags: ["mysql"], says: "`timeout` is not a part of MySQL's DSN: `PDO::ATTR_TIMEOUT` is for connecting.", source: `${MANUAL}/ref.pdo-mysql.connection.php`, proof: "pdo_mysql.dsn-connect_timeout-ignored.backlog" },
    { option: "2", label: "PDO::ATTR_TIMEOUT", tags: ["dblib"], says: "`PDO::ATTR_TIMEOUT` does nothing where the server is silent: FreeTDS takes `timeout` from freetds.conf.", source: `${MANUAL}/ref.pdo-dblib.php`, proof: "dblib.attr_timeout2.silent" },
    { option: "DBLIB_ATTR_CONNECTION_TIMEOUT", label: "PDO::DBLIB_ATTR_CONNECTION_TIMEOUT", tags: ["dblib"], says: "`PDO::DBLIB_ATTR_CONNECTION_TIMEOUT` does nothing where the server is silent.", source: `${MANUAL}/ref.pdo-dblib.php`, proof: "dblib.connection_timeout-attr" },
    { option: "DBLIB_ATTR_QUERY_TIMEOUT", label: "PDO::DBLIB_ATTR_QUERY_TIMEOUT", tags: ["dblib"], says: "`PDO::DBLIB_ATTR_QUERY_TIMEOUT` does nothing where the server is silent.", source: `${MANUAL}/ref.pdo-dblib.php`, proof: "dblib.connection_timeout-attr" },
  ],
  defaults: [
    { phases: ["connect"], ...defaultSocketTimeout, tags: ["mysql"], proof: ["pdo_mysql.bare.backlog", "pdo_mysql.ini2.backlog"] },
    { ...mysqlnd.read, tags: ["mysql"], proof: ["pdo_mysql.bare.silent", "pdo_mysql.query.ini-net_read_timeout2"] },
    { phases: ["connect"], seconds: 30, label: "pdo_pgsql's connect_timeout", tags: ["pgsql"], source: `${MANUAL}/ref.pdo-pgsql.connection.php`, proof: "pdo_pgsql.bare.silent" },
  ],
  fixes: [{ ...mysqlnd.fix, tags: ["mysql"] }],
  repeats: "The limit of reading starts anew with every piece of a result.",
});
