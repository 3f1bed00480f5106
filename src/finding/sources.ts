import type { Place } from "./finding.ts";

/** 1-based; columns count UTF-16 units. */
export interface Location {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The texts that places point into. */
export interface Sources {
  locate(place: Place): Location;
  /** The text at the place; empty where the file cannot be read any more. */
  slice(place: Place): string;
}

/** Offsets at which lines start. `\r\n`, `\n` and a lone `\r` end a line, as in both languages. */
export function findLineStarts(text: string): readonly number[] {
  const starts = [0];
  const newline = /\r\n?|\n/g;
  while (newline.exec(text) !== null) starts.push(newline.lastIndex);
  return starts;
}

/** 1-based line of an offset. */
export function lineAt(lineStarts: readonly number[], offset: number): number {
  let low = 0;
  let high = lineStarts.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}

/** Reads each file at most once, and only when a place in it is asked for. */
export function createSources(read: (file: string) => string | undefined): Sources {
  const files = new Map<string, { readonly text: string; readonly lineStarts: readonly number[] }>();
  const fileOf = (file: string) => {
    let known = files.get(file);
    if (known === undefined) {
      const text = read(file) ?? "";
      known = { text, lineStarts: findLineStarts(text) };
      files.set(file, known);
    }
    return known;
  };
  return {
    locate({ file, start, end }) {
      const { lineStarts } = fileOf(file);
      const line = lineAt(lineStarts, start);
      const endLine = lineAt(lineStarts, end);
      return { line, column: start - (lineStarts[line - 1] ?? 0) + 1, endLine, endColumn: end - (lineStarts[endLine - 1] ?? 0) + 1 };
    },
    slice({ file, start, end }) {
      return fileOf(file).text.slice(start, end);
    },
  };
}
