import type { FixedFile, RunResult } from "../finding/result.ts";
import { writeOutput } from "../host/output.ts";
import type { ReportContext } from "../report/context.ts";
import { unifiedDiff } from "../report/diff.ts";
import { escapeText } from "../report/escape.ts";
import { formatterFor } from "../report/formats.ts";
import { createPaint } from "../report/paint.ts";
import { count } from "../report/seconds.ts";
import { run } from "../run.ts";
import { decideExit } from "./exit-code.ts";
import { type Stream, wantsColor } from "./io.ts";
import { createProgress } from "./progress.ts";
import { openSources, type Session, toRunOptions } from "./session.ts";

/** Finds, reports and fixes; answers the exit code. */
export async function lint(session: Session): Promise<number> {
  const { io, options, config, host, stdin } = session;
  const progress = createProgress(io.err);
  const result = run({ ...toRunOptions(session), onProgress: progress.show });
  progress.clear();
  // A file from standard input need not be there.
  const acceptUnmatched = options.acceptUnmatched || stdin !== undefined;
  tellMistakes(session, result, acceptUnmatched);
  const written = options.diff || stdin !== undefined ? true : await writeFixed(session, result.fixed);

  const changed = new Map(options.fix === undefined ? [] : result.fixed.map(({ file, after }) => [file, after]));
  const context = (stream: Stream | undefined): ReportContext => ({
    result,
    sources: openSources(host, changed),
    quiet: options.quiet,
    verbose: options.verbose,
    statistics: options.statistics,
    fixSeconds: config.fix.seconds,
    paint: createPaint(stream !== undefined && wantsColor(stream, io.env, options.color)),
    width: stream?.columns,
  });
  let isWritten = written;
  if (options.diff) io.out.write(result.fixed.map(({ file, before, after }) => diffText(file, before, after, io.out.isTerminal)).join(""));
  else if (stdin !== undefined && options.fix !== undefined) {
    io.out.write(result.fixed[0]?.after ?? stdin.text);
    io.err.write(formatterFor("stylish", false)(context(io.err)));
  } else {
    for (const { format, file } of options.outputs) {
      const formatter = formatterFor(format, options.inventory);
      if (file === undefined) io.out.write(formatter(context(io.out)));
      else isWritten = tellFailure(session, file, writeOutput(session.cwd, file, formatter(context(undefined)))) && isWritten;
    }
  }
  const exit = decideExit(result, {
    maxWarnings: options.maxWarnings,
    acceptUnmatched,
    onlyInforms: options.inventory,
    diff: options.diff,
  });
  const reasons = isWritten ? exit.reasons : ["not everything could be written", ...exit.reasons];
  const code = isWritten ? exit.code : 2;
  if (code > 0) io.err.write(`exit code ${code}: ${reasons.join(", ")}\n`);
  return code;
}

function tellMistakes({ io }: Session, { unmatched, ignoredNamed }: RunResult, acceptUnmatched: boolean): void {
  if (!acceptUnmatched)
    for (const path of unmatched) io.err.write(`timeout-lint: \`${escapeText(path)}\`: no such file, and no file matches it.\n`);
  for (const { file, by } of ignoredNamed)
    io.err.write(`timeout-lint: \`${escapeText(file)}\` is ignored (${escapeText(by)}); --no-ignore looks at it.\n`);
}

/** Each file is replaced whole or not at all; an interrupt waits for the file under way to be done. */
async function writeFixed(session: Session, fixed: readonly FixedFile[]): Promise<boolean> {
  const { io, host } = session;
  if (fixed.length === 0) return true;
  let isInterrupted = false;
  const interrupt = () => {
    isInterrupted = true;
  };
  process.once("SIGINT", interrupt);
  let isWritten = true;
  let fixes = 0;
  let files = 0;
  for (const { file, after, fixes: applied } of fixed) {
    if (tellFailure(session, file, host.writeText(file, after))) {
      fixes += applied;
      files += 1;
    } else isWritten = false;
    await new Promise((resolve) => setImmediate(resolve));
    if (isInterrupted) break;
  }
  process.removeListener("SIGINT", interrupt);
  io.err.write(`Applied ${count(fixes, "fix", "fixes")} in ${count(files, "file")}.\n`);
  if (isInterrupted) process.exit(130);
  return isWritten;
}

function tellFailure({ io }: Session, file: string, reason: string | undefined): boolean {
  if (reason !== undefined) io.err.write(`timeout-lint: \`${escapeText(file)}\` could not be written: ${escapeText(reason)}.\n`);
  return reason === undefined;
}

/** A patch has to be exact, a terminal must be safe. */
function diffText(file: string, before: string, after: string, isTerminal: boolean): string {
  const diff = unifiedDiff(file, before, after);
  return isTerminal
    ? diff
        .split("\n")
        .map((line) => escapeText(line.replaceAll("\t", "    ")))
        .join("\n")
    : diff;
}
