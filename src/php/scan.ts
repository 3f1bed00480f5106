import type { Span } from "../program/nodes.ts";

/** A stretch of a PHP file that is no code. Code between braces inside a string counts as part of the string. */
export interface Region extends Span {
  readonly kind: "html" | "line" | "block" | "string" | "heredoc" | "data";
}

/** What can begin something else than code, and the braces that can end the code in a string. */
const CODE_TOKEN =
  /\?>|\/\/|#(?!\[)|\/\*|['"`{}]|<<<[ \t]*(["']?)([A-Za-z_\x80-\uffff][\w\x80-\uffff]*)\1\r?(?:\n|\r)|\b__halt_compiler\s*\(/gi;
const TEXT_TOKEN = /\\[\s\S]|\{\$|\$\{|["'`]/g;
/** Strings in strings in strings: nobody writes more, and the call stack is finite. */
const MAX_DEPTH = 50;

/** `<?` alone opens PHP where the file uses it so; elsewhere it may be XML's. */
export function usesShortTags(source: string): boolean {
  return /<\?(?!php\b|=|xml)/i.test(source);
}

export function scanRegions(source: string): readonly Region[] {
  const regions: Region[] = [];
  const openTag = usesShortTags(source) ? /<\?(?:php\b|=|(?!xml))/gi : /<\?(?:php\b|=)/gi;
  let at = 0;
  while (at < source.length) {
    openTag.lastIndex = at;
    const tag = openTag.exec(source);
    const html = tag === null ? source.length : openTag.lastIndex;
    regions.push({ kind: "html", start: at, end: html });
    at = skipCode(source, html, regions, 0);
  }
  return regions;
}

/** Offset after the `?>` that ends the code at `from`, or after the `}` that ends it inside a string (`depth` above 0). */
function skipCode(source: string, from: number, regions: Region[], depth: number): number {
  let at = from;
  let braces = 0;
  for (;;) {
    CODE_TOKEN.lastIndex = at;
    const token = CODE_TOKEN.exec(source);
    if (token === null) return source.length;
    const start = token.index;
    at = CODE_TOKEN.lastIndex;
    if (token[0] === "{") braces++;
    else if (token[0] === "}") {
      if (braces === 0 && depth > 0) return at;
      braces--;
    } else if (token[0] === "?>") {
      if (depth === 0) return at;
    } else {
      const kind = kindOf(token);
      at = kind === "data" ? source.length : endOf(kind, token, source, depth);
      regions.push({ kind, start, end: at });
    }
  }
}

function kindOf(token: RegExpExecArray): "line" | "block" | "string" | "heredoc" | "data" {
  if (token[2] !== undefined) return "heredoc";
  if (token[0] === "//" || token[0] === "#") return "line";
  if (token[0] === "/*") return "block";
  return token[0].length === 1 ? "string" : "data";
}

function endOf(kind: "line" | "block" | "string" | "heredoc", token: RegExpExecArray, source: string, depth: number): number {
  const body = token.index + token[0].length;
  switch (kind) {
    case "line":
      return firstOf(/[\r\n]|\?>/g, source, body).start;
    case "block":
      return firstOf(/\*\//g, source, body).end;
    case "heredoc":
      // The label that ends it may be indented, and the body may be empty.
      return firstOf(new RegExp(`[\\r\\n][ \\t]*${token[2]}(?![\\w\\x80-\\uffff])`, "g"), source, body - 1).end;
    case "string":
      return skipText(source, body, token[0], depth);
  }
}

/** Offset after the quote that ends the text at `from`, past the expressions in it, which may have quotes of their own. */
function skipText(source: string, from: number, quote: string, depth: number): number {
  let at = from;
  for (;;) {
    TEXT_TOKEN.lastIndex = at;
    const token = TEXT_TOKEN.exec(source);
    if (token === null) return source.length;
    at = TEXT_TOKEN.lastIndex;
    if (token[0] === quote) return at;
    // The comments and strings in there belong to this one.
    if ((token[0] === "{$" || token[0] === "${") && quote !== "'" && depth < MAX_DEPTH) at = skipCode(source, at, [], depth + 1);
  }
}

function firstOf(pattern: RegExp, source: string, from: number): Span {
  pattern.lastIndex = from;
  const match = pattern.exec(source);
  return match === null ? { start: source.length, end: source.length } : { start: match.index, end: pattern.lastIndex };
}
