import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Built, buildCommand, type Settings } from "./support/built.ts";

/** Two good files lie beside every bad one: their findings must come, whatever happens to the other. */
const HANGS = '<?php\n$ch = curl_init("https://a.example/");\ncurl_exec($ch);\n';
const HANGS_JS = 'import http from "node:http";\nhttp.get("http://a.example/", (response) => response.resume());\n';
const STACK = /^\s+at .*:\d+|internal error|\bnode:internal|TIMEOUT_LINT_DEBUG/m;
/** For the slowest of machines: what is meant is "ends", not "is fast". */
const MOST_MILLISECONDS = 20_000;
const NOBODY = 65_534;

let built: Built;
let directory = "";
const top = realpathSync(mkdtempSync(join(tmpdir(), "timeout-lint-bad-")));
beforeAll(() => {
  built = buildCommand();
  chmodSync(top, 0o755);
}, 60_000);
afterAll(() => {
  built.remove();
  rmSync(top, { recursive: true, force: true });
});
let count = 0;
beforeEach(() => {
  count += 1;
  directory = join(top, `case${count}`);
  lay({ "good.php": HANGS, "z-good.mjs": HANGS_JS });
});

function lay(files: { readonly [path: string]: string | Buffer }): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), content);
  }
}

interface Place {
  readonly file: string;
  readonly line: number;
}

/** Runs twice, for people and as json; what every run has to keep is checked here. */
function lint(args: readonly string[] = [], settings: Partial<Settings> = {}) {
  const ran = (...more: readonly string[]) => {
    const answer = built.run({ cwd: directory, ...settings }, ...more, ...args);
    expect(answer.milliseconds).toBeLessThan(MOST_MILLISECONDS);
    // A signal: the process was killed, or a native parser took it down.
    expect(answer.signal).toBe(null);
    expect(`${answer.out}${answer.err}`).not.toMatch(STACK);
    return answer;
  };
  const json = ran("--format", "json");
  const text = ran();
  expect(text.code).toBe(json.code);
  const { findings, notAnalysed } = JSON.parse(json.out) as {
    findings: Place[];
    notAnalysed: { readonly file: string; readonly reason: string; readonly line?: number }[];
  };
  for (const { file, reason } of notAnalysed) {
    expect(text.out).toContain(file);
    expect(text.out).toContain(reason);
  }
  return {
    code: text.code,
    out: text.out,
    err: text.err,
    findings: findings.map(({ file, line }) => `${file}:${line}`),
    notAnalysed: notAnalysed.map(({ file, reason }) => `${file}: ${reason}`),
  };
}

const GOOD = ["good.php:3", "z-good.mjs:2"];

