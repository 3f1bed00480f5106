import { defineLibrary } from "../../src/model/library.ts";
import { defaultSocketTimeout } from "../shared/default-socket-timeout.ts";

const MANUAL = "https://www.php.net/manual/en/function.ssh2-connect.php";

export default defineLibrary({
  id: "php/ssh2",
  name: "SSH2 (PECL ssh2)",
  docs: [MANUAL],
  group: "socket",
  calls: [{ callee: { function: "ssh2_connect" }, phases: ["connect", "response"], options: [], url: { argument: 0, name: "host" }, source: MANUAL, proof: ["ssh2.connect.silent", "ssh2.connect.banner-ini2", "ssh2.connect.silent-ini2"] }],
  defaults: [
    { ...defaultSocketTimeout, phases: ["connect"], proof: "ssh2.connect.backlog-ini2" },
    // There is no option: phpseclib has limits, or a process of its own under `timeout`.
    { phases: ["response"], seconds: null, label: "libssh2", source: MANUAL, proof: ["ssh2.connect.silent", "ssh2.connect.banner-ini2"] },
  ],
  gaps: { fix: "PECL ssh2 has no option: phpseclib has" },
});
