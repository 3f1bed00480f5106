import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createWorkplace, type Workplace } from "./support/command.ts";

const HANGS = "<?php\n$ch = curl_init($url);\ncurl_exec($ch);\n";

let place: Workplace;
beforeEach(() => {
  place = createWorkplace();
});
afterEach(() => place.remove());
const read = (file: string) => readFileSync(join(place.directory, file));

describe("findings", () => {
  test("are errors, and the last line says why the exit code is 1", async () => {
    place.lay({ "src/a.php": HANGS });
    const { code, out, err } = await place.run("src");
    expect([code, err]).toEqual([1, "exit code 1: 1 error\n"]);
    expect(out).toMatch(/^src\/a\.php\n +3:1 +error +unbounded +`curl_exec\(\$ch\)` can wait for ever: /);
    expect(out).toMatch(
      /✖ 1 problem \(1 error, 0 warnings\) · 1 fixable with --fix\n {2}1 outbound call in 1 file: 1 unbounded or partial(?: · [a-z, ]+ not looked at \(--group\))?\n$/,
    );
  });

  test("are what the flags make of them", async () => {
    place.lay({ "a.php": HANGS });
    expect(await place.run("--severity", "unbounded=warning")).toMatchObject({ code: 0, out: expect.stringContaining("1 warning") });
    expect((await place.run("--severity", "unbounded=warning", "--max-warnings", "0")).code).toBe(1);
    expect((await place.run("--severity", "unbounded=warning", "--quiet")).out).not.toContain("curl_exec");
    expect((await place.run("--severity", "unbounded=off")).out).toMatch(/1 unbounded or partial/);
    expect((await place.run("--ignore-library", "php/curl")).out).toMatch(/^✔ no problems/);
    expect((await place.run("--library", "js/*")).code).toBe(0);
    expect((await place.run("--inventory")).code).toBe(0);
  });

  test("in test files and of other files come with their settings", async () => {
    place.lay({
      "tests/a.php": HANGS,
      "src/b.php": HANGS,
      "timeout-lint.json": '{ "overrides": [{ "files": ["src/b.php"], "severity": { "unbounded": "off" } }] }',
    });
    expect((await place.run()).code).toBe(0);
    expect((await place.run("--preset", "all")).out).toMatch(/^tests\/a\.php\n/);
  });

  test("are explained, silent calls too", async () => {
    place.lay({ "a.php": `${HANGS}$good = curl_init($url);\ncurl_setopt($good, CURLOPT_TIMEOUT, 5);\ncurl_exec($good);\n` });
    expect((await place.run("--explain", "a.php:3")).out).toMatch(/unbounded[\s\S]*fix:\n/);
    expect((await place.run("--explain", "a.php:6:1")).out).toMatch(/`curl_exec\(\$good\)` is bounded: it ends after 5 s at most\./);
    expect((await place.run("--explain", "a.php:2")).out).toMatch(/the nearest is line 3/);
    expect((await place.run("--explain", "php/curl")).out).toMatch(/^php\/curl/);
  });

  test("--env-info --verbose says why files were parsed", async () => {
    place.lay({ "a.php": HANGS, "b.php": "<?php echo 1;" });
    const { out } = await place.run("--env-info", "--verbose");
    expect(out).toMatch(/files parsed +1 of 2 \(50\.0 %\)/);
    expect(out).toMatch(/^ {2}a\.php {2}.*curl_exec/m);
  });
});

describe("suppression comments", () => {
  const suppressed = (comment: string, file = "a.php") => {
    place.lay({ [file]: HANGS.replace("curl_exec", `${comment}\ncurl_exec`) });
    return place.run(file);
  };

  test.each([
    "// timeout-lint-disable-next-line unbounded -- nginx ends it",
    "# timeout-lint-disable-next-line php/curl -- nginx ends it",
    "/* timeout-lint-disable unbounded, partial -- nginx ends it */",
    "/**\n * timeout-lint-disable-file php/* -- nginx ends it\n */",
    "// eslint-disable-next-line timeout-lint/unbounded",
  ])("%s", async (comment) => {
    expect(await suppressed(comment)).toMatchObject({ code: 0, out: expect.stringMatching(/✔ no problems · 1 suppressed \(1 comment\)/) });
    expect((await place.run("a.php", "--no-inline-config")).code).toBe(1);
  });

  test.each([
    ["// timeout-lint-disable-next-line unbounded", 0, /gives no reason/],
    ["// timeout-lint-disable-next-line -- why", 1, /names no code or library/],
    ["// timeout-lint-disable-next-line unbouned -- why", 1, /neither a finding code nor a library: did you mean `unbounded`\?/],
    ["// timeout-lint-disable-next-line partial -- why", 1, /suppresses nothing: remove it/],
    ["// timeout-lint-disable-nextline unbounded -- why", 1, /is no directive: did you mean `timeout-lint-disable-next-line`\?/],
    ["// timeout-lint-disable unbounded -- why\n// timeout-lint-enable unbounded", 1, /suppresses nothing/],
  ])("%s is warned about", async (comment, code, message) => {
    const answer = await suppressed(comment);
    expect(answer.out).toMatch(message);
    expect(answer.code).toBe(code);
  });
});

