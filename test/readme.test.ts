import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createWorkplace, type Workplace } from "./support/command.ts";

/** What the README shows is what happens. */
const README = readFileSync("README.md", "utf8");
/** `word (\`code\` …` and the block behind it. */
const examples = [...README.matchAll(/\(`([a-z-]+)`[^)]*\):\n\n```(php|js)\n(.*?)```/gs)].map(
  ([, code = "", language = "", text = ""]) => ({
    code,
    file: `example.${language}`,
    text,
  }),
);

let place: Workplace;
beforeEach(() => {
  place = createWorkplace();
});
afterEach(() => place.remove());

describe("what it catches that others don't", () => {
  test("has its examples", () => expect(examples.length).toBeGreaterThan(5));
  test.each(examples)("$code in $file", async ({ code, file, text }) => {
    place.lay({ [file]: text });
    const { findings } = JSON.parse((await place.run("-f", "json")).out);
    expect(findings.map((finding: { code: string }) => finding.code)).toEqual([code]);
  });
});

test("a library of one's own", async () => {
  const config = /```json\n(.*?)```/s.exec(README)?.[1] ?? "";
  const gateway = "<?php\nnamespace Acme;\nclass Gateway {\n  function send($url) { $ch = curl_init($url); return curl_exec($ch); }\n}\n";
  place.lay({ "timeout-lint.json": config, "order.php": "<?php\nacme_call($order);\n", "gateway.php": gateway });
  const { out } = await place.run();
  expect(out).toMatch(/^order\.php\n +2:1 +error +unbounded .*php\/acme/);
  expect(out).toMatch(/1 bounded, 1 unbounded or partial/);
  expect((await place.run("--fix")).code).toBe(0);
  expect(readFileSync(join(place.directory, "order.php"), "utf8")).toContain("acme_call($order, ['patience' => 30]);");
});

test("its links lead somewhere", () => {
  for (const file of ["README.md", "docs/ci.md", "docs/configuration.md", "docs/command-line.md", "docs/libraries/README.md"]) {
    const folder = dirname(file);
    for (const [, target = ""] of readFileSync(file, "utf8").matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g))
      expect([file, target, readFileSync(join(folder, target)).length > 0]).toEqual([file, target, true]);
  }
});

test("the configuration the documentation shows is a good one", async () => {
  const shown = /```jsonc\n(.*?)```/s.exec(readFileSync("docs/configuration.md", "utf8"))?.[1] ?? "";
  place.lay({ "timeout-lint.jsonc": shown, "src/a.php": "<?php\n", "public/a.php": "<?php\n", "src/cron/a.php": "<?php\n" });
  expect((await place.run()).code).toBe(0);
});
