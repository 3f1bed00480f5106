// npm run bench -- --php DIR --js DIR [--rounds 3] [--node PATH] [--modules DIR]
//
// Time and memory of timeout-lint beside other tools on the same trees, in turns, as ratios: the figures of one machine
// mean little on another. Ends with the budgets, and with exit code 1 where one is missed.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { budgetsOf } from "./budgets.mjs";
import { canMeasure, measure, median } from "./measure.mjs";
import { toolsFor } from "./tools.mjs";

const { values } = parseArgs({
  options: {
    php: { type: "string", multiple: true, default: [] },
    js: { type: "string", multiple: true, default: [] },
    rounds: { type: "string", default: "3" },
    node: { type: "string", default: process.execPath },
    modules: { type: "string", multiple: true, default: [] },
  },
});
const rounds = Math.max(1, Number.parseInt(values.rounds, 10) || 3);
const node = resolve(values.node);
const STARTS = 4 * rounds + 1;

const trees = [...values.php.map((directory) => ["php", directory]), ...values.js.map((directory) => ["js", directory])];
if (trees.length === 0) fail("Name at least one tree: npm run bench -- --php DIR --js DIR");
for (const [, directory] of trees) if (!existsSync(directory)) fail(`${directory}: no such directory`);
if (!canMeasure()) fail("/usr/bin/time (GNU time; Debian: time) is needed to measure CPU and memory");
if (!existsSync("dist/cli.js")) fail("dist/cli.js is missing: npm run build");

const nodeVersion = execFileSync(node, ["--version"], { encoding: "utf8" }).trim();
console.log(`timeout-lint under node ${nodeVersion}; medians of ${rounds} rounds, tools in turns; CPU is user + system\n`);
const scratch = mkdtempSync(join(tmpdir(), "timeout-lint-bench-"));
const budgets = [];
try {
  for (const [language, directory] of trees) budgets.push(...(await compare(language, resolve(directory))));
  budgets.push(...start());
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
for (const { text, isMet } of budgets) console.log(`${isMet ? "✔ pass" : "✖ FAIL"}  ${text}`);
process.exitCode = budgets.every(({ isMet }) => isMet) ? 0 : 1;

async function compare(language, directory) {
  const { tools, missing, files, megabytes } = await toolsFor({ language, directory, node, modules: values.modules, scratch });
  // Not counted: they warm the page cache, and our own.
  for (const tool of tools.slice(0, 2)) measure(tool);
  const runs = new Map(tools.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) for (const tool of tools) runs.get(tool.name).push(measure(tool));
  const rows = tools.map(({ name, comparedWith = tools[0].name }) => ({ name, comparedWith, ...mediansOf(runs.get(name)) }));
  console.log(`${language}  ${directory}  (${files} files, ${megabytes.toFixed(1)} MB)`);
  print(rows);
  for (const what of missing) console.log(`  not compared: ${what}`);
  console.log("");
  return budgetsOf(language, directory, rows, nodeVersion);
}

function mediansOf(runs) {
  return Object.fromEntries(["cpu", "wall", "megabytes"].map((figure) => [figure, median(runs.map((run) => run[figure]))]));
}

/** Ratios above 1: costs more than timeout-lint. */
function print(rows) {
  const width = Math.max(...rows.map(({ name }) => name.length));
  const line = (...cells) => console.log(`  ${cells.map((cell, at) => (at === 0 ? cell.padEnd(width) : cell.padStart(9))).join(" ")}`);
  line("", "CPU s", "×", "wall s", "×", "RSS MB", "×");
  for (const { name, comparedWith, cpu, wall, megabytes } of rows) {
    const own = rows.find((row) => row.name === comparedWith);
    const ratio = (value, of) => (of > 0 ? (value / of).toFixed(2) : "–");
    line(
      name,
      cpu.toFixed(2),
      ratio(cpu, own.cpu),
      wall.toFixed(2),
      ratio(wall, own.wall),
      megabytes.toFixed(0),
      ratio(megabytes, own.megabytes),
    );
  }
}

function start() {
  const run = (...args) => measure({ command: node, args, cwd: ".", fine: [0] }).wall;
  const empty = [];
  const version = [];
  for (let at = 0; at < STARTS; at += 1) {
    empty.push(run("-e", "0"));
    version.push(run("dist/cli.js", "--version"));
  }
  const added = 1000 * (median(version) - median(empty));
  return [{ text: `--version adds ${added.toFixed(0)} ms to an empty node process (under 60)`, isMet: added < 60 }];
}

function fail(message) {
  console.error(`bench: ${message}`);
  process.exit(2);
}
