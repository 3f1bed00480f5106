import { type Accepted, acceptFindings, type Judged } from "./accept.ts";
import { analyse } from "./analysis/analyse.ts";
import { createAssuming } from "./assuming.ts";
import type { Config, Settings } from "./config/config.ts";
import { languageOf } from "./config/settings.ts";
import { isTestFile } from "./finding/decide.ts";
import type { Entry, NotAnalysed, Place } from "./finding/finding.ts";
import { hashText } from "./finding/fingerprint.ts";
import { isWithin, joinPaths, relativePath } from "./finding/posix.ts";
import type { Remark } from "./finding/result.ts";
import { decideFindings } from "./findings.ts";
import { createHintTest } from "./hinted.ts";
import type { Host } from "./host/host.ts";
import type { Library } from "./model/library.ts";
import { bareText, type Scope, scopeOf } from "./program/scope.ts";
import { switchesOf } from "./switches.ts";
import type { Workspace } from "./workspace.ts";

export interface JudgingOptions {
  readonly host: Host;
  readonly config: Config;
  readonly settingsOf: (file: string) => Settings;
  readonly libraries: readonly Library[];
  /** Those not looked at. */
  readonly others: readonly Library[];
  readonly follow: boolean;
  readonly accepted: Accepted;
  /** What the run reports, whole: only then an entry of the baseline can be stale. */
  readonly files: readonly string[];
  readonly paths: readonly string[];
  /** ESLint asks, which obeys its own comments itself. */
  readonly forEslint?: boolean;
}

/** Files → entries → findings, for the files as they are and as a fix would make them. */
export interface Judging {
  analyse(on: Workspace, files: readonly string[], options?: AnalysisOptions): Analysed;
  judge(on: Workspace, entries: readonly Entry[], files: readonly string[]): Judged & { readonly remarks: readonly Remark[] };
  /** Functions vouched for in which no call was found so far. */
  unusedVouchers(): readonly string[];
}

export interface AnalysisOptions {
  /** False: callers in other files are not looked for. */
  readonly asksCallers?: boolean;
  readonly onFile?: (at: number) => void;
  /** Files, besides those analysed, that may set something for the whole process. */
  readonly switching?: readonly string[];
  /** Further files that may tell a container what to hand out. */
  readonly defining?: readonly string[];
}

export interface Analysed {
  readonly entries: readonly Entry[];
  readonly failed: readonly NotAnalysed[];
}

export function createJudging(options: JudgingOptions): Judging {
  const { host, config, settingsOf, libraries, others, follow, accepted, files, paths } = options;
  const assuming = createAssuming(config.assumeBounded, settingsOf);
  const holdsOthers = createHintTest(others);
  const ids = libraries.map(({ id }) => id);
  const looked = [...libraries, ...switchesOf(others)];
  const pathOf = (file: string) => relativePath(accepted.directory, joinPaths(host.cwd, file));
  return {
    analyse(on, wanted, { asksCallers = true, onFile, switching = [], defining = [] } = {}) {
      const failed: NotAnalysed[] = [];
      const entries = analyse({
        host: asksCallers ? on.host : { ...on.host, mentions: () => [] },
        libraries: looked,
        files: wanted,
        switching,
        defining,
        fix: config.fix,
        onFailure: (file, error) => failed.push(toFailure(file, error)),
        ...(onFile === undefined ? {} : { onFile }),
      });
      return { entries: assuming.apply(entries, (at) => placeIn(on, at).scope), failed };
    },
    judge(on, entries, among) {
      const { findings, remarks } = decideFindings({
        entries,
        files: among,
        textOf: on.textOf,
        settingsOf,
        isTest: (file) => isTestFile(fromRoot(host, file)),
        identify: (at) => {
          const { scope, bare } = placeIn(on, at);
          return { path: pathOf(at.file), scope: scope.shown, hash: hashText(bare) };
        },
        isWhole: (file) => follow && !holdsOthers(languageOf(config, file) ?? "js", on.textOf(file) ?? ""),
        config,
        leavesEslintComments: options.forEslint,
      });
      return { remarks, ...acceptFindings(findings, { accepted, host, files, paths, libraries: ids }) };
    },
    unusedVouchers: () => assuming.unused(),
  };
}

const NOWHERE: Scope = { shown: "", full: "" };

function placeIn(on: Workspace, at: Place): { readonly scope: Scope; readonly bare: string } {
  const text = on.textOf(at.file) ?? "";
  const program = on.host.load(at.file, true);
  return program === undefined
    ? { scope: NOWHERE, bare: text.slice(at.start, at.end).replace(/\s+/g, "") }
    : { scope: scopeOf(program, text, at), bare: bareText(program, text, at) };
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
