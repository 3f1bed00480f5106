import { type ChildProcess, spawn } from "node:child_process";
import { accessSync, constants, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Debian's, or whatever Chromium there is. */
export function findBrowser(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(":");
  const candidates = ["chromium", "chromium-browser", "google-chrome"].flatMap((name) => folders.map((folder) => join(folder, name)));
  return candidates.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

export interface Page {
  /** What the page threw, was refused by its policy, or asked of the network. */
  readonly complaints: readonly string[];
  evaluate(expression: string): Promise<unknown>;
  press(key: string): Promise<void>;
  send(method: string, parameters?: object): Promise<{ readonly [key: string]: unknown }>;
  close(): Promise<void>;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly [key: string]: unknown };
  readonly result?: { readonly [key: string]: unknown };
  readonly error?: { readonly message: string };
}

/** A page in a headless browser, over its own pipe: no port is opened, nothing is downloaded. */
export async function openPage(browser: string, url: string, dark = false): Promise<Page> {
  const profile = mkdtempSync(join(tmpdir(), "timeout-lint-browser-"));
  const flags = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--remote-debugging-pipe",
    `--user-data-dir=${profile}`,
  ];
  const child: ChildProcess = spawn(browser, [...flags, "about:blank"], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
  const [, , , toBrowser, fromBrowser] = child.stdio;
  if (!toBrowser || !("write" in toBrowser) || !fromBrowser) throw new Error("The browser has no pipe.");
  const waiting = new Map<
    number,
    { readonly resolve: (result: NonNullable<Message["result"]>) => void; readonly reject: (error: Error) => void }
  >();
  const complaints: string[] = [];
  let tellLoaded = () => {};
  const loaded = new Promise<void>((resolve) => {
    tellLoaded = resolve;
  });
  let number = 0;
  let rest = "";
  let session: string | undefined;
  fromBrowser.on("data", (chunk) => {
    const parts = (rest + String(chunk)).split("\0");
    rest = parts.pop() ?? "";
    for (const part of parts) receive(JSON.parse(part));
  });
  function receive({ id, method, params = {}, result, error }: Message): void {
    if (id !== undefined) {
      if (error) waiting.get(id)?.reject(new Error(error.message));
      else waiting.get(id)?.resolve(result ?? {});
    } else if (method === "Page.loadEventFired") tellLoaded();
    else if (method === "Runtime.exceptionThrown" || method === "Log.entryAdded") complaints.push(JSON.stringify(params));
    else if (method === "Network.requestWillBeSent" && params["documentURL"] !== undefined) {
      const asked = JSON.stringify(params["request"]);
      if (!asked.includes(JSON.stringify(url))) complaints.push(asked);
    }
  }
  const send: Page["send"] = (method, params = {}) => {
    number += 1;
    const id = number;
    const answer = new Promise<NonNullable<Message["result"]>>((resolve, reject) => waiting.set(id, { resolve, reject }));
    toBrowser.write(`${JSON.stringify({ id, method, params, ...(session === undefined ? {} : { sessionId: session }) })}\0`);
    return answer;
  };
  const { targetId } = await send("Target.createTarget", { url: "about:blank", newWindow: true, width: 1280, height: 1600 });
  const attached = await send("Target.attachToTarget", { targetId, flatten: true });
  session = String(attached["sessionId"]);
  for (const domain of ["Page", "Runtime", "Log", "Network", "Accessibility"]) await send(`${domain}.enable`);
  await send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }] });
  await send("Page.navigate", { url });
  await loaded;
  return {
    complaints,
    send,
    async evaluate(expression) {
      const { result, exceptionDetails } = await send("Runtime.evaluate", { expression, returnByValue: true, awaitPromise: true });
      if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
      return typeof result === "object" && result !== null && "value" in result ? result.value : undefined;
    },
    async press(key) {
      const text = key.length === 1 ? { text: key } : key === "Enter" ? { text: "\r" } : {};
      await send("Input.dispatchKeyEvent", { type: "keyDown", key, ...text });
      await send("Input.dispatchKeyEvent", { type: "keyUp", key });
    },
    async close() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill();
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
