// Bundles src into dist: the command and the API, sharing chunks; the parsers stay external and are loaded when needed.
// Into another directory, named as argument, without types: for tests and benches, which others' builds must not disturb.
import { spawnSync } from "node:child_process";
import { chmodSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const { version } = JSON.parse(readFileSync("package.json", "utf8"));
const [outdir = "dist"] = process.argv.slice(2);
rmSync(outdir, { recursive: true, force: true });
await build({
  entryPoints: { cli: "src/cli/main.ts", index: "src/index.ts" },
  outdir,
  bundle: true,
  splitting: true,
  chunkNames: "chunks/[name]-[hash]",
  platform: "node",
  format: "esm",
  target: "node20.19",
  packages: "external",
  // Half the bytes start faster; names stay, for the stacks that TIMEOUT_LINT_DEBUG shows.
  minifyWhitespace: true,
  minifySyntax: true,
  define: { TIMEOUT_LINT_VERSION: JSON.stringify(version) },
  logLevel: "warning",
});
chmodSync(`${outdir}/cli.js`, 0o755);

// The declarations are a by-product: a type error must not keep anyone from running the tool (`npm run check` finds it).
if (outdir === "dist") {
  const { status, stdout } = spawnSync("node_modules/.bin/tsc", ["-p", "tsconfig.build.json"], { encoding: "utf8" });
  writeFileSync("dist/index.d.ts", 'export * from "./types/src/index.d.ts";\n');
  if (status !== 0) console.error(`Types with errors:\n${stdout}`);
}
