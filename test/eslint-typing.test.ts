import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import type { Linter as EslintLinter } from "eslint";
import { expect, test } from "vitest";
import plugin from "../src/eslint/index.ts";
import { findSameLines } from "../src/eslint/same-lines.ts";
import { installHosts, requireEslint } from "./support/hosts.ts";

installHosts();
const { Linter } = requireEslint();
const PHP = "<?php\n$a = curl_init($u);\ncurl_exec($a);\n\n$b = curl_init($u);\ncurl_exec($b);\n";

/** Each line with what is offered for it, by a process that has linted the file as `before`, or by one that has not. */
function offers(text: string, before: readonly string[], filename: string): readonly string[] {
  const linter = new Linter();
  const lint = (code: string) => linter.verify(code, plugin.configs.php as EslintLinter.Config[], { filename });
  for (const each of before) lint(each);
  return lint(text).map(({ line, suggestions }) => {
    const fix = suggestions?.[0]?.fix;
    return `${line} ${fix && text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1])}`;
  });
}

test.each([
  ["a line is put before", `<?php\n// typed\n${PHP.slice(6)}`],
  ["between and behind", PHP.replace("\n\n", "\n$c = 1;\n\n// x\n").concat("// y\n")],
  ["a line with a call is changed", PHP.replace("curl_exec($b)", "return curl_exec($b)")],
  ["a call is mended", PHP.replace("curl_exec($a)", "curl_setopt($a, CURLOPT_TIMEOUT, 9);\ncurl_exec($a)")],
  ["a call is added", `${PHP}$c = curl_init($u);\ncurl_exec($c);\n`],
])("what is offered is the same as if the file had never been seen: %s", (name, text) => {
  const fresh = offers(text, [], `fresh-${name}.php`);
  expect(fresh.length).toBeGreaterThan(0);
  expect(offers(text, [PHP], `seen-${name}.php`)).toEqual(fresh);
  expect(offers(text, [PHP, `${PHP}// first`, text.slice(0, -1)], `often-${name}.php`)).toEqual(fresh);
});

test("lines that stay are found between several changes", () => {
  expect(findSameLines(["a", "b", "c", "d", "e"], ["x", "a", "c", "y", "d", "e", "z"])).toEqual([-1, 0, 2, -1, 3, 4, -1]);
  expect(findSameLines(["}", "a", "}"], ["}", "b", "}", "a", "}"])).toEqual([0, -1, -1, 1, 2]);
});

test("a keystroke looks at what the file leads to, not at the whole project", () => {
  const linter = new Linter();
  // In this package, which has a bundler: what runs in its pages is a question to all its files.
  const filename = "sample.ts";
  const config = plugin.configs.js.map((each: object) => ({ ...each, files: ["**/*.ts"] })) as EslintLinter.Config[];
  const type = (text: string) => linter.verify(`export const ask = (url) => fetch(url); // ${text}`, config, { filename });
  expect(type("").length).toBeGreaterThan(0);
  const asked = new Set<unknown>();
  const { statSync } = fs;
  Object.assign(fs, {
    statSync(path: string, options: fs.StatSyncOptions) {
      asked.add(path);
      return statSync(path, options);
    },
  });
  syncBuiltinESMExports();
  try {
    type("typed");
  } finally {
    Object.assign(fs, { statSync });
    syncBuiltinESMExports();
  }
  expect(asked.size).toBeGreaterThan(0);
  expect(asked.size).toBeLessThan(60);
});
