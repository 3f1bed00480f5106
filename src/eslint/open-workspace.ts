import { NO_DECLARATIONS } from "../declarations.ts";
import type { Mentions } from "../mentions.ts";
import type { Lowered } from "../program/front-end.ts";
import { createWorkspace, lowerText, type Workspace } from "../workspace.ts";
import type { Project } from "./project-facts.ts";
import type { Language, Session } from "./session.ts";

interface Opening {
  /** What the host says of a file, whatever its extension. */
  readonly languageIn?: (file: string) => Language | undefined;
  /** Instead of reading and lowering the file. */
  readonly lower?: (file: string, text: string) => Lowered | undefined;
  /** Where callers are looked for. */
  readonly callers: readonly string[];
  /** Who calls what in the whole project. */
  readonly mentions?: Mentions | undefined;
  readonly project: Project | undefined;
}

/** A view of the files for one analysis. What the session has lowered already is not lowered again. */
export function openWorkspace(session: Session, { languageIn, lower, callers, mentions, project }: Opening): Workspace {
  const { host, settingsOf, lowered, knowledge, scan } = session;
  const languageOf = (file: string) => languageIn?.(file) ?? session.languageOf(file);
  return createWorkspace({
    host,
    languageOf,
    runtimeOf: (file) => settingsOf(file).runtime ?? (project?.isInBrowser(file) ? "browser" : undefined),
    follow: true,
    files: callers,
    mentions,
    known: knowledge,
    declarations: project?.declarations ?? NO_DECLARATIONS,
    sightings: project?.sightings,
    isHinted: (file) => scan(file, host.readText(file) ?? "", languageOf(file) ?? "js") !== undefined,
    hintsIn: (file, source) => scan(file, source, languageOf(file) ?? "js")?.offsets ?? [],
    lower(file, source) {
      const own = lower?.(file, source);
      if (own !== undefined) return own;
      const known = lowered.get(file);
      const made = known?.text === source ? known.lowered : lowerText(languageOf(file), file, source);
      if (made !== undefined && made !== known?.lowered) lowered.set(file, { text: source, lowered: made });
      // A program of its own for each analysis: what an analysis finds out about one depends on other files.
      return made?.ok ? { ...made, program: { ...made.program } } : made;
    },
  });
}
