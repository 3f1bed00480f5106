import { libraries as builtIn } from "../rules/index.ts";
import { analyse } from "./analysis/analyse.ts";
import type { Config } from "./config/config.ts";
import { createSettingsLookup, languageOf, selectLibraries } from "./config/settings.ts";
import { isTestFile } from "./finding/decide.ts";
import type { Entry, NotAnalysed } from "./finding/finding.ts";
import { isWithin, joinPaths, relativePath } from "./finding/posix.ts";
import type { RunResult } from "./finding/result.ts";
import { decideFindings } from "./findings.ts";
import type { Host } from "./host/host.ts";
import { looksBinary, looksMinified, toLatin1 } from "./host/text.ts";
import { repair } from "./repairs.ts";
import { codeOf, createScanner, type Hints } from "./scan.ts";
import { selectFiles } from "./select.ts";
import { createWorkspace, type Workspace } from "./workspace.ts";

export interface RunOptions {
  /** Absolute, as `host.cwd`. */
  readonly cwd: string;
  readonly paths: readonly string[];
  readonly config: Config;
  readonly host: Host;
  readonly follow: boolean;
  /** Reserved: receivers' types are not asked for yet, so it changes nothing. */
  readonly types: boolean;
  /** False where nobody looks at the fixes, as in an inventory: each file with findings is analysed once more for them. */
  readonly proposes?: boolean | undefined;
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
  const isTest = (file: string) => isTestFile(fromRoot(host, file));

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
    const hints = scanners[language].scan(codeOf(file, text));
    if (!hints) continue;
    if (looksBinary(read.bytes)) notAnalysed.push({ file, reason: "binary", line: undefined });
    else if (looksMinified(file, text)) notAnalysed.push({ file, reason: "minified", line: undefined });
    else {
      hinted.set(file, hints);
      bytesParsed += read.bytes.length;
    }
  }

  const known = new Map<string, boolean>();
  const isHinted = (file: string): boolean => {
    let answer = hinted.has(file) || known.get(file);
    if (answer === undefined) {
      answer = scanners[languageOf(config, file) ?? "js"].scan(codeOf(file, host.readText(file) ?? "")) !== undefined;
      known.set(file, answer);
    }
    return answer;
  };
  const analyseOn = (workspace: Pick<Workspace, "host">, wanted: readonly string[]) => {
    const failed: NotAnalysed[] = [];
    const entries = analyse({
      host: workspace.host,
      libraries,
      files: wanted,
      fix: config.fix,
      onFailure: (file, error) => failed.push(toFailure(file, error)),
    });
    return { entries, failed };
  };
  const workspace = createWorkspace({
    host,
    languageOf: (file) => languageOf(config, file),
    runtimeOf: (file) => settingsOf(file).runtime,
    follow: options.follow,
    files,
    isHinted,
    hintsIn: (file, text) => scanners[languageOf(config, file) ?? "js"].scan(text)?.offsets ?? [],
  });
  const { entries, failed } = analyseOn(workspace, [...hinted.keys()]);
  notAnalysed.push(...failed, ...[...workspace.problems.values()].filter(({ file }) => hinted.has(file)));
  const decide = (of: readonly Entry[]) =>
    decideFindings({ entries: of, files: [...hinted.keys()], textOf: workspace.textOf, settingsOf, isTest, config });
  const { findings, unusedDirectives } = decide(entries);
  const repaired = repair({
    findings,
    entries,
    tier: options.fix,
    proposes: options.proposes ?? true,
    languageOf: (file) => languageOf(config, file),
    textOf: workspace.textOf,
    decide: (of) => decide(of).findings,
    reanalyse: (file, text) => {
      const changed = workspace.withText(file, text);
      // Callers elsewhere are looked for again only where they decide something here.
      const isDecidedElsewhere = entries.some((entry) => entry.at.file === file && entry.callers.some(({ at }) => at.file !== file));
      const again = analyseOn(isDecidedElsewhere ? changed : { host: { ...changed.host, mentions: () => [] } }, [file]);
      return changed.problems.has(file) || again.failed.length > 0 ? undefined : again.entries;
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

/** A file's path from the repository's root: what lies above says nothing about it. */
function fromRoot({ cwd, roots }: Host, file: string): string {
  const path = joinPaths(cwd, file);
  const root = roots.filter((each) => isWithin(each, path)).sort((a, b) => b.length - a.length)[0];
  return root === undefined ? file : relativePath(root, path);
}

function toFailure(file: string, error: unknown): NotAnalysed {
  if (error instanceof RangeError) return { file, reason: "nesting too deep", line: undefined };
  return { file, reason: `internal error: ${error instanceof Error ? error.message : String(error)}`, line: undefined, isCrash: true };
}
