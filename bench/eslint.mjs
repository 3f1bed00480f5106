// node bench/eslint.mjs [--php FILE] [--js FILE] [--tree DIR] [--keys 60]
//
// What the ESLint plugin adds to linting a file again after a keystroke, over ESLint with the language and no rule of ours,
// in turns in one process, in CPU time, which others at work on the machine do not lengthen; and a PHP tree through ESLint with our PHP rules alone, beside the command line.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { Linter } from "eslint";
import { canMeasure, measure, median } from "./measure.mjs";

const { values } = parseArgs({
  options: { php: { type: "string" }, js: { type: "string" }, tree: { type: "string" }, keys: { type: "string", default: "60" } },
});
const plugin = resolve("dist/eslint.js");
const { default: timeoutLint } = await import(pathToFileURL(plugin).href);
const BUDGET = 20;
const keys = Number(values.keys);
let isMet = true;

for (const language of ["js", "php"]) {
  const text = values[language] === undefined ? sample(language) : readFileSync(values[language], "utf8");
  const [config] = timeoutLint.configs[language];
  const without = new Linter({ configType: "flat" });
  const ours = new Linter({ configType: "flat" });
  const filename = values[language] === undefined ? `sample.${language}` : resolve(values[language]);
  const base = language === "js" ? { files: ["**/*.js"] } : { ...config, rules: {} };
  const times = { without: [], ours: [] };
  let found = 0;
  for (let at = 0; at < keys; at += 1) {
    // A letter typed into a comment in the middle of the file.
    const middle = text.indexOf("\n", text.length / 2) + 1;
    const typed = `${text.slice(0, middle)}// ${"x".repeat(at)}\n${text.slice(middle)}`;
    times.without.push(timed(() => without.verify(typed, [base], { filename })));
    times.ours.push(timed(() => (found = ours.verify(typed, [config], { filename }).length)));
  }
  const [before, after] = [median(times.without.slice(keys / 4)), median(times.ours.slice(keys / 4))];
  const added = after - before;
  isMet &&= added < BUDGET;
  console.log(
    `${added < BUDGET ? "✔ pass" : "✖ FAIL"}  ${language}, ${text.split("\n").length} lines, ${found} findings: ${before.toFixed(1)} → ${after.toFixed(1)} ms, ${added.toFixed(1)} ms added (under ${BUDGET})`,
  );
}

if (values.tree !== undefined && canMeasure()) {
  const scratch = mkdtempSync(join(tmpdir(), "timeout-lint-bench-eslint-"));
  const config = join(scratch, "eslint.config.mjs");
  writeFileSync(config, `import plugin from ${JSON.stringify(pathToFileURL(plugin).href)};\nexport default plugin.configs.php;\n`);
  const tree = resolve(values.tree);
  const run = (name, args) => {
    const { cpu, wall, megabytes } = measure({ command: process.execPath, args, cwd: tree, fine: [0, 1, 2] });
    console.log(`  ${name.padEnd(14)} ${cpu.toFixed(1)} s CPU  ${wall.toFixed(1)} s wall  ${megabytes.toFixed(0)} MB`);
  };
  console.log(`php  ${tree}`);
  run("command line", [resolve("dist/cli.js"), "--ext", "php", "."]);
  run("ESLint", [resolve("node_modules/eslint/bin/eslint.js"), "-c", config, "**/*.php"]);
  rmSync(scratch, { recursive: true, force: true });
}
process.exitCode = isMet ? 0 : 1;

function timed(action) {
  const before = process.cpuUsage();
  action();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** A thousand lines: forty functions, one in ten waits for a peer. */
function sample(language) {
  const isPhp = language === "php";
  const name = (word) => (isPhp ? `$${word}` : word);
  const body = Array.from({ length: 20 }, (_, at) => `  ${name("total")} = ${name("total")} + ${name("items")}[${at}] * 2;`);
  const wait = isPhp
    ? "  $ch = curl_init($url);\n  curl_setopt($ch, CURLOPT_RETURNTRANSFER, true);\n  return curl_exec($ch);"
    : "  return fetch(url);";
  const functions = Array.from({ length: 40 }, (_, at) => {
    const head = `function work${at}(${name("url")}, ${name("items")}) {\n  ${isPhp ? "$total" : "let total"} = 0;`;
    return [head, ...body, at % 10 === 0 ? wait : `  return ${name("total")};`, "}"].join("\n");
  });
  return `${isPhp ? "<?php\n" : ""}${functions.join("\n")}\n`;
}