describe("files and folders", () => {
  const isRoot = process.getuid?.() === 0;
  const asNobody: Partial<Settings> = isRoot ? { uid: NOBODY } : {};
  /** Root may read everything: it needs another user, who has to be allowed to read the build. */
  const canBeLocked = (ask: Partial<Settings>) =>
    process.platform !== "win32" && built.run({ cwd: directory, ...ask }, "--version").code === 0;

  test("that cannot be read", ({ skip }) => {
    skip(!canBeLocked(asNobody), "permissions cannot be taken away here");
    lay({ "secret.php": HANGS, "locked/in.php": HANGS });
    for (const path of ["secret.php", "locked"]) chmodSync(join(directory, path), 0);
    const whole = lint([], asNobody);
    expect(whole.notAnalysed).toEqual(["locked: permission denied", "secret.php: permission denied"]);
    expect([whole.findings, whole.code]).toEqual([GOOD, 1]);
    for (const path of ["secret.php", "locked", "locked/in.php"]) {
      const named = lint([path, "good.php", "--severity", "unbounded=warning"], asNobody);
      expect([named.notAnalysed, named.findings, named.code]).toEqual([[`${path}: permission denied`], ["good.php:3"], 1]);
      expect(named.err).toBe("exit code 1: 1 named file not analysed\n");
    }
    chmodSync(join(directory, "locked"), 0o755);
  });

  test("that are links in a circle, to nowhere and to a folder above", () => {
    mkdirSync(join(directory, "a/b"), { recursive: true });
    symlinkSync("../..", join(directory, "a/b/up"));
    symlinkSync("self", join(directory, "self.php"));
    symlinkSync("self.php", join(directory, "self"));
    symlinkSync("nowhere.php", join(directory, "dangling.php"));
    const whole = lint();
    expect([whole.findings, whole.code]).toEqual([GOOD, 1]);
    for (const [path, reason] of [
      ["self.php", "too many symbolic links"],
      ["dangling.php", "a link that leads nowhere"],
    ] as const) {
      const named = lint([path, "good.php"]);
      expect([named.notAnalysed, named.findings, named.code]).toEqual([[`${path}: ${reason}`], ["good.php:3"], 1]);
    }
    expect(lint(["self.php", "--no-config"])).toMatchObject({ code: 1, findings: [] });
  });

  test("that are not there, and names nobody can have", () => {
    for (const path of ["nowhere", "good.php/under", "*.vue", "nowhere/**/*.php"]) {
      const { err, findings, code } = lint([path, "good.php"]);
      expect(err).toBe(`timeout-lint: \`${path}\`: no such file, and no file matches it.\nexit code 2: 1 path matched no file\n`);
      expect([findings, code]).toEqual([["good.php:3"], 2]);
    }
    const long = lint(["x".repeat(300), "good.php"]);
    expect([long.notAnalysed, long.findings, long.code]).toEqual([[`${"x".repeat(300)}: name too long`], ["good.php:3"], 1]);
  });

  test("that vanish before, and while, they are read", () => {
    lay({ "gone.php": HANGS, "late.php": HANGS, "late.ts": HANGS_JS });
    // Opened once by the scan and once more by the parse: the second look finds nothing.
    const vanishing = `import fs from "node:fs";
      import { syncBuiltinESMExports } from "node:module";
      const { openSync } = fs;
      const seen = new Set();
      fs.openSync = (path, ...rest) => {
        const name = String(path);
        if (name.endsWith("gone.php") || (/late\\.(?:php|ts)$/.test(name) && seen.has(name))) fs.renameSync(name, name + ".old");
        seen.add(name);
        try { return openSync(path, ...rest); }
        finally { if (fs.existsSync(name + ".old")) fs.renameSync(name + ".old", name); }
      };
      syncBuiltinESMExports();`;
    const { notAnalysed, findings, code } = lint([], { node: ["--import", `data:text/javascript,${encodeURIComponent(vanishing)}`] });
    expect(notAnalysed).toContain("gone.php: no such file");
    for (const file of ["late.php", "late.ts"])
      expect(
        [...notAnalysed, ...findings].some((told) => told.startsWith(`${file}:`)),
        `${file} is lost`,
      ).toBe(true);
    expect([findings, code]).toEqual([expect.arrayContaining(GOOD), 1]);
  });

  test("that were the working directory", () => {
    const gone = join(directory, "gone");
    mkdirSync(gone);
    const removing = `import fs from "node:fs"; fs.rmdirSync(${JSON.stringify(gone)});`;
    const { code, out, err } = built.run({ cwd: gone, node: ["--import", `data:text/javascript,${encodeURIComponent(removing)}`] }, ".");
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/^timeout-lint: The working directory cannot be used: no such file\.\n/);
    expect(err).not.toMatch(STACK);
    expect(() => rmdirSync(gone)).toThrow();
  });
});

