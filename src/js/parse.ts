import { createRequire } from "node:module";
import type * as Oxc from "oxc-parser";
import type { ParseProblem } from "../program/front-end.ts";
import { isTooDeep } from "./depth.ts";
import { flowAsTypeScript } from "./flow.ts";

export type Parsed =
  | { readonly ok: true; readonly tree: Oxc.Program; readonly problems: readonly ParseProblem[] }
  | { readonly ok: false; readonly reason: string; readonly line: number | undefined };

export type Language = "jsx" | "ts" | "tsx" | "dts";

let loaded: typeof Oxc | undefined;
let isRaw: boolean | undefined;

/** The parser is native: it is loaded for the first file that needs it. */
function loadParser(): typeof Oxc {
  loaded ??= createRequire(import.meta.url)("oxc-parser") as typeof Oxc;
  return loaded;
}

export function toLanguage(file: string): Language {
  if (/\.d\.[mc]?ts$/i.test(file)) return "dts";
  if (/\.[mc]?ts$/i.test(file)) return "ts";
  return /\.tsx$/i.test(file) ? "tsx" : "jsx";
}

const FLOW = /@flow\b|\bimport\s+type(?:of)?\b|:\s*\?\s*\w/;

/** Parses as a module, and where that fails as CommonJS, which also allows `return` at the top and sloppy syntax. */
export function parse(file: string, text: string, language: Language): Parsed {
  if (isTooDeep(text)) return { ok: false, reason: "nesting too deep", line: undefined };
  const parsed = parseBest(file, text, language);
  if (parsed.ok || language !== "jsx") return parsed;
  // The parser knows no Flow, but most of Flow's annotations are TypeScript's; not every file with them says `@flow`.
  const asTypeScript = parseBest(`${file}.tsx`, text.replace(/@flow\b/g, "@none"), "tsx");
  if (asTypeScript.ok || !FLOW.test(text)) return asTypeScript.ok ? asTypeScript : parsed;
  const plain = parseBest(`${file}.tsx`, flowAsTypeScript(text), "tsx");
  return plain.ok ? plain : parsed;
}

function parseBest(file: string, text: string, language: Language): Parsed {
  const first = parseAs(file, text, language, "module");
  if (first.errors.length === 0) return { ok: true, tree: first.program, problems: [] };
  const second = parseAs(file, text, language, "commonjs");
  const best = second.errors.length < first.errors.length ? second : first;
  const problems = best.errors.map((error) => ({ message: error.message, line: toLine(text, error.labels[0]?.start) }));
  const [problem] = problems;
  if (problem !== undefined && best.program.body.length === 0) return { ok: false, reason: problem.message, line: problem.line };
  return { ok: true, tree: best.program, problems };
}

interface Answer {
  readonly program: Oxc.Program;
  readonly errors: readonly Oxc.OxcError[];
}

/**
 * The same tree comes over twice as fast as raw memory (Node 22 and later). That takes 6 GiB of address space, which not every place
 * grants: the first such failure is the last try. The lazy mode would be faster still, but its tree is no ESTree.
 */
function parseAs(file: string, text: string, lang: Language, sourceType: "module" | "commonjs"): Answer {
  const parser = loadParser();
  const options = { lang, sourceType, astType: "ts", preserveParens: false } as const;
  isRaw ??= parser.rawTransferSupported();
  if (isRaw) {
    try {
      const { program, errors } = parser.parseSync(file, text, { ...options, experimentalRawTransfer: true } as Oxc.ParserOptions);
      return { program, errors: errors.filter(isHarm) };
    } catch (error) {
      if (!(error instanceof RangeError && error.message.includes("call stack"))) isRaw = false;
    }
  }
  const { program, errors } = parser.parseSync(file, text, options);
  return { program, errors: errors.filter(isHarm) };
}

/** Astro allows `return` at the top of a module; the tree is complete. */
function isHarm(error: Oxc.OxcError): boolean {
  return !error.message.startsWith("A 'return' statement can only be used within a function body");
}

/** Whether trees come as raw memory; setting it is for tests. */
export function useRawTransfer(wanted: boolean): boolean {
  isRaw = wanted && loadParser().rawTransferSupported();
  return isRaw;
}

function toLine(text: string, offset: number | undefined): number | undefined {
  return offset === undefined ? undefined : text.slice(0, offset).split(/\r\n|[\n\r]/).length;
}
