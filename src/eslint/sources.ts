import { analyse } from "../analysis/analyse.ts";
import { importsIn } from "../mentions.ts";
import type { LintedFile } from "./analyse-file.ts";
import { openWorkspace } from "./open-workspace.ts";
import type { Project } from "./project-facts.ts";
import type { Session } from "./session.ts";

/** Files that a file leads to. */
export interface Sources {
  /** Those with functions whose callers decide, or with a client that they export: what the file passes decides there. */
  readonly sources: readonly string[];
  /** All that lie on the way, the file itself included: there the callers are looked for. */
  readonly visited: readonly string[];
}

/** Wrappers of wrappers of wrappers are followed, as by the command line. */
const DEPTH = 3;
const MOST = 200;
const WORD = /[A-Za-z_\x80-\uffff][\w\x80-\uffff]*/g;

export function findSources(session: Session, linted: LintedFile, project: Project | undefined): Sources {
  const visited = linted.language === "js" ? followImports(session, linted) : [linted.file];
  const candidates = linted.language === "js" ? visited.slice(1) : followNames(linted, project);
  const texts = new Map(visited.map((file) => [file, file === linted.file ? linted.text : (session.host.readText(file) ?? "")]));
  const sources = candidates.filter((source) => {
    const names = wrappersOf(session, source, project);
    if (names.length === 0) return false;
    const words = new RegExp(`(?<![\\w$])(?:${names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})(?![\\w$])`, "i");
    return names.includes("default") || [...texts].some(([file, text]) => file !== source && words.test(text));
  });
  return { sources, visited };
}

function followImports({ knowledge, host, languageOf }: Session, { file, text }: LintedFile): readonly string[] {
  const visited = [file];
  let from = 0;
  for (let depth = 0; depth < DEPTH; depth += 1) {
    for (const to = visited.length; from < to; from += 1) {
      const importer = visited[from] ?? file;
      for (const specifier of importsIn(importer === file ? text : (host.readText(importer) ?? ""))) {
        const target = knowledge.resolve(importer, specifier);
        if (target !== undefined && languageOf(target) === "js" && !visited.includes(target)) visited.push(target);
        if (visited.length >= MOST) return visited;
      }
    }
  }
  return visited;
}

/** PHP: files with a rule's word that declare what the file names. */
function followNames({ file, text }: LintedFile, project: Project | undefined): readonly string[] {
  if (project === undefined) return [];
  const found = new Set([...new Set(text.match(WORD))].flatMap((word) => project.sourcesNamed(word)));
  found.delete(file);
  return [...found];
}

/** The names by which a file's callers are looked for. */
function wrappersOf(session: Session, file: string, project: Project | undefined): readonly string[] {
  const known = session.wrappers.get(file);
  if (known !== undefined) return known;
  const names = new Set<string>();
  const language = session.languageOf(file);
  if (language !== undefined && session.scan(file, session.host.readText(file) ?? "", language) !== undefined) {
    const { host } = openWorkspace(session, { callers: [], project });
    const mentions = (asked: readonly { readonly name: string }[]) => {
      for (const { name } of asked) names.add(name);
      return [];
    };
    analyse({ host: { ...host, mentions }, libraries: session.libraries, files: [file], fix: session.config.fix, onFailure: () => {} });
  }
  const found = [...names];
  session.wrappers.set(file, found);
  return found;
}
