import type { Finding } from "../finding/finding.ts";
import { type Formatter, type ReportContext, shownFindings, sortedEntries } from "./context.ts";
import { evidenceOf } from "./details.ts";
import { escapeText } from "./escape.ts";
import { limitsText } from "./inventory.ts";
import { count } from "./seconds.ts";
import { messageOf } from "./sentences.ts";
import { coverageLine, problemLine, staleText, summarise } from "./summary.ts";

/** GitHub takes no more than 1 MiB of a job's summary. */
const MOST_CHARACTERS = 900_000;

/** For a job's summary or a comment. */
export const markdown: Formatter = (context) => {
  const { result, quiet } = context;
  const rows = shownFindings(context).map((finding) =>
    row([place(finding, context), `${finding.level}<br>**${finding.code}**`, story(finding, context), words(finding.entry.library)]),
  );
  const remarks = quiet ? [] : result.remarks.map(({ file, line, message }) => `- ${code(`${file}:${line}`)} ${words(message)}`);
  const missed = result.notAnalysed.map(
    ({ file, line, reason }) => `- ${code(line === undefined ? file : `${file}:${line}`)} ${words(reason)}`,
  );
  return page(context, [
    ...table(["place", "finding", "why", "library"], rows),
    ...list("Suppression comments", remarks),
    ...list("Not analysed", missed),
  ]);
};

/** All calls. */
export const inventoryMarkdown: Formatter = (context) => {
  const { result, sources } = context;
  const rows = sortedEntries(result.entries).map((entry) =>
    row([
      code(`${entry.at.file}:${sources.locate(entry.at).line}`),
      entry.verdict,
      code(entry.call),
      words(limitsText(entry)),
      words(entry.library),
    ]),
  );
  return page(context, table(["place", "verdict", "call", "limits", "library"], rows));
};

function page(context: ReportContext, blocks: readonly string[]): string {
  const summary = summarise(context.result);
  const mark = summary.errors > 0 ? "❌" : summary.warnings > 0 ? "⚠️" : "✅";
  const stale = staleText(context);
  const head = [
    `## ${mark} timeout-lint: ${words(problemLine(summary))}`,
    words(coverageLine(summary)),
    ...(stale === undefined ? [] : [words(stale)]),
  ];
  return `${[...head, ...blocks].join("\n\n")}\n`;
}

function table(columns: readonly string[], rows: readonly string[]): readonly string[] {
  if (rows.length === 0) return [];
  let size = 0;
  const shown = rows.filter((each) => {
    size += each.length + 1;
    return size <= MOST_CHARACTERS;
  });
  const lines = [row(columns), row(columns.map(() => "---")), ...shown].join("\n");
  return shown.length === rows.length ? [lines] : [lines, `and ${count(rows.length - shown.length, "more row")} that do not fit here`];
}

function list(title: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [`### ${title}`, items.join("\n")];
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function place({ entry }: Finding, { sources }: ReportContext): string {
  return code(`${entry.at.file}:${sources.locate(entry.at).line}`);
}

function story(finding: Finding, context: ReportContext): string {
  const evidence = evidenceOf(finding.entry, context);
  const parts = [words(messageOf(finding, context.sources))];
  if (evidence !== "") parts.push(`<sub>${words(evidence)}</sub>`);
  if (finding.fix !== undefined)
    parts.push(`${finding.fix.safety === "safe" ? "`--fix`" : "`--unsafe-fixes`"}: ${code(finding.fix.summary)}`);
  return parts.join("<br>");
}

/** What stands in backticks becomes code, all else plain words: neither is read as Markdown or HTML. */
function words(text: string): string {
  return text
    .split("`")
    .map((part, at) => (at % 2 === 1 ? code(part) : plain(part)))
    .join("");
}

function code(text: string): string {
  return `<code>${plain(text)}</code>`;
}

function plain(text: string): string {
  return escapeText(text).replace(/[&<>"'|\\`*_[\]{}()#~$@:!]|(?<=^|\s)[+-](?=\s)|\bwww\./g, (found) =>
    [...found].map((character) => `&#${character.codePointAt(0)};`).join(""),
  );
}
