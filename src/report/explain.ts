import { type Entry, PHASES } from "../finding/finding.ts";
import { comparePlaces } from "../finding/order.ts";
import type { ReportContext } from "./context.ts";
import { escapeText } from "./escape.ts";
import { limitText } from "./inventory.ts";
import { messageOf, verdictText } from "./sentences.ts";
import { stepText } from "./steps.ts";

/** All that is known of the calls at a place, silent ones too. */
export function explainPlace(
  file: string,
  line: number,
  context: ReportContext,
  versionsOf: (entry: Entry) => readonly string[] = () => [],
): string {
  const { result, sources } = context;
  const notAnalysed = result.notAnalysed.find((other) => other.file === file);
  if (notAnalysed !== undefined) return `${escapeText(file)} was not analysed: ${escapeText(notAnalysed.reason)}.\n`;
  const inFile = result.entries.filter(({ at }) => at.file === file).sort((a, b) => comparePlaces(a.at, b.at));
  const spans = (entry: Entry) => {
    const { line: first, endLine } = sources.locate(entry.at);
    return first <= line && line <= endLine;
  };
  // A call may span lines: the one that starts here counts before those that only reach here.
  const starting = inFile.filter(({ at }) => sources.locate(at).line === line);
  const here = starting.length > 0 ? starting : inFile.filter(spans);
  if (here.length > 0) return here.map((entry) => explainEntry(entry, context, versionsOf(entry))).join("\n");
  const nearest = inFile.map(({ at }) => sources.locate(at).line).sort((a, b) => Math.abs(a - line) - Math.abs(b - line))[0];
  return `No outbound call at ${escapeText(file)}:${line}${nearest === undefined ? "; the file has none" : `; the nearest is line ${nearest}`}.\n`;
}

function explainEntry(entry: Entry, context: ReportContext, versions: readonly string[]): string {
  const { result, sources, paint } = context;
  const { line, column } = sources.locate(entry.at);
  const finding = result.findings.find((other) => other.entry === entry);
  const status =
    finding === undefined
      ? "not reported"
      : finding.suppressed === undefined
        ? `${finding.level} ${finding.code}`
        : `${finding.code}, suppressed by ${finding.suppressed}`;
  const lines = [
    `${paint.underline(`${escapeText(entry.at.file)}:${line}:${column}`)}  ${paint.bold(entry.verdict)}  ${entry.library}  (${status})`,
    `  ${finding === undefined ? verdictText(entry, sources) : messageOf(finding, sources)}`,
    "",
  ];
  for (const phase of PHASES) {
    const limit = entry.phases[phase];
    if (limit === undefined) continue;
    const name = limit.name === undefined ? "" : `, ${escapeText(limit.name)}`;
    const at = limit.at === undefined ? "" : ` at ${escapeText(limit.at.file)}:${sources.locate(limit.at).line}`;
    lines.push(`  ${phase.padEnd(9)} ${limitText(limit)}${name}${at}`);
  }
  const steps = entry.because.map(
    (step) =>
      `  ${step.at === undefined ? "-" : `${escapeText(step.at.file)}:${sources.locate(step.at).line}`}  ${stepText(step, entry.library)}`,
  );
  const callers = entry.callers.map(({ at, verdict }) => `  ${escapeText(at.file)}:${sources.locate(at).line}  ${verdict}`);
  const section = (title: string, rows: readonly string[]) => (rows.length === 0 ? [] : ["", `${title}:`, ...rows]);
  const fix =
    finding?.fix === undefined
      ? []
      : [`  ${escapeText(finding.fix.summary)}   (${finding.fix.safety === "safe" ? "--fix" : "--unsafe-fixes"})`];
  return `${[
    ...lines,
    ...section("evidence", steps),
    ...section("callers", callers),
    ...section(
      "notes",
      [...notesOn(entry), ...versions.map(escapeText)].map((note) => `  ${note}`),
    ),
    ...section("fix", fix),
  ].join("\n")}\n`;
}

/** What to know beside the verdict. */
export function notesOn(entry: Entry): readonly string[] {
  const notes: string[] = [];
  if (entry.makes) notes.push(`made here, it waits in \`${entry.via}\``);
  else if (entry.via !== undefined) notes.push(`the waiting call is inside \`${entry.via}\`: what is passed here decides`);
  if (entry.verdict !== "bounded" && entry.library.startsWith("php/"))
    notes.push(
      "`max_execution_time` does not help: on Linux it counts processor time, not waiting (nor can thread-safe builds be relied on)",
    );
  if (entry.leaksSocket) notes.push("the caller is freed in time, but the socket stays open");
  if (entry.longLived) notes.push("it stays open by design, so only connecting and the first answer are judged");
  if (entry.isLocal) notes.push("the address is this machine");
  if (entry.repeats !== undefined) notes.push(`the figures are for one attempt: ${entry.repeats.replace(/\.$/, "")}`);
  return notes.map(escapeText);
}
