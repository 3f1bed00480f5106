import { cachedRun } from "../cached-run.ts";
import type { RunResult } from "../finding/result.ts";
import { defaultCacheFile } from "../host/cache-file.ts";
import { describeRepository } from "../host/environment.ts";
import { writeOutput } from "../host/output.ts";
import type { ReportContext } from "../report/context.ts";
import { unifiedDiff } from "../report/diff.ts";
import { escapeText } from "../report/escape.ts";
import { formatterFor } from "../report/formats.ts";
import { createPaint } from "../report/paint.ts";
import { runInThreads } from "../threaded-run.ts";
import { acceptedAfter, saveBaseline } from "./baseline.ts";
import { decideExit } from "./exit-code.ts";
import { isContinuousIntegration, type Stream, wantsColor } from "./io.ts";
import { chooseOutputs } from "./outputs.ts";
import { createProgress } from "./progress.ts";
import { openSources, type Session, toRunOptions } from "./session.ts";
import { VERSION } from "./version.ts";
import { writeFixes } from "./write-fixes.ts";

/** Finds, reports and fixes; answers the exit code. */
export async function lint(session: Session): Promise<number> {
  const { io, options, stdin, baseline } = session;
  const progress = createProgress(io.err);
  const found = await analyse(session, progress.show);
  progress.clear();
  // A file from standard input need not be there.
  const acceptUnmatched = options.acceptUnmatched || stdin !== undefined || session.part.changed !== undefined;
  tellMistakes(session, found, acceptUnmatched);
  let isWritten = options.diff || stdin !== undefined ? true : await writeFixes(session, found.fixed);
  const before = decideExit(found, { maxWarnings: undefined, acceptUnmatched, onlyInforms: true, diff: false, failsOnStale: false });
  // A run that went wrong accepts nothing.
  if (before.code < 2) isWritten = saveBaseline(io, session.cwd, baseline, found) && isWritten;
  const result = afterSaving(found, baseline.task);
  isWritten = report(session, result) && isWritten;

  const exit = decideExit(result, {
    maxWarnings: options.maxWarnings,
    acceptUnmatched,
    onlyInforms: options.inventory,
    diff: options.diff,
    failsOnStale: isContinuousIntegration(io.env),
  });
  const reasons = isWritten ? exit.reasons : ["not everything could be written", ...exit.reasons];
  const code = isWritten ? exit.code : 2;
  if (code > 0) io.err.write(`exit code ${code}: ${reasons.join(", ")}\n`);
  return code;
}

/** What repairs, or reads from elsewhere, is not worth remembering. */
async function analyse(session: Session, onProgress: (done: number, all: number) => void): Promise<RunResult> {
  const { io, options, stdin, cwd } = session;
  const runOptions = { ...toRunOptions(session), onProgress };
  const threads = { script: io.worker, concurrency: options.concurrency };
  if (options.cache === undefined || options.fix !== undefined || stdin !== undefined) return runInThreads(runOptions, threads);
  const file = options.cache.file ?? defaultCacheFile(cwd);
  const { result, problem } = await cachedRun(runOptions, threads, file, `${VERSION} ${process.version}`);
  if (problem !== undefined)
    io.err.write(`timeout-lint: the cache \`${escapeText(file)}\` could not be written: ${escapeText(problem)}.\n`);
  return result;
}

/** The result as a run with the new baseline would have it. */
function afterSaving(result: RunResult, task: Session["baseline"]["task"]): RunResult {
  if (task !== "generate" && task !== "prune") return result;
  const accepted = new Set(acceptedAfter(result, task));
  const findings = result.findings.map((finding) =>
    accepted.has(finding.key) && finding.suppressed === undefined ? { ...finding, suppressed: "baseline" as const } : finding,
  );
  return { ...result, findings, staleBaseline: [] };
}

/** Answers whether all of it could be written. */
function report(session: Session, result: RunResult): boolean {
  const { io, options, stdin } = session;
  if (options.diff) {
    io.out.write(result.fixed.map(({ file, before, after }) => diffText(file, before, after, io.out.isTerminal)).join(""));
    return true;
  }
  const context = createContext(session, result);
  if (stdin !== undefined && options.fix !== undefined) {
    io.out.write(result.fixed[0]?.after ?? stdin.text);
    io.err.write(formatterFor("stylish", false)(context(io.err)));
    return true;
  }
  let isWritten = true;
  for (const { format, file } of chooseOutputs(options, io)) {
    const formatter = formatterFor(format, options.inventory);
    if (file === undefined) {
      io.out.write(formatter(context(io.out)));
      continue;
    }
    const reason = writeOutput(session.cwd, file, formatter(context(undefined)));
    if (reason !== undefined) {
      isWritten = false;
      io.err.write(`timeout-lint: \`${escapeText(file)}\` could not be written: ${escapeText(reason)}.\n`);
    }
  }
  return isWritten;
}

function createContext(session: Session, result: RunResult): (stream: Stream | undefined) => ReportContext {
  const { io, options, config, host, baseline } = session;
  const changed = new Map(options.fix === undefined ? [] : result.fixed.map(({ file, after }) => [file, after]));
  const sources = openSources(host, changed);
  const { directory, name } = describeRepository(session.cwd, host.roots);
  return (stream) => {
    const hasColor = stream !== undefined && wantsColor(stream, io.env, options.color);
    return {
      result,
      sources,
      quiet: options.quiet,
      verbose: options.verbose,
      statistics: options.statistics,
      fixSeconds: config.fix.seconds,
      paint: createPaint(hasColor, hasColor && stream.isTerminal ? session.cwd : undefined),
      width: stream?.columns,
      version: VERSION,
      directory,
      project: name,
      baseline: baseline.file,
    };
  };
}

function tellMistakes({ io }: Session, { unmatched, ignoredNamed }: RunResult, acceptUnmatched: boolean): void {
  if (!acceptUnmatched)
    for (const path of unmatched) io.err.write(`timeout-lint: \`${escapeText(path)}\`: no such file, and no file matches it.\n`);
  for (const { file, by } of ignoredNamed)
    io.err.write(`timeout-lint: \`${escapeText(file)}\` is ignored (${escapeText(by)}); --no-ignore looks at it.\n`);
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
