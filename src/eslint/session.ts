import { libraries as builtIn } from "../../rules/index.ts";
import { codeOf } from "../code-of.ts";
import { type Config, mergeSettings, type Settings } from "../config/config.ts";
import { createSettingsLookup, languageOf, selectLibraries } from "../config/settings.ts";
import { createHost, type Host } from "../host/host.ts";
import { createRememberingHost, type RememberingHost } from "../host/remembering.ts";
import { findRoots } from "../host/root.ts";
import { createJudging, type Judging } from "../judging.ts";
import type { Library } from "../model/library.ts";
import type { Lowered } from "../program/front-end.ts";
import { createScanner, type Hints } from "../scan.ts";
import { type Knowledge, knowledgeOf } from "../workspace.ts";
import type { OfferedFixes } from "./fix-memory.ts";
import type { RuleOptions } from "./options.ts";
import { loadConfigFor, type PluginSettings } from "./settings.ts";

export type Language = "php" | "js";

/** What this process knows of one working directory under one configuration. */
export interface Session {
  readonly cwd: string;
  readonly host: RememberingHost;
  /** The texts that ESLint has, which need not be those on disk. */
  readonly overlay: Map<string, string>;
  readonly config: Config;
  readonly libraries: readonly Library[];
  readonly settingsOf: (file: string) => Settings;
  readonly judging: Judging;
  /** The same judging, with options of a rule over the settings. */
  readonly judgingWith: (options: RuleOptions) => Judging;
  readonly languageOf: (file: string) => Language | undefined;
  readonly scan: (file: string, text: string, language: Language) => Hints | undefined;
  readonly knowledge: Knowledge;
  /** Files lowered by earlier analyses. */
  readonly lowered: Map<string, { readonly text: string; readonly lowered: Lowered }>;
  /** Functions of a file whose callers decide, and clients it exports; found when first asked. */
  readonly wrappers: Map<string, readonly string[]>;
  /** By file: what was offered when it was last linted. */
  readonly offered: Map<string, OfferedFixes>;
  /** The same files, nothing remembered. */
  readonly disk: Host;
  /** Counts the changes found on disk. */
  readonly version: number;
  /** When the last change was found. */
  readonly changed: number;
}

interface Slot {
  readonly host: RememberingHost;
  readonly overlay: Map<string, string>;
  session: Session;
  checked: number;
  /** Files linted since the last look at the disk: one that comes again is being edited. */
  readonly seen: Set<string>;
}

const slots = new Map<string, Slot>();
/** While a run goes through its files, the disk is looked at this often. */
const CHECK_MS = 1000;

/** The session for a file about to be linted. What has changed on disk since it was last looked at is read anew. */
export function openSession(cwd: string, settings: PluginSettings, file: string): Session {
  const key = JSON.stringify([cwd, settings]);
  let slot = slots.get(key);
  if (slot === undefined) {
    const overlay = new Map<string, string>();
    const roots = findRoots(cwd, ["."]);
    const host = createRememberingHost({ cwd, roots, overlay });
    slot = {
      host,
      overlay,
      session: start(cwd, settings, host, createHost({ cwd, roots }), overlay, 0),
      checked: Date.now(),
      seen: new Set(),
    };
    slots.set(key, slot);
  } else if (slot.seen.has(file) || Date.now() - slot.checked > CHECK_MS) {
    slot.checked = Date.now();
    slot.seen.clear();
    if (slot.host.refresh().length > 0) slot.session = restart(slot.session, settings);
  }
  slot.seen.add(file);
  return slot.session;
}

function start(
  cwd: string,
  settings: PluginSettings,
  host: RememberingHost,
  disk: Host,
  overlay: Map<string, string>,
  version: number,
): Session {
  const config = loadConfigFor(cwd, settings, host);
  const { libraries, others } = selectLibraries(config, builtIn);
  const settingsOf = createSettingsLookup(config);
  const judgings = new Map<string, Judging>();
  const judgingWith = ({ fix: _, ...options }: RuleOptions) => {
    const key = JSON.stringify(options);
    const judging =
      judgings.get(key) ??
      createJudging({
        host,
        config,
        settingsOf: (file) => mergeSettings(settingsOf(file), options),
        libraries,
        others,
        follow: true,
        // ESLint has suppressions of its own.
        accepted: { baseline: [], directory: config.directory },
        files: [],
        paths: [],
        forEslint: true,
      });
    judgings.set(key, judging);
    return judging;
  };
  const scanners = { php: createScanner(libraries, "php"), js: createScanner(libraries, "js") };
  return {
    cwd,
    host,
    disk,
    overlay,
    config,
    libraries,
    settingsOf,
    judging: judgingWith({}),
    judgingWith,
    languageOf: (file) => languageOf(config, file),
    scan: (file, text, language) => scanners[language].scan(codeOf(file, text)),
    // What is read for it is looked at again at every lint: the project's facts say what runs in pages.
    knowledge: knowledgeOf(host, { readsPages: false }),
    lowered: new Map(),
    wrappers: new Map(),
    offered: new Map(),
    version,
    changed: Date.now(),
  };
}

/** Something on disk has changed: it may be the configuration, a manifest, or a source that others lead to. */
function restart(before: Session, settings: PluginSettings): Session {
  const after = start(before.cwd, settings, before.host, before.disk, before.overlay, before.version + 1);
  // Texts are compared where they are used again.
  for (const [file, known] of before.lowered) after.lowered.set(file, known);
  return after;
}
