import { type Formatter, shownFindings } from "./context.ts";
import { escapeText } from "./escape.ts";
import { messageOf } from "./sentences.ts";
import { coverageLine, problemLine, summarise } from "./summary.ts";

/** One line a finding: `file:line:col: level code message [library]`. */
export const compact: Formatter = (context) => {
  const { result, sources, quiet } = context;
  const findings = shownFindings(context).map((finding) => {
    const { line, column } = sources.locate(finding.entry.at);
    return `${escapeText(finding.entry.at.file)}:${line}:${column}: ${finding.level} ${finding.code} ${messageOf(finding, sources)} [${finding.entry.library}]`;
  });
  const remarks = quiet
    ? []
    : result.remarks.map(
        ({ file, line, column, message, level }) => `${escapeText(file)}:${line}:${column}: ${level} directive ${escapeText(message)}`,
      );
  const notAnalysed = result.notAnalysed.map(
    ({ file, line, reason }) => `${escapeText(file)}:${line ?? 1}:1: not analysed: ${escapeText(reason)}`,
  );
  const summary = summarise(result);
  return `${[...findings, ...remarks, ...notAnalysed, problemLine(summary), coverageLine(summary)].join("\n")}\n`;
};
