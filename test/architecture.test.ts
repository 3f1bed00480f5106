import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

/** Which layers a layer may import, besides itself: the table of ARCHITECTURE.md. `run` is the files of src itself. */
const ALLOWED: { readonly [layer: string]: readonly string[] } = {
  program: [],
  model: [],
  finding: [],
  rules: ["model"],
  analysis: ["program", "model", "finding"],
  php: ["program", "finding"],
  js: ["program", "finding"],
  suppress: ["finding"],
  report: ["finding"],
  fix: ["finding"],
  host: ["finding", "model"],
  config: ["finding", "model"],
  run: ["program", "model", "finding", "rules", "analysis", "php", "js", "suppress", "report", "fix", "host", "config"],
  eslint: ["run", "program", "model", "finding", "rules", "analysis", "php", "js", "suppress", "report", "fix", "host", "config"],
  cli: ["run", "config", "host", "report", "finding"],
};

const PACKAGES: { readonly [layer: string]: readonly string[] } = {
  php: ["php-parser", "node:module"],
  js: ["oxc-parser", "ts-morph", "node:module"],
  host: [
    "ignore",
    "picomatch",
    "node:child_process",
    "node:crypto",
    "node:v8",
    "node:fs",
    "node:path",
    "node:os",
    "node:module",
    "node:process",
    "node:worker_threads",
  ],
  config: ["picomatch"],
  eslint: ["@eslint/core", "@eslint/plugin-kit", "php-parser"],
};

const LONGEST = 250;

interface Source {
  readonly path: string;
  readonly layer: string;
  readonly text: string;
  /** Without comments and strings. */
  readonly code: string;
  readonly imports: readonly string[];
}

const sources = [...listSources("src"), ...listSources("rules")].map(readSource);

describe("imports", () => {
  test.each(sources.map((source) => [source.path, source] as const))("%s", (_, { path, layer, imports }) => {
    const forbidden = imports.filter((specifier) => {
      if (!specifier.startsWith("."))
        return !(PACKAGES[layer] ?? []).includes(builtinModules.includes(specifier) ? `node:${specifier}` : specifier);
      const target = layerOf(relative(".", resolve(dirname(path), specifier)));
      return target !== layer && !(ALLOWED[layer] ?? []).includes(target);
    });
    expect(forbidden).toEqual([]);
    expect(imports.filter((specifier) => specifier.startsWith(".") && !specifier.endsWith(".ts"))).toEqual([]);
  });
});

test("only the command line knows the process and the console", () => {
  const users = sources.filter(({ layer, code }) => layer !== "cli" && /(?<![.\w$])(?:process|console)\s*\./.test(code));
  expect(users.map(({ path }) => path)).toEqual([]);
});

test("no file grows long", () => {
  const long = sources.filter(({ text }) => text.split("\n").length - 1 > LONGEST);
  expect(long.map(({ path, text }) => `${path}: ${text.split("\n").length - 1} lines`)).toEqual([]);
});

test("heavy packages are loaded when they are needed, not before", () => {
  const early = sources.flatMap(({ path, text }) =>
    [...text.matchAll(/^import (?!type )[^;]*? from "(ts-morph|oxc-parser|php-parser)";/gm)].map(([, name]) => `${path}: ${name}`),
  );
  expect(early).toEqual([]);
});

function listSources(directory: string): readonly string[] {
  return readdirSync(directory, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function readSource(path: string): Source {
  const text = readFileSync(path, "utf8");
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[\s\S])*`/g, (found) =>
    found.startsWith("/") ? "" : '""',
  );
  const imports = [
    ...text
      .replace(/^\s*\/?\*.*$/gm, "")
      .matchAll(/^(?:import|export)\b[^;"'`]*?\bfrom "([^"]+)"|^import "([^"]+)"|\bimport\("([^"]+)"\)/gm),
  ];
  return { path, layer: layerOf(path), text, code, imports: imports.map(([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? "") };
}

function layerOf(path: string): string {
  const [top = "", next = "", ...rest] = path.split("/");
  return top === "src" ? (rest.length === 0 ? "run" : next) : top;
}
