import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { type DiscoverOptions, discover } from "../src/host/discover.ts";
import { createHost } from "../src/host/host.ts";
import { configDirectories, findRoots } from "../src/host/root.ts";
import { decode, encode, looksBinary, looksMinified } from "../src/host/text.ts";

const top = realpathSync(mkdtempSync(join(tmpdir(), "timeout-lint-host-")));
let directory = top;
let count = 0;

beforeEach(() => {
  count += 1;
  directory = join(top, `case${count}`);
  mkdirSync(directory);
});
afterAll(() => rmSync(top, { recursive: true, force: true }));

function lay(files: { readonly [path: string]: string | Buffer }): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), content);
  }
}

function select(paths: readonly string[] = ["."], over: Partial<DiscoverOptions> = {}) {
  const cwd = over.cwd ?? directory;
  return discover({
    cwd,
    roots: findRoots(cwd, paths),
    paths,
    extensions: new Set(["php", "js", "ts"]),
    ignores: [],
    respectIgnores: true,
    ...over,
  });
}

describe("discover", () => {
  test("takes the known extensions, sorted, and leaves out what is always skipped", () => {
    lay({
      "b/z.php": "",
      "a.ts": "",
      "a.txt": "",
      "x.min.js": "",
      "t.d.ts": "",
      "node_modules/m/i.js": "",
      "lib/vendor/v.php": "",
      ".git/h.js": "",
      ".hidden/i.js": "",
    });
    expect(select().files).toEqual([".hidden/i.js", "a.ts", "b/z.php"]);
  });

  test("respects nested ignore files, outside git as well", () => {
    lay({
      ".gitignore": "/out/\n*.gen.ts\n",
      "out/a.ts": "",
      "x.gen.ts": "",
      "src/.gitignore": "!keep.gen.ts\nlocal.ts\n",
      "src/keep.gen.ts": "",
      "src/local.ts": "",
      "src/out/b.ts": "",
    });
    expect(select().files).toEqual(["src/keep.gen.ts", "src/out/b.ts"]);
    expect(select(["src"]).files).toEqual(["src/keep.gen.ts", "src/out/b.ts"]);
    expect(select(["."], { respectIgnores: false }).files).toContain("out/a.ts");
  });

  test("takes patterns of its own", () => {
    lay({ "src/a.ts": "", "src/gen/b.ts": "" });
    expect(select(["."], { ignores: [{ directory, name: "x", patterns: ["gen/"] }] }).files).toEqual(["src/a.ts"]);
  });

  test("takes globs and files, each file once", () => {
    lay({ "src/a.ts": "", "src/b.php": "", "src/deep/c.ts": "" });
    expect(select(["src/**/*.ts", "src/a.ts"]).files).toEqual(["src/a.ts", "src/deep/c.ts"]);
    expect(select(["src/a.ts", "src/*.ts"]).unmatched).toEqual([]);
    expect(select(["src/*.php", "nope", "*.rb"])).toMatchObject({ files: ["src/b.php"], unmatched: ["nope", "*.rb"] });
  });

  test("names what it was asked for and does not look at", () => {
    lay({ ".gitignore": "out/", "out/a.ts": "", "node_modules/m/i.js": "", "readme.md": "" });
    const { files, ignoredNamed, notAnalysed } = select(["out/a.ts", "out", "node_modules/m", "readme.md"]);
    expect(files).toEqual([]);
    expect(ignoredNamed.map(({ file }) => file)).toEqual(["out/a.ts", "out", "node_modules/m"]);
    expect(ignoredNamed[0]?.by).toBe(".gitignore");
    expect(notAnalysed).toMatchObject([{ file: "readme.md", reason: expect.stringContaining("extension") }]);
    expect(select(["out", "node_modules/m"], { respectIgnores: false }).files).toEqual(["node_modules/m/i.js", "out/a.ts"]);
  });

  test("follows links once, inside the repository only", () => {
    lay({ "src/a.ts": "", "other/b.ts": "" });
    const outside = mkdtempSync(join(top, "outside-"));
    writeFileSync(join(outside, "secret.ts"), "");
    symlinkSync("..", join(directory, "src/loop"));
    symlinkSync("../other", join(directory, "src/other"));
    symlinkSync(outside, join(directory, "src/out"));
    symlinkSync("nowhere", join(directory, "src/broken.ts"));
    expect(select(["src"]).files).toEqual(["src/a.ts", "src/other/b.ts"]);
    expect(select().files).toEqual(["other/b.ts", "src/a.ts"]);
  });

  test.skipIf(process.getuid?.() === 0)("names directories it may not read", () => {
    lay({ "a.ts": "", "locked/b.ts": "" });
    chmodSync(join(directory, "locked"), 0);
    const { files, notAnalysed } = select();
    chmodSync(join(directory, "locked"), 0o700);
    expect(files).toEqual(["a.ts"]);
    expect(notAnalysed).toMatchObject([{ file: "locked", reason: "permission denied" }]);
  });

  test("shows paths as seen from the working directory", () => {
    lay({ ".git/HEAD": "", "src/a.ts": "", "app/b.ts": "" });
    expect(select(["../src", "."], { cwd: join(directory, "app") }).files).toEqual(["../src/a.ts", "b.ts"]);
  });

  test("walks ten thousand files in a few seconds at most", () => {
    for (let at = 0; at < 100; at += 1) {
      mkdirSync(join(directory, `d${at}`));
      for (let file = 0; file < 100; file += 1) writeFileSync(join(directory, `d${at}/f${file}.ts`), "");
    }
    lay({ ".gitignore": Array.from({ length: 40 }, (_, at) => `pattern${at}/`).join("\n") });
    const started = performance.now();
    expect(select().files).toHaveLength(10_000);
    expect(performance.now() - started).toBeLessThan(4000);
  });
});