describe("fixing", () => {
  test("--diff shows, --fix writes, once", async () => {
    place.lay({ "a.php": HANGS });
    const diff = await place.run("--diff");
    expect(diff).toMatchObject({ code: 1, err: "exit code 1: 1 file would be changed\n" });
    expect(diff.out).toMatch(/^--- a\/a\.php\n\+\+\+ b\/a\.php\n@@ -1,3 \+1,5 @@\n/);
    expect(read("a.php").toString()).toBe(HANGS);
    expect(await place.run("--fix", "--seconds", "7")).toMatchObject({ code: 0, err: "Applied 1 fix in 1 file.\n" });
    expect(read("a.php").toString()).toContain("curl_setopt($ch, CURLOPT_TIMEOUT, 7);\ncurl_exec($ch);\n");
    expect(await place.run("--diff")).toMatchObject({ code: 0, out: "" });
  });

  test("keeps bytes, line ends and byte order mark", async () => {
    const latin1 = Buffer.from(HANGS.replace("<?php", "<?php // caf\xe9").replaceAll("\n", "\r\n"), "latin1");
    place.lay({ "a.php": latin1, "b.php": `\ufeff${HANGS}` });
    expect((await place.run("--fix")).code).toBe(0);
    const text = read("a.php").toString("latin1");
    expect(text).toContain("caf\xe9\r\n");
    expect(text).toContain("CURLOPT_TIMEOUT, 30);\r\ncurl_exec");
    expect(text.replaceAll("\r\n", "")).not.toContain("\n");
    expect(read("b.php").subarray(0, 8).toString()).toBe("\ufeff<?php");
  });

  test("from standard input to standard output", async () => {
    const { out, code } = await place.runWith({ input: HANGS }, "--fix", "--stdin", "--stdin-filename", "new.php");
    expect(out).toMatch(/^<\?php\n\$ch = curl_init\(\$url\);\n.*CURLOPT_TIMEOUT, 30\);\ncurl_exec\(\$ch\);\n$/s);
    expect(code).toBe(0);
  });

  test("leaves suppressed calls and vendored files alone", async () => {
    place.lay({
      "a.php": HANGS.replace("curl_exec", "// timeout-lint-disable-next-line unbounded -- why\ncurl_exec"),
      "vendor/b.php": HANGS,
    });
    expect(await place.run("--diff", "--no-ignore", "a.php", "vendor/b.php")).toMatchObject({ out: "" });
  });
});

describe("bad input", () => {
  test("does not keep the rest from being looked at", async () => {
    place.lay({
      "good.php": HANGS,
      "empty.php": "",
      "broken.php": `${HANGS}function ( {{{ \n`,
      "broken.ts": "fetch(url; const = = ;\n",
      "deep.js": `fetch(${"[".repeat(20_000)}${"]".repeat(20_000)});\n`,
      "huge.js": `fetch(x);${"x();".repeat(1 << 19)}`,
    });
    symlinkSync(".", join(place.directory, "loop"));
    const { code, out, err } = await place.run("--format", "json");
    const { findings, notAnalysed } = JSON.parse(out);
    expect(findings.map(({ file }: { file: string }) => file)).toContain("good.php");
    expect(notAnalysed.find(({ file }: { file: string }) => file === "huge.js").reason).toMatch(/^too large/);
    for (const { reason } of notAnalysed) expect(reason).toMatch(/\w/);
    expect(`${out}${err}`).not.toMatch(/internal error|^\s+at .*:\d+:\d+/m);
    expect(code).toBe(1);
  });
});

test("which version of a library was assumed, and where that comes from", async () => {
  const call = "import axios from 'axios';\nexport const a = () => axios.get('https://a.example');\n";
  place.lay({
    "package.json": '{ "dependencies": { "axios": "^0.21.1" } }',
    "a.js": call,
    "b/package.json": "{}",
    "b/yarn.lock": 'axios@^1.0.0:\n  version "1.6.2"\n',
    "b/b.js": call,
  });
  expect((await place.run("--env-info")).out).toMatch(/^assumed +axios 0\.21\.1 \(package\.json\)$/m);
  expect((await place.run("--explain", "a.js:2")).out).toContain("`axios` is 0.21.1, as package.json says");
  expect((await place.run("--explain", "b/b.js:2")).out).toContain("`axios` is 1.6.2, as b/yarn.lock says");
  place.lay({ "package.json": "{}" });
  expect((await place.run("--explain", "a.js:2")).out).toContain("`axios` is taken to be the newest: no manifest names it");
});
