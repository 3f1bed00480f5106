import { defineLibrary } from "../../src/model/library.ts";
import { abortSignal } from "../shared/abort-signal.ts";
import { nodeTimer } from "../shared/node-timer.ts";

const NET = "https://nodejs.org/api/net.html";
const TLS = "https://nodejs.org/api/tls.html#tlsconnectoptions-callback";

/** What options are called, and ports are not. */
const NAMES = ["opt", "conf", "setting", "param", "address"] as const;

/** A port, or an object; text is the path of a local socket. */
const CALL = {
  phases: ["connect", "response"],
  options: [{ argument: 0, unless: "url", named: NAMES }, { argument: 2, unless: "function" }, { argument: 1, unless: "function", named: NAMES }, { result: true }],
  readsLate: true,
  url: { argument: 0 },
  hosts: [{ argument: 0, path: ["host"] }, { argument: 1 }],
  localByDefault: true,
  networkOnly: { schemes: ["tcp"], assumeUnknown: true },
  unlessWith: ["path"],
  judged: "settling",
  answers: "socket",
  longLived: true,
} as const;

const EVENTS = ["on", "once", "addListener", "prependListener"] as const;

export default defineLibrary({
  id: "js/net",
  name: "node:net and node:tls",
  docs: [`${NET}#netconnect`, TLS, `${NET}#socketsettimeouttimeout-callback`],
  group: "socket",
  modules: ["net", "tls"],
  types: { socket: { classes: ["net#Socket", "tls#TLSSocket"], escapes: true, modelled: true } },
  calls: [
    { ...CALL, callee: { export: ["net#connect", "net#createConnection"] }, tags: ["net"], source: `${NET}#netconnect`, proof: ["net.connect-await-data", "net.autoSelectFamily-hole"] },
    { ...CALL, callee: { export: "tls#connect" }, tags: ["tls"], source: TLS, proof: "tls.connect-silent" },
    { ...CALL, callee: { method: "connect", of: "socket" }, options: [{ receiver: true }, { argument: 0, unless: "url", named: NAMES }], onHandle: true, tags: ["net"], source: `${NET}#socketconnect`, proof: "net.connect-await-data" },
  ],
  effects: [
    { callee: { construct: "net#Socket" }, creates: "socket", source: `${NET}#new-netsocketoptions` },
    { callee: { method: "setTimeout", of: "socket" }, sets: { on: { receiver: true }, key: "setTimeout", value: { argument: 0 } }, source: `${NET}#socketsettimeouttimeout-callback`, proof: ["net.connect-setTimeout-destroy", "net.connect-setTimeout-cleared-on-connect"] },
    { callee: { method: "setTimeout", of: "socket" }, listens: { on: { receiver: true }, event: "timeout", handler: { argument: 1 } }, source: `${NET}#socketsettimeouttimeout-callback`, proof: "net.connect-setTimeout-destroy" },
    { callee: { method: EVENTS, of: "socket" }, listens: { on: { receiver: true }, event: { argument: 0 }, handler: { argument: 1 } }, source: `${NET}#event-timeout` },
    { callee: { method: ["setTimeout", "setNoDelay", "setKeepAlive", "setEncoding", "pause", "resume", "ref", "unref", ...EVENTS], of: "socket" }, answers: { receiver: true }, source: `${NET}#class-netsocket` },
    { callee: { method: ["destroy", "destroySoon", "resetAndDestroy"], of: "socket" }, ends: { on: { receiver: true } }, source: `${NET}#socketdestroyerror`, proof: ["net.connect-setTimeout-destroy", "net.connect-setTimeout-destroy-hole"] },
    // It frees a connected socket whose peer closes its side.
    { callee: { method: "end", of: "socket" }, ends: { on: { receiver: true } }, source: `${NET}#socketenddata-encoding-callback`, proof: ["net.connect-setTimeout-end-only", "net.connect-setTimeout-end-only-hole"] },
  ],
  limits: [
    {
      option: "setTimeout",
      label: "socket.setTimeout",
      covers: ["connect", "response"],
      unit: "ms",
      values: nodeTimer,
      event: "timeout",
      usual: [100, 3_600_000],
      source: `${NET}#socketsettimeouttimeout-callback`,
      proof: ["net.connect-setTimeout-destroy", "net.connect-setTimeout-destroy-hole", "net.connect-setTimeout-no-destroy", "tls.connect-setTimeout-destroy"],
    },
    { option: "timeout", covers: ["connect", "response"], unit: "ms", values: nodeTimer, event: "timeout", usual: [100, 3_600_000], source: `${NET}#socketconnectoptions-connectlistener`, proof: ["net.connect-timeout-option-only", "tls.connect-timeout-option-only"] },
    { ...abortSignal.option, tags: ["net"], source: `${NET}#new-netsocketoptions`, proof: "net.connect-signal-option" },
  ],
  lookAlikes: [
    { option: "handshakeTimeout", tags: ["tls"], says: "`handshakeTimeout` is an option of servers.", source: TLS, proof: "tls.connect-handshakeTimeout-ignored" },
    { option: "keepAliveInitialDelay", says: "Keep-alive is TCP's: a silent peer answers it.", source: `${NET}#socketsetkeepaliveenable-initialdelay`, proof: "net.setKeepAlive-only" },
  ],
  defaults: [{ phases: ["connect"], seconds: null, label: "TLS handshake", tags: ["tls"], source: "node lib/_tls_wrap.js", proof: "tls.connect-silent" }],
  gaps: { fix: "a limit takes a handler that destroys the socket: what it should say, the author must know" },
});
