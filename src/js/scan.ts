import type { Span } from "../program/nodes.ts";

export interface Token extends Span {
  readonly kind: "comment" | "word" | "punctuator" | "text";
}

const WORD = /[\p{ID_Start}$_#@\d][\p{ID_Continue}$\u200C\u200D]*/uy;
const REST_OF_LINE = /[^\n\r\u2028\u2029]*/y;
const LINE_COMMENT = /\/\/[^\n\r\u2028\u2029]*/y;
const BLOCK_COMMENT = /\/\*[\s\S]*?(?:\*\/|$)/y;
/** An apostrophe in JSX text opens a string here; it ends with the line. */
const STRING = /"(?:[^"\\\n\r]|\\[\s\S])*"?|'(?:[^'\\\n\r]|\\[\s\S])*'?/y;
const REGEX = /\/(?:[^/\\[\n\r]|\\.|\[(?:[^\]\\\n\r]|\\.)*\])+\/[a-z]*/y;
const TEMPLATE_PART = /(?:[^`\\$]|\\[\s\S]|\$(?!\{))*(?:`|\$\{|$)/y;
/** After these words an operand begins, so that `/` opens a regular expression. */
const BEFORE_OPERAND = /^(?:return|typeof|case|in|of|delete|void|throw|new|else|do|instanceof|yield|await)$/;

/** Comments, words and punctuators of JS/TS code, told apart without a grammar: JSX text is read as if it were code. */
export function* scanCode(text: string, start: number, end: number): Generator<Token> {
  /** For each open `${` how many braces are open inside it. */
  const holes: number[] = [];
  let last: Token | undefined;
  let at = text.startsWith("#!") && start === 0 ? (match(REST_OF_LINE, text, 0) ?? 0) : start;
  while (at < end) {
    const char = text[at] ?? "";
    if (char <= " " || char === "\u00a0" || char === "\ufeff") {
      at++;
      continue;
    }
    const closesHole = char === "}" && holes.at(-1) === 0;
    if (closesHole) holes.pop();
    const token = closesHole || char === "`" ? toTemplatePart(text, at) : toToken(text, at, last);
    if (token.kind === "punctuator" && holes.length > 0) {
      const open = holes.length - 1;
      if (char === "{") holes[open] = (holes[open] ?? 0) + 1;
      else if (char === "}") holes[open] = (holes[open] ?? 0) - 1;
    }
    if (token.kind === "text" && text.endsWith("${", token.end) && (closesHole || char === "`") && token.end - at >= 3) holes.push(0);
    yield token;
    if (token.kind !== "comment") last = token;
    at = token.end;
  }
}

function toTemplatePart(text: string, at: number): Token {
  return { kind: "text", start: at, end: match(TEMPLATE_PART, text, at + 1) ?? text.length };
}

function toToken(text: string, start: number, last: Token | undefined): Token {
  const char = text[start];
  if (char === "/") {
    const isAddress = text[start - 1] === ":" && /\S/.test(text[start + 2] ?? " ");
    const comment = isAddress ? undefined : (match(LINE_COMMENT, text, start) ?? match(BLOCK_COMMENT, text, start));
    if (comment !== undefined) return { kind: "comment", start, end: comment };
    const regex = opensOperand(text, last, start) ? match(REGEX, text, start) : undefined;
    return regex === undefined ? { kind: "punctuator", start, end: start + 1 } : { kind: "text", start, end: regex };
  }
  if (char === '"' || char === "'") return { kind: "text", start, end: match(STRING, text, start) ?? start + 1 };
  const word = match(WORD, text, start);
  return word === undefined ? { kind: "punctuator", start, end: start + 1 } : { kind: "word", start, end: word };
}

function opensOperand(text: string, last: Token | undefined, at: number): boolean {
  if (last === undefined) return true;
  if (last.kind === "word") return BEFORE_OPERAND.test(text.slice(last.start, last.end));
  if (last.kind === "text") return false;
  const char = text[last.start] ?? "";
  if (char === "<") return last.end !== at;
  if (char === "}") return /[\n\r]/.test(text.slice(last.end, at));
  return char !== ")" && char !== "]";
}

function match(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
