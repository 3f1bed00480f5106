import { type Formatter, type ReportContext, repositoryPath, shownFindings } from "./context.ts";
import { evidenceOf, fixText } from "./details.ts";
import { escapeText } from "./escape.ts";
import { messageOf } from "./sentences.ts";
import { staleText } from "./summary.ts";

/** Workflow commands: GitHub's runner makes annotations of them. */
export const github: Formatter = (context) => {
  const { result, sources, quiet } = context;
  const lines = shownFindings(context).map((finding) => {
    const { entry, level, code } = finding;
    const message = [messageOf(finding, sources), evidenceOf(entry, context), fixText(finding, context)].filter(Boolean).join("\n");
    return command(
      level,
      { file: fileOf(entry.at.file, context), ...sources.locate(entry.at), title: `${code} (${entry.library})` },
      message,
    );
  });
  if (!quiet)
    for (const { file, line, column, message, level } of result.remarks)
      lines.push(command(level, { file: fileOf(file, context), line, column, title: "directive" }, message));
  for (const { file, line, reason } of result.notAnalysed)
    lines.push(command("warning", { file: fileOf(file, context), line: line ?? 1, title: "not analysed" }, reason));
  const stale = staleText(context);
  if (stale !== undefined) lines.push(command("warning", { title: "stale baseline" }, stale));
  return lines.map((line) => `${line}\n`).join("");
};

interface Properties {
  readonly file?: string;
  readonly line?: number;
  readonly endLine?: number;
  readonly column?: number;
  readonly endColumn?: number;
  readonly title: string;
}

function command(level: string, { file, line, endLine, column, endColumn, title }: Properties, message: string): string {
  // Columns count only within one line.
  const columns = endLine === undefined || endLine === line ? { col: column, endColumn } : {};
  const properties = Object.entries({ file, line, endLine, ...columns, title }).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}=${escapeProperty(String(value))}`,
  );
  return `::${level === "error" ? "error" : "warning"} ${properties.join(",")}::${message.split("\n").map(escapeData).join("%0A")}`;
}

function fileOf(file: string, context: ReportContext): string {
  return repositoryPath(context, file);
}

function escapeData(text: string): string {
  return escapeText(text).replaceAll("%", "%25");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
