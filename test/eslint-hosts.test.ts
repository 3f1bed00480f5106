import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ESLint } from "eslint";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Built, buildCommand } from "./support/built.ts";
import { ESLINT_VERSIONS, HOSTS, installHosts } from "./support/hosts.ts";
import { startServer } from "./support/language-server.ts";

/** Programs that people run the plugin in, as they run it. */
let built: Built;
const scratch = realpathSync(mkdtempSync(join(tmpdir(), "timeout-lint-hosts-")));

const PHP =
  "<?php\n$ch = curl_init($url);\n// eslint-disable-next-line timeout-lint/unbounded -- a reason\ncurl_exec($ch);\nreturn curl_exec($ch);\n";
const JS = 'const response = await fetch("https://a.example");\nexport default await response.text();\n';
const TS = "export async function load(url: string): Promise<Response> {\n  return await fetch(url);\n}\n";
const FILES = {
  "hangs.php": PHP,
  "crlf.php": PHP.replaceAll("\n", "\r\n"),
  "broken.php": "<?php\n$a = ;\n",
  "hangs.js": JS,
  "sub/hangs.ts": TS,
};
const TOLD = [
  "broken.php 2:6 null Parsing error: Syntax error, unexpected ';'",
  "crlf.php 5:8 timeout-lint/unbounded",
  "hangs.js 1:24 timeout-lint/default",
  "hangs.php 5:8 timeout-lint/unbounded",
  "sub/hangs.ts 2:16 timeout-lint/default",
];

beforeAll(() => {
  installHosts();
  built = buildCommand();
}, 180_000);
afterAll(() => {
  built.remove();
  rmSync(scratch, { recursive: true, force: true });
});

