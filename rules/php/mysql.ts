import { defineLibrary } from "../../src/model/library.ts";

const MANUAL = "https://www.php.net/manual/en/function.mysql-connect.php";

export default defineLibrary({
  id: "php/mysql",
  name: "mysql_connect (ext/mysql, until PHP 5)",
  docs: [MANUAL, "https://www.php.net/manual/en/mysql.configuration.php"],
  group: "database",
  calls: [{ callee: { function: ["mysql_connect", "mysql_pconnect"] }, phases: ["connect", "response"], options: [], url: { argument: 0, name: "server" }, source: MANUAL }],
  defaults: [
    { phases: ["connect"], seconds: 60, label: "mysql.connect_timeout", setting: { where: { project: "php.ini" }, option: "mysql.connect_timeout" }, source: "https://www.php.net/manual/en/mysql.configuration.php#ini.mysql.connect-timeout" },
    { phases: ["response"], seconds: null, label: "mysqlnd.net_read_timeout (86,400 s)", setting: { where: { project: "php.ini" }, option: "mysqlnd.net_read_timeout" }, source: "https://www.php.net/manual/en/mysqlnd.config.php#ini.mysqlnd.net-read-timeout" },
  ],
  fixes: [{ statements: { position: "before", lines: [{ code: "ini_set('mysqlnd.net_read_timeout', '{total}');", limits: "total" }] }, unsafe: true }],
  gaps: { proof: "ended with PHP 5" },
});
