import type { Rule, RuleTester as Tester } from "eslint";
import { afterAll, describe, it } from "vitest";
import { GROUPS } from "../src/config/schema.ts";
import plugin from "../src/eslint/index.ts";
import { FINDING_CODES } from "../src/finding/finding.ts";
import { findLineStarts, lineAt } from "../src/finding/sources.ts";
import { applyEdits } from "../src/fix/apply.ts";
import { readSetting } from "./support/expectations.ts";
import { analyseFixture, listFixtures, readFixed, readFixture } from "./support/fixtures.ts";
import { installHosts, requireEslint } from "./support/hosts.ts";

/** ESLint's own tester, which also watches that rules leave the tree alone and say what their metadata promise. */
installHosts();
const { RuleTester } = requireEslint();
Object.assign(RuleTester, { describe, it, itOnly: it.only, afterAll });

const settings = { "timeout-lint": { groups: GROUPS } };
const FIXTURES = listFixtures().filter(
  (file) =>
    /^(?:php\/(?:curl|streams)|js\/(?:fetch|node-http))\/.*\.(?:php|js|mjs)$/.test(file) &&
    readFixed(file) !== undefined &&
    readSetting("config", readFixture(file)) === undefined &&
    readSetting("fix", readFixture(file)) === undefined,
);

for (const language of ["php", "js"] as const) {
  const files = FIXTURES.filter((file) => file.startsWith(`${language}/`));
  const config =
    language === "php"
      ? { plugins: { "timeout-lint": plugin }, language: "timeout-lint/php" }
      : { languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } };
  const tester: Tester = new RuleTester(config as object);
  for (const code of FINDING_CODES) {
    const cases = files.map((file) => ({ file, ...told(file, code) }));
    if (cases.every(({ errors }) => errors.length === 0)) continue;
    tester.run(`${language} ${code}`, plugin.rules[code] as unknown as Rule.RuleModule, {
      valid: cases.filter(({ errors }) => errors.length === 0).map(({ file, code: text }) => ({ name: file, code: text, settings })),
      invalid: cases
        .filter(({ errors }) => errors.length > 0)
        .map(({ file, code: text, errors }) => ({ name: file, code: text, settings, errors })),
    });
  }
}

function told(file: string, code: string): { readonly code: string; readonly errors: Tester.TestCaseError[] } {
  const text = readFixture(file);
  const lines = findLineStarts(text);
  const { findings } = analyseFixture(file, { text }).result;
  return {
    code: text,
    errors: findings
      .filter((finding) => finding.code === code && finding.suppressed === undefined)
      .map(({ entry, fix }) => ({
        messageId: code,
        line: lineAt(lines, entry.at.start),
        column: entry.at.start - (lines[lineAt(lines, entry.at.start) - 1] ?? 0) + 1,
        // Where there is a choice, `eslint-choices.test.ts` looks at the other.
        suggestions: fix === undefined ? null : entry.otherRepairs ? 2 : [{ messageId: "fix", output: applyEdits(text, fix.edits) }],
      })) as Tester.TestCaseError[],
  };
}
