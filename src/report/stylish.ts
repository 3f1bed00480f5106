import type { Finding } from "../finding/finding.ts";
import { compareText } from "../finding/order.ts";
import type { Remark } from "../finding/result.ts";
import { type Formatter, type ReportContext, shownFindings } from "./context.ts";
import { evidenceOf, fixText } from "./details.ts";
import { escapeText } from "./escape.ts";
import { wrapText } from "./paint.ts";
import { count } from "./seconds.ts";
import { messageOf } from "./sentences.ts";
import { statisticsTable } from "./statistics.ts";
import { coverageLine, problemLine, staleText, summarise } from "./summary.ts";

/** More files that could not be analysed are only counted, unless --verbose. */
const MOST_NOT_ANALYSED = 10;

/** For people: by file and line, each with its evidence and the fix. */
export const stylish: Formatter = (context) => {
  const { result, quiet } = context;
  const lines: string[] = [];
  const byFile = new Map<string, Row[]>();
  const add = (file: string, row: Row) => byFile.set(file, [...(byFile.get(file) ?? []), row]);
  for (const finding of shownFindings(context)) add(finding.entry.at.file, toRow(finding, context));
  if (!quiet) for (const remark of result.remarks) add(remark.file, remarkRow(remark));
  for (const [file, rows] of [...byFile].sort(([a], [b]) => compareText(a, b))) {
    lines.push(context.paint.file(context.paint.underline(escapeText(file)), file), ...showRows(rows, context), "");
  }
  lines.push(...notAnalysedLines(context), ...summaryLines(context));
  return `${lines.join("\n")}\n`;
};

interface Row {
  readonly line: number;
  readonly column: number;
  readonly level: string;
  readonly code: string;
  readonly message: string;
  readonly library: string;
  readonly details: readonly string[];
}

function toRow(finding: Finding, context: ReportContext): Row {
  const { entry, code, level } = finding;
  const { line, column } = context.sources.locate(entry.at);
  const details = [evidenceOf(entry, context), fixText(finding, context)].filter(Boolean);
  return { line, column, level, code, message: messageOf(finding, context.sources), library: entry.library, details };
}

function remarkRow({ line, column, message, level }: Remark): Row {
  return { line, column, level, code: "directive", message: escapeText(message), library: "", details: [] };
}

function showRows(rows: readonly Row[], { paint, width }: ReportContext): readonly string[] {
  const places = rows.map(({ line, column }) => `${line}:${column}`);
  const placeWidth = Math.max(...places.map(({ length }) => length)) + 2;
  const levelWidth = Math.max(...rows.map(({ level }) => level.length));
  const codeWidth = Math.max(...rows.map(({ code }) => code.length));
  const indent = placeWidth + levelWidth + codeWidth + 6;
  return [...rows.keys()]
    .sort((a, b) => (rows[a]?.line ?? 0) - (rows[b]?.line ?? 0) || (rows[a]?.column ?? 0) - (rows[b]?.column ?? 0) || a - b)
    .flatMap((at) => {
      const row = rows[at];
      if (row === undefined) return [];
      const level = (row.level === "error" ? paint.red : paint.yellow)(row.level.padEnd(levelWidth));
      const library = row.library === "" ? "" : `   ${paint.dim(row.library)}`;
      const head = `${paint.dim((places[at] ?? "").padStart(placeWidth))}  ${level}  ${paint.bold(row.code.padEnd(codeWidth))}  ${wrapText(row.message, indent, width)}${library}`;
      const detailIndent = placeWidth + 2;
      return [head, ...row.details.map((detail) => " ".repeat(detailIndent) + paint.dim(wrapText(detail, detailIndent, width)))];
    });
}

export function notAnalysedLines({ result, verbose, paint }: ReportContext): readonly string[] {
  if (result.notAnalysed.length === 0) return [];
  const all = [...result.notAnalysed].sort((a, b) => compareText(a.file, b.file));
  // What was named, or is our own fault, is always told.
  const first = verbose
    ? all
    : all.filter(({ file, isCrash }, at) => at < MOST_NOT_ANALYSED || isCrash === true || result.named.includes(file));
  const lines = first.map(
    ({ file, reason, line }) => `  ${escapeText(file)}${line === undefined ? "" : `:${line}`}  ${escapeText(reason)}`,
  );
  if (first.length < all.length) lines.push(paint.dim(`  and ${count(all.length - first.length, "more file")} (--verbose)`));
  return [paint.underline("not analysed"), ...lines, ""];
}

export function summaryLines(context: ReportContext): readonly string[] {
  const { paint, result, statistics, width } = context;
  const summary = summarise(result);
  const mark = summary.errors > 0 ? paint.red("✖") : summary.warnings > 0 ? paint.yellow("⚠") : paint.green("✔");
  return [
    ...(statistics ? [...statisticsTable(context), ""] : []),
    `${mark} ${wrapText(problemLine(summary), 2, width)}`,
    `  ${wrapText(coverageLine(summary), 2, width)}`,
    ...adviceLines(context),
  ];
}

function adviceLines(context: ReportContext): readonly string[] {
  const stale = staleText(context);
  return [...(stale === undefined ? [] : [stale]), ...context.result.hints.map((hint) => `hint: ${escapeText(hint)}`)].map(
    (line) => `  ${context.paint.yellow(line)}`,
  );
}
