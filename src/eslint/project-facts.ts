import type { Config } from "../config/config.ts";
import { languageOf } from "../config/settings.ts";
import { createDeclarations, type Declarations, declarationsIn, type FileDeclaration } from "../declarations.ts";
import type { Host } from "../host/host.ts";
import { stampOf } from "../host/remembering.ts";
import { toLatin1 } from "../host/text.ts";
import type { Mentions } from "../mentions.ts";
import type { Library } from "../model/library.ts";
import { createScanner } from "../scan.ts";
import { selectFiles } from "../select.ts";

/** What one look at all files says: nothing of it needs a parser. Plain data, which threads can exchange. */
export interface ProjectFacts {
  /** All files found, and what tells that one has changed. */
  readonly stamps: ReadonlyMap<string, string>;
  /** What each PHP file declares. */
  readonly declared: ReadonlyMap<string, readonly FileDeclaration[]>;
  /** PHP files that hold a rule's word. */
  readonly hinted: ReadonlySet<string>;
}

export function gatherFacts(host: Host, config: Config, libraries: readonly Library[]): ProjectFacts {
  const scanner = createScanner(libraries, "php");
  const stamps = new Map<string, string>();
  const declared = new Map<string, readonly FileDeclaration[]>();
  const hinted = new Set<string>();
  for (const file of selectFiles(host, config, ["."]).files) {
    stamps.set(file, stampOf(host.cwd, file));
    if (languageOf(config, file) !== "php") continue;
    const read = host.readBytes(file);
    if (!read.ok) continue;
    const text = toLatin1(read.bytes);
    declared.set(file, declarationsIn(text));
    if (scanner.scan(text) !== undefined) hinted.add(file);
  }
  return { stamps, declared, hinted };
}

/** Facts as they are asked, read when they are. */
export interface Project {
  readonly declarations: Declarations;
  /** PHP files with a rule's word that declare something of this name. */
  sourcesNamed(name: string): readonly string[];
  /** Who calls what; undefined: a scan says so, or nobody. */
  readonly mentions: Mentions | undefined;
}

export function createProject(facts: () => ProjectFacts, mentions: Mentions | undefined): Project {
  let declarations: Declarations | undefined;
  let sources: ReadonlyMap<string, readonly string[]> | undefined;
  return {
    declarations: {
      declaredIn(id, from) {
        const { declared } = facts();
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
      sources ??= byName(facts());
      return sources.get(name.toLowerCase()) ?? [];
    },
    mentions,
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
