import type { TextSourceCode } from "@eslint/core";
import type { Entry } from "../finding/finding.ts";
import { toPosix } from "../host/paths.ts";
import { realDirectory } from "../host/root.ts";
import { lowerTree as lowerJsTree } from "../js/front-end.ts";
import type { PhpNode } from "../php/ast.ts";
import { lowerTree as lowerPhpTree } from "../php/lower.ts";
import { analyseFile, type FileAnalysis, type LintedFile } from "./analyse-file.ts";
import { PHPSourceCode } from "./php/source-code.ts";
import { settle, surroundingsOf } from "./project-scan.ts";
import { openSession, type Session } from "./session.ts";
import { readSettings } from "./settings.ts";

/** What the rules use of ESLint's context. */
export interface HostContext {
  readonly cwd: string;
  readonly filename: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly sourceCode: TextSourceCode;
}

export interface Linted {
  readonly session: Session;
  readonly linted: LintedFile;
  readonly analysis: FileAnalysis;
  /** Those of the analysis, with what is known of callers in other files. */
  readonly entries: readonly Entry[];
}

const WHOLE = { wants: () => true };
const done = new WeakMap<object, Linted>();

/** Analyses a file once, whichever rules ask. */
export function lintedFor(context: HostContext): Linted {
  const { sourceCode } = context;
  const known = done.get(sourceCode);
  if (known !== undefined) return known;
  const cwd = realOf(context.cwd);
  const name = toPosix(context.cwd, context.filename);
  const language = sourceCode instanceof PHPSourceCode ? "php" : "js";
  // Without a name, or with that of a code block in another file, the language says how it ends.
  const file = /\.\w+$/.test(name) ? name : `${name}.${language}`;
  const settings = readSettings(context.settings);
  const session = openSession(cwd, settings, file);
  const { text } = sourceCode;
  const linted: LintedFile = {
    file,
    text,
    language,
    lower: () => (sourceCode instanceof PHPSourceCode ? lowerPhpTree : lowerJsTree)(file, text, sourceCode.ast as PhpNode, WHOLE),
  };
  // Nobody can call what is not on disk: code blocks in other files, texts from nowhere.
  const surroundings = session.disk.isFile(file) ? surroundingsOf(session, file, settings.projectScan ?? "auto") : undefined;
  const analysis = analyseFile(session, linted, surroundings?.project, surroundings?.latent === "is asked");
  const entries = surroundings === undefined ? analysis.entries : settle(analysis.entries, file, text, surroundings);
  const made = { session, linted, analysis, entries };
  done.set(sourceCode, made);
  return made;
}

function realOf(directory: string): string {
  try {
    return realDirectory(directory);
  } catch {
    return directory;
  }
}
