import type * as ES from "oxc-parser";
import type { Span } from "../../program/nodes.ts";
import { endOf, startOf } from "../lower/context.ts";
import { type Parsed, parse, toLanguage } from "../parse.ts";
import { scanCode, type Token } from "../scan.ts";
import { holdsScripts, parseScripts } from "../scripts.ts";

/** A file to be edited, and how its author writes. */
export interface Source {
  readonly text: string;
  readonly tree: ES.Program;
  readonly eol: string;
  readonly quote: '"' | "'";
  readonly hasSemicolons: boolean;
  readonly indent: string;
}

export function parseFile(text: string, file: string): Parsed {
  return holdsScripts(file) ? parseScripts(file, text) : parse(file, text, toLanguage(file));
}

export function toSource(text: string, tree: ES.Program): Source {
  return {
    text,
    tree,
    eol: /\r\n/.test(text) ? "\r\n" : "\n",
    quote: findQuote(text),
    hasSemicolons: findSemicolons(text, tree),
    indent: /^(?:\t| {2,8})(?=\S)/m.exec(text)?.[0] ?? "  ",
  };
}

function findQuote(text: string): '"' | "'" {
  let single = 0;
  for (const token of scanCode(text, 0, text.length)) {
    if (token.kind !== "text") continue;
    if (text[token.start] === "'") single++;
    else if (text[token.start] === '"') single--;
  }
  return single > 0 ? "'" : '"';
}

const WITH_SEMICOLON: ReadonlySet<string> = new Set([
  "ExpressionStatement",
  "VariableDeclaration",
  "ReturnStatement",
  "ThrowStatement",
  "ImportDeclaration",
  "BreakStatement",
  "ExportAllDeclaration",
]);
const ENOUGH = 60;

function findSemicolons(text: string, tree: ES.Program): boolean {
  let count = 0;
  let withSemicolon = 0;
  const rest: ES.Node[] = [tree];
  for (let node = rest.shift(); node !== undefined && count < ENOUGH; node = rest.shift()) {
    if (WITH_SEMICOLON.has(node.type)) {
      count++;
      if (text[endOf(node) - 1] === ";" && !/[\n\r]\s*;$/.test(text.slice(startOf(node), endOf(node)))) withSemicolon++;
    }
    rest.push(...toChildren(node));
  }
  return withSemicolon * 2 >= count;
}

export function toChildren(node: ES.Node): ES.Node[] {
  return Object.entries(node)
    .filter(([key]) => key !== "parent")
    .flatMap(([, child]) => (Array.isArray(child) ? child : [child]))
    .filter(
      (child): child is ES.Node => typeof child === "object" && child !== null && typeof (child as { type?: unknown }).type === "string",
    );
}

/** From the program down to the innermost node that holds `place`. */
export function findPath(tree: ES.Program, place: Span): ES.Node[] {
  const path: ES.Node[] = [];
  let node: ES.Node | undefined = tree;
  while (node !== undefined) {
    path.push(node);
    node = toChildren(node).find((child) => startOf(child) <= place.start && endOf(child) >= place.end);
  }
  return path;
}

/** The node of one of these types that stands exactly at `place`. */
export function findNodeAt(tree: ES.Program, place: Span, isWanted: (node: ES.Node) => boolean): ES.Node | undefined {
  return findPath(tree, place).findLast((node) => startOf(node) === place.start && endOf(node) === place.end && isWanted(node));
}

/** The blanks a line begins with. */
export function indentOf(text: string, offset: number): string {
  const line = text.lastIndexOf("\n", offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(line, offset))?.[0] ?? "";
}

export function startsLine(text: string, offset: number): boolean {
  return /(?:^|[\n\r])[ \t]*$/.test(text.slice(0, offset));
}

export function tokensBetween(text: string, start: number, end: number): Token[] {
  return [...scanCode(text, start, end)];
}

/** Code of ours with the file's quotes. */
export function toQuotes(code: string, { quote }: Source): string {
  return code.replace(
    /"([^"'\\\n`]*)"|'([^"'\\\n`]*)'/g,
    (_, double?: string, single?: string) => `${quote}${double ?? single ?? ""}${quote}`,
  );
}
