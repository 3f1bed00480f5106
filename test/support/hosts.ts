import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, rmdirSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import type * as Eslint from "eslint";

/** Real hosts for the ESLint plugin: a package of its own, since typescript-eslint wants another TypeScript than ours. */
export const HOSTS = resolve("test/hosts");

/** Installs them once, whichever of the test files comes first; the others wait. */
export function installHosts(): void {
  const installed = () => existsSync(`${HOSTS}/node_modules/.package-lock.json`);
  const lock = `${HOSTS}/.installing`;
  for (let tries = 0; !installed() && tries < 600; tries++) {
    try {
      mkdirSync(lock);
    } catch {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 250);
      continue;
    }
    try {
      const quietly = ["--no-save", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
      if (!installed()) execFileSync("npm", ["install", ...quietly], { cwd: HOSTS });
    } finally {
      rmdirSync(lock);
    }
  }
}

export function requireHost<T>(name: string): T {
  return createRequire(`${HOSTS}/package.json`)(name) as T;
}

export const ESLINT_VERSIONS = ["eslint-9-15", "eslint-9", "eslint"] as const;

export function requireEslint(name: (typeof ESLINT_VERSIONS)[number] = "eslint"): typeof Eslint {
  return requireHost<typeof Eslint>(name);
}

export interface Parser {
  readonly meta?: { readonly name?: string };
}

/** The parser people have for such a file; undefined: ESLint's own. */
export function parserFor(file: string): Parser | undefined {
  const typescript = () => requireHost<{ readonly parser: Parser }>("typescript-eslint").parser;
  if (/\.[mc]?tsx?$/.test(file)) return typescript();
  return file.endsWith(".vue") ? requireHost<Parser>("vue-eslint-parser") : undefined;
}
