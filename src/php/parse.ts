import { createRequire } from "node:module";
import type { ParseProblem } from "../program/front-end.ts";
import { children, type PhpNode, text } from "./ast.ts";
import { type Region, scanRegions, usesShortTags } from "./scan.ts";

export type Parsed =
  | { readonly ok: true; readonly root: PhpNode; readonly problems: readonly ParseProblem[] }
  | { readonly ok: false; readonly reason: string; readonly line: number | undefined; readonly column: number | undefined };

export interface ParseOptions {
  /** The newest syntax accepted; old code is read as well under the newest. */
  readonly version?: string | undefined;
  /** Whether `<?` opens PHP; undefined: where the file uses it so. */
  readonly shortTags?: boolean | undefined;
}

interface Engine {
  parseCode(source: string, file: string): unknown;
  tokenGetAll(source: string): readonly (string | readonly [name: string, text: string, line: number])[];
  readonly parser: { raiseError(...details: readonly unknown[]): unknown };
  readonly lexer: { readonly yylloc?: { readonly first_line?: number; readonly first_column?: number } };
}
type EngineClass = new (options: object) => Engine;

/** `=& new X` of PHP 4, `(void) f()` and final promoted parameters of PHP 8.5, control characters. */
const UNREAD_CODE = /&(?=\s*new\b)|\(\s*void\s*\)|(?<=[(,]\s*)final(?=\s+(?:public|protected|private)\b)|[\0-\x08\x0b\x0c\x0e-\x1f]/gi;
/** Whether there may be any; without the look-behind, four times as fast. */
const HINTS_UNREAD_CODE = /&\s*new\b|\(\s*void\s*\)|[(,]\s*final\s+p|[\0-\x08\x0b\x0c\x0e-\x1f]/i;

let engineClass: EngineClass | undefined;

/** Parses a PHP file; never throws. Offsets in the tree are offsets in `source`. */
export function parsePhp(source: string, { version = NEWEST, shortTags = usesShortTags(source) }: ParseOptions = {}): Parsed {
  const engine = createEngine(shortTags, version);
  boundErrors(engine, source.length);
  try {
    const root = engine.parseCode(readable(source, shortTags), "") as PhpNode;
    return { ok: true, root, problems: children(root, "errors").map(toProblem) };
  } catch (error) {
    // Recursion of its own; the rest are slips of its error recovery in code that no PHP reads.
    const isTooDeep = error instanceof RangeError && /call stack/i.test(error.message);
    return {
      ok: false,
      reason: isTooDeep ? "nesting too deep" : "syntax error",
      line: engine.lexer.yylloc?.first_line,
      column: engine.lexer.yylloc?.first_column,
    };
  }
}

/** The tokens of PHP's own `token_get_all`, one after the other without a gap; undefined where the lexer gives up. */
export function tokenizePhp(
  source: string,
  { version = NEWEST, shortTags = usesShortTags(source) }: ParseOptions = {},
): readonly { readonly name: string; readonly text: string }[] | undefined {
  try {
    const tokens = createEngine(shortTags, version).tokenGetAll(readable(source, shortTags));
    return tokens.map((token) => (typeof token === "string" ? { name: token, text: token } : { name: token[0], text: token[1] }));
  } catch {
    return undefined;
  }
}

/** The parser's own default, 8.3, rejects newer syntax. */
const NEWEST = "8.5";

/** php-parser costs 40 ms to load: not before the first file needs it. */
function createEngine(shortTags: boolean, version: string): Engine {
  engineClass ??= createRequire(import.meta.url)("php-parser") as EngineClass;
  return new engineClass({
    parser: { version, suppressErrors: true, extractDoc: false },
    ast: { withPositions: true, withSource: false },
    lexer: { short_tags: shortTags },
  });
}

/** Where a declaration stands inside a call that never ends, its error recovery stays in one place and reports for ever. */
function boundErrors({ parser }: Engine, most: number): void {
  const raiseError = parser.raiseError.bind(parser);
  let left = most;
  parser.raiseError = (...details) => {
    if (left === 0) throw new Error("errors without end");
    left -= 1;
    return raiseError(...details);
  };
}

function toProblem(error: PhpNode): ParseProblem {
  const line = error["line"];
  const offset = error.loc?.start.offset;
  return {
    message: text(error, "message"),
    line: typeof line === "number" ? line : undefined,
    ...(offset === undefined ? {} : { offset }),
  };
}

/** Replaces, character for character, what PHP reads (or read once) and php-parser does not. */
function readable(source: string, shortTags: boolean): string {
  let result = shortTags ? source.replace(/<\?xml/gi, "< xml") : source;
  if (HINTS_UNREAD_CODE.test(result))
    result = mapRegions(result, (kind, code) => (kind === undefined ? code.replace(UNREAD_CODE, blank) : code));
  // Flexible heredocs with an empty line, in files with CRLF.
  if (result.includes("<<<") && /\n\r\n/.test(result))
    result = mapRegions(result, (kind, code) => (kind === "heredoc" ? withoutEmptyCrlf(code) : code));
  return result;
}

function blank(found: string): string {
  return found.replace(/[^\r\n]/g, " ");
}

function withoutEmptyCrlf(heredoc: string): string {
  const isFlexible = /[\r\n][ \t]+\w+$/.test(heredoc);
  return isFlexible ? heredoc.replace(/(?<=\n)\r(?=\n)/g, "\n") : heredoc;
}

/** `kind` is undefined for code. */
function mapRegions(source: string, map: (kind: Region["kind"] | undefined, part: string) => string): string {
  const parts: string[] = [];
  let at = 0;
  for (const { kind, start, end } of scanRegions(source)) {
    parts.push(map(undefined, source.slice(at, start)), map(kind, source.slice(start, end)));
    at = end;
  }
  parts.push(map(undefined, source.slice(at)));
  return parts.join("");
}
