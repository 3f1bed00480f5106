import type { Span } from "../program/nodes.ts";
import { type Region, scanRegions } from "./scan.ts";

/** How the author lays out text: lines, their ends and indentation, and where comments are. */
export class Layout {
  readonly source: string;
  readonly #comments: readonly Region[];

  constructor(source: string) {
    this.source = source;
    this.#comments = scanRegions(source).filter(({ kind }) => kind === "line" || kind === "block");
  }

  /** The end of the line that `offset` is on, else of the one before: `\r\n` stays `\r\n`. */
  lineEnd(offset: number): string {
    const next = /\r\n|\n|\r/.exec(this.source.slice(offset));
    return (next ?? /\r\n|\n|\r/.exec(this.source))?.[0] ?? "\n";
  }

  lineStart(offset: number): number {
    let at = offset;
    while (at > 0 && !isLineBreak(this.source[at - 1])) at--;
    return at;
  }

  /** Leading white space of the line. */
  indentation(offset: number): string {
    return /^[ \t]*/.exec(this.source.slice(this.lineStart(offset), offset))?.[0] ?? "";
  }

  /** Nothing but white space stands before it on its line. */
  startsLine(offset: number): boolean {
    return this.source.slice(this.lineStart(offset), offset).trim() === "";
  }

  /** Offset after the comments that follow `offset` on its line, if no code does; else undefined. */
  restOfLine(offset: number): number | undefined {
    let at = offset;
    for (;;) {
      while (this.source[at] === " " || this.source[at] === "\t") at++;
      const comment = this.#comments.find(({ start }) => start === at);
      if (comment === undefined) break;
      if (/[\r\n]/.test(this.source.slice(comment.start, comment.end))) return undefined;
      at = comment.end;
    }
    if (at < this.source.length && !isLineBreak(this.source[at])) return undefined;
    return this.source.slice(offset, at).trim() === "" ? offset : at;
  }

  /** Offset after the last code before `offset`. */
  codeBefore(offset: number): number {
    let at = offset;
    for (;;) {
      while (at > 0 && /\s/.test(this.source[at - 1] ?? "")) at--;
      const end = at;
      const comment = this.#comments.find((candidate) => candidate.end === end);
      if (comment === undefined) return at;
      at = comment.start;
    }
  }

  hasLineBreak({ start, end }: Span): boolean {
    return /[\r\n]/.test(this.source.slice(start, end));
  }

  /** One step of indentation, as the deeper of two lines shows it, else as the file's lines do. */
  step(outer: string, inner: string | undefined): string {
    if (inner !== undefined && inner.length > outer.length && inner.startsWith(outer)) return inner.slice(outer.length);
    if (outer.includes("\t") || /^\t/m.test(this.source)) return "\t";
    return /^ {4}/m.test(this.source) || !/^ {2}\S/m.test(this.source) ? "    " : "  ";
  }
}

function isLineBreak(character: string | undefined): boolean {
  return character === "\n" || character === "\r";
}
