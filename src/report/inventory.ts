import { type Entry, PHASES, type PhaseLimit, type Verdict } from "../finding/finding.ts";
import { type Formatter, type ReportContext, sortedEntries } from "./context.ts";
import { escapeText } from "./escape.ts";
import { showSeconds } from "./seconds.ts";
import { notAnalysedLines } from "./stylish.ts";
import { coverageLine, summarise } from "./summary.ts";

/** Every outbound call with its verdict, for people. */
export const inventory: Formatter = (context) => {
  const { result, sources, paint } = context;
  const entries = sortedEntries(result.entries);
  const rows = entries.map((entry) => {
    const { line, column } = sources.locate(entry.at);
    return [
      `${line}:${column}`,
      entry.verdict,
      entry.library,
      `${escapeText(entry.call.replace(/\s+/g, " "))}${entry.via === undefined || entry.call.endsWith(entry.via) ? "" : ` (via ${escapeText(entry.via)})`}`,
      limitsText(entry),
    ];
  });
  const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  const lines: string[] = [];
  let file: string | undefined;
  for (const [at, entry] of entries.entries()) {
    if (entry.at.file !== file) {
      file = entry.at.file;
      lines.push(...(lines.length > 0 ? [""] : []), paint.underline(escapeText(file)));
    }
    const [place = "", verdict = "", library = "", call = "", limits = ""] = rows[at] ?? [];
    const shown = [
      place.padStart((widths[0] ?? 0) + 2),
      paintVerdict(entry.verdict, verdict.padEnd(widths[1] ?? 0), context),
      library.padEnd(widths[2] ?? 0),
      call.padEnd(widths[3] ?? 0),
      limits,
    ];
    lines.push(shown.join("  ").trimEnd());
  }
  if (lines.length > 0) lines.push("");
  return `${[...lines, ...notAnalysedLines(context), coverageLine(summarise(result))].join("\n")}\n`;
};

/** `connect 300 s (default) · response none · body none` */
export function limitsText({ phases, totalSeconds, leaksSocket }: Entry): string {
  const parts = PHASES.flatMap((phase) => {
    const limit = phases[phase];
    return limit === undefined ? [] : `${phase} ${limitText(limit)}`;
  });
  if (totalSeconds !== null) parts.push(`total ${showSeconds(totalSeconds)}`);
  if (leaksSocket) parts.push("leaves the socket open");
  return parts.join(" · ");
}

export function limitText({ seconds, from }: PhaseLimit): string {
  switch (from) {
    case "none":
      return "none";
    case "default":
      return seconds === null ? "a default" : `${showSeconds(seconds)} (default)`;
    case "code":
    case "project":
      return `${seconds === null ? "set" : showSeconds(seconds)}${from === "project" ? " (project)" : ""}`;
  }
}

function paintVerdict(verdict: Verdict, text: string, { paint }: ReportContext): string {
  switch (verdict) {
    case "unbounded":
    case "partial":
      return paint.red(text);
    case "default":
    case "unknown":
      return paint.yellow(text);
    case "bounded":
      return paint.green(text);
  }
}
