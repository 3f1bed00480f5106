import { defineLibrary } from "../../src/model/library.ts";
import { abortSignal } from "../shared/abort-signal.ts";
import { nodeTimer } from "../shared/node-timer.ts";

const CONNECT = "https://nodejs.org/api/http2.html#http2connectauthority-options-listener";
const REQUEST = "https://nodejs.org/api/http2.html#clienthttp2sessionrequestheaders-options";
const STREAM = "https://nodejs.org/api/http2.html#http2streamsettimeoutmsecs-callback";

const EVENTS = ["on", "once", "addListener"] as const;

export default defineLibrary({
  id: "js/http2",
  name: "node:http2",
  docs: [CONNECT, REQUEST, STREAM],
  group: "http",
  modules: ["http2"],
  types: { session: { classes: ["ClientHttp2Session"], escapes: true, modelled: true }, stream: { classes: ["ClientHttp2Stream"], escapes: true, modelled: true } },
  calls: [
    { callee: { export: "connect" }, phases: ["connect"], options: [{ argument: 1, unless: "function" }, { result: true }], readsLate: true, url: { argument: 0 }, judged: "settling", answers: "session", longLived: true, tags: ["session"], source: CONNECT, proof: "http2.connect-silent" },
    { callee: { method: "request", of: "session" }, phases: ["response", "body"], options: [{ argument: 1 }, { result: true }], readsLate: true, judged: "settling", answers: "stream", tags: ["stream"], source: REQUEST, proof: "http2.request-h2-no-reply" },
  ],
  effects: [
    { callee: { method: "setTimeout", of: "stream" }, sets: { on: { receiver: true }, key: "setTimeout", value: { argument: 0 } }, source: STREAM, proof: "http2.request-setTimeout-close" },
    { callee: { method: "setTimeout", of: "stream" }, listens: { on: { receiver: true }, event: "timeout", handler: { argument: 1 } }, source: STREAM, proof: "http2.request-setTimeout-close" },
    { callee: { method: EVENTS, of: "stream" }, listens: { on: { receiver: true }, event: { argument: 0 }, handler: { argument: 1 } }, source: STREAM },
    { callee: { method: ["setTimeout", "setEncoding", "end", ...EVENTS], of: "stream" }, answers: { receiver: true }, source: STREAM },
    { callee: { method: ["close", "destroy"], of: "stream" }, ends: { on: { receiver: true } }, source: "https://nodejs.org/api/http2.html#http2streamclosecode-callback", proof: "http2.request-setTimeout-close" },
    { callee: { method: EVENTS, of: "session" }, listens: { on: { receiver: true }, event: { argument: 0 }, handler: { argument: 1 } }, source: CONNECT },
    { callee: { method: "setTimeout", of: "session" }, sets: { on: { receiver: true }, key: "setTimeout", value: { argument: 0 } }, source: "https://nodejs.org/api/http2.html#http2sessionsettimeoutmsecs-callback", proof: "http2.session-setTimeout-no-close" },
    { callee: { method: "setTimeout", of: "session" }, listens: { on: { receiver: true }, event: "timeout", handler: { argument: 1 } }, source: "https://nodejs.org/api/http2.html#http2sessionsettimeoutmsecs-callback" },
    { callee: { method: ["close", "destroy"], of: "session" }, ends: { on: { receiver: true } }, source: "https://nodejs.org/api/http2.html#http2sessiondestroyerror-code" },
  ],
  limits: [
    { option: "setTimeout", label: "stream.setTimeout", covers: ["response", "body"], unit: "ms", values: nodeTimer, event: "timeout", usual: [100, 3_600_000], tags: ["stream"], source: STREAM, proof: ["http2.request-setTimeout-close", "http2.request-setTimeout-no-close"] },
    { option: "setTimeout", label: "session.setTimeout", covers: ["connect"], unit: "ms", values: nodeTimer, event: "timeout", usual: [100, 3_600_000], tags: ["session"], source: "https://nodejs.org/api/http2.html#http2sessionsettimeoutmsecs-callback", proof: "http2.session-setTimeout-no-close" },
    { ...abortSignal.option, tags: ["stream"], source: REQUEST, proof: "http2.request-signal" },
  ],
  lookAlikes: [{ option: "timeout", tags: ["session"], says: "`timeout` does nothing while the session connects.", source: CONNECT, proof: "http2.connect-timeout-option" }],
  defaults: [{ phases: ["connect"], seconds: null, label: "TLS handshake and the peer's settings", tags: ["session"], source: "node lib/internal/http2/core.js", proof: "http2.connect-silent" }],
  fixes: [{ tags: ["stream"], entries: [abortSignal.entry], argument: { index: 1, fillers: ["{}"] } }],
  gaps: { "connect only": "a session only connects: its streams are calls of their own" },
});
