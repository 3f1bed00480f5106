import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createWorkplace, type Workplace } from "./support/command.ts";

const HANGS = "<?php\nfunction load($url) {\n  $ch = curl_init($url);\n  return curl_exec($ch);\n}\n";

let place: Workplace;
beforeEach(() => {
  place = createWorkplace();
});
afterEach(() => place.remove());
const read = (file: string) => readFileSync(join(place.directory, file), "utf8");
const config = (value: object) => place.lay({ "timeout-lint.json": JSON.stringify(value) });

describe("--init", () => {
  test("looks at the repository, and accepts what is there", async () => {
    place.lay({ "src/a.php": HANGS, "inc/b.class": HANGS, "third_party/x/c.php": HANGS, "notes.txt": "<?php" });
    const { code, err } = await place.run("--init");
    expect([code, err]).toEqual([
      0,
      expect.stringMatching(/third_party.*ignored[\s\S]*\.class.*hold PHP[\s\S]*2 entries \(\+2 -0\)[\s\S]*Commit/),
    ]);
    expect(JSON.parse(read("timeout-lint.json"))).toMatchObject({
      $schema: expect.stringMatching(/schema\.json$/),
      ignores: ["/third_party/"],
      php: { extensions: expect.arrayContaining(["php", "class"]) },
    });
    expect((await place.runWith({ env: { CI: "1" } })).code).toBe(0);
    place.lay({ "src/new.php": HANGS.replace("load", "other") });
    expect(await place.runWith({ env: { CI: "1" } })).toMatchObject({ code: 1, out: expect.stringMatching(/^src\/new\.php\n/) });
  });
  test("says nothing that is as usual, and never writes over a configuration", async () => {
    place.lay({ "a.php": HANGS });
    await place.run("--init");
    expect(Object.keys(JSON.parse(read("timeout-lint.json")))).toEqual(["$schema"]);
    const before = read("timeout-lint.json");
    expect(await place.run("--init")).toMatchObject({ code: 2, err: expect.stringMatching(/already, `timeout-lint\.json`/) });
    expect(read("timeout-lint.json")).toBe(before);
  });
  test("in an empty folder writes nothing", async () => {
    expect((await place.run("--init")).code).toBe(2);
    expect(existsSync(join(place.directory, "timeout-lint.json"))).toBe(false);
  });
});

describe("assumptions", () => {
  const CLASS =
    "<?php\nnamespace App;\nclass Http {\n  function get($url) {\n    $ch = curl_init($url);\n    return curl_exec($ch);\n  }\n  function post($url) {\n    $ch = curl_init($url);\n    return curl_exec($ch);\n  }\n}\n";
  test("assumeBounded vouches for a method, and for it alone", async () => {
    place.lay({ "a.php": CLASS });
    for (const name of ["App\\Http::get", "\\App\\Http::get()", "Http::get"]) {
      config({ assumeBounded: [name] });
      expect((await place.run()).out).toMatch(/^a\.php\n +10:12 [\s\S]*1 bounded, 1 unbounded or partial/);
    }
    config({ assumeBounded: ["Other\\Http::get"] });
    expect((await place.run()).out).toMatch(/2 unbounded or partial[\s\S]*hint: `assumeBounded`: no call was found in `Other\\Http::get`/);
  });
  test("assumeBounded for JavaScript, and for its callers", async () => {
    place.lay({
      "a.js":
        "export class Client {\n  get(url, options) {\n    return fetch(url, options);\n  }\n}\nexport const a = new Client().get('https://a.example', {});\n",
    });
    expect((await place.run()).code).toBe(1);
    config({ assumeBounded: ["Client.get"] });
    expect(await place.run()).toMatchObject({ code: 0, out: expect.stringMatching(/1 bounded/) });
  });
  test("assumeDefaultSeconds is a default, with its reason", async () => {
    place.lay({ "a.php": CLASS });
    config({ assumeDefaultSeconds: { seconds: 60, reason: "the proxy ends it" } });
    expect(await place.run()).toMatchObject({ code: 0, out: expect.stringMatching(/2 default/) });
    expect((await place.run("--explain", "a.php:6")).out).toMatch(/response +60 s \(default\), the proxy ends it/);
    expect((await place.run("--accept-default-seconds", "30")).out).toMatch(
      /can wait 60 s: only a default limits it \(the proxy ends it\)/,
    );
    config({ assumeDefaultSeconds: { seconds: 60 } });
    expect(await place.run()).toMatchObject({ code: 2, err: expect.stringMatching(/`assumeDefaultSeconds\.reason` is missing/) });
  });
  test("php.ini's default_socket_timeout", async () => {
    place.lay({ "a.php": "<?php\necho file_get_contents('https://example.org/');\n" });
    expect((await place.run()).code).toBe(0);
    config({ defaultSocketTimeoutSeconds: 300 });
    expect((await place.run()).out).toMatch(/can wait 300 s/);
    config({ defaultSocketTimeoutSeconds: -1 });
    expect((await place.run()).out).toMatch(/can wait for ever/);
    place.lay({ "a.php": "", "b.js": "" });
    config({ defaultSocketTimeoutSeconds: 30 });
  });
  test("short tags are not PHP where the configuration says so", async () => {
    place.lay({ "a.php": "<? $ch = curl_init($url); curl_exec($ch); ?>\n" });
    expect((await place.run()).code).toBe(1);
    config({ php: { shortTags: false } });
    expect((await place.run()).code).toBe(0);
  });
});

