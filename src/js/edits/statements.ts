import type * as ES from "oxc-parser";
import type { Edit, Repair } from "../../finding/finding.ts";
import type { Span } from "../../program/nodes.ts";
import { endOf, startOf } from "../lower/context.ts";
import { findPath, indentOf, type Source, startsLine, tokensBetween, toQuotes } from "./source.ts";

type StatementsRepair = Extract<Repair, { readonly kind: "statements" }>;

/** Puts statements before or after the one that holds the anchor; undefined where they would not run once with it. */
export function addStatements(source: Source, repair: StatementsRepair): Edit[] | undefined {
  const found = findStatement(source, repair);
  const codes = toCodes(source, repair);
  if (found === undefined || codes === undefined) return undefined;
  if (codes.length === 0) return [];
  if (!found.isListed) return addBraces(source, found.node, repair.position, codes);
  return repair.position === "before" ? addBefore(source, found.node, codes) : addAfter(source, found.node, codes);
}

function toCodes(source: Source, repair: StatementsRepair): string[] | undefined {
  const { handle } = repair;
  const name = handle === undefined ? undefined : source.text.slice(handle.start, handle.end);
  if (name === undefined && repair.statements.some((statement) => statement.includes("{handle}"))) return undefined;
  return repair.statements.map((statement) => {
    const code = toQuotes(statement.trimEnd().replace(/;$/, ""), source).replaceAll("{handle}", () => name ?? "");
    const isBlock = /^(?:if|for|while|try|function|class|do|switch)\b[\s\S]*\}$/.test(code);
    return source.hasSemicolons && !isBlock ? `${code};` : code;
  });
}

interface Found {
  readonly node: ES.Node;
  /** Stands in a list of statements, not as the body of an `if` or loop. */
  readonly isListed: boolean;
}

function findStatement(source: Source, { anchor, position }: StatementsRepair): Found | undefined {
  const path = findPath(source.tree, anchor);
  for (let index = path.length - 1; index > 0; index--) {
    const node = path[index] as ES.Node;
    const parent = path[index - 1] as ES.Node;
    if (isListOf(parent, node)) return canAdd(node, anchor, position) ? { node, isListed: true } : undefined;
    if (isBodyOf(parent, node))
      return canAdd(node, anchor, position) && node.type !== "IfStatement" ? { node, isListed: false } : undefined;
    if (node.type === "ArrowFunctionExpression" || node.type === "PropertyDefinition") return undefined;
  }
  return undefined;
}

function isListOf(parent: ES.Node, node: ES.Node): boolean {
  switch (parent.type) {
    case "Program":
    case "BlockStatement":
    case "StaticBlock":
    case "TSModuleBlock":
      return (parent.body as readonly ES.Node[]).includes(node);
    case "SwitchCase":
      return (parent.consequent as readonly ES.Node[]).includes(node);
    default:
      return false;
  }
}

function isBodyOf(parent: ES.Node, node: ES.Node): boolean {
  switch (parent.type) {
    case "IfStatement":
      return parent.consequent === node || parent.alternate === node;
    case "ForStatement":
    case "ForInStatement":
    case "ForOfStatement":
    case "WhileStatement":
    case "DoWhileStatement":
      return parent.body === node && node.type !== "BlockStatement";
    default:
      return false;
  }
}

/** Not in the head of a loop, which runs again; not after what leaves. */
function canAdd(node: ES.Node, anchor: Span, position: "before" | "after"): boolean {
  switch (node.type) {
    case "ReturnStatement":
    case "ThrowStatement":
    case "LabeledStatement":
      return position === "before" && node.type !== "LabeledStatement";
    case "ForStatement":
      return position === "before" && node.init !== null && startOf(node.init) <= anchor.start && endOf(node.init) >= anchor.end;
    case "ForInStatement":
    case "ForOfStatement":
      return startOf(node.right) <= anchor.start && endOf(node.right) >= anchor.end && position === "before";
    case "WhileStatement":
    case "DoWhileStatement":
      return false;
    default:
      return true;
  }
}

/** A line that begins so would go on with the statement before it, where no semicolon ends that. */
const CONTINUES = /^[([`+\-/]/;

function addBefore(source: Source, node: ES.Node, codes: readonly string[]): Edit[] {
  const at = startOf(node);
  const { text } = source;
  const safe = CONTINUES.test(text.slice(at)) ? codes.map(closed) : codes;
  if (!startsLine(text, at)) return [{ start: at, end: at, text: safe.map((code) => `${closed(code)} `).join("") }];
  const indent = indentOf(text, at);
  return [{ start: at, end: at, text: safe.map((code) => toLines(source, code, indent) + source.eol + indent).join("") }];
}

function closed(code: string): string {
  return /[;}]$/.test(code) ? code : `${code};`;
}

function addAfter(source: Source, node: ES.Node, codes: readonly string[]): Edit[] {
  const { text } = source;
  const end = findEnd(source, node);
  const rest = /^[^\n\r]*/.exec(text.slice(end))?.[0] ?? "";
  const comments = tokensBetween(text, end, end + rest.length);
  const isLast = comments.every(({ kind }) => kind === "comment");
  if (!isLast) {
    const first = text[end - 1] === ";" || text[end - 1] === "}" ? "" : ";";
    return [{ start: end, end, text: first + codes.map((code) => ` ${closed(code)}`).join("") }];
  }
  const at = comments.at(-1)?.end ?? end;
  const indent = indentOf(text, startOf(node));
  return [{ start: at, end: at, text: codes.map((code) => source.eol + indent + toLines(source, code, indent)).join("") }];
}

/** Without a semicolon on a later line, which stands there for the next statement's sake. */
function findEnd(source: Source, node: ES.Node): number {
  const code = source.text.slice(startOf(node), endOf(node));
  return startOf(node) + code.replace(/\s*[\n\r]\s*;$/, "").length;
}

function toLines(source: Source, code: string, indent: string): string {
  return code.replace(/\r?\n/g, source.eol + indent);
}

function addBraces(source: Source, node: ES.Node, position: "before" | "after", codes: readonly string[]): Edit[] {
  const { text, eol } = source;
  const start = startOf(node);
  const end = findEnd(source, node);
  const isAlone = startsLine(text, start);
  const line = indentOf(text, start);
  const outer = isAlone && line.startsWith(source.indent) ? line.slice(source.indent.length) : line;
  const inner = outer + source.indent;
  const added = codes.map((code) => toLines(source, code, inner));
  const own = text.slice(start, end);
  const lines = position === "before" ? [...added, own] : [own, ...added];
  const code = `{${eol}${lines.map((part) => inner + part).join(eol)}${eol}${outer}}`;
  const before = isAlone ? start - (/\s*$/.exec(text.slice(0, start))?.[0].length ?? 0) : start;
  const hasComment = isAlone && /\/\/[^\n\r]*$/.test(text.slice(0, before));
  return [hasComment ? { start, end, text: code } : { start: before, end, text: isAlone ? ` ${code}` : code }];
}
