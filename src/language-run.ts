import { libraries as builtIn } from "../rules/index.ts";
import type { Accepted } from "./accept.ts";
import type { Config } from "./config/config.ts";
import { createSettingsLookup, languageOf, selectLibraries } from "./config/settings.ts";
import { isTestFile } from "./finding/decide.ts";
import type { Entry, Finding, FindingCode, NotAnalysed } from "./finding/finding.ts";
import type { RunResult } from "./finding/result.ts";
import { findHinted } from "./hinted.ts";
import type { Host } from "./host/host.ts";
import { createJudging } from "./judging.ts";
import { createPart, type PartOptions } from "./part.ts";
import { repair } from "./repairs.ts";
import { createSightings } from "./sightings.ts";
import { createWorkspace } from "./workspace.ts";

export type Language = "php" | "js";

export interface RunOptions {
  /** Absolute, as `host.cwd`. */
  readonly cwd: string;
  readonly paths: readonly string[];
  readonly config: Config;
  readonly host: Host;
  readonly follow: boolean;
  /** The compiler tells who a receiver is, and where an import leads, where syntax cannot. */
  readonly types: boolean;
  /** False where nobody looks at the fixes: each file with findings is analysed once more for them. */
  readonly proposes?: boolean | "accepted too" | undefined;
  /** With a fix tier, `RunResult.fixed` says what to write and the findings are those left. */
  readonly fix?: "safe" | "unsafe" | undefined;
  /** Only findings of these codes are fixed; empty: all. */
  readonly fixCodes?: readonly FindingCode[] | undefined;
  /** Stands in for the file of this name, the only one looked at. */
  readonly stdin?: { readonly filename: string; readonly text: string } | undefined;
  readonly accepted?: Accepted | undefined;
  /** What is reported of all that is looked at. */
  readonly part?: PartOptions | undefined;
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
}

/** What a run says of the files in one language. */
export interface LanguageResult
  extends Pick<
    RunResult,
    | "findings"
    | "entries"
    | "filesParsed"
    | "bytesLookedAt"
    | "bytesParsed"
    | "remarks"
    | "staleBaseline"
    | "otherBaseline"
    | "parsedBecause"
    | "fixed"
  > {
  /** Not those that the selection of the files has refused. */
  readonly notAnalysed: readonly NotAnalysed[];
  /** Ids of libraries of which a call was found. */
  readonly found: ReadonlySet<string>;
  /** Functions vouched for in which no call was found. */
  readonly deadVouchers: readonly string[];
}

