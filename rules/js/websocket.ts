import { defineLibrary } from "../../src/model/library.ts";
import { undici } from "../shared/undici.ts";

const SPEC = "https://websockets.spec.whatwg.org/#the-websocket-interface";
const SSE = "https://html.spec.whatwg.org/multipage/server-sent-events.html#the-eventsource-interface";

const CALL = { phases: ["connect", "response"], options: [{ argument: 1, unless: "url", named: ["opt", "conf"] }], url: { argument: 0 }, judged: "settling", longLived: true } as const;

export default defineLibrary({
  id: "js/websocket",
  name: "WebSocket and EventSource",
  docs: ["https://developer.mozilla.org/en-US/docs/Web/API/WebSocket", "https://developer.mozilla.org/en-US/docs/Web/API/EventSource"],
  group: "socket",
  types: { socket: { escapes: true, modelled: true } },
  calls: [
    { ...CALL, callee: { construct: "WebSocket" }, answers: "socket", tags: ["websocket"], source: SPEC, proof: ["websocket-global-silent", "websocket-global-open-then-silent"] },
    { ...CALL, callee: { construct: "EventSource" }, answers: "socket", tags: ["eventsource"], source: SSE, proof: "eventsource-global-silent" },
  ],
  effects: [{ callee: { method: "close", of: "socket" }, ends: { on: { receiver: true } }, source: SPEC }],
  lookAlikes: [
    { option: "handshakeTimeout", says: "`handshakeTimeout` is an option of the package ws.", source: SPEC },
    { option: "timeout", says: "There is no option `timeout` here: it is ignored.", source: SPEC },
  ],
  defaults: [
    { ...undici.head, phases: ["connect", "response"], runtimes: ["node"], source: "undici lib/web/websocket/connection.js", proof: ["websocket-global-silent", "eventsource-global-silent"] },
    { phases: ["connect", "response"], seconds: 240, label: "Chromium's handshake limit", runtimes: ["browser", "universal", "react-native"], tags: ["websocket"], source: "https://source.chromium.org/chromium/chromium/src/+/main:net/websockets/websocket_stream.cc (kHandshakeTimeoutIntervalInSeconds)" },
    { phases: ["connect", "response"], seconds: 300, label: "the browser's own limit", runtimes: ["browser", "universal"], tags: ["eventsource"], source: "https://developer.mozilla.org/en-US/docs/Web/API/EventSource/error_event" },
    { phases: ["connect", "response"], seconds: 124, label: "Bun's connect limit", runtimes: ["bun"], tags: ["websocket"], source: "https://bun.sh/docs/api/websockets", proof: "websocket-global-silent" },
  ],
  gaps: { fix: "no option: a timer has to close the socket", proof: "Node 20 has no global `WebSocket`: ws is proved" },
});
