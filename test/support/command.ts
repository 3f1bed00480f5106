import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { runCommand } from "../../src/cli/command.ts";
import type { Stream } from "../../src/cli/io.ts";

export interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Workplace {
  readonly directory: string;
  lay(files: { readonly [path: string]: string | Buffer }): void;
  run(...args: readonly string[]): Promise<Answer>;
  runWith(
    settings: { readonly input?: string; readonly env?: { readonly [name: string]: string }; readonly cwd?: string },
    ...args: readonly string[]
  ): Promise<Answer>;
  remove(): void;
}

/** A folder of its own, and the command run in it, inside this process. */
export function createWorkplace(): Workplace {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), "timeout-lint-cli-")));
  const runWith: Workplace["runWith"] = async ({ input = "", env = {}, cwd = "." }, ...args) => {
    const texts = { out: "", err: "" };
    const stream = (name: "out" | "err"): Stream => ({
      write: (text) => {
        texts[name] += text;
      },
      isTerminal: false,
      columns: undefined,
    });
    const io = { cwd: join(directory, cwd), env, out: stream("out"), err: stream("err"), readInput: async () => Buffer.from(input) };
    const code = await runCommand(args, io);
    return { code, ...texts };
  };
  return {
    directory,
    lay(files) {
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(directory, path)), { recursive: true });
        writeFileSync(join(directory, path), content);
      }
    },
    run: (...args) => runWith({}, ...args),
    runWith,
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
