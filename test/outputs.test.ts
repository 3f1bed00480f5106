import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runCommand } from "../src/cli/command.ts";
import type { Stream } from "../src/cli/io.ts";
import { createProgress } from "../src/cli/progress.ts";
import { createWorkplace, type Workplace } from "./support/command.ts";

const HANGS = "<?php\n$ch = curl_init($url);\ncurl_exec($ch);\n";

let place: Workplace;
beforeEach(() => {
  place = createWorkplace();
  place.lay({ "a b.php": HANGS });
});
afterEach(() => place.remove());
const run = (env: { readonly [name: string]: string }, ...args: readonly string[]) => place.runWith({ env }, ...args);

describe("who reads it", () => {
  const ANNOTATION = /^::error file=a b\.php,line=3,/m;
  test("GitHub's runner gets annotations beside what people read", async () => {
    const { out } = await run({ GITHUB_ACTIONS: "true" });
    expect(out).toMatch(ANNOTATION);
    expect(out).toContain("✖ 1 problem");
    expect((await run({ GITHUB_ACTIONS: "true" }, "-f", "github")).out.match(/::error/g)).toHaveLength(1);
    for (const args of [["-f", "json"], ["--inventory"]])
      expect((await run({ GITHUB_ACTIONS: "true" }, ...args)).out).not.toMatch(ANNOTATION);
    expect((await run({})).out).not.toMatch(ANNOTATION);
  });
  test.each(["AI_AGENT", "CLAUDECODE", "CURSOR_AGENT", "GEMINI_CLI"])(
    "an agent that has set %s gets one line each, unless it asks",
    async (name) => {
      expect((await run({ [name]: "1" })).out).toMatch(/^a b\.php:3:1 error unbounded php\/curl: .* \| because .* \| fix \(--fix\): /);
      expect((await run({ [name]: "1" }, "-f", "stylish")).out).toMatch(/^a b\.php\n/);
      expect((await run({ [name]: "" })).out).toMatch(/^a b\.php\n/);
    },
  );
});

test("several formats in one run, each into its place, folders and all", async () => {
  const { code, out } = await place.run("-f", "compact", "-f", "json=out/x/a.json", "-f", "sarif=out/a.sarif");
  expect([code, out]).toEqual([1, expect.stringMatching(/^a b\.php:3:1: error/)]);
  expect(JSON.parse(readFileSync(join(place.directory, "out/x/a.json"), "utf8")).findings).toHaveLength(1);
  expect(JSON.parse(readFileSync(join(place.directory, "out/a.sarif"), "utf8")).runs).toHaveLength(1);
});

test("in a folder of the repository, its hosts get paths from its root", async () => {
  place.lay({ ".git/HEAD": "", "sub/dir/c.php": HANGS });
  const from = async (format: string) => (await place.runWith({ cwd: "sub/dir" }, "-f", format)).out;
  expect(await from("github")).toContain("file=sub/dir/c.php,");
  expect(await from("gitlab")).toContain('"path": "sub/dir/c.php"');
  expect(await from("sarif")).toContain('"uri": "sub/dir/c.php"');
  expect(await from("json")).toContain('"file": "c.php"');
});

describe("on a terminal", () => {
  const onTerminal = async (env: { readonly [name: string]: string }) => {
    let out = "";
    const stream = (write: (text: string) => void): Stream => ({ write, isTerminal: true, columns: 100 });
    const sinks = { out: stream((text) => (out += text)), err: stream(() => {}) };
    await runCommand([], { cwd: place.directory, env, ...sinks, readInput: async () => Buffer.alloc(0) });
    return out;
  };
  test("names of files are links to them", async () => {
    const out = await onTerminal({});
    expect(out).toContain(`\u001b]8;;file://${encodeURI(place.directory)}/a%20b.php\u001b\\`);
    expect(out.split("\u001b]8;;")).toHaveLength(3);
    expect(await onTerminal({ NO_COLOR: "1" })).not.toContain("\u001b");
    expect((await place.run("--color")).out).not.toContain("\u001b]8");
  });
  test("progress is told there only, after a second, and is wiped away", async () => {
    const said: string[] = [];
    const terminal: Stream = { write: (text) => said.push(text), isTerminal: true, columns: 80 };
    const progress = createProgress(terminal);
    progress.show(1, 10);
    expect(said).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    progress.show(2.5, 10);
    progress.clear();
    expect(said).toEqual(["\r\u001b[K2 of 10 files", "\r\u001b[K"]);
    const pipe = createProgress({ ...terminal, isTerminal: false });
    await new Promise((resolve) => setTimeout(resolve, 1100));
    pipe.show(3, 10);
    pipe.clear();
    expect(said).toHaveLength(2);
  });
});
