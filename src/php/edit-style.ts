import type { RepairEntry } from "../finding/finding.ts";
import { children, flag, isNode, type PhpNode, walk } from "./ast.ts";
import { Layout } from "./layout.ts";

/** A parsed file that edits are made for, and how its author writes arrays and text. */
export interface Edited {
  readonly layout: Layout;
  readonly root: PhpNode;
  readonly style: ArrayStyle;
}

export interface ArrayStyle {
  /** `array(…)` instead of `[…]`. */
  readonly isLong: boolean;
  readonly quote: "'" | '"';
}

export function toEdited(source: string, root: PhpNode): Edited {
  const arrays = [...walk(root)].filter(({ kind }) => kind === "array");
  const long = arrays.filter((array) => !flag(array, "shortForm")).length;
  const quote = arrays.map(keyQuote).find((found) => found !== undefined) ?? "'";
  return { layout: new Layout(source), root, style: { isLong: long * 2 > arrays.length, quote } };
}

/** How the first text key of an array is quoted. */
export function keyQuote(array: PhpNode): "'" | '"' | undefined {
  for (const item of children(array, "items")) {
    const key = item["key"];
    if (isNode(key) && key.kind === "string") return flag(key, "isDoubleQuote") ? '"' : "'";
  }
  return undefined;
}

export function entryText({ key, value }: RepairEntry, quote: "'" | '"'): string {
  return `${keyCode(key, quote)} => ${value}`;
}

/** Bare words are text in the vocabulary of the libraries; constants and numbers are code as they stand. */
function keyCode(key: string, quote: "'" | '"'): string {
  const word = /^(['"])([\w.-]+)\1$/.exec(key)?.[2] ?? (/^[a-z][\w.-]*$/.test(key) ? key : undefined);
  return word === undefined ? key : quote + word + quote;
}

export function arrayText(entries: readonly RepairEntry[], style: ArrayStyle): string {
  return inBrackets(entries.map((entry) => entryText(entry, style.quote)).join(", "), style);
}

function inBrackets(content: string, { isLong }: ArrayStyle): string {
  return isLong ? `array(${content})` : `[${content}]`;
}

/** `wrap` is written with short arrays; `$` stands for `array`. */
export function wrapped(wrap: string | undefined, array: string, { isLong, quote }: ArrayStyle): string {
  if (wrap === undefined) return array;
  const brackets = isLong ? wrap.replaceAll("[", "array(").replaceAll("]", ")") : wrap;
  const quoted = brackets.replace(/'([\w.-]+)'/g, `${quote}$1${quote}`);
  return quoted.replace(/\$(?!\w)/, () => array);
}
