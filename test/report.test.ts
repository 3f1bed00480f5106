import { describe, expect, test } from "vitest";
import { VERDICTS } from "../src/finding/finding.ts";
import { compact } from "../src/report/compact.ts";
import { unifiedDiff } from "../src/report/diff.ts";
import { explainPlace } from "../src/report/explain.ts";
import { FORMATS, formatterFor } from "../src/report/formats.ts";
import { inventory } from "../src/report/inventory.ts";
import { inventoryJson } from "../src/report/inventory-json.ts";
import { json } from "../src/report/json.ts";
import { createPaint } from "../src/report/paint.ts";
import { stylish } from "../src/report/stylish.ts";
import { coverageLine, summarise } from "../src/report/summary.ts";
import { contextOf, entryAt, findingOf, limit, resultOf } from "./support/entries.ts";

const CRL = "<?php\n$ch = curl_init($url);\n$crl = curl_exec($ch);\n";
const EXEC = { start: CRL.indexOf("curl_exec"), end: CRL.lastIndexOf(";") };
const FIX = {
  file: "src/Crl.php",
  edits: [{ start: 0, end: 0, text: "x" }],
  safety: "safe",
  summary: "curl_setopt($ch, CURLOPT_TIMEOUT, 30);",
  object: "1",
} as const;

const faulty = entryAt("src/Crl.php", EXEC.start, EXEC.end, {
  missing: "CURLOPT_TIMEOUT",
  on: "$ch",
  because: [{ at: { file: "src/Crl.php", start: 12, end: 20 }, what: "created", detail: "handle" }],
  callers: [{ at: { file: "src/b.php", start: 0, end: 1 }, verdict: "unbounded" }],
});
const good = entryAt("src/b.php", 0, 4, {
  verdict: "bounded",
  phases: { response: limit(30, "code", "CURLOPT_TIMEOUT") },
  totalSeconds: 30,
});
const result = resultOf({
  entries: [good, faulty],
  findings: [findingOf(faulty, "unbounded", { fix: FIX }), findingOf(good, "too-long", { suppressed: "comment" })],
  filesLookedAt: 1204,
  notAnalysed: [{ file: "src/bad\u001b[31m.php", reason: "syntax error", line: 3 }],
  groupsNotLookedAt: ["cache", "database"],
});
const context = contextOf(result, { "src/Crl.php": CRL, "src/b.php": "a()b" });

test("stylish", () => {
  expect(stylish(context)).toMatchInlineSnapshot(`
    "src/Crl.php
      3:8  error  unbounded  \`curl_exec($ch)\` can wait for ever: no \`CURLOPT_TIMEOUT\` is set on \`$ch\`.   php/curl
           2:7 handle created here · called from src/b.php:1
           fix: curl_setopt($ch, CURLOPT_TIMEOUT, 30);   (--fix; calls slower than 30 s will then fail)

    not analysed
      src/bad\\x1b[31m.php:3  syntax error

    ✖ 1 problem (1 error, 0 warnings) · 1 fixable with --fix · 1 suppressed (1 comment)
      2 outbound calls in 1,204 files: 1 bounded, 1 unbounded or partial · 1 file not analysed · cache, database not looked at (--group)
    "
  `);
});

test("stylish wraps to the terminal's width only", () => {
  const narrow = stylish({ ...context, width: 60 }).split("\n");
  expect(narrow.length).toBeGreaterThan(stylish(context).split("\n").length);
  expect(narrow.join(" ").replace(/\s+/g, " ")).toBe(stylish(context).replace(/\s+/g, " "));
});

test("colours come only where they are wanted", () => {
  const ESC = String.fromCharCode(27);
  expect(stylish(context)).not.toContain(ESC);
  expect(stylish({ ...context, paint: createPaint(true) })).toContain(`${ESC}[31m`);
});

test("compact", () => {
  expect(compact(context)).toMatchInlineSnapshot(`
    "src/Crl.php:3:8: error unbounded \`curl_exec($ch)\` can wait for ever: no \`CURLOPT_TIMEOUT\` is set on \`$ch\`. [php/curl]
    src/bad\\x1b[31m.php:3:1: not analysed: syntax error
    1 problem (1 error, 0 warnings) · 1 fixable with --fix · 1 suppressed (1 comment)
    2 outbound calls in 1,204 files: 1 bounded, 1 unbounded or partial · 1 file not analysed · cache, database not looked at (--group)
    "
  `);
});

test("json", () => {
  const report = JSON.parse(json(context));
  expect(Object.keys(report)).toEqual(["version", "summary", "findings", "remarks", "staleBaseline", "hints", "notAnalysed"]);
  expect(report.findings).toHaveLength(1);
  expect(report.findings[0]).toMatchObject({
    code: "unbounded",
    file: "src/Crl.php",
    line: 3,
    column: 8,
    endLine: 3,
    endColumn: 22,
    verdict: "unbounded",
    limitSeconds: 300,
  });
  expect(report.findings[0].fingerprint).toMatch(/^[0-9a-f]{16}$/);
});

test("the fingerprint stays when lines move", () => {
  const moved = { ...faulty, at: { file: "src/Crl.php", start: EXEC.start + 1, end: EXEC.end + 1 } };
  const other = contextOf(resultOf({ entries: [moved], findings: [findingOf(moved, "unbounded")] }), { "src/Crl.php": `\n${CRL}` });
  expect(JSON.parse(json(other)).findings[0].fingerprint).toBe(JSON.parse(json(context)).findings[0].fingerprint);
});

