import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

export interface Ran {
  readonly code: number | null;
  readonly signal: string | null;
  readonly out: string;
  readonly err: string;
  readonly milliseconds: number;
}

export interface Built {
  readonly cli: string;
  readonly directory: string;
  run(settings: Settings, ...args: readonly string[]): Ran;
  remove(): void;
}

export interface Settings {
  readonly cwd: string;
  readonly node?: readonly string[];
  readonly uid?: number;
  /** In milliseconds. */
  readonly timeout?: number;
  readonly env?: { readonly [name: string]: string };
}

/** The command as it is built, in a folder of its own: `npm pack`, in another test, replaces `dist`. */
export function buildCommand(): Built {
  const directory = mkdtempSync(resolve("node_modules/.timeout-lint-"));
  execFileSync(process.execPath, ["scripts/build.mjs", directory]);
  writeFileSync(join(directory, "package.json"), '{ "type": "module" }');
  chmodSync(directory, 0o755);
  const cli = join(directory, "cli.js");
  return {
    cli,
    directory,
    run({ cwd, node = [], uid, timeout = 30_000, env = {} }, ...args) {
      const started = performance.now();
      const { status, signal, stdout, stderr } = spawnSync(process.execPath, [...node, cli, ...args], {
        cwd,
        encoding: "utf8",
        maxBuffer: 1 << 26,
        timeout,
        env: { PATH: process.env["PATH"] ?? "", ...env },
        ...(uid === undefined ? {} : { uid, gid: uid }),
      });
      return { code: status, signal, out: stdout, err: stderr, milliseconds: performance.now() - started };
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
