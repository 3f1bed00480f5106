import { FLAG_SECTIONS, type Flag } from "./flags.ts";

const INDENT = 34;

export function helpText(): string {
  const sections = FLAG_SECTIONS.map(({ title, flags }) => `${title}:\n${flags.map(showFlag).join("")}`);
  return `timeout-lint [options] [path|glob ...]

Finds the network calls that can hang, in PHP, JavaScript and TypeScript.
Without a path: the configuration's paths, else the working directory.

${sections.join("\n")}
Exit codes: 0 no errors; 1 findings, in CI stale entries of the baseline, or a named file that
could not be analysed; 2 wrong usage, broken configuration, nothing to look at, an internal error.
`;
}

function showFlag({ name, short, value, isOptional, about }: Flag): string {
  const written = `  ${short === undefined ? "    " : `-${short}, `}--${name}${value === undefined ? "" : isOptional === true ? `[=<${value}>]` : ` <${value}>`}`;
  const [first = "", ...rest] = wrap(about, 100 - INDENT);
  const lead = written.length < INDENT ? written.padEnd(INDENT) : `${written}\n${" ".repeat(INDENT)}`;
  return [lead + first, ...rest.map((line) => " ".repeat(INDENT) + line)].map((line) => `${line}\n`).join("");
}

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const line = lines.at(-1);
    if (line === undefined || line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}
