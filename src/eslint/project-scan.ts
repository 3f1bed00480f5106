import { NO_DECLARATIONS } from "../declarations.ts";
import type { Entry } from "../finding/finding.ts";
import { findLineStarts, lineAt } from "../finding/sources.ts";
import { startInBackground } from "../host/background.ts";
import { isOneShot } from "../host/one-shot.ts";
import { stampOf } from "../host/remembering.ts";
import { toLatin1 } from "../host/text.ts";
import { createMentions, type Mentions } from "../mentions.ts";
import { selectFiles } from "../select.ts";
import { createProject, gatherFacts, type Project, type ProjectFacts } from "./project-facts.ts";
import { findSameLines } from "./same-lines.ts";
import type { ScanAnswer, ScanTask } from "./scan-worker.ts";
import type { Session } from "./session.ts";
import type { PluginSettings } from "./settings.ts";

/**
 * How callers in other files are found: by a `background` scan, which nobody waits for; `inline`, by text, for each file
 * that asks; `never`. In an editor `auto` is the first, in ESLint's own command line the second, so that what it reports
 * does not depend on time.
 */
type ScanMode = NonNullable<PluginSettings["projectScan"]>;

interface Scan {
  state: "running" | "done" | "failed";
  begun: number;
  milliseconds: number;
  answer: ScanAnswer | undefined;
  project: Project | undefined;
}

const scans = new Map<string, Scan>();
/** For each second a scan took, this many seconds of rest; and it comes no sooner than this after the last. */
const REST = 3;
const PAUSE_MS = 2000;
/** What a directory holds that is a project's; nobody wants a whole home directory scanned. */
const SIGNS = ["package.json", "composer.json", ".git", "timeout-lint.json", "timeout-lint.jsonc", "eslint.config.js", "eslint.config.mjs"];

/** What the process knows of the project's other files when it lints one. */
export interface Surroundings {
  readonly project: Project;
  /** What is known of the entries that callers decide. */
  readonly latent: "is asked" | "is not known" | ((file: string) => ScannedFile | "nobody calls it" | undefined);
}

type ScannedFile = ScanAnswer["latent"] extends ReadonlyMap<string, infer Latent> ? Latent : never;

/** Undefined where the working directory is no project's. */
export function surroundingsOf(session: Session, file: string, mode: ScanMode): Surroundings | undefined {
  if (!SIGNS.some((name) => session.host.isFile(name) || session.host.isDirectory(name))) return undefined;
  const chosen = mode !== "auto" ? mode : isOneShot() ? "inline" : "background";
  if (chosen !== "background") return { project: projectAtHand(session), latent: chosen === "inline" ? "is asked" : "is not known" };
  const scan = currentScan(session, file);
  const { answer, project } = scan;
  if (answer === undefined || project === undefined) return { project: NOTHING_KNOWN, latent: "is not known" };
  return { project, latent: (name) => (answer.facts.stamps.has(name) ? answer.latent.get(name) : "nobody calls it") };
}

const NOTHING_KNOWN: Project = {
  declarations: NO_DECLARATIONS,
  sourcesNamed: () => [],
  sightings: undefined,
  switching: () => [],
  defining: () => [],
  isInBrowser: () => false,
  mentions: undefined,
};

/** The last scan; a new one is begun where the file has changed since, and none runs or has just run. */
function currentScan(session: Session, file: string): Scan {
  const key = `${session.cwd}\n${JSON.stringify(session.config)}`;
  let scan = scans.get(key);
  if (scan === undefined) {
    scan = { state: "failed", begun: 0, milliseconds: 0, answer: undefined, project: undefined };
    scans.set(key, scan);
    begin(scan, session);
  } else if (scan.state !== "running") {
    const isRested = Date.now() - scan.begun > Math.max(PAUSE_MS, scan.milliseconds * (REST + 1));
    const isStale = session.changed > scan.begun || hasChanged(scan, session, file);
    if (isRested && isStale) begin(scan, session);
  }
  return scan;
}

