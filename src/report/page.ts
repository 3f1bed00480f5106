import { escapeText } from "./escape.ts";

/** What is told of a library or a code, for a file of docs/ and for the terminal alike. Lines hold `code` and [links](…) as Markdown does. */
export interface Page {
  readonly title: string;
  readonly intro: readonly string[];
  readonly sections: readonly Section[];
}

export interface Section {
  readonly title: string;
  readonly text?: readonly string[];
  readonly items?: readonly string[];
  readonly code?: { readonly language: string; readonly text: string };
}

export function pageMarkdown({ title, intro, sections }: Page): string {
  const parts = [`# ${title}`, intro.join("\n\n")];
  for (const section of sections) {
    const { text = [], items = [], code } = section;
    parts.push(`## ${section.title}`, ...text);
    if (items.length > 0) parts.push(items.map((item) => `- ${item}`).join("\n"));
    if (code !== undefined) parts.push(`\`\`\`${code.language}\n${code.text}\n\`\`\``);
  }
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

export function pageText({ title, intro, sections }: Page): string {
  const lines = [title, ...intro.map((line) => `  ${plain(line)}`)];
  for (const section of sections) {
    const { text = [], items = [], code } = section;
    lines.push("", `${section.title}:`, ...[...text, ...items].map((line) => `  ${plain(line)}`));
    if (code !== undefined) lines.push(...code.text.split("\n").map((line) => (line === "" ? "" : `    ${line}`)));
  }
  return `${lines.map(escapeText).join("\n")}\n`;
}

/** `[the manual](https://…)` becomes `the manual https://…`; an address that is its own text stands once. */
function plain(line: string): string {
  return line.replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, (_, text: string, target: string) =>
    text === target ? target : `${text}${/^https?:/.test(target) ? ` ${target}` : ""}`,
  );
}
