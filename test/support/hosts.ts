import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import type * as Eslint from "eslint";

/** Real hosts for the ESLint plugin: a package of its own, since typescript-eslint wants another TypeScript than ours. */
export const HOSTS = resolve("test/hosts");

export function installHosts(): void {
  if (existsSync(`${HOSTS}/node_modules/.package-lock.json`)) return;
  execFileSync("npm", ["ci", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"], { cwd: HOSTS });
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
