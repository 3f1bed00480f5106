import type { FixRecipe } from "../../src/model/library.ts";

const MANUAL = "https://www.php.net/manual/en/mysqlnd.config.php#ini.mysqlnd.net-read-timeout";

/** PHP's own driver of MySQL, beneath `mysqli`, `pdo_mysql` and, in its last years, `mysql`. */
export const mysqlnd = {
  /** An option of connecting or reading: 0 leaves what php.ini says. */
  seconds: [
    { when: { is: [0, null, false, ""] }, means: "default" },
    { when: { below: 0 }, means: "none" },
  ],
  read: {
    phases: ["response"],
    seconds: null,
    label: "mysqlnd.net_read_timeout (86,400 s)",
    setting: { where: { project: "php.ini" }, option: "mysqlnd.net_read_timeout" },
    source: MANUAL,
  },
  fix: {
    statements: { position: "before", lines: [{ code: "ini_set('mysqlnd.net_read_timeout', '{total}');", limits: "total" }] },
    unsafe: true,
  } satisfies FixRecipe,
} as const;
