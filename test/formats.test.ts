import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import Ajv from "ajv";
import { parse as parseJunit } from "junit2json";
import { lexer, type Tokens } from "marked";
import { describe, expect, test } from "vitest";
import type { Finding } from "../src/finding/finding.ts";
import { agent } from "../src/report/agent.ts";
import { checkstyle } from "../src/report/checkstyle.ts";
import type { ReportContext } from "../src/report/context.ts";
import { FORMATS, formatterFor } from "../src/report/formats.ts";
import { github } from "../src/report/github.ts";
import { gitlab } from "../src/report/gitlab.ts";
import { junit } from "../src/report/junit.ts";
import { inventoryMarkdown, markdown } from "../src/report/markdown.ts";
import { sarif } from "../src/report/sarif.ts";
import { contextOf, entryAt, findingOf, limit, resultOf } from "./support/entries.ts";

const require = createRequire(import.meta.url);
const TEXT = "<?php\n$ch = curl_init($url);\n$a = curl_exec($ch); curl_exec($ch);\n";
const first = { start: TEXT.indexOf("curl_exec"), end: TEXT.indexOf(";", 40) };
/** What people could call a file to fool whoever reads the report. */
const HOSTILE = 'a|b`<script>alert("&")</script>,::error file=x::%0A\u001b[31m\u202e]]>*@x*.php';

const faulty = entryAt("src/a b.php", first.start, first.end, {
  missing: "CURLOPT_TIMEOUT",
  on: "$ch",
  because: [{ at: { file: "src/a b.php", start: 6, end: 9 }, what: "created", detail: "handle" }],
  callers: [{ at: { file: "src/b.php", start: 0, end: 1 }, verdict: "unbounded" }],
});
const again = entryAt("src/a b.php", first.end + 2, TEXT.length - 2);
const hostile = entryAt(HOSTILE, 0, 4, { call: 'f("|`<b>`", 1)', reason: "<img src=x onerror=alert(1)>" });
const good = entryAt("src/b.php", 0, 4, { verdict: "bounded", phases: { response: limit(30, "code", "TIMEOUT") }, totalSeconds: 30 });
const old = entryAt("src/b.php", 0, 3, { verdict: "default" });
const fix: Finding["fix"] = {
  file: "src/a b.php",
  edits: [{ start: 6, end: 6, text: "curl_setopt($ch, CURLOPT_TIMEOUT, 30);\n" }],
  safety: "safe",
  summary: "curl_setopt($ch, CURLOPT_TIMEOUT, 30);",
  object: "1",
};
const result = resultOf({
  entries: [faulty, again, hostile, good, old],
  findings: [
    findingOf(hostile, "unknown", { level: "warning", fingerprint: "c" }),
    findingOf(faulty, "unbounded", { fix, fingerprint: "a" }),
    findingOf(again, "unbounded", { fingerprint: "b" }),
    findingOf(good, "too-long", { suppressed: "comment", justification: "nginx ends it", fingerprint: "d" }),
    findingOf(old, "default", { suppressed: "baseline", fingerprint: "e" }),
  ],
  notAnalysed: [{ file: HOSTILE, reason: "syntax error", line: 3 }],
  remarks: [{ file: "src/b.php", line: 1, column: 2, message: "`x` suppresses nothing: remove it.", level: "warning" }],
  filesLookedAt: 4,
});
const texts = { "src/a b.php": TEXT, "src/b.php": "a()b", [HOSTILE]: 'f("|' };
const context: ReportContext = contextOf(result, texts, { directory: "sub/dir" });

