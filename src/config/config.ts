import type { FindingCode, Level } from "../finding/finding.ts";
import type { Group, Library } from "../model/library.ts";
import { type ConfigFile, GROUPS, type Preset, type Runtime, type SettingsFile } from "./schema.ts";

/** What counts in a file. */
export interface Settings {
  /** undefined: as the project's manifests say. */
  readonly runtime: Runtime | undefined;
  readonly severity: { readonly [code in FindingCode]: Level };
  readonly acceptDefaultSeconds: number;
  readonly maxSeconds: number | undefined;
  readonly requireTotal: boolean;
  /** Reported groups. */
  readonly groups: readonly Group[];
  readonly assumeDefaultSeconds: { readonly seconds: number; readonly reason: string } | undefined;
  readonly tests: boolean;
  readonly ignoreHosts: readonly "loopback"[];
}

/** The whole configuration of a run: defaults, preset, file, overrides and flags. */
export interface Config {
  /** Absolute directory that `ignores` and `overrides` are relative to, and the file itself as seen from `cwd`. */
  readonly directory: string;
  readonly file: string | undefined;
  readonly cwd: string;
  readonly paths: readonly string[];
  readonly ignores: readonly string[];
  /** `--ignore-pattern`, relative to `cwd`. */
  readonly ignorePatterns: readonly string[];
  readonly respectIgnores: boolean;
  /** Extensions looked at, by language; without dots. */
  readonly extensions: { readonly php: readonly string[]; readonly js: readonly string[] };
  readonly php: { readonly shortTags: boolean | undefined; readonly version: string | undefined };
  readonly defaultSocketTimeoutSeconds: number | undefined;
  readonly fix: { readonly seconds: number; readonly connectSeconds: number };
  /** Models of the project's own. */
  readonly libraries: readonly Library[];
  /** `--library`, `--ignore-library`: ids or `php/*`. Empty: all. */
  readonly onlyLibraries: readonly string[];
  readonly ignoreLibraries: readonly string[];
  /** `--inventory`: groups that are not reported are looked at, too. */
  readonly looksAtAllGroups: boolean;
  /** False: suppression comments do nothing. */
  readonly inlineConfig: boolean;
  /** How comments that suppress nothing count. */
  readonly unusedDirectives: Level;
  /** Functions of the project that are vouched for. */
  readonly assumeBounded: readonly string[];
  /** The baseline's file, relative to `directory`; undefined: none is named. */
  readonly baseline: string | undefined;
  readonly base: Settings;
  readonly overrides: readonly { readonly files: readonly string[]; readonly settings: SettingsFile }[];
  /** Settings from the command line: they win over all others. */
  readonly flags: SettingsFile;
}

/** What the command line adds; the keys it shares with the file mean the same. */
export interface ConfigFlags {
  readonly settings: SettingsFile;
  readonly preset: Preset | undefined;
  readonly fix: NonNullable<ConfigFile["fix"]>;
  readonly extensions: readonly string[];
  readonly ignorePatterns: readonly string[];
  readonly respectIgnores: boolean;
  readonly onlyLibraries: readonly string[];
  readonly ignoreLibraries: readonly string[];
  readonly looksAtAllGroups: boolean;
  readonly inlineConfig: boolean;
  readonly unusedDirectives: Level;
}

export const NO_FLAGS: ConfigFlags = {
  settings: {},
  preset: undefined,
  fix: {},
  extensions: [],
  ignorePatterns: [],
  respectIgnores: true,
  onlyLibraries: [],
  ignoreLibraries: [],
  looksAtAllGroups: false,
  inlineConfig: true,
  unusedDirectives: "warning",
};

export const PHP_EXTENSIONS = ["php", "phtml", "inc", "php3", "php4", "php5", "php6", "php7", "php8", "module", "install"];
export const JS_EXTENSIONS = ["js", "jsx", "mjs", "cjs", "ts", "tsx", "mts", "cts", "vue", "svelte", "astro", "html", "htm"];

