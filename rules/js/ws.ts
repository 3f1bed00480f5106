import { defineLibrary } from "../../src/model/library.ts";
import { falsyIsNone } from "../shared/falsy-is-none.ts";

const API = "https://github.com/websockets/ws/blob/master/doc/ws.md#new-websocketaddress-protocols-options";

export default defineLibrary({
  id: "js/ws",
  name: "ws",
  docs: [API],
  group: "socket",
  modules: ["ws"],
  types: { socket: { escapes: true, modelled: true } },
  calls: [
    {
      callee: { construct: ["default", "WebSocket"] },
      phases: ["connect", "response"],
      options: [{ argument: 2 }, { argument: 1, unless: "url", named: ["opt", "conf", "param", "setting"] }],
      url: { argument: 0 },
      judged: "settling",
      answers: "socket",
      longLived: true,
      source: API,
      proof: ["ws-bare-silent", "ws-open-then-silent"],
    },
  ],
  effects: [
    { callee: { method: ["on", "once", "addListener", "addEventListener"], of: "socket" }, answers: { receiver: true }, source: API },
    { callee: { method: ["terminate", "close"], of: "socket" }, ends: { on: { receiver: true } }, source: "https://github.com/websockets/ws/blob/master/doc/ws.md#websocketterminate" },
  ],
  limits: [{ option: "handshakeTimeout", covers: ["connect", "response"], unit: "ms", values: falsyIsNone, usual: [100, 3_600_000], source: API, proof: ["ws-handshakeTimeout", "ws-handshakeTimeout-hole"] }],
  lookAlikes: [{ option: "timeout", says: "`timeout` is not an option of ws, which sets it from `handshakeTimeout`.", source: "ws lib/websocket.js (initAsClient)" }],
  defaults: [{ phases: ["connect", "response"], seconds: null, label: "ws' handshakeTimeout", source: "ws lib/websocket.js (initAsClient)", proof: "ws-bare-silent" }],
  fixes: [{ entries: [{ key: "handshakeTimeout", value: "{connectMs}", limits: "connect" }], argument: { index: 1 } }],
});
