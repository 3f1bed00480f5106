/** The configuration file, described once: types, validation and `schema.json` all come from here. */

import { FINDING_CODES } from "../finding/finding.ts";
import type { Group, Library } from "../model/library.ts";

export type Field = { readonly about: string } & (
  | { readonly kind: "text" }
  | { readonly kind: "flag" }
  | { readonly kind: "number"; readonly minimum: number }
  | { readonly kind: "choice"; readonly of: readonly string[] }
  | { readonly kind: "list"; readonly of: Field }
  | { readonly kind: "table"; readonly keys: readonly string[]; readonly values: Field }
  | { readonly kind: "object"; readonly fields: Fields; readonly required?: readonly string[] }
  | { readonly kind: "library" }
);

export type Fields = { readonly [key: string]: Field };

/** The value a field describes. Every key of an object may be left out. */
export type ValueOf<F extends Field> = F extends { kind: "text" }
  ? string
  : F extends { kind: "flag" }
    ? boolean
    : F extends { kind: "number" }
      ? number
      : F extends { kind: "choice"; of: readonly (infer Choice)[] }
        ? Choice
        : F extends { kind: "list"; of: infer Item extends Field }
          ? readonly ValueOf<Item>[]
          : F extends { kind: "table"; keys: readonly (infer Key extends string)[]; values: infer Value extends Field }
            ? { readonly [key in Key]?: ValueOf<Value> }
            : F extends { kind: "object"; fields: infer Inner extends Fields; required: readonly (infer Key)[] }
              ? ValuesOf<Omit<Inner, Key & string>> & { readonly [key in Key & keyof Inner]: ValueOf<Inner[key]> }
              : F extends { kind: "object"; fields: infer Inner extends Fields }
                ? ValuesOf<Inner>
                : F extends { kind: "library" }
                  ? Library
                  : never;

export type ValuesOf<Inner extends Fields> = { readonly [key in keyof Inner]?: ValueOf<Inner[key]> };

export const GROUPS = [
  "http",
  "rpc",
  "socket",
  "mail",
  "directory",
  "database",
  "cache",
  "queue",
  "process",
] as const satisfies readonly Group[];
export const RUNTIMES = ["node", "browser", "deno", "bun", "edge", "react-native", "universal"] as const;
export const PRESETS = ["recommended", "strict", "all"] as const;
const LEVELS = ["error", "warning", "off"] as const;

/** What may also differ from file to file. */
export const SETTING_FIELDS = {
  runtime: { kind: "choice", of: RUNTIMES, about: "Where the JavaScript runs, if it is not what the nearest package.json says." },
  severity: {
    kind: "table",
    keys: FINDING_CODES as readonly (typeof FINDING_CODES)[number][],
    values: { kind: "choice", of: LEVELS, about: "How a finding counts: errors make the exit code 1." },
    about: "The level of each finding code.",
  },
  acceptDefaultSeconds: {
    kind: "number",
    minimum: 0,
    about: "A limit that is only the platform's or the library's default is accepted up to this (60).",
  },
  maxSeconds: { kind: "number", minimum: 0, about: "Longer limits are reported as `too-long`." },
  requireTotal: {
    kind: "flag",
    about: "Reports calls that a peer which sends a little at a time can keep waiting for ever, as `too-long`.",
  },
  groups: {
    kind: "list",
    of: { kind: "choice", of: GROUPS, about: "A group of libraries." },
    about: "The groups of libraries that are reported.",
  },
  assumeDefaultSeconds: {
    kind: "object",
    fields: {
      seconds: { kind: "number", minimum: 0.001, about: "After this long something outside the program ends every wait." },
      reason: { kind: "text", about: "What that is: `all egress passes a proxy that ends at 60 s`." },
    },
    required: ["seconds", "reason"],
    about: "A limit that the files do not show; it counts as a default.",
  },
  tests: { kind: "flag", about: "Reports calls in test files, too." },
  ignoreHosts: {
    kind: "list",
    of: { kind: "choice", of: ["loopback"], about: "Literal loopback addresses and unix sockets." },
    about: "Calls to these are not reported; `[]` reports all.",
  },
} as const satisfies Fields;

export const CONFIG_FIELDS = {
  $schema: { kind: "text", about: "Where an editor finds the schema of this file." },
  paths: { kind: "list", of: { kind: "text", about: "A path or glob." }, about: "Looked at when the command line names no path." },
  ignores: { kind: "list", of: { kind: "text", about: "A pattern as in .gitignore." }, about: "Never looked at; relative to this file." },
  preset: {
    kind: "choice",
    of: PRESETS,
    about: "`recommended`, `strict` (all groups, no default is accepted) or `all` (tests, loopback and what is unknown, too).",
  },
  ...SETTING_FIELDS,
  php: {
    kind: "object",
    fields: {
      extensions: {
        kind: "list",
        of: { kind: "text", about: "An extension." },
        about: "Extensions of PHP files, instead of the usual ones.",
      },
      shortTags: { kind: "flag", about: "Whether `<?` opens PHP, where it is not to be guessed from each file." },
      version: { kind: "text", about: "The version of PHP it runs on, if it is not what composer.json says: `8.2`." },
    },
    about: "How PHP files are read.",
  },
  defaultSocketTimeoutSeconds: { kind: "number", minimum: -1, about: "`default_socket_timeout` of your php.ini, where it is not 60." },
  fix: {
    kind: "object",
    fields: {
      seconds: { kind: "number", minimum: 0.001, about: "The total limit that fixes set (30)." },
      connectSeconds: { kind: "number", minimum: 0.001, about: "The connect limit that fixes set (10)." },
    },
    about: "The limits that `--fix` writes.",
  },
  assumeBounded: {
    kind: "list",
    of: { kind: "text", about: "`App\\Http::get`, `HttpClient.get`, `fetchAll`." },
    about: "Functions and methods of the project whose calls end in time, for reasons its files do not show.",
  },
  baseline: { kind: "text", about: "Where the baseline is, if not in `timeout-lint-baseline.json` beside this file." },
  libraries: { kind: "list", of: { kind: "library", about: "Rows as in `rules/`." }, about: "Models of libraries of your own." },
  overrides: {
    kind: "list",
    of: {
      kind: "object",
      fields: {
        files: { kind: "list", of: { kind: "text", about: "A glob." }, about: "The files it is for, relative to this file." },
        ...SETTING_FIELDS,
      },
      required: ["files"],
      about: "Settings for some files.",
    },
    about: "Settings for some files; a later entry wins.",
  },
} as const satisfies Fields;

export type ConfigFile = ValuesOf<typeof CONFIG_FIELDS>;
export type SettingsFile = ValuesOf<typeof SETTING_FIELDS>;
export type Runtime = (typeof RUNTIMES)[number];
export type Preset = (typeof PRESETS)[number];
