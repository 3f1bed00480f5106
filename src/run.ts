import { libraries as builtIn } from "../rules/index.ts";
import { analyse } from "./analysis/analyse.ts";
import type { Config } from "./config/config.ts";
import { createSettingsLookup, languageOf, selectLibraries } from "./config/settings.ts";
import type { Entry, NotAnalysed } from "./finding/finding.ts";
import type { RunResult } from "./finding/result.ts";
import type { Host } from "./host/host.ts";
import { looksBinary, looksMinified, toLatin1 } from "./host/text.ts";
import { decideFindings } from "./findings.ts";
import { repair } from "./repairs.ts";
import { createScanner, type Hints } from "./scan.ts";
import { selectFiles } from "./select.ts";
import { createWorkspace } from "./workspace.ts";

export interface RunOptions {
  /** Absolute, as `host.cwd`. */
  readonly cwd: string;
  readonly paths: readonly string[];
  readonly config: Config;
  readonly host: Host;
  readonly follow: boolean;
  readonly types: boolean;
  /** With a fix tier, `RunResult.fixed` says what to write and the findings are those left. */
  readonly fix?: "safe" | "unsafe" | undefined;
  /** Stands in for the file of this name, the only one looked at. */
  readonly stdin?: { readonly filename: string; readonly text: string } | undefined;
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
}

/** discover → scan → parse → lower → interpret → judge → suppress → report | fix */
export function run(options: RunOptions): RunResult {
  const { paths, config, host, stdin, onProgress } = options;
  const selection = selectFiles(host, config, paths);
  const files = stdin === undefined ? selection.files : [stdin.filename];
  const notAnalysed: NotAnalysed[] = [...selection.notAnalysed];
  const { libraries, groupsNotLookedAt } = selectLibraries(config, builtIn);
  const scanners = { php: createScanner(libraries, "php"), js: createScanner(libraries, "js") };
  const settingsOf = createSettingsLookup(config);

  const hinted = new Map<string, Hints>();
  let bytesLookedAt = 0;
  let bytesParsed = 0;
  for (const [at, file] of files.entries()) {
    onProgress?.(at, files.length);
    const language = languageOf(config, file);
    const read = host.readBytes(file);
    if (!read.ok || language === undefined) {
      if (!read.ok) notAnalysed.push({ file, reason: read.reason, line: undefined });
      continue;
    }
    bytesLookedAt += read.bytes.length;
    const text = toLatin1(read.bytes);
    const hints = scanners[language].scan(text);
    if (!hints) continue;
    if (looksBinary(read.bytes)) notAnalysed.push({ file, reason: "binary", line: undefined });
    else if (looksMinified(file, text)) notAnalysed.push({ file, reason: "minified", line: undefined });
    else {
      hinted.set(file, hints);
      bytesParsed += read.bytes.length;
    }
  }

  const analyseOn = (over: Host, wanted: readonly string[]) => {
    const workspace = createWorkspace({ host: over, languageOf: (file) => languageOf(config, file), runtimeOf: (file) => settingsOf(file).runtime, follow: options.follow });
    const hintsOf = (file: string) => scanners[languageOf(config, file) ?? "js"].scan(workspace.textOf(file) ?? "");
    const failed: NotAnalysed[] = [];
    const entries = analyse({ host: workspace.host, libraries, files: wanted, fix: config.fix, hintsOf, onFailure: (file, error) => failed.push(toFailure(file, error)) });
    return { entries, workspace, failed };
  };
  const { entries, workspace, failed } = analyseOn(host, [...hinted.keys()]);
  notAnalysed.push(...failed, ...[...workspace.problems.values()].filter(({ file }) => hinted.has(file)));
  const decide = (of: readonly Entry[]) => decideFindings({ entries: of, files: [...hinted.keys()], textOf: workspace.textOf, settingsOf, config });
  const { findings, unusedDirectives } = decide(entries);
  const repaired = repair({
    findings,
    entries,
    tier: options.fix,
    languageOf: (file) => languageOf(config, file),
    textOf: workspace.textOf,
    decide: (of) => decide(of).findings,
    reanalyse: (file, text) => {
      const again = analyseOn({ ...host, readText: (name, limit) => (name === file ? text : host.readText(name, limit)) }, [file]);
      return again.workspace.problems.has(file) || again.failed.length > 0 ? undefined : again.entries;
    },
  });
  return {
    findings: repaired.findings,
    entries,
    notAnalysed: notAnalysed.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0)),
    filesLookedAt: files.length,
    filesParsed: hinted.size,
    bytesLookedAt,
    bytesParsed,
    unusedDirectives,
    groupsNotLookedAt,
    parsedBecause: [...hinted].map(([file, { reason }]) => ({ file, reason })),
    unmatched: selection.unmatched,
    ignoredNamed: selection.ignoredNamed,
    named: selection.named,
    fixed: repaired.files,
  };
}

function toFailure(file: string, error: unknown): NotAnalysed {
  return { file, reason: error instanceof RangeError ? "nesting too deep" : `internal error: ${error instanceof Error ? error.message : String(error)}`, line: undefined };
}
