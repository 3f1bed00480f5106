// Imports TypeScript modules, which Node 20 cannot: bundled into one temporary file. `texts` stand in for files on disk.
import { mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

export async function importSource(files, texts = new Map()) {
  const directory = mkdtempSync(join("node_modules", ".timeout-lint-"));
  const outfile = join(directory, "bundle.mjs");
  try {
    await build({
      stdin: {
        contents: files.map((file, at) => `export * as m${at} from ${JSON.stringify(`./${file}`)};`).join("\n"),
        resolveDir: process.cwd(),
      },
      bundle: true,
      platform: "node",
      format: "esm",
      packages: "external",
      outfile,
      logLevel: "error",
      plugins: [
        {
          name: "texts",
          setup(plugin) {
            plugin.onLoad({ filter: /\.ts$/ }, ({ path }) => {
              for (const [file, contents] of texts) if (resolve(file) === path) return { contents, loader: "ts" };
              return undefined;
            });
          },
        },
      ],
    });
    const bundle = await import(pathToFileURL(outfile).href);
    return files.map((_, at) => bundle[`m${at}`]);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
