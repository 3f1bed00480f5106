import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Built, buildCommand } from "./support/built.ts";

const HANGS = '<?php\n$ch = curl_init("https://a.example/");\ncurl_exec($ch);\n';
const HANGS_JS = 'await fetch("https://a.example/");\n';
const ROUNDS = 15;
const MOST_MILLISECONDS = 60;

/** Writes down the names of all modules a process loads: those imported, those required and native ones. */
const RECORDER = `import { appendFileSync } from "node:fs";
  import { createRequire, register } from "node:module";
  const hook = \`import { appendFileSync } from "node:fs";
    export async function resolve(specifier, context, next) {
      const found = await next(specifier, context);
      appendFileSync(process.env.MODULES_FILE, found.url + "\\\\n");
      return found;
    }\`;
  register("data:text/javascript," + encodeURIComponent(hook));
  process.on("exit", () => {
    const all = [...Object.keys(createRequire("/").cache), ...process.report.getReport().sharedObjects];
    appendFileSync(process.env.MODULES_FILE, all.join("\\n"));
  });`;

let built: Built;
const directory = mkdtempSync(join(tmpdir(), "timeout-lint-startup-"));
beforeAll(() => {
  built = buildCommand();
  const files = {
    "a.php": HANGS,
    "quiet.php": "<?php echo 1;\n",
    "a.js": HANGS_JS,
    "a.ts": `${HANGS_JS}import { b } from "./b.js";\nb();\n`,
    "b.ts": "export const b = (): number => 1;\n",
  };
  for (const [file, text] of Object.entries(files)) writeFileSync(join(directory, file), text);
}, 60_000);
afterAll(() => {
  built.remove();
  rmSync(directory, { recursive: true, force: true });
});

function load(...args: readonly string[]) {
  const recorded = join(directory, "modules.txt");
  rmSync(recorded, { force: true });
  const { code } = built.run(
    { cwd: directory, node: ["--import", `data:text/javascript,${encodeURIComponent(RECORDER)}`], env: { MODULES_FILE: recorded } },
    ...args,
  );
  const modules = readFileSync(recorded, "utf8").split("\n");
  const holds = (part: string) => modules.some((module) => module.includes(`/node_modules/${part}`));
  return {
    code,
    own: modules.filter((module) => /chunks\/.*\.js$/.test(module)).length,
    php: holds("php-parser/"),
    oxc: holds("oxc-parser/") || holds("@oxc-parser/"),
    tsMorph: holds("ts-morph/") || holds("@ts-morph/"),
    any: holds("picomatch/"),
  };
}

describe("a run loads", () => {
  test.each([
    ["no JavaScript parser for PHP", "a.php", { php: true, oxc: false }],
    ["no PHP parser for JavaScript", "a.js", { php: false, oxc: true }],
    ["no PHP parser for TypeScript that imports", "a.ts", { php: false, oxc: true }],
    ["no parser at all where there is no hint", "quiet.php", { php: false, oxc: false }],
    ["both parsers where both are asked for", ".", { php: true, oxc: true }],
  ])("%s", (_, path, expected) => {
    const { code, php, oxc, tsMorph, any } = load(path);
    expect({ php, oxc, tsMorph }).toEqual({ ...expected, tsMorph: false });
    // The recorder sees what it should see.
    expect([code, any]).toEqual([path === "quiet.php" ? 0 : 1, true]);
  });

  test.each(["--version", "--help", "--list-libraries", "--explain=php/curl", "--no-such-flag"])("no parser for %s", (flag) => {
    expect(load(flag)).toMatchObject({ php: false, oxc: false, tsMorph: false });
  });

  test("only the version for --version", () => {
    const { own, any } = load("--version");
    expect(any).toBe(false);
    expect(own).toBeLessThanOrEqual(1);
  });
});

describe("--version", () => {
  /** In turns, and the medians compared: what else the machine does comes to both. A second and a third try are for a bad moment. */
  test("adds less than 60 ms to an empty node process", { retry: 2, timeout: 60_000 }, () => {
    const times = { empty: [] as number[], version: [] as number[] };
    writeFileSync(join(directory, "empty.mjs"), "");
    for (let round = 0; round < ROUNDS; round += 1) {
      times.empty.push(timeOf(join(directory, "empty.mjs")));
      times.version.push(timeOf(built.cli, "--version"));
    }
    expect(median(times.version) - median(times.empty)).toBeLessThan(MOST_MILLISECONDS);
  });
});

function timeOf(...args: readonly string[]): number {
  const started = performance.now();
  expect(spawnSync(process.execPath, args, { cwd: directory }).status).toBe(0);
  return performance.now() - started;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}