describe("contents", () => {
  test("binary and empty", () => {
    lay({ "binary.php": Buffer.from("\u0000\u0001curl_exec($ch); PK\u0003"), "empty.php": "", "empty.ts": "", "blank.js": " \n\n" });
    const { notAnalysed, findings, code } = lint(["."]);
    expect([notAnalysed, findings, code]).toEqual([["binary.php: binary"], GOOD, 1]);
    expect(lint(["binary.php"])).toMatchObject({ code: 1, err: "exit code 1: 1 named file not analysed\n" });
    expect(lint(["empty.php", "empty.ts"])).toMatchObject({ code: 0, notAnalysed: [] });
  });

  test("a 30 MB bundle, and one under the limit", () => {
    const line = 'function a(b){return fetch("https://a.example/"+b).then(c=>c.json())}';
    lay({ "bundle.js": line.repeat(Math.ceil((30 << 20) / line.length)), "small.js": line.repeat(14_000) });
    const { notAnalysed, findings, code } = lint();
    expect(notAnalysed).toEqual(["bundle.js: too large: 30.0 MiB, the limit is 1 MiB", "small.js: minified"]);
    expect([findings, code]).toEqual([GOOD, 1]);
    expect(lint(["bundle.js"]).code).toBe(1);
  });

  const DEEP = 20_000;
  // In lines, so that the file does not pass for minified.
  const around = (open: string, inner: string, close: string) => open.repeat(DEEP) + inner + close.repeat(DEEP);
  const CALL = 'curl_exec(curl_init("https://a.example/"));\n';
  const FETCH = 'fetch("https://a.example/");\n';
  test.each([
    ["brackets.php", `<?php\n${CALL}$a = ${around("[", "", "]")};\n`],
    ["parentheses.php", `<?php\n${CALL}$a = ${around("(", "1", ")")};\n`],
    ["blocks.php", `<?php\n${CALL}${around("if ($a) {", "", "}")}\n`],
    ["calls.php", `<?php\n${CALL}${around("f(", "", ")")};\n`],
    ["functions.php", `<?php\n${CALL}${around("function () { return ", "1", "; }")};\n`],
    ["dots.php", `<?php\n${CALL}$a = "a"${' . "b"'.repeat(DEEP)};\n`],
    ["chain.php", `<?php\n${CALL}$a${"->b()".repeat(DEEP)};\n`],
    ["else.php", `<?php\n${CALL}if ($a) {}${" elseif ($b) {}".repeat(DEEP)}\n`],
    ["ternaries.php", `<?php\n${CALL}$a = ${"$b ?: ".repeat(DEEP)}1;\n`],
    ["nots.php", `<?php\n${CALL}$a = ${"!".repeat(DEEP)}$b;\n`],
    ["brackets.js", `${FETCH}const a = ${around("[", "", "]")};\n`],
    ["parentheses.ts", `${FETCH}const a = ${around("(", "1", ")")};\n`],
    ["blocks.js", `${FETCH}${around("{", "", "}")}\n`],
    ["calls.js", `${FETCH}${around("f(\n", "", ")")};\n`],
    ["functions.js", `${FETCH}const a = ${around("() => {\n", "", "}")};\n`],
    ["plus.js", `${FETCH}const a = "a"${' + "b"'.repeat(DEEP)};\n`],
    ["chain.ts", `${FETCH}a${".b()".repeat(DEEP)};\n`],
    ["else.js", `${FETCH}if (a) {}${" else if (b) {}\n".repeat(DEEP)}\n`],
    ["ternaries.js", `${FETCH}const a = ${"b ? 1 : ".repeat(DEEP)}1;\n`],
    ["nots.js", `${FETCH}const a = ${"!".repeat(DEEP)}b;\n`],
    ["types.ts", `${FETCH}type A = ${around("Array<", "1", ">")};\n`],
    ["elements.jsx", `${FETCH}const a = ${around("<a>", "", "</a>")};\n`],
    ["templates.js", `${FETCH}const a = ${around("`${", "1", "}`")};\n`],
  ])(
    "20,000 deep: %s",
    (file, text) => {
      lay({ [file]: text });
      const { notAnalysed, findings, code } = lint();
      // Read to its end or not at all, and then it says so.
      const isRead = findings.some((place) => place.startsWith(`${file}:`));
      expect(notAnalysed).toEqual(isRead ? [] : [`${file}: nesting too deep`]);
      expect(findings.filter((place) => !place.startsWith(`${file}:`))).toEqual(GOOD);
      expect(code).toBe(1);
    },
    60_000,
  );

  test("with syntax errors: what can be read is read, else it says where", () => {
    lay({
      "some.php": `${HANGS}function ( {{{ \n`,
      "none.php": '<?php curl_exec(curl_init("https://a.example/")) ) => } class { function \n',
      "some.ts": `${HANGS_JS}const = = ;\n`,
      "none.js": "\nfetch(url; const = = ;\n",
    });
    const { notAnalysed, findings, code, out } = lint();
    for (const file of ["some.php", "none.php", "some.ts", "none.js"])
      expect(
        [...notAnalysed, ...findings].some((told) => told.startsWith(`${file}:`)),
        `${file} is lost`,
      ).toBe(true);
    expect(notAnalysed.filter((told) => !/: \S/.test(told))).toEqual([]);
    expect(out).toMatch(/^ +none\.js(?::2)? /m);
    expect([findings, code]).toEqual([expect.arrayContaining(GOOD), 1]);
  });
});

