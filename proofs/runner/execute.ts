import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { GIVE_UP_SECONDS } from "./claims.ts";
import { openPeer } from "./peers.ts";

export interface Observed {
  readonly outcome: "returned" | "waits" | "failed";
  readonly seconds: number;
  /** What it said, where that explains a failure. */
  readonly said: string;
}

/** Startup of an interpreter on a loaded machine, before the program comes to its peer. */
const START_SECONDS = 20;

export interface Runnable {
  /** Absolute or from the root. */
  readonly file: string;
  readonly prepend: string | undefined;
}

/** Gives up `GIVE_UP_SECONDS` after the program has come to its peer. */
export async function execute({ file, prepend }: Runnable, peerName: string, leastSeconds: number): Promise<Observed> {
  const peer = await openPeer(peerName);
  try {
    return await new Promise((settle, reject) => {
      const started = performance.now();
      const isPhp = file.endsWith(".php");
      const args = isPhp
        ? [...(prepend === undefined ? [] : ["-d", `auto_prepend_file=${resolve(prepend)}`]), file]
        : [resolve("proofs/runner/harness.mjs"), resolve(file)];
      const child = spawn(isPhp ? "php" : process.execPath, args, {
        stdio: ["ignore", "pipe", "pipe"],
        // A group of its own: the commands it runs end with it, and hold no pipe of ours open.
        detached: true,
        env: {
          PATH: process.env["PATH"],
          HOME: "/nonexistent",
          NODE_NO_WARNINGS: "1",
          PEER_URL: `http://127.0.0.1:${peer.port}/`,
          PEER_HOST: "127.0.0.1",
          PEER_PORT: String(peer.port),
        },
      });
      let said = "";
      let readyAt: number | undefined;
      for (const stream of [child.stdout, child.stderr])
        stream.on("data", (data) => {
          said += data;
          if (said.includes("READY")) readyAt ??= performance.now();
        });
      let hasGivenUp = false;
      const timer = setInterval(() => {
        const now = performance.now();
        const from = Math.max(peer.reachedAt() ?? Number.POSITIVE_INFINITY, readyAt ?? Number.POSITIVE_INFINITY);
        if (now - from < GIVE_UP_SECONDS * 1000 && now - started < (START_SECONDS + GIVE_UP_SECONDS) * 1000) return;
        hasGivenUp = true;
        killGroup(child.pid);
      }, 100);
      child.on("error", reject);
      child.on("close", () => {
        clearInterval(timer);
        killGroup(child.pid);
        const seconds = (performance.now() - (readyAt ?? started)) / 1000;
        const isThere = readyAt !== undefined && peer.reachedAt() !== undefined;
        const outcome = !isThere ? "failed" : hasGivenUp ? "waits" : seconds < leastSeconds ? "failed" : "returned";
        settle({
          outcome,
          seconds,
          said: `${isThere ? "" : "never came to the peer; "}${said.replace("READY", "").trim().replaceAll(/\s+/g, " ").slice(0, 300)}`,
        });
      });
    });
  } finally {
    peer.close();
  }
}

function killGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}
