import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createWorkplace, type Workplace } from "./support/command.ts";

const load = (name: string) => `<?php\nfunction ${name}($url) {\n  $ch = curl_init($url);\n  return curl_exec($ch);\n}\n`;
const WRAPPER =
  "<?php\nfunction get($url, $seconds) {\n  $ch = curl_init($url);\n  curl_setopt($ch, CURLOPT_TIMEOUT, $seconds);\n  return curl_exec($ch);\n}\n";

let place: Workplace;
const git = (...args: readonly string[]) =>
  execFileSync("git", ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "init.defaultBranch=main", ...args], {
    cwd: place.directory,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
const commit = () => {
  git("add", "-A");
  git("commit", "-qm", "x");
};
beforeEach(() => {
  place = createWorkplace();
  git("init", "-q");
});
afterEach(() => place.remove());
const files = (out: string) => [...out.matchAll(/^(\S.*\.(?:php|js))$/gm)].map(([, file]) => file);

describe("--changed", () => {
  test("reports edited and new files only, and says so", async () => {
    place.lay({ "old.php": load("a"), "edited.php": "<?php\n", "sub/x.php": "<?php\n" });
    commit();
    place.lay({ "edited.php": load("b"), "new file é.php": load("c") });
    const { code, out } = await place.run("--changed");
    expect([code, files(out)]).toEqual([1, ["edited.php", "new file é.php"]]);
    expect(out).toMatch(/2 outbound calls in 2 changed files: 2 unbounded or partial/);
    expect(files((await place.run()).out)).toHaveLength(3);
    // From a directory below, paths are relative to it.
    place.lay({ "sub/x.php": load("d") });
    expect(files((await place.runWith({ cwd: "sub" }, "--changed")).out)).toEqual(["x.php"]);
  });

  test("reports what a changed caller makes bad, though the wrapper is old", async () => {
    place.lay({ "wrapper.php": WRAPPER, "caller.php": "<?php\nget($u, 5);\n" });
    commit();
    expect((await place.run("--changed")).code).toBe(0);
    place.lay({ "caller.php": "<?php\nget($u, 0);\n" });
    const { code, out } = await place.run("--changed");
    expect(code).toBe(1);
    expect(out).toMatch(/caller\.php/);
  });

  test("reports what a changed constant makes bad in an old file", async () => {
    place.lay({
      "a.php": "<?php\nrequire 'b.php';\n$ch = curl_init($u);\ncurl_setopt($ch, CURLOPT_TIMEOUT, SECONDS);\ncurl_exec($ch);\n",
      "b.php": "<?php\nconst SECONDS = 5;\n",
    });
    commit();
    expect((await place.run()).code).toBe(0);
    place.lay({ "b.php": "<?php\nconst SECONDS = 0;\n" });
    expect(files((await place.run()).out)).toEqual(["a.php"]);
  });

  test("nothing changed is success", async () => {
    place.lay({ "a.php": load("a") });
    commit();
    expect(await place.run("--changed")).toMatchObject({
      code: 0,
      out: expect.stringContaining("0 outbound calls in 0 changed files"),
      err: "",
    });
  });

  test("before the first commit all is new", async () => {
    place.lay({ "a.php": load("a") });
    expect(files((await place.run("--changed")).out)).toEqual(["a.php"]);
  });

  test("stale entries of the baseline are no matter of a part", async () => {
    place.lay({ "a.php": load("a"), "b.php": "<?php\n" });
    await place.run("--generate-baseline");
    place.lay({ "a.php": "<?php\n" });
    commit();
    place.lay({ "b.php": "<?php\n\n" });
    expect((await place.runWith({ env: { CI: "1" } }, "--changed")).code).toBe(0);
  });
});

describe("--since", () => {
  test("counts from where the branch left, detached head or not", async () => {
    place.lay({ "a.php": load("a") });
    commit();
    git("checkout", "-qb", "topic");
    place.lay({ "b.php": load("b") });
    commit();
    git("checkout", "-q", "main");
    place.lay({ "c.php": load("c") });
    commit();
    git("checkout", "-q", "--detach", "topic");
    expect(files((await place.run("--since", "main")).out)).toEqual(["b.php"]);
    place.lay({ "a.php": `${load("a")}\n` });
    expect(files((await place.run("--changed", "--since", "main")).out)).toEqual(["a.php", "b.php"]);
  });

  test.each([
    ["nope", /git knows no commit `nope`; fetch it first, or name a branch, a tag or a commit\./],
    ["--output=evil", /needs a value|git knows no commit/],
  ])("an unknown reference %s is told", async (since, message) => {
    place.lay({ "a.php": load("a") });
    commit();
    expect(await place.run(`--since=${since}`)).toMatchObject({ code: 2, out: "", err: expect.stringMatching(message) });
  });

  test("in a shallow clone the remedy is named", async () => {
    place.lay({ "a.php": load("a") });
    commit();
    git("checkout", "-qb", "topic");
    place.lay({ "b.php": load("b") });
    commit();
    git("clone", "-q", "--depth", "1", "--branch", "topic", `file://${place.directory}`, "shallow");
    expect(await place.runWith({ cwd: "shallow" }, "--since", "origin/main")).toMatchObject({
      code: 2,
      err: expect.stringMatching(/this clone is shallow: fetch the history first \(`git fetch --unshallow`, or `fetch-depth: 0`/),
    });
  });
});

describe("--staged", () => {
  const state = () => ({
    status: git("--no-optional-locks", "status", "--porcelain"),
    index: statSync(join(place.directory, ".git/index")).mtimeMs,
  });

  test("judges what is staged, whatever the work tree holds, and touches neither", async () => {
    place.lay({ "a.php": "<?php\n", "b.php": load("b") });
    commit();
    place.lay({ "a.php": load("a") });
    git("add", "a.php");
    place.lay({ "a.php": "<?php // repaired, but not staged\n", "c.php": load("c") });
    const before = state();
    const { code, out } = await place.run("--staged");
    expect([code, files(out)]).toEqual([1, ["a.php"]]);
    expect(out).toContain("`curl_exec($ch)`");
    expect(state()).toEqual(before);
    expect(readFileSync(join(place.directory, "a.php"), "utf8")).toBe("<?php // repaired, but not staged\n");
    // The other way round: bad in the work tree, good as staged.
    place.lay({ "a.php": "<?php\n" });
    git("add", "a.php");
    place.lay({ "a.php": load("a") });
    expect((await place.run("--staged")).code).toBe(0);
  });

  test("Latin-1 stays what it is", async () => {
    place.lay({ "a.php": Buffer.from(`${load("a")}// caf\xe9\n`, "latin1") });
    git("add", "a.php");
    place.lay({ "a.php": "<?php\n" });
    expect((await place.run("--staged")).out).toMatch(/^ +4:10 +error/m);
  });

  test("a staged file that is no longer in the work tree is named, not passed over", async () => {
    place.lay({ "a.php": load("a") });
    git("add", "a.php");
    rmSync(join(place.directory, "a.php"));
    expect((await place.run("--staged")).out).toMatch(/a\.php/);
  });

  test.each(["--fix", "--changed"])("does not go with %s", async (flag) => {
    expect(await place.run("--staged", flag)).toMatchObject({ code: 2 });
  });
});

test("outside git the flags say so", async () => {
  const outside = createWorkplace();
  outside.lay({ "a.php": load("a") });
  try {
    for (const flag of ["--changed", "--staged", "--since=main"])
      expect(await outside.run(flag)).toMatchObject({ code: 2, err: expect.stringContaining("this is no git repository") });
  } finally {
    outside.remove();
  }
});

describe("--shard", () => {
  test("the parts together are the whole", async () => {
    const names = Array.from({ length: 11 }, (_, at) => `f${at}`);
    place.lay({
      ...Object.fromEntries(names.map((name) => [`${name}.php`, load(name)])),
      "wrapper.php": WRAPPER,
      "caller.php": "<?php\nget($u, 0);\n",
    });
    const whole = JSON.parse((await place.run("-f", "json")).out);
    const parts = [];
    for (const index of [1, 2, 3]) parts.push(JSON.parse((await place.run("-f", "json", "--shard", `${index}/3`)).out));
    const keys = (reports: readonly { findings: { fingerprint: string }[] }[]) =>
      reports.flatMap(({ findings }) => findings.map(({ fingerprint }) => fingerprint)).sort();
    expect(keys(parts)).toEqual(keys([whole]));
    expect(parts.map(({ summary }) => summary.calls).reduce((sum, calls) => sum + calls, 0)).toBe(whole.summary.calls);
    expect(parts.map(({ summary }) => summary.files).reduce((sum, each) => sum + each, 0)).toBe(13);
  });
  test.each(["0/2", "3/2", "1", "a/b", "1/0"])("%s is no part", async (shard) => {
    expect(await place.run(`--shard=${shard}`)).toMatchObject({ code: 2, err: expect.stringContaining("two numbers such as `1/4`") });
  });
});