test("what the configuration says to no effect is told", async () => {
  place.lay({ "src/a.php": HANGS, "old/b.php": HANGS });
  config({
    ignores: ["old/", "gone/**", "!keep"],
    overrides: [
      { files: ["src/**"], tests: true },
      { files: ["lib/**"], tests: true },
    ],
    runtime: "node",
    libraries: [{ id: "php/nobody", group: "http", calls: [{ callee: { function: "nobody_calls" }, phases: ["response"], options: [] }] }],
  });
  const { out } = await place.run();
  const hints = out.match(/hint: .*/g);
  expect(hints).toEqual([
    "hint: `ignores`: `gone/**` ignores nothing.",
    "hint: `overrides[1].files`: `lib/**` matches no file that is looked at.",
    "hint: `libraries[0]`: no call of `php/nobody` was found.",
    "hint: `runtime`: no JavaScript file is looked at.",
  ]);
});

describe("own libraries", () => {
  const own = {
    id: "php/acme",
    group: "rpc",
    calls: [{ callee: { function: "acme_call" }, phases: ["connect", "response"], options: [{ argument: 1 }] }],
    limits: [{ option: "patience", covers: "total", unit: "seconds" }],
    fixes: [{ entries: [{ key: "'patience'", value: "{total}", limits: "total" }], argument: { index: 1 } }],
  };
  test("are judged, reported and repaired as the built-in ones are", async () => {
    config({ libraries: [own] });
    place.lay({ "a.php": "<?php\nacme_call($x);\nacme_call($x, ['patience' => 5]);\n" });
    expect((await place.run()).out).toMatch(/2:1 +error +unbounded[\s\S]*php\/acme[\s\S]*1 bounded, 1 unbounded/);
    expect((await place.run("--fix")).code).toBe(0);
    expect(read("a.php")).toContain("acme_call($x, ['patience' => 30]);");
  });
  test.each([
    [{ id: "php/Acme Call" }, /`libraries\[0\]\.id` must be like `php\/my-client` or `js\/my-client`/],
    [{ calls: undefined }, /`libraries\[0\]\.calls` is missing/],
    [
      { calls: [{ ...own.calls[0], phases: ["reponse"] }] },
      /`libraries\[0\]\.calls\[0\]\.phases\[0\]` must be one of .*did you mean `response`\?/,
    ],
    [{ calls: [{ ...own.calls[0], callee: { functoin: "x" } }] }, /`libraries\[0\]\.calls\[0\]\.callee` must be an object with `function`/],
    [{ calls: [{ ...own.calls[0], callee: { method: "x" } }] }, /`libraries\[0\]\.calls\[0\]\.callee\.of` is missing/],
    [{ calls: [{ ...own.calls[0], option: [] }] }, /`libraries\[0\]\.calls\[0\]\.option` is no known key: did you mean `options`\?/],
    [{ limits: [{ option: "x", covers: "all", unit: "seconds" }] }, /`libraries\[0\]\.limits\[0\]\.covers` must be/],
    [{ limits: [{ option: "x", covers: "total", unit: "sec" }] }, /`libraries\[0\]\.limits\[0\]\.unit` must be one of .*`seconds`/],
    [{ group: "htpp" }, /`libraries\[0\]\.group` must be one of .*did you mean `http`\?/],
  ])("%j is told what is wrong", async (over, message) => {
    config({ libraries: [{ ...own, ...over }] });
    place.lay({ "a.php": HANGS });
    const { code, err } = await place.run();
    expect(err).toMatch(message);
    expect(code).toBe(2);
  });
});