describe("sarif", () => {
  const log = JSON.parse(sarif(context));
  const run = log.runs[0];

  test("keeps to the schema", () => {
    const schema = JSON.parse(readFileSync(require.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"), "utf8"));
    const ajv = new Ajv({ schemaId: "auto", meta: false, unknownFormats: "ignore", validateSchema: false });
    ajv.addMetaSchema(require("ajv/lib/refs/json-schema-draft-04.json"));
    const validate = ajv.compile(schema);
    validate(log);
    expect(validate.errors).toBe(null);
    // The test itself would notice a mistake.
    expect(validate({ ...log, runs: [{ ...run, results: [{ ...run.results[0], level: "fatal" }] }] })).toBe(false);
  });

  test("tells all there is", () => {
    const one = run.results.find(({ ruleId }: { ruleId: string }) => ruleId === "unbounded");
    expect(run.tool.driver.rules[one.ruleIndex].id).toBe(one.ruleId);
    expect(one).toMatchObject({
      ruleId: "unbounded",
      level: "error",
      partialFingerprints: { "timeoutLint/v1": "a" },
      locations: [{ physicalLocation: { artifactLocation: { uri: "sub/dir/src/a%20b.php" }, region: { startLine: 3, startColumn: 6 } } }],
      relatedLocations: [{ physicalLocation: { artifactLocation: { uri: "sub/dir/src/b.php" } } }],
      fixes: [{ artifactChanges: [{ replacements: [{ deletedRegion: { startLine: 2, startColumn: 1, endColumn: 1 } }] }] }],
    });
    expect(
      one.codeFlows[0].threadFlows[0].locations.map(({ location }: { location: { message: { text: string } } }) => location.message.text),
    ).toEqual(["handle created here", "it waits here"]);
    expect(run.results.map(({ suppressions }: { suppressions: unknown }) => suppressions)).toEqual(
      expect.arrayContaining([
        [{ kind: "inSource", justification: "nginx ends it" }],
        [{ kind: "external", justification: "In the baseline." }],
      ]),
    );
    expect(run.invocations[0].toolExecutionNotifications).toHaveLength(2);
  });
});

describe("github", () => {
  /** As the runner reads a line: `::name key=value,key=value::data`, with its escapes undone. */
  const parse = (line: string) => {
    const [, name, properties = "", data = ""] = /^::(\S+) (.*?)::(.*)$/.exec(line) ?? [];
    const plain = (text: string) => text.replace(/%(0D|0A|3A|2C|25)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    return { name, data: plain(data), ...Object.fromEntries(properties.split(",").map((pair) => pair.split("=").map(plain))) };
  };
  test("is what the runner reads, whatever files are called", () => {
    const lines = github(context).trimEnd().split("\n");
    const commands = lines.map(parse);
    expect(commands).toHaveLength(5);
    expect(commands.find(({ name }) => name === "error")).toMatchObject({
      file: "sub/dir/src/a b.php",
      line: "3",
      col: "6",
      title: "unbounded (php/curl)",
    });
    expect(commands.filter(({ name }) => name === undefined)).toEqual([]);
    expect(lines.join("").match(/::error file=/g)).toHaveLength(2);
    expect(commands.map(({ data }) => data).join("\n")).toContain("fix: curl_setopt($ch, CURLOPT_TIMEOUT, 30);");
  });
});

test("gitlab", () => {
  const issues = JSON.parse(gitlab(context));
  const ajv = new Ajv();
  // The fields GitLab's documentation calls required, and the severities it knows.
  const validate = ajv.compile({
    type: "array",
    items: {
      type: "object",
      required: ["description", "check_name", "fingerprint", "severity", "location"],
      properties: {
        description: { type: "string", minLength: 1 },
        severity: { enum: ["info", "minor", "major", "critical", "blocker"] },
        location: {
          type: "object",
          required: ["path", "lines"],
          properties: {
            path: { type: "string", pattern: "^[^./]" },
            lines: { type: "object", required: ["begin"], properties: { begin: { type: "integer", minimum: 1 } } },
          },
        },
      },
    },
  });
  validate(issues);
  expect(validate.errors).toBe(null);
  const prints = issues.map(({ fingerprint }: { fingerprint: string }) => fingerprint);
  expect(new Set(prints).size).toBe(prints.length);
});

test("junit", async () => {
  const suites = await parseJunit(junit(context));
  expect(suites).toMatchObject({ tests: 4, failures: 2, errors: 1 });
  const names = suites && "testsuite" in suites ? suites.testsuite?.map(({ name }) => name) : [];
  expect(names).toHaveLength(2);
  const empty = await parseJunit(junit(contextOf(resultOf(), {})));
  expect(empty).toMatchObject({ tests: 1, failures: 0, errors: 0 });
});

test("checkstyle", async () => {
  const { parseStringPromise } = require("xml2js");
  const { checkstyle: root } = await parseStringPromise(checkstyle(context));
  const files = root.file.map(({ $: { name } }: { $: { name: string } }) => name);
  expect(files).toEqual([...files].sort());
  const errors = root.file.flatMap(({ error }: { error: { $: object }[] }) => error.map(({ $ }) => $));
  expect(errors).toContainEqual(expect.objectContaining({ line: "3", column: "6", severity: "error", source: "timeout-lint.unbounded" }));
  expect(errors).toHaveLength(5);
});

describe("markdown", () => {
  test.each([
    ["findings", markdown, 4],
    ["inventory", inventoryMarkdown, 5],
  ])("%s: each row has its cells, and nothing in them is markup", (_, format, columns) => {
    const text = format(context);
    const tables = lexer(text).filter((token): token is Tokens.Table => token.type === "table");
    expect(tables).toHaveLength(1);
    for (const row of tables[0]?.rows ?? []) expect(row.map(({ text: cell }) => cell).filter(Boolean)).toHaveLength(columns);
    expect(tables[0]?.rows.length).toBe(format === markdown ? 3 : 5);
    expect(text.match(/<(?!\/?(?:code|br|sub)>)/g)).toBe(null);
    expect(text).not.toMatch(/@x|\[31m/);
  });
});

test("agent", () => {
  const lines = agent(context).trimEnd().split("\n");
  expect(lines).toHaveLength(3 + 1 + 1 + 2);
  expect(lines.find((line) => line.startsWith("src/a b.php:3:6"))).toBe(
    "src/a b.php:3:6 error unbounded php/curl: `curl_exec($ch)` can wait for ever: no `CURLOPT_TIMEOUT` is set on `$ch`. | because 2:1 handle created here · called from src/b.php:1 | fix (--fix): curl_setopt($ch, CURLOPT_TIMEOUT, 30);",
  );
});

test("every format says the same twice, whatever the order it is given", () => {
  const turned = contextOf({ ...result, findings: result.findings.toReversed(), entries: result.entries.toReversed() }, texts, {
    directory: "sub/dir",
  });
  for (const name of FORMATS)
    for (const isInventory of [false, true]) expect(formatterFor(name, isInventory)(turned)).toBe(formatterFor(name, isInventory)(context));
});
