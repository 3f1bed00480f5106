import { switchWords } from "../analysis/rule-names.ts";
import { DEFINES } from "../analysis/service-definitions.ts";
import { codeOf } from "../code-of.ts";
import type { Config } from "../config/config.ts";
import { languageOf } from "../config/settings.ts";
import { createDeclarations, type Declarations, declarationsIn, type FileDeclaration } from "../declarations.ts";
import { isTestFile } from "../finding/decide.ts";
import type { Host } from "../host/host.ts";
import { stampOf } from "../host/remembering.ts";
import { toLatin1 } from "../host/text.ts";
import type { Mentions } from "../mentions.ts";
import type { Library } from "../model/library.ts";
import { createScanner } from "../scan.ts";
import { selectFiles } from "../select.ts";
import { createSightings, type Seen, type Sightings, type Switches } from "../sightings.ts";
import { knowledgeOf } from "../workspace.ts";

/** What one look at all files says: nothing of it needs a parser. Plain data, which threads can exchange. */
export interface ProjectFacts {
  /** All files found, and what tells that one has changed. */
  readonly stamps: ReadonlyMap<string, string>;
  /** What each PHP file declares. */
  readonly declared: ReadonlyMap<string, readonly FileDeclaration[]>;
  /** PHP files that hold a rule's word. */
  readonly hinted: ReadonlySet<string>;
  /** PHP files that may set something for the whole project, and those where it begins to run. */
  readonly seen: Seen;
  /** JS files that may set something for the whole process. */
  readonly switching: readonly string[];
  /** PHP files with a rule's word that may tell a container what to hand out. */
  readonly defining: readonly string[];
  /** JS files that run in browsers. */
  readonly inBrowser: ReadonlySet<string>;
}

/** Of the files of one language, or of both. */
export function gatherFacts(host: Host, config: Config, libraries: readonly Library[], only?: "php" | "js"): ProjectFacts {
  const scanners = { php: createScanner(libraries, "php"), js: createScanner(libraries, "js") };
  const words = libraries.flatMap(switchWords);
  const switches = new RegExp(`(?<![\\w$])(?:${words.join("|")})(?![\\w$])`);
  const sightings = createSightings(libraries, isTestFile);
  const stamps = new Map<string, string>();
  const declared = new Map<string, readonly FileDeclaration[]>();
  const hinted = new Set<string>();
  const switching: string[] = [];
  const defining: string[] = [];
  const inBrowser = new Set<string>();
  const { manifests } = knowledgeOf(host, { readsPages: true });
  for (const file of selectFiles(host, config, ["."]).files) {
    stamps.set(file, stampOf(host.cwd, file));
    const language = languageOf(config, file);
    if (language === undefined || (only !== undefined && language !== only)) continue;
    const read = host.readBytes(file);
    if (!read.ok) continue;
    const text = toLatin1(read.bytes);
    if (language === "js") {
      if (manifests.runtime(file) === "browser") inBrowser.add(file);
      if (switches.test(text) && scanners.js.scan(codeOf(file, text)) !== undefined) switching.push(file);
      continue;
    }
    sightings.see(file, text);
    declared.set(file, declarationsIn(text));
    if (scanners.php.scan(text) === undefined) continue;
    hinted.add(file);
    if (DEFINES.test(text)) defining.push(file);
  }
  return { stamps, declared, hinted, seen: sightings.seen(), switching, defining, inBrowser };
}

/** Facts as they are asked, read when they are. */
export interface Project {
  readonly declarations: Declarations;
  /** PHP files with a rule's word that declare something of this name. */
  sourcesNamed(name: string): readonly string[];
  /** Switches for the whole project in files that nothing leads to. */
  readonly sightings: Sightings | undefined;
  switching(): readonly string[];
  defining(): readonly string[];
  /** A JS file that runs in browsers. */
  isInBrowser(file: string): boolean;
  /** Who calls what; undefined: a scan says so, or nobody. */
  readonly mentions: Mentions | undefined;
}

export function createProject(
  libraries: readonly Library[],
  facts: (language: "php" | "js") => ProjectFacts,
  mentions: Mentions | undefined,
): Project {
  let declarations: Declarations | undefined;
  let sources: ReadonlyMap<string, readonly string[]> | undefined;
  return {
    declarations: {
      declaredIn(id, from) {
        const { declared } = facts("php");
        const declarationsOf = (file: string) => declared.get(file) ?? [];
        declarations ??= createDeclarations({
          files: [...declared.keys()],
          languageOf: () => "php",
          read: () => undefined,
          declarationsOf,
        });
        return declarations.declaredIn(id, from);
      },
    },
    sourcesNamed(name) {
      sources ??= byName(facts("php"));
      return sources.get(name.toLowerCase()) ?? [];
    },
    sightings: lazily(() => createSightings(libraries, isTestFile, facts("php").seen)),
    switching: () => facts("js").switching,
    defining: () => facts("php").defining,
    isInBrowser: (file) => facts("js").inBrowser.has(file),
    mentions,
  };
}

/** Nothing is gathered before a switch is asked for. */
function lazily(make: () => Sightings): Sightings {
  let made: Sightings | undefined;
  const sightings = () => {
    made ??= make();
    return made;
  };
  return {
    see: (file, text) => sightings().see(file, text),
    seen: () => sightings().seen(),
    switches(access) {
      let switches: Switches | undefined;
      const get = () => {
        switches ??= sightings().switches(access);
        return switches;
      };
      return { of: (file) => get().of(file), settings: (file) => get().settings(file) };
    },
  };
}

/** By the last part of the name. */
function byName({ hinted, declared }: ProjectFacts): ReadonlyMap<string, readonly string[]> {
  const sources = new Map<string, string[]>();
  for (const file of hinted) {
    for (const { id } of declared.get(file) ?? []) {
      if (!/^(?:function|class)#/.test(id)) continue;
      const name = id.slice(Math.max(id.lastIndexOf("\\"), id.indexOf("#")) + 1).toLowerCase();
      sources.set(name, [...(sources.get(name) ?? []), file]);
    }
  }
  return sources;
}
