import { defineLibrary } from "../../src/model/library.ts";
import { falsyIsNone } from "../shared/falsy-is-none.ts";
import { zeroIsNone } from "../shared/zero-is-none.ts";

const CLIENT = "https://github.com/mscdex/ssh2#client-methods";
const SOURCE = "ssh2 lib/client.js";

const CALL = { callee: { method: "connect", of: "client" }, phases: ["connect", "response"], options: [{ argument: 0 }], url: { argument: 0, path: ["host"] }, source: CLIENT, proof: ["ssh2-silent", "ssh2-readyTimeout-0"] } as const;

export default defineLibrary({
  id: "js/ssh2",
  name: "ssh2, ssh2-sftp-client, node-ssh",
  docs: [CLIENT, "https://github.com/theophilusx/ssh2-sftp-client#connect", "https://github.com/steelbrain/node-ssh"],
  group: "socket",
  modules: ["ssh2", "ssh2-sftp-client", "node-ssh"],
  types: { client: { classes: ["ssh2#Client", "ssh2-sftp-client#default", "node-ssh#NodeSSH"], modelled: true } },
  calls: [CALL],
  effects: [{ callee: { construct: ["ssh2#Client", "ssh2-sftp-client#default", "node-ssh#NodeSSH"] }, creates: "client", source: CLIENT }],
  limits: [
    { option: "readyTimeout", covers: ["connect"], unit: "ms", values: zeroIsNone, usual: [100, 3_600_000], source: CLIENT, proof: ["ssh2-silent", "ssh2-readyTimeout-0"] },
    // `keepaliveCountMax` (3) of them without an answer end the connection.
    { option: "keepaliveInterval", covers: ["response"], unit: "ms", values: falsyIsNone, usual: [100, 3_600_000], source: SOURCE },
  ],
  lookAlikes: [{ option: "timeout", says: "`timeout` is TCP's idle event: it bounds neither login nor commands; `readyTimeout` and `keepaliveInterval` do.", source: SOURCE }],
  defaults: [{ phases: ["connect"], seconds: 20, label: "readyTimeout", option: "readyTimeout", source: CLIENT, proof: "ssh2-silent" }],
  fixes: [{ entries: [{ key: "keepaliveInterval", value: "{connectMs}", limits: "total" }] }],
  repeats: "A silent server is given up after `keepaliveCountMax` (3) intervals.",
});