const RECOMMENDED: Settings = {
  runtime: undefined,
  severity: {
    unbounded: "error",
    partial: "error",
    "no-effect": "error",
    default: "error",
    "suspicious-unit": "error",
    "too-long": "error",
    unknown: "off",
  },
  acceptDefaultSeconds: 60,
  maxSeconds: undefined,
  requireTotal: false,
  assumeDefaultSeconds: undefined,
  groups: GROUPS.filter((group) => group !== "database" && group !== "cache" && group !== "queue"),
  tests: false,
  ignoreHosts: ["loopback"],
};
const STRICT: Settings = { ...RECOMMENDED, groups: GROUPS, acceptDefaultSeconds: 0 };
const ALL: Settings = {
  ...STRICT,
  severity: { ...STRICT.severity, unknown: "warning" },
  maxSeconds: 300,
  requireTotal: true,
  tests: true,
  ignoreHosts: [],
};
const PRESET_SETTINGS: { readonly [preset in Preset]: Settings } = { recommended: RECOMMENDED, strict: STRICT, all: ALL };

export interface ConfigPlace {
  readonly cwd: string;
  readonly directory: string;
  readonly file: string | undefined;
}

export function resolveConfig(file: ConfigFile, flags: ConfigFlags, place: ConfigPlace): Config {
  const preset = flags.preset ?? file.preset ?? "recommended";
  const wanted = flags.extensions.map(toExtension);
  const only = (extensions: readonly string[]) =>
    wanted.length === 0 ? extensions : extensions.filter((extension) => wanted.includes(extension));
  return {
    ...place,
    paths: file.paths ?? [],
    ignores: file.ignores ?? [],
    ignorePatterns: flags.ignorePatterns,
    respectIgnores: flags.respectIgnores,
    extensions: { php: only((file.php?.extensions ?? PHP_EXTENSIONS).map(toExtension)), js: only(JS_EXTENSIONS) },
    php: { shortTags: file.php?.shortTags, version: file.php?.version },
    defaultSocketTimeoutSeconds: file.defaultSocketTimeoutSeconds,
    fix: {
      seconds: flags.fix.seconds ?? file.fix?.seconds ?? 30,
      connectSeconds: flags.fix.connectSeconds ?? file.fix?.connectSeconds ?? 10,
    },
    // Documentation is for our own rules to have.
    libraries: (file.libraries ?? []).map((library) => ({ ...library, docs: library.docs ?? [], name: library.name ?? library.id })),
    onlyLibraries: flags.onlyLibraries,
    ignoreLibraries: flags.ignoreLibraries,
    looksAtAllGroups: flags.looksAtAllGroups,
    inlineConfig: flags.inlineConfig,
    unusedDirectives: flags.unusedDirectives,
    assumeBounded: file.assumeBounded ?? [],
    baseline: file.baseline,
    base: mergeSettings(PRESET_SETTINGS[preset], file),
    overrides: (file.overrides ?? []).map(({ files, ...settings }) => ({ files: files ?? [], settings })),
    // Libraries asked for by name are reported, whatever their group.
    flags: flags.onlyLibraries.length > 0 ? { groups: GROUPS, ...flags.settings } : flags.settings,
  };
}

export function mergeSettings(base: Settings, over: SettingsFile): Settings {
  return {
    runtime: over.runtime ?? base.runtime,
    severity: { ...base.severity, ...over.severity },
    acceptDefaultSeconds: over.acceptDefaultSeconds ?? base.acceptDefaultSeconds,
    maxSeconds: over.maxSeconds ?? base.maxSeconds,
    requireTotal: over.requireTotal ?? base.requireTotal,
    groups: over.groups ?? base.groups,
    assumeDefaultSeconds: over.assumeDefaultSeconds ?? base.assumeDefaultSeconds,
    tests: over.tests ?? base.tests,
    ignoreHosts: over.ignoreHosts ?? base.ignoreHosts,
  };
}

export function toExtension(written: string): string {
  return written.replace(/^\*?\./, "").toLowerCase();
}
