/** Peers that misbehave, all on 127.0.0.1: what the proofs let real PHP and Node wait for. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** `silent` accepts and never answers, `stalled` answers the head and five bytes, `unaccepting` never completes the connect. */
export const PEERS = ["silent", "stalled", "unaccepting"] as const;
export type Peer = (typeof PEERS)[number];

export interface Tarpit {
  readonly urls: { readonly [peer in Peer]: string };
  close(): void;
}

const HOST = "127.0.0.1";
const HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n";
const toUrl = (port: number) => `http://${HOST}:${port}/`;

export async function openTarpit(): Promise<Tarpit> {
  const silent = await listen((socket) => socket.resume());
  const stalled = await listen((socket) => {
    socket.once("data", () => socket.write(`${HEAD}{"a":`));
    socket.resume();
  });
  const unaccepting = await openUnaccepting();
  return {
    urls: { silent: toUrl(silent.port), stalled: toUrl(stalled.port), unaccepting: toUrl(unaccepting.port) },
    close: () => {
      for (const peer of [silent, stalled, unaccepting]) peer.close();
    },
  };
}

interface OpenPeer {
  readonly port: number;
  close(): void;
}

async function listen(onSocket: (socket: Socket) => void): Promise<OpenPeer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
    onSocket(socket);
  });
  server.listen(0, HOST);
  await once(server, "listening");
  const close = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return { port: portOf(server.address()), close };
}

/** A listener that is stopped, with its queue full: Linux drops every further SYN. */
async function openUnaccepting(): Promise<OpenPeer> {
  const script = `const s = require("net").createServer(); s.listen({ port: 0, host: "${HOST}", backlog: 1 }, () => console.log(s.address().port));`;
  const child = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "ignore"] });
  const [line] = await once(child.stdout, "data");
  const port = Number(line);
  child.kill("SIGSTOP");
  const waiting = Array.from({ length: 4 }, () => connect(port, HOST).on("error", () => {}));
  // Two of the four fill the queue.
  await Promise.all(waiting.slice(0, 2).map((socket) => once(socket, "connect")));
  const close = () => {
    child.kill("SIGKILL");
    for (const socket of waiting) socket.destroy();
  };
  return { port, close };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("not listening on a port");
  return address.port;
}
