import type { ParseProblem } from "../program/front-end.ts";
import type { Span } from "../program/nodes.ts";
import { type Language, type Parsed, parse } from "./parse.ts";

interface Script extends Span {
  readonly language: Language;
}

const MARKUP = /\.(?:vue|svelte|astro|html?)$/i;
const SCRIPT = /<!--[\s\S]*?-->|<script\b((?:[^>"']|"[^"]*"|'[^']*')*)>([\s\S]*?)<\/script\s*>/gi;
const FRONT_MATTER = /^\s*---[^\S\n\r]*(?:\r\n|[\n\r])([\s\S]*?)^---/m;
/** Other types hold data or text for a template engine. */
const CODE_TYPE = /^(?:|module|(?:text|application)\/(?:x-)?(?:javascript|ecmascript|babel|jsx|typescript))$/i;

export function holdsScripts(file: string): boolean {
  return MARKUP.test(file);
}

/** Code is parsed with blanks in place of what stands before it, so that its offsets are the file's. */
export function parseScripts(file: string, text: string): Parsed {
  const trees = findScripts(file, text).map((script) => {
    const code = " ".repeat(script.start) + text.slice(script.start, script.end);
    return parse(file, code, script.language);
  });
  const problems = trees.flatMap((parsed): readonly ParseProblem[] =>
    parsed.ok ? parsed.problems : [{ message: parsed.reason, line: parsed.line }],
  );
  const parsed = trees.filter((tree) => tree.ok);
  const [failed] = trees;
  if (parsed.length === 0 && failed !== undefined) return failed;
  const body = parsed.flatMap(({ tree }) => tree.body);
  return { ok: true, tree: { type: "Program", body, sourceType: "module", hashbang: null, start: 0, end: text.length }, problems };
}

export function findScripts(file: string, text: string): Script[] {
  const isAstro = /\.astro$/i.test(file);
  const scripts: Script[] = [];
  let markup = 0;
  const frontMatter = isAstro ? FRONT_MATTER.exec(text) : null;
  if (frontMatter !== null) {
    markup = frontMatter[0].length;
    const end = markup - "---".length;
    scripts.push({ start: end - (frontMatter[1] ?? "").length, end, language: "tsx" });
  }
  SCRIPT.lastIndex = markup;
  for (let match = SCRIPT.exec(text); match !== null; match = SCRIPT.exec(text)) {
    const [whole, attributes, code] = match;
    if (attributes === undefined || code === undefined || code.trim() === "") continue;
    if (!CODE_TYPE.test(findAttribute(attributes, "type") ?? "")) continue;
    const start = match.index + whole.indexOf(">", "<script".length + attributes.length) + 1;
    scripts.push({ start, end: start + code.length, language: toLanguage(findAttribute(attributes, "lang"), isAstro) });
  }
  return scripts;
}

function findAttribute(attributes: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "i").exec(attributes);
  return match === null ? undefined : (match[1] ?? match[2] ?? match[3]);
}

function toLanguage(lang: string | undefined, isAstro: boolean): Language {
  if (lang === "tsx") return "tsx";
  return isAstro || lang === "ts" || lang === "typescript" ? "ts" : "jsx";
}
