import { scanCode } from "./scan.ts";

/** The native parser recurses: from some 1,400 open brackets or 3,000 links of a chain on it can take the process down (measured in a worker). */
const MAX_BRACKETS = 700;
const MAX_CHAIN = 2000;
const OPENING = ["(", "[", "{"];
/** What chains are made of, as far as real code, generated code included, has been seen to have long ones. */
const LINKS = ["?", "=>", "<", "exports.", "if", "for", "while", "do"];

export function isTooDeep(text: string): boolean {
  return mayBeTooDeep(text) && measure(text);
}

/** Counting is far cheaper than telling code from text, and enough for nearly every file. */
function mayBeTooDeep(text: string): boolean {
  if (OPENING.some((bracket) => hasMany(text, bracket, MAX_BRACKETS / OPENING.length)) && findDepth(text) > MAX_BRACKETS) return true;
  return LINKS.some((link) => hasMany(text, link, MAX_CHAIN));
}

function hasMany(text: string, part: string, limit: number): boolean {
  if (text.length < part.length * limit) return false;
  let count = 0;
  for (let at = text.indexOf(part); at >= 0 && count <= limit; at = text.indexOf(part, at + part.length)) count++;
  return count > limit;
}

/** How deep brackets nest, those in text and comments included. */
function findDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
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
    }
  }
  return deepest;
}

/** Links of one expression (`a ? b : c ? …`, `x => y => …`) or statement (`for (…) for (…)`), and of one `else if` chain, at each open bracket. */
function measure(text: string): boolean {
  const outer: { links: number; branches: number; elements: number; types: number }[] = [];
  let links = 0;
  let branches = 0;
  let elements = 0;
  let types = 0;
  let isElse = false;
  let last = { source: "", end: -1, isWord: false };
  for (const token of scanCode(text, 0, text.length)) {
    if (token.kind === "comment") continue;
    const source = text.slice(token.start, token.end);
    // The parts of a template: `…${, }…${ and }…`.
    const isTemplatePart = token.kind === "text" && /^[`}]/.test(source);
    if (")]}".includes(source) || (isTemplatePart && source.startsWith("}"))) {
      ({ links, branches, elements, types } = outer.pop() ?? { links: 0, branches: 0, elements: 0, types: 0 });
      if (source === "}") links = 0;
    }
    if (OPENING.includes(source) || (isTemplatePart && source.endsWith("${"))) {
      outer.push({ links, branches, elements, types });
      links = branches = elements = types = 0;
    } else if (source === ";") links = elements = types = 0;
    else if (source === ",") links = 0;
    else if (source === "<") {
      if (text[token.end] === "/") {
        elements = Math.max(0, elements - 1);
        types = links = 0;
      } else if (last.isWord && last.end === token.start) types++;
      else elements++;
    } else if (source === ">") {
      if (last.source === "/" && last.end === token.start) {
        // `text<br/>` in an element looked like a type's argument.
        if (types === 0) elements = Math.max(0, elements - 1);
        // So did attributes look like links.
        types = links = 0;
      } else types = Math.max(0, types - 1);
    } else if (/^(?:[?=]|do|while|for)$/.test(source)) links++;
    else if (source === "else") branches++;
    else if (source === "if" && !isElse) {
      branches = 0;
      links++;
    }
    isElse = source === "else";
    last = { source, end: token.end, isWord: token.kind === "word" };
    if (outer.length > MAX_BRACKETS || Math.max(links, branches, elements, types) > MAX_CHAIN) return true;
  }
  return false;
}
