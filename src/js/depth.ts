import { scanCode } from "./scan.ts";

/** The native parser recurses: from some 1,400 open brackets or 3,000 links of a chain on it can take the process down (measured in a worker). */
const MAX_BRACKETS = 700;
const MAX_CHAIN = 2000;
const WORDS = ["else", "if", "do", "while", "for"];
/** What stands before a statement and needs no braces. */
const NESTING = /^(?:do|while|for)$/;

export function isTooDeep(text: string): boolean {
  return mayBeTooDeep(text) && measure(text);
}

/** Counts brackets wherever they stand, and whether there are enough links for a chain at all. */
function mayBeTooDeep(text: string): boolean {
  let depth = 0;
  let deepest = 0;
  let links = 0;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 40: // (
      case 91: // [
      case 123: // {
        depth++;
        if (depth > deepest) deepest = depth;
        break;
      case 41: // )
      case 93: // ]
      case 125: // }
        if (depth > 0) depth--;
        break;
      case 60: // <
      case 61: // =
      case 63: // ?
        links++;
        break;
    }
  }
  return deepest > MAX_BRACKETS || links > MAX_CHAIN || WORDS.some((word) => hasMany(text, word, MAX_CHAIN));
}

function hasMany(text: string, word: string, limit: number): boolean {
  let count = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    count++;
    if (count > limit) return true;
  }
  return false;
}

/** Links of one expression (`a ? b : c ? …`, `a = b = …`, `x => y => …`, `!!…`) and of one `else if` chain, at each open bracket. */
function measure(text: string): boolean {
  const outer: { links: number; branches: number }[] = [];
  let links = 0;
  let branches = 0;
  let isElse = false;
  for (const token of scanCode(text, 0, text.length)) {
    if (token.kind === "comment") continue;
    const source = text.slice(token.start, token.end);
    if ("([{".includes(source)) {
      outer.push({ links, branches });
      links = 0;
      branches = 0;
    } else if (")]}".includes(source)) {
      ({ links, branches } = outer.pop() ?? { links: 0, branches: 0 });
      if (source === "}") links = 0;
    } else if (source === ";" || source === ",") links = 0;
    else if ("?=<".includes(source) || NESTING.test(source)) links++;
    else if (source === "else") branches++;
    else if (source === "if" && !isElse) {
      branches = 0;
      links++;
    }
    isElse = source === "else";
    if (outer.length > MAX_BRACKETS || links > MAX_CHAIN || branches > MAX_CHAIN) return true;
  }
  return false;
}