/** scan → parse → lower → interpret → judge → suppress → fix, for the files in one language: what the others hold decides nothing here. */
export function runLanguage(options: RunOptions, files: readonly string[], only: Language): LanguageResult {
  const { paths, config, host, stdin, follow, fix: tier, fixCodes = [], onProgress = () => {} } = options;
  const part = createPart(options.part ?? {}, files);
  const language = (file: string) => languageOf(config, file);
  const own = files.filter((file) => language(file) === only);
  const selected = selectLibraries(config, builtIn);
  const libraries = selected.libraries.filter(({ id }) => languageOfLibrary(id) === only);
  const settingsOf = createSettingsLookup(config);
  const sightings = createSightings(libraries, isTestFile);
  const onFile = (at: number) => onProgress(at / 2, own.length);
  const hinted = findHinted({ host, libraries, files: own, languageOf: language, onFile, onText: sightings.see });
  const wanted = [...hinted.files.keys()];

  const workspace = createWorkspace({
    host,
    languageOf: language,
    runtimeOf: (file) => settingsOf(file).runtime,
    php: config.php,
    follow,
    types: options.types,
    files,
    sightings,
    isHinted: hinted.isHinted,
    hintsIn: hinted.hintsIn,
  });
  const isWhole = part.shown === undefined && stdin === undefined;
  const judging = createJudging({
    host,
    config,
    settingsOf,
    libraries,
    others: selected.others,
    follow,
    accepted: acceptedIn(options, only),
    files: isWhole ? files : [],
    paths: isWhole ? paths : [],
  });
  const half = own.length / 2;
  const { entries, failed } = judging.analyse(workspace, wanted, {
    onFile: (at) => onProgress(half + (half * at) / wanted.length, own.length),
  });
  // A comment may be left where no call is any more.
  const commented = [...wanted, ...hinted.commented];
  const before = judging.judge(workspace, entries, commented);

  const showsAccepted = tier === undefined && options.proposes === "accepted too";
  const isFaulty = ({ suppressed, entry }: Finding) =>
    (suppressed === undefined || (showsAccepted && suppressed === "baseline")) && part.holds(entry);
  const isFixed = (finding: Finding) =>
    isFaulty(finding) && (tier === undefined || fixCodes.length === 0 || fixCodes.includes(finding.code));
  const judgeAs = (file: string, text: string, now: readonly Entry[]) => judging.judge(workspace.withText(file, text), now, [file]);
  const repaired = repair({
    findings: before.findings.filter(isFixed),
    entries,
    tier,
    proposes: options.proposes !== false,
    languageOf: language,
    textOf: workspace.textOf,
    faulty: (file, text, now) => judgeAs(file, text, now).findings.flatMap((each) => (isFixed(each) ? each.entry : [])),
    reanalyse: (file, text) => {
      const changed = workspace.withText(file, text);
      // Callers elsewhere are looked for again only where they decide something here.
      const asksCallers = entries.some((entry) => entry.at.file === file && entry.callers.some(({ at }) => at.file !== file));
      const again = judging.analyse(changed, [file], { asksCallers });
      return changed.problems.has(file) || again.failed.length > 0 ? undefined : again.entries.filter(({ at }) => at.file === file);
    },
    untidy:
      fixCodes.length > 0 ? [] : before.remarks.flatMap(({ file, removal }) => (removal !== undefined && part.holdsFile(file) ? file : [])),
    tidy: (file, text, now) => judgeAs(file, text, now).remarks.flatMap(({ removal }) => removal ?? []),
  });
  const written = new Set(repaired.files.map(({ file }) => file));
  const left = entries.filter(({ at }) => !written.has(at.file)).concat(...repaired.files.map((each) => each.entries));
  const after = repaired.files.reduce((on, each) => on.withText(each.file, each.after), workspace);
  const { findings, remarks, staleBaseline, otherBaseline } = written.size === 0 ? before : judging.judge(after, left, commented);
  const reported = findings.filter(({ entry }) => part.holds(entry));
  const reportedEntries = new Set(reported.map(({ entry }) => entry));
  const problems = [...workspace.problems.values()].filter(({ file }) => hinted.files.has(file));
  return {
    findings: reported.map((finding) => ({
      ...finding,
      fix: isFaulty(finding) && !written.has(finding.entry.at.file) ? repaired.fixes.get(finding.entry.repair?.object ?? "") : undefined,
    })),
    entries: left.filter((entry) => part.holdsFile(entry.at.file) || reportedEntries.has(entry)),
    notAnalysed: [...hinted.notAnalysed, ...failed, ...problems],
    filesParsed: hinted.files.size,
    bytesLookedAt: hinted.bytesLookedAt,
    bytesParsed: hinted.bytesParsed,
    remarks: remarks.filter(({ file }) => part.holdsFile(file)),
    staleBaseline,
    otherBaseline,
    parsedBecause: [...hinted.files].map(([file, { reason }]) => ({ file, reason })),
    fixed: repaired.files,
    found: new Set(entries.map(({ library }) => library)),
    deadVouchers: judging.unusedVouchers(),
  };
}

/** Ids begin with it. */
export function languageOfLibrary(id: string): Language {
  return id.startsWith("php/") ? "php" : "js";
}

/** The entries of the baseline for one language's libraries: no other finding can need them. */
function acceptedIn({ accepted, config }: RunOptions, only: Language): Accepted {
  const { baseline, directory } = accepted ?? { baseline: [], directory: config.directory };
  return { baseline: baseline.filter(({ library }) => languageOfLibrary(library) === only), directory };
}
