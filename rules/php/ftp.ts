import { defineLibrary } from "../../src/model/library.ts";
import { allPhases } from "../shared/all-phases.ts";

const MANUAL = "https://www.php.net/manual/en";
const CONNECT = `${MANUAL}/function.ftp-connect.php`;

/** PHP 8 throws where the number is no limit at all. */
const SECONDS = [{ when: { below: 1 }, means: "throws" }] as const;

export default defineLibrary({
  id: "php/ftp",
  name: "FTP (ext/ftp)",
  docs: [CONNECT, `${MANUAL}/function.ftp-set-option.php`],
  group: "socket",
  types: { connection: { escapes: true } },
  constants: { FTP_TIMEOUT_SEC: 0 },
  calls: [
    {
      callee: { function: ["ftp_connect", "ftp_ssl_connect"] },
      phases: allPhases,
      // What is set later takes the argument's place.
      options: [{ result: true }, { argument: 2, name: "timeout", as: "timeout" }, { argument: 2, name: "timeout", as: "0" }],
      url: { argument: 0, name: "hostname" },
      judged: "use",
      readsLate: true,
      answers: "connection",
      orFalse: true,
      source: CONNECT,
      proof: ["ftp.connect.noarg.silent", "ftp.connect.arg2.silent", "ftp.connect.arg2.backlog", "ftp.ssl_connect.arg2"],
    },
  ],
  effects: [{ callee: { function: "ftp_set_option" }, sets: { on: { argument: 0, name: "ftp" }, key: { argument: 1, name: "option" }, value: { argument: 2, name: "value" } }, source: `${MANUAL}/function.ftp-set-option.php`, proof: "ftp.cmd.set_option" }],
  limits: [
    { option: "timeout", label: "$timeout", covers: ["connect"], unit: "seconds", integer: true, values: SECONDS, usual: [1, 1_200], source: CONNECT, proof: ["ftp.connect.arg2.silent", "ftp.connect.arg2.backlog", "ftp.connect.arg0"] },
    { option: "0", label: "FTP_TIMEOUT_SEC", covers: ["response", "body"], unit: "seconds", integer: true, values: SECONDS, usual: [1, 1_200], source: `${MANUAL}/function.ftp-set-option.php`, proof: ["ftp.login.arg2-stall", "ftp.cmd.set_option", "ftp.set_option-0"] },
  ],
  defaults: [
    { phases: ["connect"], seconds: 90, label: "ext/ftp's limit", option: "timeout", source: CONNECT, proof: "ftp.connect.noarg.silent" },
    { phases: ["response", "body"], seconds: 90, label: "ext/ftp's limit", option: "0", source: CONNECT, proof: "ftp.connect.noarg.silent" },
  ],
  fixes: [{ argument: { index: 2, fillers: ["", "21"], value: { code: "{total}", limits: "total" } } }],
  repeats: "The limit starts anew with every reply and every piece of a transfer.",
});
