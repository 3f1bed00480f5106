import type { Entry } from "../finding/finding.ts";
import { looksMinified } from "../host/text.ts";
import type { Mentions } from "../mentions.ts";
import type { Lowered } from "../program/front-end.ts";
import { lowerText, type Workspace } from "../workspace.ts";
import { openWorkspace } from "./open-workspace.ts";
import type { Project } from "./project-facts.ts";
import type { Language, Session } from "./session.ts";
import { findSources } from "./sources.ts";

/** A file as ESLint gives it: its own text and tree, whatever is on disk. */
export interface LintedFile {
  readonly file: string;
  readonly text: string;
  readonly language: Language;
  readonly lower: () => Lowered;
}

export interface FileAnalysis {
  readonly entries: readonly Entry[];
  /** The same as if nobody in other files called what is in it: what a mended text is measured by. */
  readonly unasked: readonly Entry[];
  readonly workspace: Workspace | undefined;
  /** The entries of the file, were this its text; undefined where that does not parse. */
  readonly reanalyse: (text: string) => readonly Entry[] | undefined;
}

const NOTHING: FileAnalysis = { entries: [], unasked: [], workspace: undefined, reanalyse: () => undefined };

/** The engine, on one file and on what it leads to; and on its callers, where `asksCallers` and they decide. */
export function analyseFile(session: Session, linted: LintedFile, project: Project | undefined, asksCallers: boolean): FileAnalysis {
  const { file, text, language } = linted;
  const hints = looksMinified(file, text) ? undefined : session.scan(file, text, language);
  session.overlay.set(file, text);
  try {
    const found = findSources(session, linted, project);
    if (hints === undefined && found.sources.length === 0) return NOTHING;
    // As the command line: a file without a rule's word is run when its functions are asked for, not before.
    const wanted = [...(hints === undefined ? [] : [file]), ...found.sources].sort();
    const alone = interpret(session, linted, project, { wanted, callers: found.visited });
    if (!asksCallers || !alone.entries.some(({ latent }) => latent)) return alone;
    const asked = interpret(session, linted, project, { wanted, callers: found.visited, mentions: project?.mentions });
    return { ...alone, entries: asked.entries };
  } finally {
    session.overlay.delete(file);
  }
}

interface Question {
  readonly wanted: readonly string[];
  readonly callers: readonly string[];
  readonly mentions?: Mentions | undefined;
}

function interpret(
  session: Session,
  linted: LintedFile,
  project: Project | undefined,
  { wanted, callers, mentions }: Question,
): FileAnalysis {
  const { file, text } = linted;
  const lower = (name: string, source: string) =>
    name !== file ? undefined : source === text ? linted.lower() : lowerText(linted.language, name, source);
  const languageIn = (name: string) => (name === file ? linted.language : undefined);
  const workspace = openWorkspace(session, { languageIn, lower, callers, mentions, project });
  const analyseIn = (on: Workspace) => {
    const { entries, failed } = session.judging.analyse(on, wanted, {
      switching: linted.language === "js" ? (project?.switching() ?? []) : [],
      defining: linted.language === "php" ? (project?.defining() ?? []) : [],
    });
    return { entries: entries.filter(({ at }) => at.file === file), failed };
  };
  const { entries, failed } = analyseIn(workspace);
  // A tree too deep for the engine is not analysed; a defect of ours is ESLint's to show.
  const defect = failed.find(({ isCrash }) => isCrash);
  if (defect !== undefined) throw new Error(`${defect.file}: ${defect.reason}`);
  return {
    entries,
    unasked: entries,
    workspace,
    reanalyse(changed) {
      session.overlay.set(file, changed);
      try {
        const after = workspace.withText(file, changed);
        const again = analyseIn(after);
        return after.problems.has(file) || again.failed.length > 0 ? undefined : again.entries;
      } finally {
        session.overlay.delete(file);
      }
    },
  };
}
