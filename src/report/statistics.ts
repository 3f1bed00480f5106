import { VERDICTS } from "../finding/finding.ts";
import { compareText } from "../finding/order.ts";
import type { ReportContext } from "./context.ts";

/** Calls by library and verdict. */
export function statisticsTable({ result }: ReportContext): readonly string[] {
  const libraries = [...new Set(result.entries.map(({ library }) => library))].sort(compareText);
  const header = ["library", "calls", ...VERDICTS, "findings"];
  const rows = libraries.map((library) => {
    const calls = result.entries.filter((entry) => entry.library === library && entry.via === undefined);
    const findings = result.findings.filter(({ entry, suppressed }) => entry.library === library && suppressed === undefined);
    return [
      library,
      calls.length,
      ...VERDICTS.map((verdict) => calls.filter((entry) => entry.verdict === verdict).length),
      findings.length,
    ].map(String);
  });
  const table = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  return table.map((row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join("  "),
  );
}
