import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Linter } from "eslint";
import { beforeAll, describe, expect, test } from "vitest";
import { type ConfigFile, GROUPS } from "../src/config/schema.ts";
import plugin from "../src/eslint/index.ts";
import { FINDING_CODES } from "../src/finding/finding.ts";
import { extensionOf } from "../src/finding/posix.ts";
import { findLineStarts } from "../src/finding/sources.ts";
import { applyEdits } from "../src/fix/apply.ts";
import { readSetting } from "./support/expectations.ts";
import { analyseFixture, besideManifest, listFixtures, readFixture } from "./support/fixtures.ts";
import { installHosts, parserFor, requireEslint } from "./support/hosts.ts";

/** One engine: on every fixture ESLint's findings are the command line's, at the same places, with the same fixes. */
const EVERY_CODE = Object.fromEntries(FINDING_CODES.map((code) => [code, "error"]));
/** Their parsers for ESLint bring their frameworks along, Flow's brings Babel; `.vue` stands for them. */
const LINTED = listFixtures().filter((file) => !/\.(?:html?|svelte|astro)$/.test(file) && !/^\/\* @flow/.test(readFixture(file)));

beforeAll(installHosts, 180_000);

describe.each(LINTED)("%s", (file) => {
  const text = readFixture(file);
  const written: ConfigFile = JSON.parse(readSetting("config", text) ?? "{}");

  test("is judged alike", () => {
    const { result } = analyseFixture(file, { text, config: { ...written, severity: { ...EVERY_CODE, ...written.severity } } });
    const expected = result.findings
      .filter(({ suppressed }) => suppressed === undefined)
      .map(({ entry, code, fix }) => ({
        code,
        start: entry.at.start,
        end: entry.at.end,
        library: entry.library,
        becomes: fix && applyEdits(text, fix.edits),
      }));
    // The fixture is not on disk: it stands alone, nobody can call what is in it.
    const told = besideManifest(file, text, (cwd) => {
      writeFileSync(join(cwd, "timeout-lint.json"), JSON.stringify({ groups: GROUPS, ...written }));
      return lint(cwd, file, text);
    });
    expect(sorted(told)).toEqual(sorted(expected));
  });
});

interface Told {
  readonly code: string;
  readonly start: number;
  readonly end: number;
  readonly library: string;
  /** The text, with the fix that is offered. */
  readonly becomes: string | undefined;
}

function lint(cwd: string, file: string, text: string): readonly Told[] {
  const { Linter } = requireEslint();
  const parser = parserFor(file);
  const files = [`**/*.${extensionOf(file)}`];
  const configs = [
    { plugins: { "timeout-lint": plugin }, rules: Object.fromEntries(FINDING_CODES.map((code) => [`timeout-lint/${code}`, "error"])) },
    /\.(?:php|phtml|inc)$/.test(file)
      ? { files, language: "timeout-lint/php" }
      : {
          files,
          languageOptions: {
            ...(parser ? { parser } : {}),
            parserOptions: { parser: parserFor("script.ts"), ecmaFeatures: { jsx: true } },
          },
        },
  ] as unknown as Linter.Config[];
  const messages = new Linter({ cwd }).verify(text, configs, { filename: join(cwd, basename(file)) });
  const lines = findLineStarts(text);
  const offset = (line = 1, column = 1) => (lines[line - 1] ?? 0) + column - 1;
  return messages.map((message) => {
    const fix = message.suggestions?.[0]?.fix;
    if (message.ruleId === null) throw new Error(message.message);
    return {
      code: message.ruleId.replace("timeout-lint/", ""),
      start: offset(message.line, message.column),
      end: offset(message.endLine, message.endColumn),
      library: /\(((?:php|js)\/[\w-]+)\)$/.exec(message.message)?.[1] ?? "",
      becomes: fix && text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]),
    };
  });
}

function sorted(findings: readonly Told[]): readonly Told[] {
  return [...findings].sort((a, b) => a.start - b.start || a.end - b.end || (a.code < b.code ? -1 : 1));
}
