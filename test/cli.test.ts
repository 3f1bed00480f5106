import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runCommand } from "../src/cli/command.ts";
import { decideExit, type ExitOptions } from "../src/cli/exit-code.ts";
import { FLAGS } from "../src/cli/flags.ts";
import { wantsColor } from "../src/cli/io.ts";
import type { RunResult } from "../src/finding/result.ts";
import { createWorkplace, type Workplace } from "./support/command.ts";
import { entryAt, findingOf, resultOf } from "./support/entries.ts";

let place: Workplace;
beforeEach(() => {
  place = createWorkplace();
});
afterEach(() => place.remove());

describe("usage", () => {
  test.each([
    [["--helpp"], /`--helpp` is no option: did you mean `--help`\?/],
    [["-x"], /`-x` is no option/],
    [["--format", "jsn"], /--format knows .*did you mean `json`\?/],
    [["--format"], /--format needs a value/],
    [["--quiet=1"], /--quiet takes no value/],
    [["--max-warnings", "many"], /--max-warnings takes a number/],
    [["--seconds", "0"], /--seconds takes a number above 0/],
    [["--severity", "unbounded"], /pairs such as/],
    [["--severity", "unbouned=off"], /did you mean `unbounded`\?/],
    [["--group", "databse"], /did you mean `database`\?/],
    [["--preset", "strickt"], /did you mean `strict`\?/],
    [["--stdin"], /need each other/],
    [["--inventory", "--fix"], /cannot be combined/],
    [["-f", "json", "-f", "compact"], /Only one --format/],
    [["--explain", "partail"], /did you mean `partial`\?/],
    [["--explain", "js/no-such-library"], /is no library/],
    [["--explain", "nope.php:3"], /no such file/],
    [["-c", "nope.json"], /cannot be read/],
  ])("%j is told what is wrong", async (args, message) => {
    const { code, out, err } = await place.run(...args);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/^\s+at /m);
    expect({ code, out }).toEqual({ code: 2, out: "" });
  });

  test("--help names every flag", async () => {
    const { code, out } = await place.run("--help");
    expect(code).toBe(0);
    for (const { name } of FLAGS) expect(out).toContain(`--${name}`);
    expect(out.split("\n").filter((line) => line.length > 100)).toEqual([]);
  });

  test("--version, --list-libraries, --explain code, --env-info", async () => {
    expect((await place.run("-v")).code).toBe(0);
    expect(JSON.parse((await place.run("--list-libraries", "--json")).out)).toBeInstanceOf(Array);
    expect((await place.run("--explain", "no-effect")).out).toMatch(/^no-effect\n/);
    expect((await place.run("--env-info")).out).toMatch(/^timeout-lint .*\nnode /);
  });
});

test("an error of our own shows its stack only to those who ask", async () => {
  const fail = async (env: { readonly [name: string]: string }) => {
    let said = "";
    const quiet = { isTerminal: false, columns: undefined };
    const code = await runCommand(["--stdin", "--stdin-filename", "a.php"], {
      cwd: place.directory,
      env,
      out: { ...quiet, write: () => {} },
      err: {
        ...quiet,
        write: (text) => {
          said += text;
        },
      },
      readInput: () => Promise.reject(new Error("a slip of ours")),
    });
    return { code, said };
  };
  const { code, said } = await fail({});
  expect([code, said]).toEqual([2, expect.stringMatching(/^timeout-lint: internal error: a slip of ours\n/)]);
  expect(said).not.toMatch(/^\s+at /m);
  expect((await fail({ TIMEOUT_LINT_DEBUG: "1" })).said).toMatch(/^\s+at /m);
});

test("a working directory that is gone is no error of ours", async () => {
  expect(await place.runWith({ cwd: "gone" })).toEqual({
    code: 2,
    out: "",
    err: "timeout-lint: The working directory cannot be used: no such file.\n",
  });
});

