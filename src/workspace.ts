import type { Host as AnalysisHost } from "./analysis/project.ts";
import type { NotAnalysed } from "./finding/finding.ts";
import type { Host } from "./host/host.ts";
import { createManifests, type Manifests } from "./manifests.ts";
import { jsFrontEnd } from "./js/front-end.ts";
import { createResolver } from "./js/resolve.ts";
import { phpFrontEnd } from "./php/lower.ts";
import type { Lowered } from "./program/front-end.ts";
import type { Program } from "./program/nodes.ts";

/** The files of a run as the analysis sees them: lowered at most once, and only when asked for. */
export interface Workspace {
  readonly host: AnalysisHost;
  readonly manifests: Manifests;
  readonly problems: ReadonlyMap<string, NotAnalysed>;
  textOf(file: string): string | undefined;
}

export interface WorkspaceOptions {
  readonly host: Host;
  readonly languageOf: (file: string) => "php" | "js" | undefined;
  readonly runtimeOf: (file: string) => string | undefined;
  /** Imports lead into other files. */
  readonly follow: boolean;
}

export function createWorkspace({ host, languageOf, runtimeOf, follow }: WorkspaceOptions): Workspace {
  const manifests = createManifests(host);
  const programs = new Map<string, Program | undefined>();
  const texts = new Map<string, string | undefined>();
  const problems = new Map<string, NotAnalysed>();
  const resolve = createResolver({ exists: (path) => host.isFile(path), read: (path) => host.readText(path) });
  const text = (file: string): string | undefined => {
    if (!texts.has(file)) texts.set(file, host.readText(file));
    return texts.get(file);
  };
  const lower = (file: string): Program | undefined => {
    if (programs.has(file)) return programs.get(file);
    programs.set(file, undefined);
    const source = text(file);
    const language = languageOf(file);
    if (source === undefined || language === undefined) return undefined;
    const lowered: Lowered = (language === "php" ? phpFrontEnd : jsFrontEnd).lower(file, source, { wants: () => true });
    if (!lowered.ok) {
      problems.set(file, { file, reason: lowered.reason, line: lowered.line });
      return undefined;
    }
    programs.set(file, lowered.program);
    return lowered.program;
  };
  return {
    manifests,
    problems,
    textOf: text,
    host: {
      load: lower,
      resolve: (from, specifier) => (follow && languageOf(from) === "js" ? resolve.resolve(from, specifier) : undefined),
      declaredIn: () => [],
      runtime: (file) => runtimeOf(file) ?? manifests.runtime(file),
      version: (file, name) => manifests.version(file, name),
      text: (file) => text(file) ?? "",
    },
  };
}
