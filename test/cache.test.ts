import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { cachedRun } from "../src/cached-run.ts";
import { NO_FLAGS, resolveConfig } from "../src/config/config.ts";
import { createHost } from "../src/host/host.ts";
import { createWorkplace, type Workplace } from "./support/command.ts";

const WRAPPER =
  "<?php\nfunction get($url, $seconds = SECONDS) {\n  $ch = curl_init($url);\n  curl_setopt($ch, CURLOPT_TIMEOUT, $seconds);\n  return curl_exec($ch);\n}\n";

let place: Workplace;
beforeEach(() => {
  place = createWorkplace();
  place.lay({
    "wrapper.php": WRAPPER,
    "caller.php": "<?php\nrequire 'wrapper.php';\nget($u, 5);\n",
    "settings.php": "<?php\nconst SECONDS = 5;\n",
    "client.js": "import { limits } from './limits.js';\nexport const a = () => fetch('https://a.example', limits);\n",
    "limits.js": "export const limits = { signal: AbortSignal.timeout(5000) };\n",
    "package.json": '{ "dependencies": { "axios": "0.21.0" } }',
    "axios.js":
      "import axios from 'axios';\nexport const b = () => axios.get('https://a.example', { signal: AbortSignal.timeout(1000) });\n",
    "other.php": "<?php\n",
  });
});
afterEach(() => place.remove());

/** With the cache, which an earlier run has filled, the same as without one. */
async function expectSame(...args: readonly string[]): Promise<string> {
  const cached = await place.run("--cache", "-f", "json", ...args);
  const plain = await place.run("-f", "json", ...args);
  expect(cached).toEqual(plain);
  return cached.out;
}

test("a second run says the same", async () => {
  const first = await expectSame();
  expect(await expectSame()).toBe(first);
  for (const format of ["stylish", "sarif", "html"])
    expect((await place.run("--cache", "-f", format)).out).toBe((await place.run("-f", format)).out);
  expect((await place.run("--cache", "--inventory")).out).toBe((await place.run("--inventory")).out);
});

test("a second run does no analysis", async () => {
  const cwd = place.directory;
  const config = resolveConfig({}, NO_FLAGS, { cwd, directory: cwd, file: undefined });
  let steps = 0;
  const once = async () => {
    steps = 0;
    const onProgress = () => {
      steps += 1;
    };
    const { result } = await cachedRun(
      { cwd, paths: ["."], config, host: createHost({ cwd, roots: [cwd] }), follow: true, types: false, onProgress },
      { concurrency: "off", script: undefined },
      "cache",
      "1",
    );
    return {
      found: result.findings.length,
      isShared: result.findings.every(({ entry }) => result.entries.includes(entry)),
      worked: steps > 0,
    };
  };
  const times = async (count: number) => {
    const worked: boolean[] = [];
    for (let time = 0; time < count; time += 1) worked.push((await once()).worked);
    return worked;
  };
  expect(await times(3)).toEqual([true, false, false]);
  // What was one object is one object still.
  expect(await once()).toMatchObject({ isShared: true, worked: false });
  place.lay({ "other.php": "<?php\n\n" });
  expect(await times(2)).toEqual([true, false]);
});

describe("every edit counts, in whatever file", () => {
  test.each<readonly [string, { readonly [file: string]: string | undefined }]>([
    ["the call's own", { "wrapper.php": WRAPPER.replace("$seconds);", "0);") }],
    ["a caller", { "caller.php": "<?php\nrequire 'wrapper.php';\nget($u, 0);\n" }],
    ["a new caller", { "new.php": "<?php\nrequire 'wrapper.php';\nget($u, 0);\n" }],
    ["a caller that goes", { "caller.php": undefined }],
    ["a constant", { "settings.php": "<?php\nconst SECONDS = 0;\n" }],
    ["an imported object", { "limits.js": "export const limits = {};\n" }],
    ["an import that is gone", { "limits.js": undefined }],
    ["a file that was looked for, and not there", { "limits.ts": "export const limits = {};\n" }],
    ["a version", { "package.json": '{ "dependencies": { "axios": "1.6.0" } }' }],
    ["a lock file", { "package-lock.json": '{ "packages": { "node_modules/axios": { "version": "1.6.0" } } }' }],
    ["what is ignored", { ".gitignore": "wrapper.php\n" }],
    ["the configuration", { "timeout-lint.json": '{ "maxSeconds": 1 }' }],
    ["the baseline", { "timeout-lint-baseline.json": '{ "version": 1, "entries": [["gone.php", "unbounded", "php/curl", "", "0"]] }' }],
  ])("%s", async (_, edits) => {
    await expectSame();
    for (const [file, text] of Object.entries(edits)) {
      if (text === undefined) rmSync(join(place.directory, file));
      else place.lay({ [file]: text });
    }
    await expectSame();
    await expectSame();
  });
  test("and every flag", async () => {
    await expectSame();
    for (const args of [
      ["--max-seconds", "1"],
      ["--group", "all"],
      ["--library", "js/*"],
      ["--no-follow"],
      ["--shard", "1/2"],
      ["caller.php"],
      ["--quiet"],
    ])
      await expectSame(...args);
  });
});

test("a broken cache is none; one that cannot be written is told", async () => {
  writeFileSync(join(place.directory, ".timeout-lint-cache"), "nonsense");
  await expectSame();
  expect(await place.run("--cache-location", "no/such/folder/x")).toMatchObject({
    err: expect.stringMatching(/the cache `no\/such\/folder\/x` could not be written: no such file/),
  });
});

test("--fix is not remembered", async () => {
  await place.run("--cache");
  place.lay({ "b.php": "<?php\n$ch = curl_init($u);\ncurl_exec($ch);\n" });
  expect((await place.run("--cache", "--fix")).err).toMatch(/^Applied \d+ fix/);
  await expectSame();
});
