import { lineAt } from "../../finding/sources.ts";
import { isNode, PARSED_LOC, type PhpNode, parsedLoc } from "../../php/ast.ts";
import { argumentListSpan, skipTrivia, skipTriviaBack } from "../../php/spans.ts";
import type { Span } from "../../program/nodes.ts";
import { visitorKeys } from "./visitor-keys.ts";

export interface Position {
  line: number;
  column: number;
  offset: number;
}

export interface Location {
  start: Position;
  end: Position;
}

/** What may end in a semicolon of its own, or in one that is text. */
const ENDS_IN_SEMICOLON: ReadonlySet<string> = new Set(
  (
    "program block namespace declare expressionstatement echo return break continue goto global static unset throw halt const constantstatement " +
    "classconstant propertystatement propertyhook usegroup traituse if for foreach while do switch case try inline string encapsed " +
    "encapsedpart nowdoc label class interface trait enum function method"
  ).split(" "),
);
/** Several properties share these: they stand before the first of them. */
const OUTSIDE: { readonly [kind: string]: readonly string[] } = { property: ["type", "attrGroups"] };
/** After these words a parenthesis groups; after any other it belongs to a call or a statement. */
const BEFORE_GROUP =
  /(?<![\w$\x80-\uffff>:\\])(?:return|echo|print|and|x?or|clone|new|yield|from|throw|case|include|include_once|require|require_once|instanceof|else|do|as)$/i;

/**
 * php-parser's positions are wrong in known ways (see `src/php/spans.ts`). From the leaves up, each node gets its true
 * extent, including its operands with the parentheses they stand in, and excluding the `;` of the statement it is in.
 */
export function mendLocations(root: PhpNode, source: string, lineStarts: readonly number[]): void {
  const toPosition = (offset: number): Position => {
    const line = lineAt(lineStarts, offset);
    return { line, column: offset - (lineStarts[line - 1] ?? 0), offset };
  };
  for (const node of inPostOrder(root)) {
    const parsed = parsedLoc(node);
    if (parsed === undefined || parsed === null) continue;
    place(node, extentOf(node, source));
    const body = node.kind === "if" && node["shortForm"] === true ? node["body"] : undefined;
    if (isNode(body) && isNode(node["alternate"])) place(body, { start: spanOf(body).start, end: beforeElse(node["alternate"], source) });
  }

  function place(node: PhpNode, { start, end }: Span): void {
    const parsed = parsedLoc(node);
    if (start === parsed?.start.offset && end === parsed.end.offset) return;
    Object.assign(node, { [PARSED_LOC]: parsed, loc: { source: null, start: toPosition(start), end: toPosition(end) } });
  }
}

/** Of `if (…): … else: …` the parser takes the first branch to reach the end. */
function beforeElse(alternate: PhpNode, source: string): number {
  const { start } = spanOf(alternate);
  const before = skipTriviaBack(source, start);
  const isElse = alternate.kind === "block" && source.slice(before - "else".length, before).toLowerCase() === "else";
  return skipTriviaBack(source, isElse ? before - "else".length : start);
}

export function spanOf(node: PhpNode): Span {
  return { start: node.loc?.start.offset ?? 0, end: node.loc?.end.offset ?? 0 };
}

/** In the order of the text. */
export function childrenOf(node: PhpNode): readonly PhpNode[] {
  const keys = visitorKeys[node.kind];
  if (keys === undefined || keys.length === 0) return NONE;
  const found: PhpNode[] = [];
  for (const key of keys) {
    const value = node[key];
    if (isNode(value)) found.push(value);
    else if (Array.isArray(value)) for (const item of value) if (isNode(item)) found.push(item);
  }
  return found;
}

const NONE: readonly PhpNode[] = [];

function extentOf(node: PhpNode, source: string): Span {
  const parsed = parsedLoc(node);
  let start = parsed?.start.offset ?? 0;
  let end = parsed?.end.offset ?? start;
  if (!ENDS_IN_SEMICOLON.has(node.kind) && source.charCodeAt(end - 1) === 0x3b) end = Math.max(start, skipTriviaBack(source, end - 1));
  const outside = OUTSIDE[node.kind];
  for (const child of childrenOf(node)) {
    if (!child.loc || outside?.some((key) => [node[key]].flat().includes(child))) continue;
    const outer = withParentheses(child, source);
    start = Math.min(start, outer.start);
    end = Math.max(end, outer.end);
  }
  end = ownEnd(node, source) ?? end;
  if (node["isStatic"] === true && (node.kind === "closure" || node.kind === "arrowfunc")) {
    const before = skipTriviaBack(source, start);
    if (/(?<![\w$])static$/i.test(source.slice(Math.max(0, before - 7), before))) start = before - "static".length;
  }
  // An abstract method ends in a semicolon.
  if (node.kind === "method" && !isNode(node["body"])) {
    const semicolon = skipTrivia(source, end);
    if (source[semicolon] === ";") end = semicolon + 1;
  }
  return { start, end };
}

/** Kinds that end where their last operand does; the parser may take them to reach beyond `or`. */
const ENDS_WITH_OPERAND: ReadonlySet<string> = new Set(
  "assign assignref bin retif unary pre silent cast print include yieldfrom variadic namedargument".split(" "),
);

function ownEnd(node: PhpNode, source: string): number | undefined {
  if (ENDS_WITH_OPERAND.has(node.kind)) {
    const last = childrenOf(node).at(-1);
    return last?.loc && withParentheses(last, source).end;
  }
  const callee = node["what"];
  if (!(node.kind === "call" || node.kind === "new") || !isNode(callee) || !callee.loc || callee.kind === "class") return undefined;
  const after = withParentheses(callee, source).end;
  const last = [node["arguments"]].flat().filter(isNode).at(-1);
  const list = argumentListSpan(source, after, last?.loc && withParentheses(last, source).end);
  return list?.end ?? (node.kind === "new" ? after : undefined);
}

/** The first pair is the expression's own, as the parser says; of further ones the last may be a call's or an `if`'s. */
function withParentheses(node: PhpNode, source: string): Span {
  let { start, end } = spanOf(node);
  if (node.parenthesizedExpression !== true) return { start, end };
  for (let isFirst = true; ; isFirst = false) {
    const left = skipTriviaBack(source, start) - 1;
    const right = skipTrivia(source, end);
    if (source[left] !== "(" || source[right] !== ")" || (!isFirst && !groups(source, left))) return { start, end };
    start = left;
    end = right + 1;
  }
}

function groups(source: string, parenthesis: number): boolean {
  const before = source.slice(Math.max(0, parenthesis - 40), skipTriviaBack(source, parenthesis));
  return /[\w$\x80-\uffff)\]}'"]$/.test(before) ? BEFORE_GROUP.test(before) : true;
}

/** Children before their parents; trees may be deeper than the call stack. */
function inPostOrder(root: PhpNode): readonly PhpNode[] {
  const found: PhpNode[] = [];
  const pending = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    found.push(node);
    pending.push(...childrenOf(node));
  }
  return found.reverse();
}
