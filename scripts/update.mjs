// Writes what is generated: the rule index, schema.json, the tables in README.md. `--check` only compares.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { generate } from "./generated.mjs";

const isCheck = process.argv.includes("--check");
const stale = [];
for (const [file, text] of await generate()) {
  if (existsSync(file) && readFileSync(file, "utf8") === text) continue;
  stale.push(file);
  if (!isCheck) writeFileSync(file, text);
}
if (stale.length > 0) console.log(isCheck ? `Stale, run npm run update: ${stale.join(", ")}` : `Updated ${stale.join(", ")}`);
process.exitCode = isCheck && stale.length > 0 ? 1 : 0;
