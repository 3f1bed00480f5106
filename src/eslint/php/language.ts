import type { Language } from "@eslint/core";
import { parsePhp } from "../../php/parse.ts";
import { PHPSourceCode } from "./source-code.ts";
import type { PHPLanguageOptions, PHPNode, PHPProgram } from "./types.ts";
import { visitorKeys } from "./visitor-keys.ts";

const OPTIONS: {
  readonly [name in keyof Required<PHPLanguageOptions>]: { readonly is: (value: unknown) => boolean; readonly what: string };
} = {
  version: { is: (value) => typeof value === "string" && /^[5-8]\.\d$/.test(value), what: 'a version such as "8.5"' },
  shortTags: { is: (value) => typeof value === "boolean", what: "true or false" },
  tolerant: { is: (value) => typeof value === "boolean", what: "true or false" },
};

/** The parser complains, though the tree is complete and PHP reads it: `f(...$a, name: 1)`. */
const COMPLETE = /non-variadic argument after a variadic/;

/** PHP for ESLint: `plugins: { "timeout-lint": … }, language: "timeout-lint/php"`. */
export const phpLanguage = {
  fileType: "text",
  lineStart: 1,
  columnStart: 0,
  nodeTypeKey: "kind",
  visitorKeys: Object.fromEntries(Object.entries(visitorKeys).map(([kind, keys]) => [kind, [...keys]])),
  defaultLanguageOptions: {},

  /** Options of other languages arrive here too, where a configuration object names no `files`: they are ignored. */
  validateLanguageOptions(options) {
    for (const [name, { is, what }] of Object.entries(OPTIONS)) {
      const value: unknown = options[name];
      if (value !== undefined && !is(value)) throw new TypeError(`languageOptions.${name} must be ${what}.`);
    }
  },

  parse(file, { languageOptions }) {
    const text = String(file.body);
    const { version, shortTags, tolerant = false } = languageOptions;
    const parsed = parsePhp(text, { version, shortTags });
    if (!parsed.ok) return { ok: false, errors: [{ message: parsed.reason, line: parsed.line ?? 1, column: (parsed.column ?? 0) + 1 }] };
    const problem = parsed.problems.find(({ message }) => !COMPLETE.test(message));
    if (problem === undefined || tolerant) return { ok: true, ast: parsed.root as PHPProgram };
    const line = problem.line ?? 1;
    const before = problem.offset === undefined ? "" : text.slice(0, problem.offset);
    const column = before.length - Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r"));
    return { ok: false, errors: [{ message: cleanMessage(problem.message), line, column }] };
  },

  createSourceCode(file, { ast }, context = { languageOptions: {} }) {
    const { version, shortTags } = context.languageOptions;
    return new PHPSourceCode({ text: String(file.body), ast, hasBOM: file.bom, options: { version, shortTags } });
  },
} satisfies Omit<
  Language<{ LangOptions: PHPLanguageOptions & Record<string, unknown>; Code: PHPSourceCode; RootNode: PHPProgram; Node: PHPNode }>,
  never
>;

/** `Parse Error : syntax error, unexpected ';' on line 2`: ESLint says "Parsing error" and the line itself. */
function cleanMessage(message: string): string {
  return message
    .replace(/^Parse Error\s*:\s*/i, "")
    .replace(/ on line \d+$/, "")
    .replace(/^./, (first) => first.toUpperCase());
}
