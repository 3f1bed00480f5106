import type { Linter } from "eslint";
import { describe, expect, test } from "vitest";
import { GROUPS } from "../src/config/schema.ts";
import plugin from "../src/eslint/index.ts";
import { applyEdits } from "../src/fix/apply.ts";
import { analyseFixture } from "./support/fixtures.ts";
import { installHosts, requireEslint } from "./support/hosts.ts";

installHosts();
const eslint = requireEslint();

/** Where a call can be bounded as a whole or in each silence, editors offer both; each bounds it by our own judgement. */
describe("a choice between a limit of the whole and one of each silence", () => {
  const php = "<?php\n\n";
  const cases = [
    {
      name: "php/curl",
      file: "case.php",
      text: `${php}$ch = curl_init($url);\ncurl_setopt($ch, CURLOPT_RETURNTRANSFER, true);\n$body = curl_exec($ch);\n`,
      added: [/CURLOPT_TIMEOUT, 30/, /CURLOPT_LOW_SPEED_LIMIT, 1\);\n.*CURLOPT_LOW_SPEED_TIME, 30/],
      total: [30, null],
    },
    {
      name: "php/symfony-http-client",
      file: "case.php",
      text: `${php}use Symfony\\Component\\HttpClient\\HttpClient;\n\n// config: {"acceptDefaultSeconds": 10}\n$client = HttpClient::create();\n$client->request('GET', $url)->getContent();\n`,
      added: [/'max_duration' => 30/, /\['timeout' => 30\]/],
      total: [30, null],
    },
    {
      name: "js/axios on Node",
      file: "case.mjs",
      text: 'import axios from "axios";\n\nexport const load = (url) => axios.get(url);\n',
      added: [/timeout: 30_000/, /signal: AbortSignal\.timeout\(30_000\)/],
      total: [null, 30],
    },
    {
      name: "js/undici",
      file: "case.mjs",
      text: 'import { request } from "undici";\n\nexport const load = async (url) => (await request(url)).body.text();\n',
      added: [/signal: AbortSignal\.timeout\(30_000\)/, /headersTimeout: 30_000, bodyTimeout: 30_000/],
      total: [null, null],
    },
  ];

  test.each(cases)("$name", ({ file, text, added, total }) => {
    const [message, ...more] = lint(file, text);
    expect(more).toEqual([]);
    const suggestions = message?.suggestions ?? [];
    const outputs = suggestions.map(({ fix }) => applyEdits(text, [{ start: fix.range[0], end: fix.range[1], text: fix.text }]));
    expect(outputs).toHaveLength(added.length);
    for (const [at, output] of outputs.entries()) {
      expect(output).toMatch(added[at] as RegExp);
      const { entries } = analyseFixture(`${file.endsWith(".php") ? "php" : "js"}/choices/${file}`, { text: output }).result;
      expect(entries.length).toBeGreaterThan(0);
      for (const { verdict, totalSeconds } of entries) expect([verdict, totalSeconds]).toEqual(["bounded", total[at]]);
    }
    expect(suggestions.map(({ desc }) => /instead/.test(desc))).toEqual([false, true]);
    expect(message?.fix, "a choice is never made unasked").toBeUndefined();
  });

  test("where each silence is counted only on Node, the whole is no choice in a browser", () => {
    const [message] = lint(
      "case.mjs",
      '/* timeout-lint runtime browser */\nimport axios from "axios";\n\nexport const load = (url) => axios.get(url);\n',
      "browser",
    );
    expect(message?.suggestions).toHaveLength(1);
  });
});

function lint(file: string, text: string, runtime?: "browser"): readonly Linter.LintMessage[] {
  const linter = new eslint.Linter();
  const rules = Object.fromEntries(
    Object.keys(plugin.rules).map((rule) => [`timeout-lint/${rule}`, rule === "unknown" || rule === "too-long" ? 0 : 2]),
  );
  const settings = { "timeout-lint": { groups: GROUPS, acceptDefaultSeconds: 10, ...(runtime && { runtime }) } };
  const language = file.endsWith(".php") ? { language: "timeout-lint/php" } : {};
  const config = [
    { files: ["**/*.php", "**/*.mjs"], plugins: { "timeout-lint": plugin }, rules, settings, ...language },
  ] as unknown as Linter.Config[];
  return linter.verify(text, config, { filename: file });
}
