import { joinPaths } from "./finding/posix.ts";
import type { Host } from "./host/host.ts";
import type { Manifest } from "./manifests.ts";
import { isPlainPage, type Pages } from "./pages.ts";

const FRONT_END = ["react", "vue", "svelte", "@angular/core", "preact", "solid-js", "lit", "jquery", "backbone", "ember-source"];
const SERVER = [
  "express",
  "koa",
  "fastify",
  "@nestjs/core",
  "@hapi/hapi",
  "next",
  "nuxt",
  "@remix-run/node",
  "@sveltejs/kit",
  "hono",
  "restify",
  "socket.io",
  "pg",
  "mongodb",
  "mongoose",
  "redis",
  "ioredis",
  "commander",
  "yargs",
  "electron",
];
/** What makes pages of sources, whatever they are written with. */
const BUNDLERS = ["vite", "webpack", "esbuild", "rollup", "parcel", "parcel-bundler", "browserify", "laravel-mix", "@rspack/core", "gulp"];
const META = ["next", "nuxt", "@remix-run/react", "@sveltejs/kit", "astro", "gatsby"];
const SERVER_PATH = /(^|\/)(server|api|backend|pages\/api|routes|scripts|bin|cli)\//;
/** Folders of what a server hands to browsers as it is. */
const SERVED = /(?:^|\/)(?:public|static|wwwroot|webroot|htdocs)\//;
const SERVICE_WORKER = /(?:^|\/)(?:sw|service[-_]?worker)\.[cm]?[jt]s$/i;

/** Where a script runs, by the project around it, and where that says nothing of pages, by its own words. */
export function runtimeOf(
  host: Host,
  file: string,
  directories: Iterable<string>,
  manifestIn: (directory: string) => Manifest | undefined,
  pages: Pages | undefined,
): string {
  const runtime = runtimeAround(host, file, directories, manifestIn, pages);
  if (runtime !== "node" || !/\.m?js$/i.test(file)) return runtime;
  return isPlainPage(host.readText(file) ?? "") ? "browser" : runtime;
}

/** `directories` are those around the file, the nearest first. */
function runtimeAround(
  host: Host,
  file: string,
  directories: Iterable<string>,
  manifestIn: (directory: string) => Manifest | undefined,
  pages: Pages | undefined,
): string {
  if (/\.(vue|svelte|html?)$/i.test(file) || SERVICE_WORKER.test(file)) return "browser";
  const has = (directory: string, ...names: readonly string[]) => names.some((name) => host.isFile(joinPaths(directory, name)));
  for (const directory of directories) {
    if (has(directory, "deno.json", "deno.jsonc")) return "deno";
    const manifest = manifestIn(directory);
    // An extension runs in the editor's Node, whatever runs its tests.
    if (manifest && "vscode" in manifest.engines) return "node";
    if (runsOnBun(host.readText(joinPaths(directory, "bunfig.toml")))) return "bun";
    if (has(directory, "wrangler.toml", "wrangler.jsonc")) return "edge";
    if (manifest) {
      const runtime = runtimeIn(manifest, file, directory === "." ? file : file.slice(directory.length + 1));
      return runtime === "node" && makesPages(manifest) && pages?.has(directory, file) ? "browser" : runtime;
    }
  }
  return SERVED.test(file) ? "browser" : "node";
}

/** A configuration of its test runner and its package manager alone says nothing of where the program runs. */
function runsOnBun(config: string | undefined): boolean {
  if (config === undefined) return false;
  const tables = [...config.matchAll(/^\s*\[+\s*([\w.-]+)/gm)].map(([, name = ""]) => name.split(".")[0]);
  const isPlain = /^\s*[\w.-]+\s*=/.test(
    config
      .split(/^\s*\[/m)[0]
      ?.replace(/^\s*#.*$/gm, "")
      .trim() ?? "",
  );
  return isPlain || tables.length === 0 || tables.some((name) => name !== "test" && name !== "install");
}

function makesPages({ dependencies, raw }: Manifest): boolean {
  return "browserslist" in raw || [...FRONT_END, ...BUNDLERS].some((name) => name in dependencies);
}

function runtimeIn({ dependencies, raw }: Manifest, file: string, inPackage: string): string {
  const has = (names: readonly string[]) => names.some((name) => name in dependencies);
  if ("react-native" in dependencies || "expo" in dependencies) return "react-native";
  if (SERVED.test(inPackage)) return "browser";
  if (has(META)) return SERVER_PATH.test(file) || /\.server\./.test(file) ? "node" : "universal";
  if ((has(FRONT_END) || "browserslist" in raw) && !has(SERVER) && !SERVER_PATH.test(file)) return "browser";
  return "node";
}
