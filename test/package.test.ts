import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/** The package as people get it: packed, installed into an empty folder, run by its bin. */
const folder = mkdtempSync(join(tmpdir(), "timeout-lint-package-"));
const bin = join(folder, "node_modules/.bin/timeout-lint");
const HANGS = "<?php\n$ch = curl_init($url);\ncurl_exec($ch);\n";

beforeAll(() => {
  const npm = (cwd: string, ...args: string[]) => execFileSync("npm", [...args, "--loglevel=error"], { cwd, encoding: "utf8" });
  npm(".", "pack", "--pack-destination", folder);
  const [tarball = ""] = readdirSync(folder);
  mkdirSync(join(folder, "node_modules"));
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }');
  writeFileSync(join(folder, "hangs.php"), HANGS);
  npm(folder, "install", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts", join(folder, tarball));
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]) => spawnSync(bin, args, { cwd: folder, encoding: "utf8" });

describe("the installed package", () => {
  test("holds what it needs and nothing else", () => {
    const files = readdirSync(join(folder, "node_modules/timeout-lint")).sort();
    expect(files).toEqual(["CHANGELOG.md", "LICENSE", "README.md", "dist", "package.json", "schema.json"]);
  });

  test("knows its version", () => {
    const { version } = JSON.parse(readFileSync("package.json", "utf8"));
    expect(run("--version").stdout).toBe(`${version}\n`);
  });

  test("finds a call that hangs, explains it and fixes it", () => {
    const found = run("hangs.php");
    expect(found.stderr).toBe("exit code 1: 1 error\n");
    expect(found.stdout).toMatch(
      /hangs\.php\n +3:1 +error +unbounded +`curl_exec\(\$ch\)` can wait for ever: no `CURLOPT_TIMEOUT` is set on `\$ch`\. +php\/curl/,
    );
    expect(run("--explain", "hangs.php:3").stdout).toMatch(/^hangs\.php:3:1 {2}unbounded/);
    writeFileSync(join(folder, "mended.php"), HANGS);
    expect(run("--fix", "mended.php").status).toBe(0);
    expect(readFileSync(join(folder, "mended.php"), "utf8")).toContain("curl_setopt($ch, CURLOPT_TIMEOUT, 30);\ncurl_exec($ch);");
  });

  test("can be used from a program, with types", () => {
    const program = `import { createHost, NO_FLAGS, resolveConfig, run } from "timeout-lint";
      const cwd = process.cwd();
      const config = resolveConfig({}, NO_FLAGS, { cwd, directory: cwd, file: undefined });
      const host = createHost({ cwd, roots: [cwd] });
      console.log(run({ cwd, paths: ["hangs.php"], config, host, follow: true, types: false }).findings.length);`;
    expect(spawnSync(process.execPath, ["--input-type=module", "-e", program], { cwd: folder, encoding: "utf8" })).toMatchObject({
      stdout: "1\n",
      stderr: "",
    });
    expect(readFileSync(join(folder, "node_modules/timeout-lint/dist/types/src/index.d.ts"), "utf8")).toContain("createHost");
  });

  test("bears a reader that goes away", () => {
    const { stderr, status } = spawnSync("sh", ["-c", `"${bin}" --help | head -n 1; "${bin}" hangs.php | true`], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(stderr).not.toMatch(/EPIPE|^\s+at /m);
    expect(status).toBe(0);
  });

  test("says its version almost as fast as node starts", () => {
    const fastest = (command: string, args: string[]) =>
      Math.min(...Array.from({ length: 7 }, () => timeOf(() => spawnSync(command, args, { cwd: folder }))));
    expect(fastest(bin, ["--version"]) - fastest(process.execPath, ["-e", "0"])).toBeLessThan(60);
  });

  const canTrace = spawnSync("strace", ["true"]).status === 0;
  test.skipIf(!canTrace)("loads no parser it does not need", () => {
    const traced = (file: string) =>
      spawnSync("strace", ["-f", "-e", "trace=openat,open", bin, file], { cwd: folder, encoding: "utf8" }).stderr;
    writeFileSync(join(folder, "hangs.js"), "await fetch(url);\n");
    const [php, js] = [traced("hangs.php"), traced("hangs.js")];
    expect([php.includes("/php-parser/"), /oxc-parser|ts-morph/.test(php)]).toEqual([true, false]);
    expect([js.includes("/oxc-parser/"), /php-parser\/|ts-morph/.test(js)]).toEqual([true, false]);
  });
});

function timeOf(action: () => void): number {
  const started = performance.now();
  action();
  return performance.now() - started;
}

test("the tarball of docs/ci.md runs where there is Node and nothing else", () => {
  const blocks = [...readFileSync("docs/ci.md", "utf8").matchAll(/^```sh\n(.*?)^```/gms)].map(([, block = ""]) => block);
  const [make = "", use = ""] = blocks.filter((block) => /npm install|tar xzf/.test(block));
  const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "";
  const bash = (script: string, env: NodeJS.ProcessEnv) => spawnSync("bash", ["-e", "-c", script], { cwd: folder, encoding: "utf8", env });
  const quick = { ...process.env, npm_config_prefer_offline: "true", npm_config_ignore_scripts: "true", npm_config_loglevel: "error" };
  expect(bash(make.replaceAll("timeout-lint@latest", `./${tarball}`), quick).stderr).toBe("");
  mkdirSync(join(folder, "src"));
  writeFileSync(join(folder, "src/hangs.php"), HANGS);
  const node = process.execPath.slice(0, process.execPath.lastIndexOf("/"));
  const { stdout, status } = bash(use, { PATH: `${node}:/usr/bin:/bin`, HOME: folder });
  expect([status, stdout]).toEqual([1, expect.stringMatching(/^src\/hangs\.php\n +3:1 +error/)]);
}, 180_000);
