import { defineLibrary } from "../../src/model/library.ts";
import { falsyIsNone } from "../shared/falsy-is-none.ts";

const IMAP = "https://github.com/mscdex/node-imap#connection-instance-methods";
const IMAPFLOW = "https://imapflow.com/docs/api/imapflow-client";

/** `||` everywhere: 0 is the default. */
const OR_DEFAULT = [{ when: { is: [0, null, false, "", "undefined"] }, means: "default" }] as const;

const CALL = { phases: ["connect", "response"], options: [{ argument: 0 }], readsLate: true, url: { argument: 0, path: ["host"] }, judged: "settling", answers: "client", longLived: true } as const;

export default defineLibrary({
  id: "js/imap",
  name: "imap, ImapFlow",
  docs: [IMAP, IMAPFLOW],
  group: "mail",
  modules: ["imap", "imapflow", "node-imap"],
  types: { client: { modelled: true } },
  calls: [
    { ...CALL, callee: { construct: ["imap#default", "node-imap#default"] }, tags: ["imap"], source: IMAP, proof: "imap-silent" },
    { ...CALL, callee: { construct: "imapflow#ImapFlow" }, tags: ["imapflow"], source: IMAPFLOW, proof: "imapflow-silent" },
  ],
  effects: [{ callee: { method: ["end", "destroy", "close"], of: "client" }, ends: { on: { receiver: true } }, source: IMAP }],
  limits: [
    { option: "connTimeout", covers: ["connect"], unit: "ms", values: OR_DEFAULT, usual: [100, 3_600_000], tags: ["imap"], source: "imap lib/Connection.js", proof: "imap-silent" },
    { option: "socketTimeout", covers: ["response"], unit: "ms", values: falsyIsNone, usual: [100, 3_600_000], tags: ["imap"], source: "imap lib/Connection.js" },
    { option: "authTimeout", covers: [], unit: "ms", values: OR_DEFAULT, usual: [100, 3_600_000], tags: ["imap"], source: "imap lib/Connection.js", proof: "imap-silent" },
    { option: "connectionTimeout", covers: ["connect"], unit: "ms", values: OR_DEFAULT, usual: [100, 3_600_000], tags: ["imapflow"], source: "imapflow lib/imap-flow.js" },
    { option: "socketTimeout", covers: ["response"], unit: "ms", values: OR_DEFAULT, usual: [100, 3_600_000], tags: ["imapflow"], source: "imapflow lib/imap-flow.js" },
    { option: "greetingTimeout", covers: [], unit: "ms", values: OR_DEFAULT, usual: [100, 3_600_000], tags: ["imapflow"], source: "imapflow lib/imap-flow.js", proof: "imapflow-silent" },
  ],
  lookAlikes: [
    { option: "timeout", says: "`timeout` is not an option here: it is ignored.", source: "imap lib/Connection.js" },
    { option: "keepalive", tags: ["imap"], says: "`keepalive` sends commands nobody waits for.", source: IMAP },
  ],
  defaults: [
    { phases: ["connect"], seconds: 10, label: "connTimeout", option: "connTimeout", tags: ["imap"], source: "imap lib/Connection.js", proof: "imap-silent" },
    { phases: ["connect"], seconds: 90, label: "connectionTimeout", option: "connectionTimeout", tags: ["imapflow"], source: "imapflow lib/connection-deadline.js" },
    { phases: ["response"], seconds: 300, label: "socketTimeout", option: "socketTimeout", tags: ["imapflow"], source: "imapflow lib/imap-flow.js (SOCKET_TIMEOUT)" },
  ],
  gaps: { fix: "its connection stays open by design: an idle limit would cut it off" },
});
