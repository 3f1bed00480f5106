import { readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { FindingCode } from "../src/finding/finding.ts";
import type { FindingKey } from "../src/finding/fingerprint.ts";
import { matchBaseline, readBaseline, writeBaseline } from "../src/suppress/baseline.ts";
import { createWorkplace, type Workplace } from "./support/command.ts";

const NAME = "timeout-lint-baseline.json";
const key = (over: Partial<FindingKey> = {}): FindingKey => ({
  path: "a.php",
  code: "unbounded",
  library: "php/curl",
  scope: "f",
  hash: "1",
  ...over,
});

describe("matching", () => {
  const match = (findings: readonly FindingKey[], baseline: readonly FindingKey[], gone: readonly string[] = []) => {
    const { entries, left } = matchBaseline(findings, baseline, { isGone: (path) => gone.includes(path) });
    return { matched: entries.map((entry) => entry !== undefined), left: left.length };
  };
  const cases: readonly (readonly [string, readonly FindingKey[], readonly FindingKey[], readonly string[], readonly boolean[], number])[] =
    [
      ["the same", [key()], [key()], [], [true], 0],
      ["another call", [key({ hash: "2" })], [key()], [], [false], 1],
      ["another library", [key({ library: "php/streams" })], [key()], [], [false], 1],
      ["moved to another function", [key({ scope: "g" })], [key()], [], [true], 0],
      ["moved to another file, whose old one is there", [key({ path: "b.php" })], [key()], [], [false], 1],
      ["moved to another file, whose old one is gone", [key({ path: "b.php" })], [key()], ["a.php"], [true], 0],
      ["file renamed and function too", [key({ path: "b.php", scope: "g" })], [key()], ["a.php"], [true], 0],
      ["two alike, one known", [key(), key()], [key()], [], [true, false], 0],
      ["one left of two", [key()], [key(), key()], [], [true], 1],
      ["a new one beside the old one in another function", [key(), key({ scope: "g" })], [key()], [], [true, false], 0],
      ["a new one before the old one", [key({ scope: "g" }), key()], [key()], [], [false, true], 0],
      [
        "two functions swapped",
        [key({ scope: "g", hash: "1" }), key({ scope: "f", hash: "2" })],
        [key({ hash: "1" }), key({ scope: "g", hash: "2" })],
        [],
        [true, true],
        0,
      ],
      ["half repaired", [key({ code: "partial" })], [key()], [], [true], 0],
      ["made worse", [key({ code: "unbounded" })], [key({ code: "partial" })], [], [false], 1],
      ["one half repaired, one not", [key({ code: "default" }), key()], [key(), key({ code: "partial" })], [], [true, true], 0],
    ];
  test.each(cases)("%s", (_, findings, baseline, gone, matched, left) => {
    expect(match(findings, baseline, gone)).toEqual({ matched, left });
    // In whatever order they stand.
    expect(match(findings.toReversed(), baseline.toReversed(), gone).left).toBe(left);
  });
});

describe("the file", () => {
  test("is sorted, one whole entry a line, and read again", () => {
    const entries = [key({ path: "b.php" }), key({ scope: 'A::"x"' }), key()];
    const text = writeBaseline(entries);
    expect(text).toBe(writeBaseline(entries.toReversed()));
    const lines = text.split("\n").slice(2, -2);
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(JSON.parse(line.slice(1))).toHaveLength(5);
    expect(readBaseline(JSON.parse(text))).toEqual({ ok: true, baseline: expect.arrayContaining(entries) });
  });
  test("merges line by line: what two branches added stands in both orders", () => {
    const merged = writeBaseline([key()]).replace("\n] }", `\n,${JSON.stringify(["z.php", "partial", "php/curl", "", "9"])}\n] }`);
    expect(readBaseline(JSON.parse(merged))).toMatchObject({ ok: true, baseline: [{}, { path: "z.php" }] });
  });
  test.each([
    [{ version: 2, entries: [] }, /version is 2/],
    [[], /no list/],
    [{ entries: [["a", "nonsense", "b", "c", "d"]] }, /entry 0/],
    [{ entries: [["path", "code"], ["a"]] }, /entry 1/],
  ])("%j is none", (value, message) => {
    expect(readBaseline(value)).toMatchObject({ ok: false, message: expect.stringMatching(message) });
  });
});

describe("the command", () => {
  let place: Workplace;
  beforeEach(() => {
    place = createWorkplace();
  });
  afterEach(() => place.remove());
  const call = (name: string, more = "") => `function ${name}($url) {\n  $ch = curl_init($url);\n${more}  return curl_exec($ch);\n}\n`;
  const php = (...functions: readonly string[]) => `<?php\n${functions.join("\n")}`;
  const baseline = () => readFileSync(join(place.directory, NAME), "utf8");
  const inCi = (...args: readonly string[]) => place.runWith({ env: { CI: "true" } }, ...args);

  test("accepts what is there, and nothing new", async () => {
    place.lay({ "src/a.php": php(call("one"), call("two")) });
    expect(await place.run("--generate-baseline")).toMatchObject({
      code: 0,
      err: `Wrote the baseline \`${NAME}\`: 2 entries (+2 -0).\n`,
      out: expect.stringMatching(/^✔ no problems · 2 suppressed \(2 baseline\)/),
    });
    expect(baseline()).toContain(',["src/a.php","unbounded","php/curl","one",');
    expect((await inCi()).code).toBe(0);
    expect((await inCi("--ignore-baseline")).code).toBe(1);

    // Lines move, functions swap, files are renamed.
    place.lay({ "src/a.php": php("\n\n// later", call("two"), call("one")) });
    expect(await inCi()).toMatchObject({ code: 0, err: "" });
    renameSync(join(place.directory, "src/a.php"), join(place.directory, "src/b.php"));
    expect(await inCi()).toMatchObject({ code: 0, err: "" });

    place.lay({ "src/b.php": php(call("two"), call("one"), call("three")) });
    const { code, out } = await inCi();
    expect(code).toBe(1);
    expect(out.match(/unbounded {2}`curl_exec/g)).toHaveLength(1);
    expect(out).toMatch(/^src\/b\.php\n +14:10/);
  });

  test("is the same from any directory of the repository, and has its own paths", async () => {
    place.lay({ ".git/HEAD": "", "src/a.php": php(call("one")), "lib/b.php": php(call("one")) });
    await place.run("--generate-baseline");
    expect(await place.runWith({ cwd: "src" })).toMatchObject({ code: 0, out: expect.stringContaining("1 baseline") });
    expect(await place.run("src", "lib/b.php")).toMatchObject({ code: 0, out: expect.stringContaining("2 baseline") });
  });

  test("half a repair is nothing new; a whole one is stale, told, and in CI a failure until it is pruned", async () => {
    place.lay({ "a.php": php(call("one"), call("two")) });
    await place.run("--generate-baseline");
    place.lay({ "a.php": php(call("one", "  curl_setopt($ch, CURLOPT_CONNECTTIMEOUT, 5);\n"), call("two")) });
    expect(await inCi()).toMatchObject({ code: 0 });
    place.lay({ "a.php": php(call("one", "  curl_setopt($ch, CURLOPT_TIMEOUT, 5);\n"), call("two")) });
    const locally = await place.run();
    expect([locally.code, locally.out]).toEqual([
      0,
      expect.stringMatching(/1 entry of the baseline matches nothing any more \(unbounded of php\/curl in a\.php\)/),
    ]);
    expect(await inCi()).toMatchObject({ code: 1, err: "exit code 1: 1 stale baseline entry (--prune-baseline)\n" });
    // What was not looked at is not stale.
    place.lay({ "b.php": "<?php" });
    expect((await inCi("b.php")).code).toBe(0);
    expect((await inCi("--library", "js/*")).code).toBe(0);
    expect(await inCi("--prune-baseline")).toMatchObject({ code: 0, err: expect.stringContaining("1 entry (+0 -1)") });
    expect((await inCi()).code).toBe(0);
    expect((await place.run("--prune-baseline")).err).toContain("up to date: 1 entry");
  });

  test("pruning rewrites what matched loosely and adds nothing", async () => {
    place.lay({ "a.php": php(call("one")) });
    await place.run("--generate-baseline");
    place.lay({ "a.php": php(call("uno"), call("due")) });
    const { code, err } = await place.run("--prune-baseline");
    expect([code, err]).toEqual([1, expect.stringContaining("(+1 -1)")]);
    expect(baseline()).toContain('"uno"');
    expect(baseline()).not.toMatch(/"one"|"due"/);
  });

  test("of a part of the paths leaves the rest of the file as it is", async () => {
    place.lay({ "a/x.php": php(call("one")), "b/x.php": php(call("one")) });
    await place.run("--generate-baseline");
    rmSync(join(place.directory, "a/x.php"));
    place.lay({ "a/y.php": php(call("other")) });
    expect(await place.run("--generate-baseline", "a")).toMatchObject({ err: expect.stringContaining("2 entries (+1 -1)") });
    expect(baseline()).toContain('"b/x.php"');
  });

  test("elsewhere, named in the configuration or on the command line", async () => {
    place.lay({ "a.php": php(call("one")), "timeout-lint.json": '{ "baseline": "ci/known.json" }' });
    expect(await place.run()).toMatchObject({ code: 2, err: expect.stringContaining("There is no baseline `ci/known.json`") });
    expect((await place.run("--generate-baseline")).code).toBe(0);
    expect((await place.run()).code).toBe(0);
    expect(await place.run("--baseline", "nope.json")).toMatchObject({ code: 2 });
    await place.run("--generate-baseline=other.json");
    expect((await place.run("--baseline", "other.json")).code).toBe(0);
  });

  test("broken: told, never taken for empty", async () => {
    place.lay({ "a.php": php(call("one")), [NAME]: "{" });
    expect(await place.run()).toMatchObject({ code: 2, err: expect.stringMatching(/cannot be used: it is no JSON/) });
    place.lay({ [NAME]: `<<<<<<< HEAD\n${writeBaseline([])}` });
    expect(await place.run()).toMatchObject({ code: 2, err: expect.stringMatching(/merge conflict/) });
    expect((await place.run("--generate-baseline")).code).toBe(0);
  });

  test("leaves what comments suppress to them, and what a run cannot accept to nobody", async () => {
    place.lay({ "a.php": php(call("one", "  // timeout-lint-disable-next-line unbounded -- the proxy ends it\n")) });
    expect(await place.run("--generate-baseline")).toMatchObject({ err: expect.stringContaining("0 entries") });
    expect(await place.run("--generate-baseline", "nope")).toMatchObject({ code: 2, err: expect.not.stringContaining("Wrote") });
  });

  test("a new call of another kind in the same function is new, though the text around it is old", async () => {
    place.lay({ "a.js": "export function f(u) {\n  return fetch(u);\n}\n" });
    await place.run("--generate-baseline");
    place.lay({ "a.js": "export function f(u) {\n  fetch(u + '/log');\n  return fetch(u);\n}\n" });
    const { code, out } = await inCi();
    expect([code, out.match(/default {2}/g)?.length]).toEqual([1, 1]);
    expect(out).toContain("2:3");
  });

  test("a callback's body is no part of the call", async () => {
    const js = (body: string) =>
      `import http from "node:http";\nexport function f(u) {\n  http.get("http://example.org/" + u, (res) => {\n    ${body}\n  });\n}\n`;
    place.lay({ "a.js": js("res.resume();") });
    await place.run("--generate-baseline");
    expect(baseline()).toMatch(/"js\/node-http","f"/);
    place.lay({ "a.js": js("res.resume();\n    console.log(res.statusCode);") });
    expect((await inCi()).code).toBe(0);
  });
});

test("codes are ordered from the worst", () => {
  const codes: readonly FindingCode[] = ["unbounded", "partial", "no-effect", "default", "suspicious-unit", "too-long", "unknown"];
  for (const [at, code] of codes.entries())
    for (const [other, entry] of codes.entries())
      expect(matchBaseline([key({ code })], [key({ code: entry })], { isGone: () => false }).left.length).toBe(other <= at ? 0 : 1);
});