function hasChanged({ answer }: Scan, { cwd }: Session, file: string): boolean {
  return answer !== undefined && (answer.facts.stamps.get(file) ?? "") !== stampOf(cwd, file);
}

function begin(scan: Scan, session: Session): void {
  const { cwd, host, config } = session;
  scan.state = "running";
  scan.begun = Date.now();
  const task: ScanTask = { cwd, roots: host.roots, config };
  startInBackground({
    script: new URL("./eslint-scan.js", import.meta.url),
    data: task,
    onAnswer(answer) {
      scan.state = "done";
      scan.milliseconds = Date.now() - scan.begun;
      scan.answer = answer as ScanAnswer;
      const { facts } = scan.answer;
      scan.project = createProject(session.libraries, () => facts, undefined);
    },
    onFailure() {
      scan.state = "failed";
      scan.milliseconds = Date.now() - scan.begun;
    },
  });
}

const gathered = new Map<string, { readonly version: number; readonly at: number; readonly project: Project }>();

/** Without a thread: the files are looked through when something is first asked of them. */
function projectAtHand(session: Session): Project {
  const { cwd, disk, config, libraries, knowledge, version } = session;
  const key = `${cwd}\n${JSON.stringify(config)}`;
  const known = gathered.get(key);
  if (known !== undefined && (known.version === version || Date.now() - known.at < PAUSE_MS)) return known.project;
  const facts = new Map<string, ProjectFacts>();
  let callers: Mentions | undefined;
  const mentions: Mentions = {
    mentions(names, from) {
      callers ??= createMentions({
        files: selectFiles(disk, config, ["."]).files,
        languageOf: session.languageOf,
        read: (file) => {
          const read = disk.readBytes(file);
          return read.ok ? toLatin1(read.bytes) : undefined;
        },
        resolve: knowledge.resolve,
      });
      return callers.mentions(names, from);
    },
  };
  const project = createProject(
    libraries,
    (language) => {
      const found = facts.get(language) ?? gatherFacts(disk, config, libraries, language);
      facts.set(language, found);
      return found;
    },
    mentions,
  );
  gathered.set(key, { version, at: Date.now(), project });
  return project;
}

/** The entries with what is known of those that callers decide; where nothing is, they are not reported. */
export function settle(entries: readonly Entry[], file: string, text: string, { latent }: Surroundings): readonly Entry[] {
  if (latent === "is asked" || !entries.some((entry) => entry.latent)) return entries;
  const scanned = latent === "is not known" ? undefined : latent(file);
  if (scanned === "nobody calls it") return entries;
  const find = scanned && createFinder(scanned, text);
  return entries.map((entry) => {
    // Bounded without callers: mended since the scan.
    if (entry.latent !== true || entry.verdict === "bounded") return entry;
    const known = find?.(entry);
    return known === undefined
      ? { ...entry, decidedElsewhere: true }
      : { ...known, at: entry.at, repair: entry.repair, otherRepairs: entry.otherRepairs };
  });
}

/** Finds an entry again in what the scan saw, on lines that nobody has changed since. */
function createFinder(scanned: ScannedFile, text: string): (entry: Entry) => Entry | undefined {
  const before = findLineStarts(scanned.text);
  const now = findLineStarts(text);
  const same = findSameLines(splitLines(scanned.text, before), splitLines(text, now));
  const toOld = (offset: number): number | undefined => {
    const line = lineAt(now, offset) - 1;
    const old = same[line] ?? -1;
    return old < 0 ? undefined : (before[old] ?? 0) + offset - (now[line] ?? 0);
  };
  return ({ at, library, via }) => {
    for (let line = lineAt(now, at.start); line <= lineAt(now, at.end); line += 1) if ((same[line - 1] ?? -1) < 0) return undefined;
    const [start, end] = [toOld(at.start), toOld(at.end)];
    return scanned.entries.find(
      (entry) => entry.at.start === start && entry.at.end === end && entry.library === library && entry.via === via,
    );
  };
}

function splitLines(text: string, starts: readonly number[]): readonly string[] {
  return starts.map((start, at) => text.slice(start, starts[at + 1]).trimEnd());
}