describe("roots", () => {
  test("are the repository of the working directory, or of the paths", () => {
    lay({ "one/.git/HEAD": "", "one/app/a.ts": "", "two/b.ts": "" });
    const app = join(directory, "one/app");
    expect(findRoots(app, ["."])).toEqual([join(directory, "one")]);
    expect(findRoots(app, ["../../two/b.ts"])).toEqual([join(directory, "two")]);
    expect(findRoots(app, [])).toEqual([join(directory, "one")]);
    expect(configDirectories(app)).toEqual([".", ".."]);
    expect(configDirectories(join(directory, "two"))).toEqual(["."]);
  });
});

describe("host", () => {
  const open = () => createHost({ cwd: directory, roots: [directory] });

  test("reads nothing outside the roots, and nothing through links that lead out", () => {
    lay({ "a.ts": "a", "sub/b.ts": "b" });
    writeFileSync(join(top, "secret.ts"), "secret");
    symlinkSync("../secret.ts", join(directory, "link.ts"));
    symlinkSync("..", join(directory, "up"));
    symlinkSync("sub/b.ts", join(directory, "inner.ts"));
    const host = open();
    expect(host.readText("a.ts")).toBe("a");
    expect(host.readText("inner.ts")).toBe("b");
    for (const path of ["../secret.ts", "link.ts", "up/secret.ts", join(top, "secret.ts"), "missing.ts", "sub"]) {
      expect(host.readText(path)).toBeUndefined();
      expect(host.isFile(path)).toBe(false);
    }
    expect(host.list("up")).toEqual([]);
    expect(host.list(".").map(({ name }) => name)).toEqual(["a.ts", "inner.ts", "sub"]);
    expect(host.realPath("inner.ts")).toBe("sub/b.ts");
  });

  test("says why it does not read", () => {
    lay({ "big.ts": Buffer.alloc((1 << 20) + 1, 32) });
    const reason = (path: string) => {
      const read = open().readBytes(path);
      return read.ok ? "" : read.reason;
    };
    expect(reason("big.ts")).toMatch(/^too large: 1\.0 MiB/);
    expect(reason("missing.ts")).toBe("no such file");
    expect(reason(".")).toBe("is a directory");
    expect(open().readBytes("big.ts", 2 << 20).ok).toBe(true);
  });

  test("an overlay stands in for files", () => {
    const host = createHost({ cwd: directory, roots: [directory], overlay: new Map([["x.php", "<?php"]]) });
    expect([host.readText("x.php"), host.isFile("x.php")]).toEqual(["<?php", true]);
  });

  test("writes in the old encoding, keeps the mode, leaves nothing behind", () => {
    const latin1 = Buffer.from("<?php // caf\xe9\r\n", "latin1");
    lay({ "a.php": latin1, "b.php": Buffer.from("\ufeff<?php // é\n"), "c.php": latin1 });
    chmodSync(join(directory, "a.php"), 0o640);
    const host = open();
    expect(host.writeText("a.php", `${host.readText("a.php")}x`)).toBeUndefined();
    expect(host.writeText("b.php", `${host.readText("b.php")}x`)).toBeUndefined();
    expect(host.writeText("c.php", "€")).toMatch(/latin1/);
    expect(readFileSync(join(directory, "a.php"))).toEqual(Buffer.concat([latin1, Buffer.from("x")]));
    expect(readFileSync(join(directory, "b.php"), "utf8")).toBe("\ufeff<?php // é\nx");
    expect(readFileSync(join(directory, "c.php"))).toEqual(latin1);
    expect(statSync(join(directory, "a.php")).mode & 0o777).toBe(0o640);
    expect(readdirSync(directory)).toEqual(["a.php", "b.php", "c.php"]);
  });
});

describe("text", () => {
  test.each([
    ["utf-8", Buffer.from("é€")],
    ["with a byte order mark", Buffer.from("\ufeffé")],
    ["latin1", Buffer.from([0x61, 0xe9, 0x80])],
    ["empty", Buffer.alloc(0)],
  ])("%s survives decoding and encoding", (_, bytes) => {
    const { text, encoding } = decode(bytes);
    expect(text.startsWith("\ufeff")).toBe(false);
    expect(encode(text, encoding)).toEqual(bytes);
  });

  test("binary and minified files are told from sources", () => {
    expect(looksBinary(Buffer.from([1, 0, 2]))).toBe(true);
    expect(looksBinary(Buffer.from("<?php"))).toBe(false);
    const bundle = `/* licence */\n${"(function(){f(1);g(a,b)})();".repeat(400)}`;
    const data = `export const icon = "${"A".repeat(9000)}";\nfetch(icon);\n`;
    expect([
      looksMinified("a.js", bundle),
      looksMinified("a.php", bundle),
      looksMinified("a.js", data),
      looksMinified("a.js", "f(1);\n".repeat(500)),
    ]).toEqual([true, false, false, false]);
  });
});
