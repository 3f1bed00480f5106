import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createWorkplace, type Workplace } from "./support/command.ts";

let place: Workplace;
beforeEach(() => {
  place = createWorkplace();
});
afterEach(() => place.remove());
const read = (file: string) => readFileSync(join(place.directory, file), "utf8");

describe("comments in markup", () => {
  test.each([
    [
      "a.vue",
      "<template><!-- timeout-lint-disable-file js/fetch -- the gateway ends it --></template>\n<script>\nfetch('https://a.example/' + url);\n</script>\n",
    ],
    [
      "a.svelte",
      "<script>\nfetch('https://a.example/' + url);\n</script>\n<!-- timeout-lint-disable-file js/fetch -- the gateway ends it -->\n",
    ],
    ["a.html", "<!-- timeout-lint-disable js/fetch -- the gateway ends it -->\n<script>\nfetch('https://a.example/' + url);\n</script>\n"],
    [
      "a.astro",
      "---\nconst a = await fetch('https://a.example/' + url);\n---\n<!-- timeout-lint-disable-file js/fetch -- the gateway ends it -->\n",
    ],
    [
      "b.vue",
      "<script setup>\n// timeout-lint-disable-next-line js/fetch -- the gateway ends it\nfetch('https://a.example/' + url);\n</script>\n",
    ],
  ])("%s", async (file, text) => {
    place.lay({ [file]: text });
    expect((await place.run("--no-inline-config", "-f", "json")).out).toMatch(/"library": "js\/fetch"/);
    expect((await place.run()).out).toMatch(/1 suppressed \(1 comment\)/);
  });
  test("in PHP files only PHP's comments count", async () => {
    place.lay({ "a.php": "<!-- timeout-lint-disable-file unbounded -- no -->\n<?php\n$ch = curl_init($u);\ncurl_exec($ch);\n" });
    expect((await place.run()).code).toBe(1);
  });
  test("text that looks like a comment is none", async () => {
    place.lay({ "a.php": "<?php\n$s = '// timeout-lint-disable-file unbounded -- no';\n$ch = curl_init($u);\ncurl_exec($ch);\n" });
    expect((await place.run()).code).toBe(1);
    place.lay({ "a.php": "", "b.js": "const s = `// timeout-lint-disable-file default -- no`;\nfetch('https://a.example/' + u);\n" });
    expect((await place.run()).code).toBe(1);
  });
});

describe("unused comments", () => {
  const USED = "// timeout-lint-disable-next-line unbounded -- nginx ends it";
  const UNUSED = "// timeout-lint-disable-next-line partial -- nginx ends it";
  const php = (...lines: readonly string[]) => `<?php\n$ch = curl_init($u);\n${lines.join("\n")}\n`;

  test("are removed by --fix, with their line or without, and nothing else is", async () => {
    place.lay({
      "a.php": php(
        UNUSED,
        USED,
        "curl_exec($ch);",
        "foo(); # timeout-lint-disable-line unbounded -- old",
        "  /* timeout-lint-disable partial -- old */ bar();",
      ),
    });
    const diff = await place.run("--diff");
    expect(diff).toMatchObject({ code: 1 });
    expect(await place.run("--fix")).toMatchObject({ code: 0, err: "Applied 3 fixes in 1 file.\n" });
    expect(read("a.php")).toBe(php(USED, "curl_exec($ch);", "foo();", "  bar();"));
    expect(await place.run("--diff")).toMatchObject({ code: 0, out: "" });
  });

  test("go in one run with the repairs beside them", async () => {
    place.lay({ "a.php": php(UNUSED, "curl_exec($ch);") });
    expect((await place.run("--fix")).code).toBe(0);
    expect(read("a.php")).not.toContain("timeout-lint");
    expect(read("a.php")).toContain("CURLOPT_TIMEOUT, 30);\ncurl_exec($ch);");
  });

  test("count as --report-unused-disable-directives says", async () => {
    place.lay({ "a.php": php(UNUSED) });
    const level = (name: string) => place.run("--report-unused-disable-directives", name);
    expect(await level("error")).toMatchObject({ code: 1, out: expect.stringMatching(/3:1 +error +directive/) });
    expect(await level("warn")).toMatchObject({ code: 0, out: expect.stringMatching(/3:1 +warning +directive/) });
    expect(await level("off")).toMatchObject({ code: 0, out: expect.not.stringContaining("directive") });
    expect((await level("loud")).code).toBe(2);
  });

  test("are not called so by a run that did not look at all they may be for", async () => {
    place.lay({ "a.php": php(USED, "curl_exec($ch);") });
    expect((await place.run("--library", "js/*")).out).not.toContain("suppresses nothing");
    expect((await place.run("--ignore-library", "php/curl")).out).not.toContain("suppresses nothing");
    place.lay({
      "a.php":
        "<?php\n// timeout-lint-disable-next-line unbounded -- local\n$r = new Redis(); $r->connect('cache.example');\necho curl_exec($x);\n",
    });
    const { out } = await place.run();
    expect(out).not.toContain("suppresses nothing");
  });
});

test("the reason goes into the report", async () => {
  place.lay({
    "a.php": "<?php\n$ch = curl_init($u);\n// timeout-lint-disable-next-line unbounded -- nginx ends it after 30 s\ncurl_exec($ch);\n",
  });
  const { runs } = JSON.parse((await place.run("-f", "sarif")).out);
  expect(runs[0].results[0].suppressions).toEqual([{ kind: "inSource", justification: "nginx ends it after 30 s" }]);
});

test("--fix-code repairs only what it names", async () => {
  place.lay({
    "a.php": "<?php\n$a = curl_init($u);\ncurl_setopt($a, CURLOPT_CONNECTTIMEOUT, 5);\ncurl_exec($a);\n",
    "b.php": "<?php\n$b = curl_init($u);\ncurl_exec($b);\n",
  });
  expect(await place.run("--fix", "--fix-code", "partial")).toMatchObject({
    code: 1,
    err: expect.stringContaining("Applied 1 fix in 1 file."),
  });
  expect(read("a.php")).toContain("CURLOPT_TIMEOUT, 30");
  expect(read("b.php")).not.toContain("CURLOPT_TIMEOUT");
});
