// npm run prove [-- js/axios php/curl …]: lets real libraries wait for peers that never answer. See proofs/README.md.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { importSource } from "./import-source.mjs";

if (!existsSync("proofs/node_modules")) {
  const { status } = spawnSync("npm", ["ci", "--prefix", "proofs", "--ignore-scripts", "--no-audit", "--no-fund"], { stdio: "inherit" });
  if (status !== 0) process.exit(2);
}
const [{ prove }] = await importSource(["proofs/runner/prove.ts"]);
process.exitCode = await prove(process.argv.slice(2), console.log);
