import { defineLibrary } from "../../src/model/library.ts";

const CLIENT = "https://github.com/mscdex/ssh2#client-methods";
const SOURCE = "ssh2 lib/client.js";

const READY = [
  { when: { is: [null, "undefined"] }, means: "default" },
  { when: { is: [0] }, means: "none" },
] as const;
const NONE = [{ when: { is: [0, null, "undefined"] }, means: "none" }] as const;

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
    { option: "readyTimeout", covers: ["connect"], unit: "ms", values: READY, usual: [100, 3_600_000], source: CLIENT, proof: ["ssh2-silent", "ssh2-readyTimeout-0"] },
    // `keepaliveCountMax` (3) of them without an answer end the connection.
    { option: "keepaliveInterval", covers: ["response"], unit: "ms", values: NONE, usual: [100, 3_600_000], source: SOURCE },
  ],
  lookAlikes: [{ option: "timeout", says: "`timeout` is TCP's idle event: it bounds neither login nor commands; `readyTimeout` and `keepaliveInterval` do.", source: SOURCE }],
  defaults: [{ phases: ["connect"], seconds: 20, label: "readyTimeout", option: "readyTimeout", source: CLIENT, proof: "ssh2-silent" }],
  fixes: [{ entries: [{ key: "keepaliveInterval", value: "{connectMs}", limits: "total" }] }],
  repeats: "A silent server is given up after `keepaliveCountMax` (3) intervals.",
  gaps: { proof: "the key exchange of SSH has no peer yet" },
});
