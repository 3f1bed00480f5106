// Writes what is generated: the rule index, schema.json, the pages of docs/. `--check` only compares.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { generate } from "./generated.mjs";

/** Nothing in them is written by hand: what is no longer made goes. */
const GENERATED = ["docs/libraries", "docs/codes"];

const isCheck = process.argv.includes("--check");
const stale = [];
const texts = await generate();
for (const [file, text] of texts) {
  if (existsSync(file) && readFileSync(file, "utf8") === text) continue;
  stale.push(file);
  if (isCheck) continue;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
for (const file of GENERATED.flatMap(listFiles).filter((file) => !texts.has(file))) {
  stale.push(file);
  if (!isCheck) rmSync(file);
}
if (stale.length > 0) console.log(isCheck ? `Stale, run npm run update: ${stale.join(", ")}` : `Updated ${stale.join(", ")}`);
process.exitCode = isCheck && stale.length > 0 ? 1 : 0;

function listFiles(directory) {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).replaceAll("\\", "/"));
}