test("the inventory as json has the words of its contract", () => {
  const { version, calls, notAnalysed } = JSON.parse(inventoryJson(context));
  expect(version).toBe(1);
  expect(notAnalysed).toEqual([{ file: "src/bad\u001b[31m.php", reason: "syntax error", line: 3 }]);
  expect(calls.map((call: { file: string }) => call.file)).toEqual(["src/Crl.php", "src/b.php"]);
  expect(calls[0]).toMatchObject({
    line: 3,
    library: "php/curl",
    group: "http",
    call: "curl_exec",
    verdict: "unbounded",
    phases: { connect: { seconds: 300, from: "default" }, response: { seconds: null, from: "none" } },
    totalSeconds: null,
    limitSeconds: 300,
    leaksSocket: false,
    callers: [{ file: "src/b.php", line: 1, verdict: "unbounded" }],
    reported: "unbounded",
    suppressed: null,
  });
  expect(calls[0]).not.toHaveProperty("via");
  expect(calls[1]).toMatchObject({ reported: "too-long", suppressed: "comment" });
});

test("the inventory for people", () => {
  expect(inventory(context)).toMatchInlineSnapshot(`
    "src/Crl.php
      3:8  unbounded  php/curl  curl_exec  connect 300 s (default) · response none · body none

    src/b.php
      1:1  bounded    php/curl  curl_exec  response 30 s · total 30 s

    not analysed
      src/bad\\x1b[31m.php:3  syntax error

    2 outbound calls in 1,204 files: 1 bounded, 1 unbounded or partial · 1 file not analysed · cache, database not looked at (--group)
    "
  `);
});

describe("explain", () => {
  test("a call that is reported", () => {
    expect(explainPlace("src/Crl.php", 3, context)).toMatchInlineSnapshot(`
      "src/Crl.php:3:8  unbounded  php/curl  (error unbounded)
        \`curl_exec($ch)\` can wait for ever: no \`CURLOPT_TIMEOUT\` is set on \`$ch\`.

        connect   300 s (default), CURLOPT_CONNECTTIMEOUT
        response  none
        body      none

      evidence:
        src/Crl.php:2  handle created here

      callers:
        src/b.php:1  unbounded

      notes:
        \`max_execution_time\` does not help: on Linux it counts processor time, not waiting (nor can thread-safe builds be relied on)

      fix:
        curl_setopt($ch, CURLOPT_TIMEOUT, 30);   (--fix)
      "
    `);
  });
  test("a line without a call names the nearest", () => {
    expect(explainPlace("src/Crl.php", 1, context)).toBe("No outbound call at src/Crl.php:1; the nearest is line 3.\n");
  });
});

test("the coverage line adds up", () => {
  const entries = VERDICTS.flatMap((verdict, at) => Array.from({ length: at + 1 }, () => entryAt("a.php", 0, 1, { verdict }))).concat(
    entryAt("a.php", 0, 1, { via: "get" }),
  );
  const line = coverageLine(summarise(resultOf({ entries, filesLookedAt: 7 })));
  const [, calls, parts = ""] = /^(\d+) outbound calls in 7 files: (.*) · 1 call of a wrapper$/.exec(line) ?? [];
  expect([...parts.matchAll(/\d+/g)].reduce((sum, [number]) => sum + Number(number), 0)).toBe(Number(calls));
  expect(coverageLine(summarise(resultOf({ filesLookedAt: 1204 })))).toBe("0 outbound calls in 1,204 files: is the path right?");
});

test("no format lets control characters through", () => {
  const name = "src/\u001b]0;x\u0007\u202e.php";
  const text = "f('\u001b[2J\u0085')";
  const entry = entryAt(name, 0, text.length, {
    call: "f\u001b[1m",
    reason: "\u001b[5m",
    because: [{ at: { file: name, start: 0, end: 1 }, what: "sets", detail: "\u0007" }],
  });
  const nasty = contextOf(
    resultOf({
      entries: [entry],
      findings: [findingOf(entry, "unbounded")],
      notAnalysed: [{ file: name, reason: "\u001b", line: undefined }],
    }),
    { [name]: text },
  );
  for (const formatter of FORMATS.flatMap((name) => [formatterFor(name, false), formatterFor(name, true)]))
    expect(formatter(nasty)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  expect(explainPlace(name, 1, contextOf(resultOf({ entries: [entry] }), { [name]: text }))).not.toMatch(
    /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/,
  );
});

test("a diff is one that patch reads", () => {
  const before = `${Array.from({ length: 30 }, (_, at) => `line ${at}`).join("\n")}\n`;
  const after = before.replace("line 3\n", "line 3\nnew\n").replace("line 20\n", "").replace("line 29\n", "line 29");
  expect(unifiedDiff("a.php", before, after)).toMatchInlineSnapshot(`
    "--- a/a.php
    +++ b/a.php
    @@ -2,6 +2,7 @@
     line 1
     line 2
     line 3
    +new
     line 4
     line 5
     line 6
    @@ -18,7 +19,6 @@
     line 17
     line 18
     line 19
    -line 20
     line 21
     line 22
     line 23
    @@ -27,4 +27,4 @@
     line 26
     line 27
     line 28
    -line 29
    +line 29
    \\ No newline at end of file
    "
  `);
  expect(unifiedDiff("a.php", before, before)).toBe("");
});
