import { type ChildProcess, spawn } from "node:child_process";
import { pathToFileURL } from "node:url";

/** An editor's side of the language server protocol, as far as a test needs it. */
export interface LanguageServer {
  request<T>(method: string, params: object): Promise<T>;
  notify(method: string, params: object): void;
  close(): void;
}

type Json = Record<string, unknown>;

/** Starts a server over stdio; `answers` are those to its own requests, by method. */
export async function startServer(
  script: string,
  folder: string,
  answers: Record<string, (params: Json) => unknown>,
): Promise<LanguageServer> {
  const child = spawn(process.execPath, [script, "--stdio"], { cwd: folder, stdio: ["pipe", "pipe", "ignore"] });
  const pending = new Map<number, { resolve: (value: never) => void; reject: (reason: Error) => void }>();
  let next = 1;
  listen(child, (message) => {
    const id = message["id"] as number | undefined;
    const method = message["method"] as string | undefined;
    if (method !== undefined && id !== undefined) send(child, { id, result: answers[method]?.(message["params"] as Json) ?? null });
    else if (method === undefined && id !== undefined) {
      const error = message["error"] as { message: string } | undefined;
      if (error === undefined) pending.get(id)?.resolve(message["result"] as never);
      else pending.get(id)?.reject(new Error(error.message));
      pending.delete(id);
    }
  });
  const server: LanguageServer = {
    request: (method, params) =>
      new Promise((resolve, reject) => {
        const id = next++;
        pending.set(id, { resolve, reject });
        send(child, { id, method, params });
      }),
    notify: (method, params) => send(child, { method, params }),
    close: () => child.kill(),
  };
  const uri = pathToFileURL(folder).href;
  await server.request("initialize", {
    processId: process.pid,
    rootUri: uri,
    workspaceFolders: [{ uri, name: "folder" }],
    capabilities: {
      workspace: { configuration: true, workspaceFolders: true, diagnostics: { refreshSupport: true }, didChangeConfiguration: {} },
      textDocument: {
        diagnostic: {},
        codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "source.fixAll"] } }, dataSupport: true },
      },
    },
  });
  server.notify("initialized", {});
  return server;
}

function send(child: ChildProcess, message: object): void {
  const body = JSON.stringify({ jsonrpc: "2.0", ...message });
  child.stdin?.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

function listen(child: ChildProcess, onMessage: (message: Json) => void): void {
  let buffer = Buffer.alloc(0);
  child.stdout?.on("data", (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const end = buffer.indexOf("\r\n\r\n");
      const length = Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, Math.max(0, end)).toString())?.[1]);
      if (end < 0 || buffer.length < end + 4 + length) return;
      onMessage(JSON.parse(buffer.subarray(end + 4, end + 4 + length).toString()));
      buffer = buffer.subarray(end + 4 + length);
    }
  });
}
