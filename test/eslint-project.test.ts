import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { pathToFileURL } from "node:url";
import type { Linter } from "eslint";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { GROUPS } from "../src/config/schema.ts";
import { FINDING_CODES } from "../src/finding/finding.ts";
import { findLineStarts } from "../src/finding/sources.ts";
import { type Built, buildCommand } from "./support/built.ts";
import { analyseProject, layProject, listProjects } from "./support/fixtures.ts";
import { installHosts, parserFor, requireEslint } from "./support/hosts.ts";

/** As in an editor: one process that lints files again and again, with the scan of the project in a thread of its own. */
let built: Built;
let plugin: object;
const scratch = realpathSync(mkdtempSync(join(tmpdir(), "timeout-lint-eslint-project-")));
const LINTED = /\.(?:php|[cm]?[jt]sx?)$/;
const PATIENCE = { timeout: 45_000, interval: 100 };

beforeAll(async () => {
  installHosts();
  built = buildCommand();
  plugin = (await import(pathToFileURL(join(built.directory, "eslint.js")).href)).default;
}, 180_000);
afterAll(() => {
  built.remove();
  rmSync(scratch, { recursive: true, force: true });
});

describe.each(["background", "inline"])("with callers found %s, the findings are the command line's", (projectScan) => {
  test.each(listProjects())("%s", async (name) => {
    const cwd = place(`${name}-${projectScan}`);
    layProject(name, cwd);
    const expected = analyseProject(name)
      .result.findings.filter(({ entry }) => LINTED.test(entry.at.file))
      .map(({ entry, code }) => `${entry.at.file} ${entry.at.start}-${entry.at.end} ${code} ${entry.library}`)
      .sort();
    const files = readdirSync(cwd, { recursive: true, encoding: "utf8" }).filter((file) => LINTED.test(file));
    const told = () => files.flatMap((file) => lint(cwd, file, undefined, projectScan)).sort();
    if (projectScan === "inline") expect(told()).toEqual(expected);
    else await vi.waitFor(() => expect(told()).toEqual(expected), PATIENCE);
  });
});

const WRAPPER = "export function load(url, options) {\n  return fetch(url, options);\n}\n";
const DEFAULTED = "export function fetchAll(url, { signal } = {}) {\n  return fetch(url, { signal });\n}\n";

test("callers need no scan; what callers decide is reported after it, wherever it has been moved by typing", async () => {
  const cwd = place("typing");
  write(cwd, "wrapper.js", WRAPPER);
  write(cwd, "defaulted.js", DEFAULTED);
  write(cwd, "careless.js", 'import { load } from "./wrapper.js";\nawait load("https://a.example");\n');
  expect(lint(cwd, "careless.js")).toEqual(["careless.js 43-68 default js/fetch"]);
  const typed = `// typed\n${DEFAULTED}// and here`;
  const start = typed.indexOf("fetch(");
  expect(lint(cwd, "defaulted.js")).toEqual([]);
  await vi.waitFor(
    () => expect(lint(cwd, "defaulted.js", typed)).toEqual([`defaulted.js ${start}-${start + 22} default js/fetch`]),
    PATIENCE,
  );
  // What is being typed right now is judged when it has been saved and scanned.
  expect(lint(cwd, "defaulted.js", DEFAULTED.replace("{ signal });", "{ signal, method });"))).toEqual([]);
  write(
    cwd,
    "careful.js",
    'import { fetchAll } from "./defaulted.js";\nawait fetchAll("https://a.example", { signal: AbortSignal.timeout(9) });\n',
  );
  write(cwd, "defaulted.js", `${DEFAULTED}// saved`);
  await vi.waitFor(() => expect(lint(cwd, "defaulted.js")).toEqual([]), PATIENCE);
}, 90_000);

test("a change in another file is noticed: a constant, a parent, the configuration", () => {
  const cwd = place("noticed");
  write(cwd, "limits.js", "export const TIMEOUT = 0;\n");
  const client =
    'import axios from "axios";\nimport { TIMEOUT } from "./limits.js";\nawait axios.get("https://a.example", { timeout: TIMEOUT });\n';
  write(cwd, "client.js", client);
  expect(lint(cwd, "client.js", client, "inline")).toHaveLength(1);
  write(cwd, "limits.js", "export const TIMEOUT = 5000;\n");
  expect(lint(cwd, "client.js", client, "inline")).toEqual([]);

  write(cwd, "Base.php", "<?php class Base { protected $ch; function __construct() { $this->ch = curl_init(); } }\n");
  const child = "<?php class Child extends Base { function go() { return curl_exec($this->ch); } }\n";
  write(cwd, "Child.php", child);
  expect(lint(cwd, "Child.php", child, "inline")).toHaveLength(1);
  write(
    cwd,
    "Base.php",
    "<?php class Base { protected $ch; function __construct() { $this->ch = curl_init(); curl_setopt($this->ch, CURLOPT_TIMEOUT, 5); } }\n",
  );
  expect(lint(cwd, "Child.php", child, "inline")).toEqual([]);

  write(cwd, "plain.php", "<?php file_get_contents('https://a.example');\n");
  expect(lint(cwd, "plain.php", undefined, "inline")).toEqual([]);
  write(cwd, "timeout-lint.json", '{ "acceptDefaultSeconds": 10 }');
  expect(lint(cwd, "plain.php", undefined, "inline")).toHaveLength(1);
});

function place(name: string): string {
  const cwd = join(scratch, name);
  mkdirSync(cwd);
  writeFileSync(join(cwd, "timeout-lint.json"), JSON.stringify({ groups: GROUPS }));
  return cwd;
}

let clock = Date.now() / 1000;

/** Never in the same tick of the clock as before. */
function write(cwd: string, file: string, text: string): void {
  writeFileSync(join(cwd, file), text);
  clock += 1;
  utimesSync(join(cwd, file), clock, clock);
}

function lint(cwd: string, file: string, text = readFileSync(join(cwd, file), "utf8"), projectScan = "auto"): readonly string[] {
  const { Linter } = requireEslint();
  const parser = parserFor(file);
  const configs = [
    {
      files: ["**/*.{js,mjs,cjs,jsx,ts,tsx,php}"],
      plugins: { "timeout-lint": plugin },
      settings: { "timeout-lint": { projectScan } },
      rules: Object.fromEntries(FINDING_CODES.filter((code) => code !== "unknown").map((code) => [`timeout-lint/${code}`, "error"])),
      ...(file.endsWith(".php") ? { language: "timeout-lint/php" } : { languageOptions: parser ? { parser } : {} }),
    },
  ] as unknown as Linter.Config[];
  const lines = findLineStarts(text);
  const offset = (line = 1, column = 1) => (lines[line - 1] ?? 0) + column - 1;
  return new Linter({ cwd }).verify(text, configs, { filename: join(cwd, file) }).map((message) => {
    const { ruleId, line, column, endLine, endColumn } = message;
    const library = /\(((?:php|js)\/[\w-]+)\)$/.exec(message.message)?.[1] ?? message.message;
    return `${file.split(sep).join("/")} ${offset(line, column)}-${offset(endLine, endColumn)} ${ruleId?.replace("timeout-lint/", "")} ${library}`;
  });
}
