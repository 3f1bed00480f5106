import type { Entry } from "../finding/finding.ts";
import { startInBackground } from "../host/background.ts";
import { isOneShot } from "../host/one-shot.ts";
import { stampOf } from "../host/remembering.ts";
import { gatherFacts, type Project, toProject } from "./project-facts.ts";
import type { ScanAnswer, ScanTask } from "./scan-worker.ts";
import type { Session } from "./session.ts";

type ScanMode = "auto" | "always" | "never";

interface Scan {
  state: "running" | "done" | "failed";
  begun: number;
  milliseconds: number;
  answer: ScanAnswer | undefined;
  project: Project | undefined;
}

const scans = new Map<string, Scan>();
/** A scan may take a core for this part of the time at most, and comes no sooner than this after the last. */
const REST = 9;
const PAUSE_MS = 2000;
/** What a directory holds that is a project's; nobody wants a whole home directory scanned. */
const SIGNS = ["package.json", "composer.json", ".git", "timeout-lint.json", "timeout-lint.jsonc", "eslint.config.js", "eslint.config.mjs"];

/** What the process knows of the project's other files when it lints one, and how far that can be trusted. */
export interface Surroundings {
  readonly project: Project | undefined;
  /** Entries that callers decide; undefined: not known yet. */
  readonly latentIn: (file: string) => ScanAnswer["latent"] extends ReadonlyMap<string, infer Latent> ? Latent | undefined : never;
  /** A scan is through and has not come across the file: nobody calls what is in it. */
  readonly isUnseen: (file: string) => boolean;
}

export function surroundingsOf(session: Session, file: string, mode: ScanMode): Surroundings {
  const isProject = SIGNS.some((name) => session.host.isFile(name) || session.host.isDirectory(name));
  if (!isProject) return { project: undefined, latentIn: () => undefined, isUnseen: () => false };
  if (mode === "never" || (mode === "auto" && isOneShot())) {
    const project = knownWithoutScan(session);
    return { project, latentIn: () => undefined, isUnseen: () => false };
  }
  const scan = currentScan(session, file);
  return {
    project: scan.project,
    latentIn: (name) => scan.answer?.latent.get(name),
    isUnseen: (name) => scan.answer?.facts.stamps.has(name) === false,
  };
}

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

function begin(scan: Scan, { cwd, host, config }: Session): void {
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
      scan.project = toProject(scan.answer.facts);
    },
    onFailure() {
      scan.state = "failed";
      scan.milliseconds = Date.now() - scan.begun;
    },
  });
}

const gathered = new Map<string, { readonly version: number; readonly at: number; readonly project: Project }>();

/** Without a thread: one look at all files when it is first needed. */
function knownWithoutScan(session: Session): Project {
  const key = `${session.cwd}\n${JSON.stringify(session.config)}`;
  const known = gathered.get(key);
  if (known !== undefined && (known.version === session.version || Date.now() - known.at < PAUSE_MS)) return known.project;
  const project = toProject(gatherFacts(session.disk, session.config, session.libraries));
  gathered.set(key, { version: session.version, at: Date.now(), project });
  return project;
}

/** The entries with what the last scan says of those that callers decide; without it these are not reported. */
export function settle(entries: readonly Entry[], file: string, text: string, surroundings: Surroundings): readonly Entry[] {
  const scanned = surroundings.latentIn(file);
  if (surroundings.isUnseen(file)) return entries;
  return entries.map((entry) => {
    if (entry.latent !== true) return entry;
    const known = scanned && findScanned(entry, scanned.text, text, scanned.entries);
    return known === undefined ? { ...entry, decidedElsewhere: true } : { ...known, at: entry.at, repair: entry.repair };
  });
}

/** The same place in the text that the scan saw: before or behind all that has been typed since. */
function findScanned(entry: Entry, before: string, now: string, entries: readonly Entry[]): Entry | undefined {
  const most = Math.min(before.length, now.length);
  let prefix = 0;
  while (prefix < most && before.charCodeAt(prefix) === now.charCodeAt(prefix)) prefix += 1;
  let suffix = 0;
  while (suffix < most - prefix && before.charCodeAt(before.length - 1 - suffix) === now.charCodeAt(now.length - 1 - suffix)) suffix += 1;
  const moved = now.length - before.length;
  const { start, end } = entry.at;
  const shift = end <= prefix ? 0 : start >= now.length - suffix ? moved : undefined;
  if (shift === undefined) return undefined;
  return entries.find(
    ({ at, library, via }) => at.start === start - shift && at.end === end - shift && library === entry.library && via === entry.via,
  );
}
