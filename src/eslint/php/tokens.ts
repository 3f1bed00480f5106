import { type ParseOptions, tokenizePhp } from "../../php/parse.ts";
import type { Location } from "./locations.ts";

/** A token of the code; `type` is PHP's name for it (`T_STRING`), or the character itself. */
export interface PHPToken {
  readonly type: string;
  readonly value: string;
  readonly loc: Location;
  readonly range: readonly [number, number];
}

const NO_CODE: ReadonlySet<string> = new Set(["T_WHITESPACE", "T_COMMENT", "T_DOC_COMMENT"]);

/** Empty where the lexer gives up, or answers something else than the text. */
export function findTokens(text: string, options: ParseOptions, locate: (start: number, end: number) => Location): readonly PHPToken[] {
  const found: PHPToken[] = [];
  let at = 0;
  for (const { name, text: value } of tokenizePhp(text, options) ?? []) {
    const end = at + value.length;
    if (!NO_CODE.has(name)) found.push({ type: name, value: text.slice(at, end), loc: locate(at, end), range: [at, end] });
    at = end;
  }
  return at === text.length ? found : [];
}

/** Answers questions about neighbours, by bisection. */
export class TokenFinder {
  readonly tokens: readonly PHPToken[];

  constructor(tokens: readonly PHPToken[]) {
    this.tokens = tokens;
  }

  within([start, end]: readonly [number, number]): readonly PHPToken[] {
    const first = this.#firstFrom(start);
    const behind = this.#firstFrom(end);
    const last = this.tokens[behind - 1];
    return this.tokens.slice(first, last !== undefined && last.range[1] > end ? behind - 1 : behind);
  }

  before(offset: number): PHPToken | undefined {
    for (let at = this.#firstFrom(offset) - 1; at >= 0; at -= 1) {
      const token = this.tokens[at];
      if (token !== undefined && token.range[1] <= offset) return token;
    }
    return undefined;
  }

  after(offset: number): PHPToken | undefined {
    return this.tokens[this.#firstFrom(offset)];
  }

  /** Index of the first token that starts at the offset or behind it. */
  #firstFrom(offset: number): number {
    let low = 0;
    let high = this.tokens.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.tokens[middle]?.range[0] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