describe("selection", () => {
  test("a path that matches nothing is a mistake, the rest goes on", async () => {
    place.lay({ "a.php": "<?php\n" });
    const { code, out, err } = await place.run("a.php", "nope.php");
    expect([code, out]).toEqual([2, expect.stringContaining("in 1 file:")]);
    expect(err).toContain("`nope.php`: no such file");
    expect((await place.run("a.php", "nope.php", "--no-error-on-unmatched-pattern")).code).toBe(0);
  });

  test("nothing to look at is a mistake", async () => {
    const { code, out, err } = await place.run();
    expect([code, out, err]).toEqual([
      2,
      expect.stringContaining("0 outbound calls in 0 files: is the path right?"),
      "exit code 2: there was no file to look at\n",
    ]);
  });

  test("named files that cannot be analysed, and ignored ones, are told", async () => {
    place.lay({ "a.php": "<?php\n", "zero.php": Buffer.from("<?php curl_exec($ch);\0"), "node_modules/m.js": "" });
    const { code, out, err } = await place.run("a.php", "zero.php", "node_modules/m.js");
    expect(out).toMatch(/zero\.php {2}binary/);
    expect(err).toMatch(/`node_modules\/m\.js` is ignored/);
    expect([code, err]).toEqual([1, expect.stringMatching(/exit code 1: 1 named file not analysed\n$/)]);
  });

  test("--list-files, --ext, --ignore-pattern", async () => {
    place.lay({ "a.php": "", "b.ts": "", "gen/c.ts": "" });
    expect((await place.run("--list-files")).out).toBe("a.php\nb.ts\ngen/c.ts\n");
    expect((await place.run("--list-files", "--ext", "ts", "--ignore-pattern", "gen/")).out).toBe("b.ts\n");
  });
});

