// All checks at once, each in a process of its own; prints what the failing ones said.
import { spawn } from "node:child_process";

const CHECKS = {
  types: "tsc --noEmit -p . && tsc --noEmit -p page",
  "lint and format": "biome check --error-on-warnings .",
  "architecture and rules": "vitest run test/architecture.test.ts test/rules.test.ts",
  "generated files": "node scripts/update.mjs --check",
  "unused code": "knip --no-progress",
};

const started = Date.now();
const results = await Promise.all(Object.entries(CHECKS).map(([name, command]) => check(name, command)));
for (const { name, command, output } of results.filter(({ ok }) => !ok)) console.log(`\n✖ ${name}: ${command}\n${output.trim()}`);
console.log(`\n${results.map(({ name, ok, seconds }) => `${ok ? "✔" : "✖"} ${name} (${seconds} s)`).join("\n")}`);
console.log(`${((Date.now() - started) / 1000).toFixed(1)} s`);
process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;

function check(name, command) {
  const begun = Date.now();
  return new Promise((resolve) => {
    const path = `node_modules/.bin:${process.env.PATH}`;
    const child = spawn(command, { shell: true, env: { ...process.env, PATH: path, NO_COLOR: "1" } });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("close", (code) => resolve({ name, command, output, ok: code === 0, seconds: ((Date.now() - begun) / 1000).toFixed(1) }));
  });
}
