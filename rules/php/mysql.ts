import { defineLibrary } from "../../src/model/library.ts";
import { mysqlnd } from "../shared/mysqlnd.ts";

const MANUAL = "https://www.php.net/manual/en/function.mysql-connect.php";

export default defineLibrary({
  id: "php/mysql",
  name: "mysql_connect (ext/mysql, until PHP 5)",
  docs: [MANUAL, "https://www.php.net/manual/en/mysql.configuration.php"],
  group: "database",
  calls: [{ callee: { function: ["mysql_connect", "mysql_pconnect"] }, phases: ["connect", "response"], options: [], url: { argument: 0, name: "server" }, source: MANUAL }],
  defaults: [{ phases: ["connect"], seconds: 60, label: "mysql.connect_timeout", setting: { where: { project: "php.ini" }, option: "mysql.connect_timeout" }, source: "https://www.php.net/manual/en/mysql.configuration.php#ini.mysql.connect-timeout" }, mysqlnd.read],
  fixes: [mysqlnd.fix],
  gaps: { proof: "ended with PHP 5" },
});