describe("configuration", () => {
  test("is found upwards, and its paths are its own", async () => {
    place.lay({
      ".git/HEAD": "",
      "timeout-lint.jsonc": '{ // why\n "paths": ["src"], "acceptDefaultSeconds": 5, }',
      "src/a.php": "",
      "app/b.php": "",
    });
    expect((await place.runWith({ cwd: "app" }, "--list-files")).out).toBe("../src/a.php\n");
    const { out } = await place.runWith({ cwd: "app" }, "--print-config", "--max-seconds", "9");
    expect(JSON.parse(out)).toMatchObject({ file: "../timeout-lint.jsonc", settings: { acceptDefaultSeconds: 5, maxSeconds: 9 } });
    expect(JSON.parse((await place.runWith({ cwd: "app" }, "--print-config", "--no-config")).out).settings.acceptDefaultSeconds).toBe(60);
  });

  test("overrides count for their files, flags for all", async () => {
    place.lay({
      "package.json": JSON.stringify({ "timeout-lint": { overrides: [{ files: ["cron/**"], maxSeconds: 3600, runtime: "deno" }] } }),
    });
    const settings = async (...args: string[]) => JSON.parse((await place.run("--print-config", ...args)).out).settings;
    expect(await settings("cron/a.ts")).toMatchObject({ maxSeconds: 3600, runtime: "deno" });
    expect(await settings("src/a.ts")).not.toHaveProperty("maxSeconds");
    expect(await settings("cron/a.ts", "--max-seconds", "5")).toMatchObject({ maxSeconds: 5 });
  });

  test.each([
    ['{ "sevrity": {} }', /`sevrity` is no known key: did you mean `severity`\?/],
    ['{ "severity": { "unbouned": "off" } }', /`severity\.unbouned` is no known key: did you mean `unbounded`\?/],
    ['{ "severity": { "unbounded": "warn" } }', /must be one of `error`, `warning`, `off`/],
    ['{ "overrides": [{ "tests": true }] }', /`overrides\[0\]\.files` is missing/],
    ['{ "acceptDefaultSeconds": "60" }', /must be a number of at least 0, not `"60"`/],
    ['{ "libraries": [{ "id": "x" }] }', /`libraries\[0\]\.id` must be like/],
    ['{\n "paths": [\n', /timeout-lint\.json(?::3)?` is not valid JSON/],
    ["[]", /must be an object, not a list/],
  ])("%s is refused", async (text, message) => {
    place.lay({ "timeout-lint.json": text, "a.php": "" });
    const { code, err } = await place.run();
    expect(err).toMatch(message);
    expect(code).toBe(2);
  });

  test("another's broken package.json is none of our business", async () => {
    place.lay({ "package.json": "{", "a.php": "" });
    expect((await place.run()).code).toBe(0);
  });
});

describe("output", () => {
  test("several formats in one run", async () => {
    place.lay({ "a.php": "<?php\n" });
    const { code, out } = await place.run("-f", "compact", "--format=json=reports/out.json");
    expect([code, out]).toEqual([0, expect.stringMatching(/^no problems\n/)]);
    expect(JSON.parse(readFileSync(join(place.directory, "reports/out.json"), "utf8"))).toMatchObject({ version: 1, findings: [] });
  });

  test("the inventory as json is nothing but json", async () => {
    place.lay({ "a.php": "<?php\n" });
    expect(JSON.parse((await place.run("--inventory", "--format", "json", ".")).out)).toMatchObject({
      version: 1,
      calls: [],
      notAnalysed: [],
    });
  });

  test("one file from standard input", async () => {
    const { code, out } = await place.runWith({ input: "<?php echo 1;\n" }, "--stdin", "--stdin-filename", "src/new.php");
    expect([code, out]).toEqual([0, expect.stringContaining("in 1 file")]);
  });

  test("colours: flags, then FORCE_COLOR and NO_COLOR, then the terminal", () => {
    const terminal = { write: () => {}, isTerminal: true, columns: 80 };
    const pipe = { ...terminal, isTerminal: false };
    expect([wantsColor(terminal, {}, undefined), wantsColor(pipe, {}, undefined)]).toEqual([true, false]);
    expect([wantsColor(terminal, { NO_COLOR: "1" }, undefined), wantsColor(terminal, { NO_COLOR: "1" }, true)]).toEqual([false, true]);
    expect([wantsColor(pipe, { FORCE_COLOR: "1" }, undefined), wantsColor(terminal, { FORCE_COLOR: "0" }, undefined)]).toEqual([
      true,
      false,
    ]);
    expect(wantsColor(terminal, { TERM: "dumb" }, undefined)).toBe(false);
  });
});

describe("exit codes", () => {
  const entry = entryAt("a.php", 0, 1);
  const error = findingOf(entry, "unbounded");
  const warning = findingOf(entry, "default", { level: "warning" });
  const file = { file: "a.php", reason: "syntax error", line: 3 };
  const changed = { file: "a.php", before: "a", after: "b", fixes: 1 };
  const cases: readonly (readonly [string, Partial<RunResult>, Partial<ExitOptions>, number])[] = [
    ["nothing found", {}, {}, 0],
    ["an error", { findings: [error] }, {}, 1],
    ["a suppressed error", { findings: [{ ...error, suppressed: "comment" }] }, {}, 0],
    ["a warning", { findings: [warning] }, {}, 0],
    ["a warning too many", { findings: [warning] }, { maxWarnings: 0 }, 1],
    ["a file found that was not analysed", { notAnalysed: [file] }, {}, 0],
    ["a file named that was not analysed", { notAnalysed: [file], named: ["a.php"] }, {}, 1],
    ["an error of our own", { notAnalysed: [{ ...file, isCrash: true }], findings: [error] }, {}, 2],
    ["an inventory with errors", { findings: [error], notAnalysed: [file], named: ["a.php"] }, { onlyInforms: true }, 0],
    ["an inventory and a mistyped path", { unmatched: ["nope"] }, { onlyInforms: true }, 2],
    ["a diff", { fixed: [changed] }, { diff: true }, 1],
    ["no diff, though there are errors", { findings: [error] }, { diff: true }, 0],
    ["no file", { filesLookedAt: 0 }, {}, 2],
    ["no file, allowed", { filesLookedAt: 0, unmatched: ["nope"] }, { acceptUnmatched: true }, 0],
  ];
  test.each(cases)("%s", (_, result, options, code) => {
    const exit = decideExit(resultOf(result), {
      maxWarnings: undefined,
      acceptUnmatched: false,
      onlyInforms: false,
      diff: false,
      failsOnStale: false,
      ...options,
    });
    expect(exit.code).toBe(code);
    expect(exit.reasons.length > 0).toBe(code > 0);
  });
});
