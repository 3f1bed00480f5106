/** The process, as the commands see it: tests put another in its place. */
export interface Io {
  readonly cwd: string;
  readonly env: { readonly [name: string]: string | undefined };
  readonly out: Stream;
  readonly err: Stream;
  /** What a second thread runs; none: all is done in one. */
  readonly worker?: URL;
  readInput(): Promise<Buffer>;
}

export interface Stream {
  write(text: string): void;
  readonly isTerminal: boolean;
  readonly columns: number | undefined;
}

export function createProcessIo(worker: URL): Io {
  const toStream = (stream: NodeJS.WriteStream): Stream => ({
    write: (text) => {
      stream.write(text);
    },
    isTerminal: stream.isTTY === true,
    columns: stream.isTTY === true ? stream.columns : undefined,
  });
  return {
    // Throws where the directory was removed: not before somebody needs it.
    get cwd() {
      return process.cwd();
    },
    env: process.env,
    out: toStream(process.stdout),
    err: toStream(process.stderr),
    readInput,
    worker,
  };
}

async function readInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** Nearly all services set `CI`. */
export function isContinuousIntegration(env: Io["env"]): boolean {
  const value = env["CI"] ?? "";
  return value !== "" && value !== "0" && value.toLowerCase() !== "false";
}

/** Flags, then FORCE_COLOR and NO_COLOR, then whether it is a terminal. */
export function wantsColor(stream: Stream, env: Io["env"], flag: boolean | undefined): boolean {
  if (flag !== undefined) return flag;
  const forced = env["FORCE_COLOR"];
  if (forced !== undefined && forced !== "") return forced !== "0" && forced !== "false";
  if (env["NO_COLOR"] !== undefined && env["NO_COLOR"] !== "") return false;
  return stream.isTerminal && env["TERM"] !== "dumb";
}
