import { type Formatter, shownFindings } from "./context.ts";
import { evidenceOf } from "./details.ts";
import { escapeText } from "./escape.ts";
import { messageOf } from "./sentences.ts";
import { coverageLine, problemLine, summarise } from "./summary.ts";

/** For coding agents: one line each, everything on it, nothing painted. */
export const agent: Formatter = (context) => {
  const { result, sources, quiet } = context;
  const lines = shownFindings(context).map((finding) => {
    const { entry, level, code, fix } = finding;
    const { line, column } = sources.locate(entry.at);
    const evidence = evidenceOf(entry, context);
    return [
      `${escapeText(entry.at.file)}:${line}:${column} ${level} ${code} ${entry.library}: ${messageOf(finding, sources)}`,
      evidence === "" ? "" : `because ${evidence}`,
      fix === undefined ? "" : `fix (${fix.safety === "safe" ? "--fix" : "--unsafe-fixes"}): ${escapeText(fix.summary)}`,
    ]
      .filter(Boolean)
      .join(" | ");
  });
  for (const { file, line, column, message, level } of quiet ? [] : result.remarks)
    lines.push(`${escapeText(file)}:${line}:${column} ${level} directive: ${escapeText(message)}`);
  for (const { file, line, reason } of result.notAnalysed)
    lines.push(`${escapeText(file)}:${line ?? 1}:1 not analysed: ${escapeText(reason)}`);
  const summary = summarise(result);
  return `${[...lines, problemLine(summary), coverageLine(summary)].join("\n")}\n`;
};
