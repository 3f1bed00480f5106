import { compareText } from "../finding/order.ts";
import { type Formatter, shownFindings } from "./context.ts";
import { messageOf } from "./sentences.ts";
import { element } from "./xml.ts";

/** Checkstyle's XML, which most CI servers and reviewdog read. */
export const checkstyle: Formatter = (context) => {
  const { result, sources, quiet } = context;
  const files = new Map<string, string[]>();
  const add = (
    file: string,
    problem: {
      readonly line: number;
      readonly column?: number;
      readonly severity: string;
      readonly message: string;
      readonly source: string;
    },
  ) => {
    files.set(file, [...(files.get(file) ?? []), element("error", { ...problem })]);
  };
  for (const finding of shownFindings(context)) {
    const { line, column } = sources.locate(finding.entry.at);
    add(finding.entry.at.file, {
      line,
      column,
      severity: finding.level,
      message: messageOf(finding, sources),
      source: `timeout-lint.${finding.code}`,
    });
  }
  for (const { file, line, column, message, level } of quiet ? [] : result.remarks)
    add(file, { line, column, severity: level, message, source: "timeout-lint.directive" });
  for (const { file, line, reason } of result.notAnalysed)
    add(file, { line: line ?? 1, severity: "warning", message: `Not analysed: ${reason}.`, source: "timeout-lint.not-analysed" });
  const elements = [...files]
    .sort(([a], [b]) => compareText(a, b))
    .map(([name, problems]) => `\n  ${element("file", { name }, [...problems.map((problem) => `\n    ${problem}`), "\n  "])}`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element("checkstyle", { version: "8.0" }, [...elements, "\n"])}\n`;
};
