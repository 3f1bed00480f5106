import type { EntryPoints } from "./entry-points.ts";
import { isTestFile } from "./finding/decide.ts";
import { joinPaths } from "./finding/posix.ts";
import type { Host } from "./host/host.ts";
import { isSkippedDirectory, isSkippedFile } from "./host/ignored.ts";
import type { Reach } from "./reach.ts";
import { remembered } from "./remembered.ts";

/** Tells which files of a package that has servers and pages run in pages alone. */
export interface Pages {
  has(directory: string, file: string): boolean;
}

export interface PagesOptions {
  readonly host: Host;
  readonly reach: Reach;
  readonly entryPoints: EntryPoints;
}

const MOST_FILES = 5_000;
const SOURCE = /\.(?:[cm]?[jt]sx?|vue|svelte)$/i;
const COMPONENT = /\.(?:vue|svelte)$/i;

/** What only a page, or a browser's extension, has; Node's fetch takes no address without a host. */
const PAGE =
  /\bdocument\.(?:getElement|querySelector|addEventListener|createElement|cookie|body)|\bwindow\.(?:location|document|history|addEventListener|open)\b|\bnew FormData\(|\.preventDefault\(\)|\bcustomElements\.|\bextends HTMLElement\b|\blocalStorage\.|\b(?:chrome|browser)\.(?:runtime|tabs|webRequest|scripting|contextMenus)\.|(?<![.\w$])fetch\(\s*["'`]\/(?!\/)/;
/** In a file of its own, without a bundler, these are Node's. */
const NODE =
  /\brequire\s*\(|\bfrom\s*["'](?![./])|\bimport\s*["'](?![./])|\bprocess\.|\bmodule\.exports\b|\bexports\.|\b__dirname\b|\bBuffer\.|^#!/;
/** What no bundler brings into a page: the parts of Node that have no stand-in there, and packages that need them. */
const SERVER = new RegExp(
  [
    "^#!|\\bprocess\\.(?:exit|argv|cwd|stdin|stdout|stderr|on|pid|kill)\\b|\\b__dirname\\b|\\bcreateRequire\\(",
    "\\b(?:from|import|require)\\s*\\(?\\s*['\"](?:node:",
    "(?:fs|https?|http2|net|tls|dns|dgram|os|child_process|cluster|worker_threads|zlib|readline|perf_hooks|async_hooks|vm)(?:/promises)?['\"]",
    "(?:express|koa|fastify|hono|restify|pg|mysql2?|mongodb|mongoose|i?oredis|redis|sequelize|typeorm|knex|nodemailer|commander|yargs|undici|node-fetch|ws|jsdom|dotenv|fs-extra|execa|winston|pino|electron)(?:[-/'\"])",
    "@(?:nestjs|hapi|koa|fastify|prisma)/",
    "(?:react-dom|preact-render-to-string|vue|@vue|svelte)/?(?:server|server-renderer|render)['\"/])",
  ].join("|"),
  "m",
);
/** It makes the text of a page: what that says is not its own. */
const MARKUP = /<script\b|<!doctype\b/i;
/** It is written for both. */
const GUARDED = /\btypeof\s*\(?\s*(?:window|document|self|process|navigator|globalThis\.window)\b/;

/** A script that speaks of pages, and of nothing else that needs more than a page. */
export function isPlainPage(text: string): boolean {
  return PAGE.test(text) && !NODE.test(text);
}

/** A page's file is one that a page leads to, and no server. */
export function createPages({ host, reach, entryPoints }: PagesOptions): Pages {
  const kindOf = remembered((file: string): "server" | "page" | "both" | "either" => {
    if (COMPONENT.test(file)) return "page";
    const text = host.readText(file) ?? "";
    if (SERVER.test(text)) return "server";
    if (GUARDED.test(text)) return "both";
    return PAGE.test(text) && !MARKUP.test(text) ? "page" : "either";
  });
  const pagesIn = remembered((directory: string): ReadonlySet<string> => {
    const sources = sourcesIn(host, directory);
    if (sources === undefined) return new Set();
    // What others import of the package, they may import in Node.
    const begin = entryPoints.written(directory).filter((file) => kindOf(file) !== "page");
    const servers = reach.fromAll([...begin, ...sources.filter((file) => kindOf(file) === "server")]);
    const pages = sources.filter((file) => kindOf(file) === "page" && !servers.has(file));
    return new Set([...reach.fromAll(pages)].filter((file) => !servers.has(file) && kindOf(file) !== "both"));
  });
  return { has: (directory, file) => kindOf(file) !== "server" && pagesIn(directory).has(file) };
}

/** Undefined: too many to read. */
function sourcesIn(host: Host, directory: string): readonly string[] | undefined {
  const found: string[] = [];
  const pending = [directory];
  for (let each = pending.pop(); each !== undefined; each = pending.pop()) {
    for (const { name, kind } of host.list(each)) {
      const path = joinPaths(each, name);
      if (kind === "directory") {
        if (!isSkippedDirectory(name) && !name.startsWith(".")) pending.push(path);
      } else if (SOURCE.test(name) && !isSkippedFile(name) && !isTestFile(path)) found.push(path);
    }
    if (found.length > MOST_FILES) return undefined;
  }
  return found;
}
