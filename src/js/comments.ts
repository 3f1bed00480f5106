import type { Comment } from "../program/front-end.ts";
import { scanCode } from "./scan.ts";
import { findScripts, holdsScripts } from "./scripts.ts";

const MARKUP_COMMENT = /<!--([\s\S]*?)-->/g;

export function findComments(text: string, file: string): Comment[] {
  if (!holdsScripts(file)) return findCodeComments(text, 0, text.length);
  const comments: Comment[] = [];
  let markup = 0;
  for (const script of findScripts(file, text)) {
    comments.push(...findMarkupComments(text, markup, script.start), ...findCodeComments(text, script.start, script.end));
    markup = script.end;
  }
  comments.push(...findMarkupComments(text, markup, text.length));
  return comments;
}

function findCodeComments(text: string, from: number, to: number): Comment[] {
  const comments: Comment[] = [];
  for (const { kind, start, end } of scanCode(text, from, to)) {
    if (kind !== "comment") continue;
    const isBlock = text[start + 1] === "*";
    const inner = text.slice(start + 2, isBlock && text.startsWith("*/", end - 2) ? end - 2 : end);
    comments.push({ kind: isBlock ? "block" : "line", text: inner, start, end });
  }
  return comments;
}

function findMarkupComments(text: string, from: number, to: number): Comment[] {
  const comments: Comment[] = [];
  for (const found of text.slice(from, to).matchAll(MARKUP_COMMENT)) {
    const start = from + found.index;
    comments.push({ kind: "html", text: found[1] ?? "", start, end: start + found[0].length });
  }
  return comments;
}