/** A project with these hosts installed, that uses the plugin beside what most projects use. */
function layProject(
  name: string,
  {
    rules = {},
    kind = "mjs",
    besides = ["js.configs.recommended"],
  }: { rules?: object; kind?: "mjs" | "cjs"; besides?: readonly string[] } = {},
): string {
  const folder = join(scratch, name);
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(join(folder, file, ".."), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  symlinkSync(join(HOSTS, "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  const plugin = join(built.directory, `eslint.${kind === "mjs" ? "js" : "cjs"}`);
  const [open, close] = kind === "mjs" ? ["export default", ""] : ["module.exports =", ""];
  const load = (variable: string, from: string) =>
    kind === "mjs" ? `import ${variable} from ${JSON.stringify(from)};` : `const ${variable} = require(${JSON.stringify(from)});`;
  writeFileSync(
    join(folder, `eslint.config.${kind}`),
    `${load("js", "@eslint/js")}
${load("tseslint", "typescript-eslint")}
${load("timeoutLint", kind === "mjs" ? pathToFileURL(plugin).href : plugin)}
${open} [
  ${besides.map((each) => `${each},`).join("")}
  ...tseslint.configs.recommended,
  { languageOptions: { globals: { fetch: "readonly", Response: "readonly", AbortSignal: "readonly", globalThis: "readonly" } } },
  ...timeoutLint.configs.recommended,
  { ignores: ["*.cjs"] },
  { files: ["**/*.{php,js,ts}"], linterOptions: { reportUnusedDisableDirectives: "error" }, rules: ${JSON.stringify(rules)} },
]${close};
`,
  );
  return folder;
}

function eslint(folder: string, args: readonly string[], { version = "eslint", input }: { version?: string; input?: string } = {}) {
  const ran = spawnSync(process.execPath, [join(HOSTS, "node_modules", version, "bin/eslint.js"), ...args], {
    cwd: folder,
    encoding: "utf8",
    ...(input === undefined ? {} : { input }),
  });
  const results: ESLint.LintResult[] = args.includes("json") && ran.stdout.startsWith("[") ? JSON.parse(ran.stdout) : [];
  return { ...ran, results, told: toldBy(folder, results) };
}

function toldBy(folder: string, results: readonly ESLint.LintResult[]): readonly string[] {
  return results
    .flatMap(({ filePath, messages }) =>
      messages.map(({ line, column, ruleId, message }) => {
        const file = filePath.slice(folder.length + 1);
        return `${file} ${line}:${column} ${ruleId}${ruleId === null ? ` ${message}` : ""}`;
      }),
    )
    .sort();
}

describe("ESLint's command line", { timeout: 90_000 }, () => {
  test.each(ESLINT_VERSIONS)("%s", (version) => {
    // The oldest reads our CommonJS; what ESLint itself recommends today names rules it has not.
    const isOldest = version === "eslint-9-15";
    const folder = layProject(version, isOldest ? { kind: "cjs", besides: [] } : {});
    const { told, stderr } = eslint(folder, [".", "--format", "json"], { version });
    expect([told, stderr]).toEqual([TOLD, ""]);
  });

  test("in several threads, with a cache, from standard input", () => {
    const folder = layProject("threads");
    for (const turn of ["first", "second"])
      expect([
        turn,
        eslint(folder, [".", "--format", "json", "--concurrency", "2", "--cache", "--cache-strategy", "content"]).told,
      ]).toEqual([turn, TOLD]);
    const { told } = eslint(folder, ["--stdin", "--stdin-filename", "unsaved.php", "--format", "json"], { input: PHP });
    expect(told).toEqual(["unsaved.php 5:8 timeout-lint/unbounded"]);
  });

  test("--fix-dry-run, and --fix, which finds nothing more to do the second time", () => {
    const untouched = layProject("suggests");
    expect(eslint(untouched, [".", "--fix-dry-run", "--format", "json"]).results.filter(({ output }) => output !== undefined)).toEqual([]);

    const rules = { "timeout-lint/unbounded": ["error", { fix: true }], "timeout-lint/default": ["error", { fix: true }] };
    const folder = layProject("fixes", { rules });
    const dry = eslint(folder, [".", "--fix-dry-run", "--format", "json"]);
    expect(readFileSync(join(folder, "hangs.php"), "utf8")).toBe(PHP);
    // The comments that kept quiet about a call are of no use any more: ESLint takes them away.
    expect(eslint(folder, [".", "--fix", "--format", "json"]).told).toEqual([TOLD[0]]);
    for (const { filePath, output } of dry.results) if (output !== undefined) expect(readFileSync(filePath, "utf8")).toBe(output);
    expect(readFileSync(join(folder, "hangs.js"), "utf8")).toContain('fetch("https://a.example", { signal: AbortSignal.timeout(30_000) })');
    expect(readFileSync(join(folder, "crlf.php"), "utf8")).toMatch(/\r\ncurl_setopt\(\$ch, CURLOPT_TIMEOUT, 30\);\r\n/);
    expect(readFileSync(join(folder, "crlf.php"), "utf8")).not.toMatch(/[^\r]\n/);
    const once = Object.keys(FILES).map((file) => readFileSync(join(folder, file), "utf8"));
    eslint(folder, [".", "--fix"]);
    expect(Object.keys(FILES).map((file) => readFileSync(join(folder, file), "utf8"))).toEqual(once);
  });

  test("--suppress-all, for PHP as well", () => {
    const folder = layProject("suppresses");
    rmSync(join(folder, "broken.php"));
    expect(eslint(folder, [".", "--suppress-all"]).status).toBe(0);
    const suppressions = JSON.parse(readFileSync(join(folder, "eslint-suppressions.json"), "utf8"));
    expect(suppressions["hangs.php"]).toEqual({ "timeout-lint/unbounded": { count: 1 } });
    expect(eslint(folder, ["."]).status).toBe(0);
  });
});

test("the rule that the documentation shows works", () => {
  const [, code = ""] = /<!-- tested by [\s\S]*?```js\n([\s\S]*?)```/.exec(readFileSync("docs/eslint.md", "utf8")) ?? [];
  const rule = code.slice(code.indexOf("const noSilence"), code.indexOf("export default"));
  expect(rule.trim().split("\n").length).toBeLessThan(15);
  const folder = join(scratch, "documented");
  mkdirSync(folder);
  const language = pathToFileURL(join(built.directory, "php.js")).href;
  writeFileSync(join(folder, "eslint.config.mjs"), code.replace('"timeout-lint/php"', JSON.stringify(language)));
  writeFileSync(join(folder, "a.php"), "<?php\n$a = @file('x');\n$b = file('y');\n@$c->d();\n");
  const { told, results } = eslint(folder, [".", "--format", "json"]);
  expect([told, results[0]?.messages[0]?.message]).toEqual([["a.php 2:7 own/no-silence"], "`@` hides why `file` failed."]);
});

test("Visual Studio Code's server shows them while people type, and applies what is suggested", async () => {
  const folder = layProject("editor");
  const settings = {
    validate: "on",
    packageManager: null,
    useESLintClass: true,
    useFlatConfig: true,
    experimental: {},
    codeAction: {
      disableRuleComment: { enable: true, location: "separateLine", commentStyle: "line" },
      showDocumentation: { enable: true },
    },
    codeActionOnSave: { mode: "all" },
    format: false,
    quiet: false,
    onIgnoredFiles: "off",
    options: {},
    rulesCustomizations: [],
    run: "onType",
    problems: { shortenToSingleLine: false },
    nodePath: null,
    workspaceFolder: { uri: pathToFileURL(folder).href, name: "folder" },
    workingDirectory: { directory: folder },
  };
  const server = await startServer(join(HOSTS, "node_modules/vscode-langservers-extracted/bin/vscode-eslint-language-server"), folder, {
    "workspace/applyEdit": (params) => {
      latest = (params as unknown as { edit: NonNullable<CodeAction["edit"]> }).edit.documentChanges?.[0]?.edits ?? [];
      return { applied: true };
    },
    "workspace/configuration": (params) => (params["items"] as unknown[]).map(() => settings),
  });
  try {
    for (const [file, languageId, text, place, fixed] of [
      ["hangs.php", "php", PHP, "4:7-4:21", "curl_setopt($ch, CURLOPT_TIMEOUT, 30);\ncurl_exec($ch);"],
      ["sub/hangs.ts", "typescript", TS, "1:15-1:25", "fetch(url, { signal: AbortSignal.timeout(30_000) })"],
    ] as const) {
      const uri = pathToFileURL(join(folder, file)).href;
      server.notify("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text: "" } });
      server.notify("textDocument/didChange", { textDocument: { uri, version: 2 }, contentChanges: [{ text }] });
      const { items } = await server.request<{ items: Diagnostic[] }>("textDocument/diagnostic", { textDocument: { uri } });
      expect(items.map(({ range: { start, end } }) => `${start.line}:${start.character}-${end.line}:${end.character}`)).toEqual([place]);
      const [diagnostic] = items;
      expect(diagnostic?.codeDescription?.href).toMatch(/docs\/codes\/(?:unbounded|default)\.md$/);
      const actions = await server.request<CodeAction[]>("textDocument/codeAction", {
        textDocument: { uri },
        range: diagnostic?.range,
        context: { diagnostics: [diagnostic], only: ["quickfix"] },
      });
      const action = actions.find(({ title }) => title.startsWith("Set a limit"));
      const edits = action?.edit?.documentChanges?.[0]?.edits ?? (await applied(server, action));
      expect(apply(text, edits)).toContain(fixed);
    }
  } finally {
    server.close();
  }
}, 60_000);

test("oxlint runs the rules on JavaScript and TypeScript", () => {
  const folder = layProject("oxlint");
  const config = {
    jsPlugins: [join(built.directory, "eslint.js")],
    categories: { correctness: "off" },
    rules: { "timeout-lint/default": "error" },
  };
  writeFileSync(join(folder, ".oxlintrc.json"), JSON.stringify(config));
  const { stdout, stderr } = spawnSync(resolve("node_modules/.bin/oxlint"), ["--format", "json", "hangs.js", "sub/hangs.ts"], {
    cwd: folder,
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; filename: string }[] };
  expect(diagnostics.map(({ code, filename }) => `${filename} ${code}`).sort()).toEqual([
    "hangs.js timeout-lint(default)",
    "sub/hangs.ts timeout-lint(default)",
  ]);
});

test("nothing of ESLint is loaded by the command line and the API", () => {
  const seen = new Set<string>();
  const pending = ["cli.js", "index.js"].map((file) => join(built.directory, file));
  const packages = new Set<string>();
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    for (const [, from = ""] of readFileSync(file, "utf8").matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)) {
      if (from.startsWith(".")) pending.push(join(file, "..", from));
      else packages.add(from);
    }
  }
  expect([seen.size > 3, [...packages].filter((name) => name.includes("eslint"))]).toEqual([true, []]);
});

interface Position {
  readonly line: number;
  readonly character: number;
}
interface Edit {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly newText: string;
}
interface Diagnostic {
  readonly range: Edit["range"];
  readonly codeDescription?: { readonly href: string };
}
interface CodeAction {
  readonly title: string;
  readonly edit?: { readonly documentChanges?: readonly { readonly edits: readonly Edit[] }[] };
  readonly command?: { readonly command: string; readonly arguments?: readonly unknown[] };
}

let latest: readonly Edit[] = [];

/** The server applies an action of its own by asking the editor to. */
async function applied(server: Awaited<ReturnType<typeof startServer>>, action: CodeAction | undefined): Promise<readonly Edit[]> {
  await server.request("workspace/executeCommand", { command: action?.command?.command, arguments: action?.command?.arguments });
  return latest;
}

function apply(text: string, edits: readonly Edit[]): string {
  const lines = text.split("\n");
  const offset = ({ line, character }: Position) => lines.slice(0, line).join("\n").length + (line > 0 ? 1 : 0) + character;
  return [...edits]
    .sort((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce((result, { range, newText }) => result.slice(0, offset(range.start)) + newText + result.slice(offset(range.end)), text);
}
