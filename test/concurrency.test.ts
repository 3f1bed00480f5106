import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Built, buildCommand } from "./support/built.ts";

/** Two languages, findings, comments of no use, a broken file, a configuration with dead parts, a baseline. */
const CONFIG = {
  ignores: ["nowhere/"],
  assumeBounded: ["nobody", "search"],
  baseline: "accepted.json",
  overrides: [{ files: ["nothing/**"], severity: { default: "off" } }],
};

let built: Built;
let directory: string;

beforeAll(() => {
  built = buildCommand();
}, 60_000);
afterAll(() => {
  built.remove();
  rmSync(directory, { recursive: true, force: true });
});

beforeEach(() => {
  if (directory) rmSync(directory, { recursive: true, force: true });
  directory = realpathSync(mkdtempSync(join(tmpdir(), "timeout-lint-threads-")));
  cpSync("fixtures/projects/story", directory, { recursive: true });
  writeFileSync(join(directory, "timeout-lint.json"), JSON.stringify(CONFIG));
  writeFileSync(join(directory, "accepted.json"), '{ "version": 1, "entries": [] }');
  writeFileSync(join(directory, "broken.php"), "<?php\nfunction f( { curl_exec($ch);");
  writeFileSync(join(directory, "broken.js"), "import http from 'http';\nfunction f( { http.get(url) ");
  const unused = "// timeout-lint-disable-next-line unbounded -- why\n";
  writeFileSync(join(directory, "unused.php"), `<?php\n${unused}\n$page = file_get_contents("https://example.org");\n`);
  writeFileSync(join(directory, "unused.js"), `${unused}\nexport const page = await fetch("https://example.org");\n`);
});

const run = (concurrency: string, ...args: readonly string[]) => {
  const { code, out, err } = built.run({ cwd: directory }, "--concurrency", concurrency, ...args);
  return { code, out, err };
};

test.each([
  ["-f", "stylish", "--statistics", "--verbose"],
  ["-f", "json"],
  ["-f", "sarif"],
  ["--inventory", "-f", "json"],
  ["--inventory", "-f", "html"],
  ["--diff"],
  ["--shard", "2/3", "-f", "json"],
  ["--env-info", "--verbose"],
])("two threads say what one says: %j", (...args) => {
  const one = run("off", ...args);
  expect(one.out.length).toBeGreaterThan(200);
  expect(run("2", ...args)).toEqual(one);
});

test("what is accepted, and what of that is stale, is the same", () => {
  expect(run("2", "--generate-baseline").code).toBe(0);
  const file = join(directory, "accepted.json");
  const accepted = readFileSync(file, "utf8");
  expect(accepted).toMatch(/"php\/curl"[\s\S]*"js\/fetch"|"js\/fetch"[\s\S]*"php\/curl"/);
  rmSync(join(directory, "service"), { recursive: true });
  rmSync(join(directory, "site/src/CrlChecker.php"));
  const one = run("off");
  expect(one.out).toMatch(/entries of the baseline match nothing any more/);
  expect(run("2")).toEqual(one);
  // No file of a language is left, but entries for it.
  rmSync(join(directory, "site"), { recursive: true });
  for (const name of ["broken.php", "unused.php"]) rmSync(join(directory, name));
  const rest = run("off", "--prune-baseline");
  const pruned = readFileSync(file, "utf8");
  writeFileSync(file, accepted);
  expect(run("2", "--prune-baseline")).toEqual(rest);
  expect(readFileSync(file, "utf8")).toBe(pruned);
  expect(pruned).not.toContain("php/");
});

test("fixes and what the cache rests on are the same", () => {
  const first = run("2", "--cache", "-f", "json");
  expect(run("off", "--cache", "-f", "json")).toEqual(first);
  // Were the other thread's files not remembered, the cache would not see this.
  for (const name of ["unused.js", "unused.php"]) {
    writeFileSync(join(directory, name), `${readFileSync(join(directory, name), "utf8")}\n// something else`);
    expect(run("2", "--cache", "-f", "json").out).toBe(run("off", "-f", "json").out);
  }
  const before = texts();
  const two = run("2", "--unsafe-fixes");
  const fixed = texts();
  for (const [name, text] of before) writeFileSync(join(directory, name), text);
  expect(run("off", "--unsafe-fixes")).toEqual(two);
  expect(texts()).toEqual(fixed);
  expect(fixed).not.toEqual(before);
});

test("where the second thread cannot run, the first does its work", () => {
  const script = join(built.directory, "language-worker.js");
  const whole = readFileSync(script, "utf8");
  const right = run("off", "-f", "json");
  const mark = join(directory, "ran");
  try {
    writeFileSync(script, `import { writeFileSync } from "node:fs"; writeFileSync("ran", "");`);
    // Too few files for a thread.
    expect([run("auto", "-f", "json"), existsSync(mark)]).toEqual([right, false]);
    expect([run("2", "-f", "json"), existsSync(mark)]).toEqual([right, true]);
    for (const broken of ["throw new Error('no');", "process.exit(3);", "import './gone.js';"]) {
      writeFileSync(script, broken);
      expect(run("2", "-f", "json")).toEqual(right);
    }
  } finally {
    writeFileSync(script, whole);
  }
});

function texts(): Map<string, string> {
  const names = readdirSync(directory, { recursive: true, encoding: "utf8" }).filter((name) => /\.(?:php|[jt]s)$/.test(name));
  return new Map(names.sort().map((name) => [name, readFileSync(join(directory, name), "utf8")]));
}
