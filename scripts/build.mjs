// Bundles src into dist: the command and the API, sharing chunks; the parsers stay external and are loaded when needed.
// Into another directory, named as argument, without types: for tests and benches, which others' builds must not disturb.
import { spawnSync } from "node:child_process";
import { chmodSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const { version } = JSON.parse(readFileSync("package.json", "utf8"));
const [outdir = "dist"] = process.argv.slice(2);
rmSync(outdir, { recursive: true, force: true });
const options = {
  outdir,
  bundle: true,
  platform: "node",
  target: "node20.19",
  packages: "external",
  // Half the bytes start faster; names stay, for the stacks that TIMEOUT_LINT_DEBUG shows.
  minifyWhitespace: true,
  minifySyntax: true,
  define: { TIMEOUT_LINT_VERSION: JSON.stringify(version) },
  logLevel: "warning",
};
await build({
  ...options,
  entryPoints: {
    cli: "src/cli/main.ts",
    index: "src/index.ts",
    eslint: "src/eslint/index.ts",
    "eslint-scan": "src/eslint/scan-worker.ts",
    "language-worker": "src/language-worker.ts",
    php: "src/eslint/php-only.ts",
  },
  splitting: true,
  chunkNames: "chunks/[name]-[hash]",
  format: "esm",
});
// For configuration files that `require`: the plugin itself, which has the other exports as properties.
await build({
  ...options,
  entryPoints: { eslint: "src/eslint/index.ts", php: "src/eslint/php-only.ts" },
  outExtension: { ".js": ".cjs" },
  format: "cjs",
  define: { ...options.define, "import.meta.url": "importMetaUrl" },
  banner: { js: 'const importMetaUrl = require("node:url").pathToFileURL(__filename).href;' },
  footer: { js: "module.exports = Object.assign(module.exports.default, module.exports);" },
});
chmodSync(`${outdir}/cli.js`, 0o755);

// The declarations are a by-product: a type error must not keep anyone from running the tool (`npm run check` finds it).
if (outdir === "dist") {
  const { status, stdout } = spawnSync("node_modules/.bin/tsc", ["-p", "tsconfig.build.json"], { encoding: "utf8" });
  writeFileSync("dist/index.d.ts", 'export * from "./types/src/index.d.ts";\n');
  for (const [name, entry] of Object.entries({ eslint: "index", php: "php-only" })) {
    const types = `./types/src/eslint/${entry}.d.ts`;
    writeFileSync(`dist/${name}.d.ts`, `export { default } from "${types}";\nexport * from "${types}";\n`);
    const module = `typeof import("./${name}.d.ts", { with: { "resolution-mode": "import" } })`;
    writeFileSync(`dist/${name}.d.cts`, `declare const plugin: ${module}["default"] & ${module};\nexport = plugin;\n`);
  }
  if (status !== 0) console.error(`Types with errors:\n${stdout}`);
}
