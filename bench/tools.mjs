// The commands of the bench: what is compared, on which files, and what to say where a tool is missing.
import { spawnSync } from "node:child_process";
import { mkdtempSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { importSource } from "../scripts/import-source.mjs";

const CLI = resolve("dist/cli.js");
const JAVASCRIPT = "js,jsx,mjs,cjs";
const EXTENSIONS = { php: "php,phtml,inc,php3,php4,php5,php7,php8,module,install", js: `${JAVASCRIPT},ts,tsx,mts,cts` };
/** Larger ones are "not analysed" here: the others are not asked to read them either. */
const MAX_SOURCE_BYTES = 1 << 20;

/** `missing` says what is not compared, and why. */
export async function toolsFor({ language, directory, node, modules, scratch }) {
  const missing = [];
  const ours = (name, extensions) => ({
    name,
    command: node,
    args: [CLI, "--no-config", "--ext", extensions, "."],
    cwd: directory,
    fine: [0, 1],
  });
  const files = listFiles(directory, EXTENSIONS[language]);
  const own = ours("timeout-lint", EXTENSIONS[language]);
  const cache = ["--cache", "--cache-location", join(mkdtempSync(join(scratch, "cache-")), "result")];
  const tools = [own, { ...own, name: "timeout-lint --cache, warm", args: [...own.args, ...cache] }];
  if (isInstalled("rg")) {
    const flags = language === "php" ? ["-ci"] : ["-c"];
    tools.push({
      name: "rg -c, same hints",
      command: "rg",
      args: [...flags, await hints(language), "--", ...files],
      cwd: directory,
      fine: [0, 1],
    });
  } else missing.push("ripgrep (rg) is not installed");
  if (language === "php") tools.push(...phpTools(directory, files, scratch, missing));
  else tools.push(...(await jsTools({ directory, files, modules, scratch, missing, ours })));
  return { tools, missing, files: files.length, megabytes: files.reduce((sum, file) => sum + sizeOf(directory, file), 0) / (1 << 20) };
}

function phpTools(directory, files, scratch, missing) {
  if (!isInstalled("phpcs")) {
    missing.push("phpcs (Debian: php-codesniffer) is not installed");
    return [];
  }
  const list = join(scratch, "files.txt");
  writeFileSync(list, files.map((file) => `${join(directory, file)}\n`).join(""));
  const sniff = ["--standard=Generic", "--sniffs=Generic.PHP.ForbiddenFunctions", "--no-cache", "-q", "-d", "memory_limit=-1"];
  const extensions = EXTENSIONS.php.split(",").map((extension) => `${extension}/php`);
  const args = [...sniff, `--extensions=${extensions.join(",")}`, "--report=summary", `--file-list=${list}`];
  return [{ name: "phpcs, one sniff", command: "phpcs", args, cwd: directory, fine: [0, 1, 2] }];
}

async function jsTools({ directory, files, modules, scratch, missing, ours }) {
  const oxlintConfig = join(scratch, "oxlintrc.json");
  writeFileSync(oxlintConfig, "{}");
  const oxlint = {
    name: "oxlint, default run",
    command: process.execPath,
    args: [resolve("node_modules/oxlint/bin/oxlint"), "-c", oxlintConfig, "--disable-nested-config", "."],
    cwd: directory,
    fine: [0, 1],
  };
  const parser = findModule("@typescript-eslint/parser", modules);
  const suffixes = JAVASCRIPT.split(",").map((extension) => `.${extension}`);
  const linted = parser === undefined ? files.filter((file) => suffixes.some((suffix) => file.endsWith(suffix))) : files;
  const config = join(scratch, "eslint.config.mjs");
  writeFileSync(config, eslintConfig(parser));
  const name = parser === undefined ? "ESLint, one rule, JavaScript only" : "ESLint, one rule";
  // As arguments: ESLint has no other way to be told the files.
  const args = [resolve("node_modules/eslint/bin/eslint.js"), "-c", config, "--no-inline-config", "--no-warn-ignored", ...linted];
  const eslint = { name, command: process.execPath, args, cwd: directory, fine: [0, 1] };
  if (linted.length === 0) {
    missing.push("ESLint has no file that its parser reads (@typescript-eslint/parser is not installed: see --modules)");
    return [oxlint];
  }
  if (parser !== undefined) return [oxlint, eslint];
  missing.push(
    `@typescript-eslint/parser is not installed (--modules DIR looks there, too): ESLint reads ${linted.length} of ${files.length} files, and is compared with timeout-lint on these`,
  );
  const own = ours("timeout-lint, JavaScript only", JAVASCRIPT);
  return [oxlint, own, { ...eslint, comparedWith: own.name }];
}

function eslintConfig(parser) {
  const [imported, parserOption] =
    parser === undefined ? ["", ""] : [`import parser from ${JSON.stringify(pathToFileURL(parser).href)};\n`, "parser, "];
  return `${imported}export default [{
  files: ["**/*.{${EXTENSIONS.js}}"],
  languageOptions: { ${parserOption}parserOptions: { ecmaFeatures: { jsx: true } } },
  linterOptions: { reportUnusedDisableDirectives: "off" },
  rules: { "no-debugger": "warn" },
}];\n`;
}

/** The words of the models, without their surroundings: what an all but unbounded machine would have to read. */
async function hints(language) {
  const [{ libraries }] = await importSource(["rules/index.ts"]);
  const words = libraries
    .filter(({ id }) => id.startsWith(`${language}/`))
    .flatMap(({ calls, modules = [], evidence = [] }) => [
      ...modules.map((name) => `['"](?:node:)?${escape(name)}['"]`),
      ...evidence.map(escape),
      ...calls
        .flatMap(({ callee }) => [callee.function, callee.global, callee.construct, callee.of].flat())
        .filter(Boolean)
        .map((name) => `\\b${escape(name.split("\\").at(-1))}\\b`),
    ]);
  return [...new Set(words)].join("|");
}

function escape(word) {
  return word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function listFiles(directory, extensions) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, "--no-config", "--ext", extensions, "--list-files", "."], {
    cwd: directory,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`timeout-lint --list-files in ${directory}: exit code ${status}\n${stderr}`);
  return stdout.split("\n").filter((file) => file !== "" && sizeOf(directory, file) <= MAX_SOURCE_BYTES);
}

function sizeOf(directory, file) {
  return statSync(join(directory, file), { throwIfNoEntry: false })?.size ?? Number.POSITIVE_INFINITY;
}

function isInstalled(command) {
  return spawnSync(command, ["--version"]).status === 0;
}

function findModule(name, directories) {
  for (const directory of [".", ...directories]) {
    try {
      return createRequire(resolve(directory, "package.json")).resolve(name);
    } catch {
      // Not there.
    }
  }
  return undefined;
}
