import { defineLibrary } from "../../src/model/library.ts";

const SOCKET_IO = "https://socket.io/docs/v4/client-options/#timeout";

const MILLISECONDS = [
  { when: { is: [null, "undefined"] }, means: "default" },
  { when: { is: [false, 0] }, means: "none" },
] as const;

export default defineLibrary({
  id: "js/socket-io",
  name: "socket.io-client",
  docs: [SOCKET_IO, "https://socket.io/docs/v4/client-api/#sockettimeoutvalue"],
  group: "socket",
  modules: ["socket.io-client"],
  calls: [
    { callee: { export: ["default", "io", "connect"] }, phases: ["connect", "response"], options: [{ argument: 1 }, { argument: 0, unless: "url", named: ["opt", "conf"] }], url: { argument: 0 }, longLived: true, source: SOCKET_IO, proof: "socket.io-client-silent" },
    { callee: { construct: "Manager" }, phases: ["connect", "response"], options: [{ argument: 1 }, { argument: 0, unless: "url", named: ["opt", "conf"] }], url: { argument: 0 }, longLived: true, source: SOCKET_IO, proof: "socket.io-client-silent" },
  ],
  limits: [{ option: "timeout", covers: ["connect", "response"], unit: "ms", values: MILLISECONDS, usual: [100, 3_600_000], source: SOCKET_IO, proof: ["socket.io-client-silent", "socket.io-client-timeout-false"] }],
  lookAlikes: [
    { option: "connectTimeout", says: "`connectTimeout` is the server's: the client's option is `timeout`.", source: SOCKET_IO },
    { option: "connect_timeout", says: "`connect_timeout` is not an option of socket.io 4: `timeout` is.", source: SOCKET_IO },
  ],
  defaults: [{ phases: ["connect", "response"], seconds: 20, label: "socket.io's timeout", option: "timeout", source: SOCKET_IO, proof: "socket.io-client-silent" }],
  fixes: [{ entries: [{ key: "timeout", value: "{connectMs}", limits: "connect" }], argument: { index: 1 } }],
  repeats: "It connects again for ever (`reconnectionAttempts`); an acknowledgement has no limit without `ackTimeout`.",
});
