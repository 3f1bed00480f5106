/** Colours, where there are any. */
export interface Paint {
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly green: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly bold: (text: string) => string;
  readonly underline: (text: string) => string;
  /** A file's name, as a link to it where the terminal takes one. */
  readonly file: (shown: string, file: string) => string;
}

/** With a working directory, names of files are links (OSC 8). */
export function createPaint(hasColor: boolean, cwd?: string): Paint {
  const with_ = (on: number, off: number) => (text: string) => (hasColor && text !== "" ? `\u001b[${on}m${text}\u001b[${off}m` : text);
  return {
    red: with_(31, 39),
    yellow: with_(33, 39),
    green: with_(32, 39),
    dim: with_(2, 22),
    bold: with_(1, 22),
    underline: with_(4, 24),
    file: (shown, file) =>
      cwd === undefined
        ? shown
        : `\u001b]8;;file://${encodeURI(`${cwd}/${file}`).replace(/[?#]/g, encodeURIComponent)}\u001b\\${shown}\u001b]8;;\u001b\\`,
  };
}

/** Breaks at spaces, later lines indented; without a width, and for a word too long, the text stays as it is. */
export function wrapText(text: string, indent: number, width: number | undefined): string {
  const room = width === undefined ? Number.POSITIVE_INFINITY : Math.max(30, width - indent);
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.join(`\n${" ".repeat(indent)}`);
}
