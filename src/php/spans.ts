import type { Span } from "../program/nodes.ts";
import { type PhpNode, parsedLoc } from "./ast.ts";

/*
 * php-parser's positions are wrong in known ways: the end of a statement's expression includes its `;`, nodes start
 * after the parenthesis of their first operand or at an operator, end before a closing one, and leave out `static`.
 * So only the start and end of leaves are taken from it; everything else is composed from the inside out.
 */

/** Offset of the first character at or after `offset` that is neither white space nor comment. */
export function skipTrivia(source: string, offset: number): number {
  let at = offset;
  for (;;) {
    const code = source.charCodeAt(at);
    if (isSpace(code)) at++;
    else if (code === 0x23 /* # */ && source.charCodeAt(at + 1) !== 0x5b /* [ */) at = endOfLine(source, at);
    else if (code === 0x2f /* / */ && source.charCodeAt(at + 1) === 0x2f) at = endOfLine(source, at);
    else if (code === 0x2f && source.charCodeAt(at + 1) === 0x2a /* * */) {
      const end = source.indexOf("*/", at + 2);
      at = end < 0 ? source.length : end + 2;
    } else return at;
  }
}

/** Offset just after the last character before `offset` that is neither white space nor comment. */
export function skipTriviaBack(source: string, offset: number): number {
  let at = offset;
  for (;;) {
    while (at > 0 && isSpace(source.charCodeAt(at - 1))) at--;
    if (source.startsWith("*/", at - 2)) {
      const start = source.lastIndexOf("/*", at - 3);
      if (start < 0) return at;
      at = start;
      continue;
    }
    const comment = lineCommentBefore(source, at);
    if (comment === undefined) return at;
    at = comment;
  }
}

/** The node's own span, as far as php-parser can be trusted: exact for leaves and for what ends in a bracket. */
export function rawSpan(source: string, node: PhpNode): Span {
  const loc = parsedLoc(node);
  const start = loc?.start.offset ?? 0;
  let end = loc?.end.offset ?? start;
  if (source.charCodeAt(end - 1) === 0x3b /* ; */) end = skipTriviaBack(source, end - 1);
  return { start, end: Math.max(start, end) };
}

/**
 * The span with the parentheses the node itself stands in; `inner` is its span without them. A parenthesis at `floor`
 * or before belongs to what surrounds the node: in `f(($a))` the outer ones are the call's.
 */
export function outerSpan(source: string, node: PhpNode, inner: Span, floor = -1): Span {
  if (node.parenthesizedExpression !== true) return inner;
  let { start, end } = inner;
  for (;;) {
    const left = skipTriviaBack(source, start) - 1;
    const right = skipTrivia(source, end);
    if (left <= floor || source[left] !== "(" || source[right] !== ")") return { start, end };
    start = left;
    end = right + 1;
  }
}

/**
 * The list of arguments that follows `calleeEnd`, with its parentheses; `lastArgumentEnd` is where its last argument
 * ends. Undefined where none follows.
 */
export function argumentListSpan(source: string, calleeEnd: number, lastArgumentEnd: number | undefined): Span | undefined {
  const open = skipTrivia(source, calleeEnd);
  if (source[open] !== "(") return undefined;
  let close = skipTrivia(source, lastArgumentEnd ?? open + 1);
  // `foo(...)`, trailing comma, and the parentheses of the last argument itself.
  while (close < source.length && (source[close] === "," || source[close] === ".")) close = skipTrivia(source, close + 1);
  return source[close] === ")" ? { start: open, end: close + 1 } : undefined;
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

function endOfLine(source: string, from: number): number {
  for (let at = from; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === 0x0a || code === 0x0d) return at;
    if (code === 0x3f /* ? */ && source.charCodeAt(at + 1) === 0x3e /* > */) return at;
  }
  return source.length;
}

/** Start of a line comment that reaches up to `at`; only where no text or other comment begins before it on the line. */
function lineCommentBefore(source: string, at: number): number | undefined {
  let comment: number | undefined;
  for (let index = at - 1; index >= 0; index--) {
    const code = source.charCodeAt(index);
    if (code === 0x0a || code === 0x0d) break;
    if (code === 0x27 /* ' */ || code === 0x22 /* " */) comment = undefined;
    if (code === 0x23 /* # */ && source.charCodeAt(index + 1) !== 0x5b /* [ */) comment = index;
    if (code === 0x2f /* / */ && source.charCodeAt(index + 1) === 0x2f) comment = index;
  }
  return comment;
}
