/** Peers that misbehave, on 127.0.0.1, one of its own for every run: so we know that the program came as far as the peer. */
import { spawn } from "node:child_process";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { PROTOCOLS } from "./protocols.ts";

const HOST = "127.0.0.1";
const HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

/** Calls `reached` when the program has come to where it is to be left waiting. */
type Peer = (socket: Socket, reached: () => void) => void;

const HTTP: { readonly [name: string]: Peer } = {
  silent: (socket, reached) => socket.once("data", reached).resume(),
  stalled: (socket, reached) =>
    onHead(socket, () => {
      socket.write(`${HEAD}Content-Length: 100000\r\n\r\n{"a":`);
      reached();
    }),
  dripping: (socket, reached) =>
    onHead(socket, () => {
      socket.write(`${HEAD}Content-Length: 100000\r\n\r\n`);
      const timer = setInterval(() => socket.write(" "), 300);
      socket.on("close", () => clearInterval(timer));
      reached();
    }),
  /** For programs that wait for the peer's greeting before they say anything. */
  mute: (socket, reached) => {
    socket.resume();
    reached();
  },
};

export interface OpenPeer {
  readonly port: number;
  /** Milliseconds (of `performance`) when the program came to wait, if it did. */
  readonly reachedAt: () => number | undefined;
  close(): void;
}

export async function openPeer(name: string): Promise<OpenPeer> {
  if (name === "unaccepting") return { ...(await unaccepting()), reachedAt: () => 0 };
  if (name === "udp") return deafToDatagrams();
  const peer = HTTP[name] ?? PROTOCOLS[name];
  if (peer === undefined) throw new Error(`no such peer: ${name}`);
  let reachedAt: number | undefined;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
    peer(socket, () => {
      reachedAt ??= performance.now();
    });
  });
  server.listen(0, HOST);
  await once(server, "listening");
  const close = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return { port: (server.address() as AddressInfo).port, reachedAt: () => reachedAt, close };
}

/** Takes datagrams and answers none. */
async function deafToDatagrams(): Promise<OpenPeer> {
  let reachedAt: number | undefined;
  const socket = createSocket("udp4", () => {
    reachedAt ??= performance.now();
  });
  socket.bind(0, HOST);
  await once(socket, "listening");
  return { port: socket.address().port, reachedAt: () => reachedAt, close: () => socket.close() };
}

let deaf: Promise<{ port: number; close(): void }> | undefined;

/** One listener for all runs, stopped, its queue full: Linux drops every further SYN. */
function unaccepting(): Promise<{ port: number; close(): void }> {
  deaf ??= openUnaccepting();
  return deaf.then(({ port }) => ({ port, close: () => {} }));
}

export async function closeUnaccepting(): Promise<void> {
  (await deaf)?.close();
}

async function openUnaccepting(): Promise<{ port: number; close(): void }> {
  const script = `const s = require("net").createServer(); s.listen({ port: 0, host: "${HOST}", backlog: 1 }, () => console.log(s.address().port));`;
  const child = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "ignore"] });
  const [line] = await once(child.stdout, "data");
  child.kill("SIGSTOP");
  const waiting = Array.from({ length: 4 }, () => connect(Number(line), HOST).on("error", () => {}));
  await Promise.all(waiting.slice(0, 2).map((socket) => once(socket, "connect")));
  const close = () => {
    child.kill("SIGKILL");
    for (const socket of waiting) socket.destroy();
  };
  return { port: Number(line), close };
}

function onHead(socket: Socket, act: () => void): void {
  let head = "";
  socket.on("data", (data) => {
    if (head.includes("\r\n\r\n")) return;
    head += data.toString("latin1");
    if (head.includes("\r\n\r\n")) act();
  });
}