describe("usage and configuration", () => {
  const refused = (...args: string[]) => {
    const { code, out, err } = built.run({ cwd: directory }, ...args);
    expect(`${out}${err}`).not.toMatch(STACK);
    expect([code, out]).toEqual([2, ""]);
    return err;
  };

  test.each([
    [["--fixx"], "`--fixx` is no option: did you mean `--fix`?"],
    [["--inventry", "good.php"], "`--inventry` is no option: did you mean `--inventory`?"],
    [["-z"], "`-z` is no option; --help lists them."],
    [["--concurrency=many"], "--concurrency takes a number above 0, `auto` or `off`, not `many`."],
    [["--concurrency", "0"], "--concurrency takes a number above 0"],
    [["--format"], "--format needs a value"],
    [["--format", "stylsh"], "did you mean `stylish`?"],
    [["--severity", "unbouded=off"], "did you mean `unbounded`?"],
    [["--max-warnings", "many"], "--max-warnings"],
    [[""], "A path is empty."],
  ])("%j", (args, message) => {
    expect(refused(...args)).toContain(message);
  });

  test.each([
    ['{ "severity": {,} ', "`timeout-lint.json:1` is not valid JSON"],
    ['{\n  "paths": ["."]\n  "ignores": []\n}', "`timeout-lint.json:3` is not valid JSON"],
    ["", "is not valid JSON"],
    ["[]", "The configuration must be an object, not a list."],
    ['{ "severty": {} }', "`severty` is no known key: did you mean `severity`?"],
    ['{ "overrides": [{ "files": ["a"], "runtme": "node" }] }', "`overrides[0].runtme` is no known key: did you mean `runtime`?"],
    ['{ "__proto__": {} }', "is no known key"],
    ['{ "paths": "src" }', '`paths` must be a list, not `"src"`.'],
    [Buffer.from([0, 1, 2, 0xff]), "is not valid JSON"],
  ])("the configuration %j", (text, message) => {
    lay({ "timeout-lint.json": text });
    const said = refused();
    expect(said).toContain("timeout-lint.json");
    expect(said).toContain(message);
    lay({ "timeout-lint.json": "{}", "other.json": text });
    expect(refused("--config", "other.json")).toContain("other.json");
  });

  test("a configuration that is not there, or is no file", () => {
    expect(refused("--config", "nowhere.json")).toBe("timeout-lint: The configuration `nowhere.json` cannot be read: no such file.\n");
    expect(refused("--config", ".")).toBe("timeout-lint: The configuration `.` cannot be read: is a directory.\n");
  });

  test.skipIf(process.platform !== "linux")("a full disk under the output", () => {
    const { code, out, err } = built.run({ cwd: directory }, "--format", "json=/dev/full/a.json", "good.php");
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain("could not be written");
    expect(err).not.toMatch(STACK);
  });
});

describe("line numbers", () => {
  test("in a file of short tags", () => {
    lay({ "short.php": '<p>\n<? $ch = curl_init("https://a.example/"); ?>\n<b><?= 1 ?></b>\n<? curl_exec($ch) ?>\n' });
    expect(lint(["short.php"]).findings).toEqual(["short.php:4"]);
  });

  test("in a Latin-1 file", () => {
    const php = Buffer.from(`<?php // caf\xe9 \xfc\n$\xe4 = "\xdf";\n${HANGS.slice(6)}`, "latin1");
    lay({ "latin1.php": php, "latin1.mjs": Buffer.from(`// caf\xe9\nconst \xe4 = "\xdf";\n${HANGS_JS}`, "latin1") });
    expect(lint(["latin1.php", "latin1.mjs"]).findings).toEqual(["latin1.mjs:4", "latin1.php:4"]);
  });

  test("in a file with a byte order mark and CRLF", () => {
    const mark = (text: string) => `\ufeff${text.replaceAll("\n", "\r\n")}`;
    lay({ "mark.php": mark(HANGS), "mark.mjs": mark(`// é\n${HANGS_JS}`) });
    expect(lint(["mark.php", "mark.mjs"]).findings).toEqual(["mark.mjs:3", "mark.php:3"]);
  });
});
