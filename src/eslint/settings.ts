import { type Config, NO_FLAGS, resolveConfig } from "../config/config.ts";
import { ConfigError, configDirectory, findConfig } from "../config/load.ts";
import { CONFIG_FIELDS, type ConfigFile, type Fields, SETTING_FIELDS, type ValuesOf } from "../config/schema.ts";
import { isObject, validateFields } from "../config/validate.ts";
import { FINDING_CODES } from "../finding/finding.ts";
import type { Host } from "../host/host.ts";
import { configDirectories } from "../host/root.ts";
import { decode } from "../host/text.ts";

const { runtime, acceptDefaultSeconds, maxSeconds, requireTotal, assumeDefaultSeconds, groups, tests, ignoreHosts } = SETTING_FIELDS;
const { preset, defaultSocketTimeoutSeconds, fix, libraries, assumeBounded } = CONFIG_FIELDS;

/** `settings["timeout-lint"]`: the words of timeout-lint.json, as far as ESLint has none of its own for them. */
export const SETTINGS_FIELDS = {
  preset,
  runtime,
  acceptDefaultSeconds,
  maxSeconds,
  requireTotal,
  assumeDefaultSeconds,
  groups,
  tests,
  ignoreHosts,
  defaultSocketTimeoutSeconds,
  fix,
  libraries,
  assumeBounded,
  projectScan: {
    kind: "choice",
    of: ["auto", "background", "inline", "never"],
    about:
      "How callers in other files are found, where they decide: by a `background` scan that nobody waits for, `inline` for each file that asks, or `never`. `auto`: in ESLint's own command line `inline`, elsewhere `background`.",
  },
} as const satisfies Fields;

export type PluginSettings = ValuesOf<typeof SETTINGS_FIELDS>;

const KEY = "timeout-lint";
const parsed = new WeakMap<object, PluginSettings>();

/** What stands under `settings["timeout-lint"]`; says in full what is wrong with it. */
export function readSettings(settings: Readonly<Record<string, unknown>>): PluginSettings {
  const known = parsed.get(settings);
  if (known !== undefined) return known;
  const own = settings[KEY] ?? {};
  const problems = validateFields(own, SETTINGS_FIELDS, `settings["${KEY}"]`);
  if (problems.length > 0) throw new ConfigError(problems.map(({ message }) => message).join("\n"));
  const read = isObject(own) ? (own as PluginSettings) : {};
  parsed.set(settings, read);
  return read;
}

/** timeout-lint.json, and over it the settings. Which rules run, and at which level, is ESLint's to say. */
export function loadConfigFor(cwd: string, settings: PluginSettings, host: Host): Config {
  const loaded = findConfig(configDirectories(cwd), host.isFile, (file) => {
    const read = host.readBytes(file);
    return read.ok ? { text: decode(read.bytes).text } : read;
  });
  const { projectScan: _, ...over } = settings;
  const merged: ConfigFile = { ...loaded.config, ...over, severity: { ...EVERY_CODE, ...loaded.config.severity } };
  return resolveConfig(merged, NO_FLAGS, { cwd, directory: configDirectory(cwd, loaded.file), file: loaded.file });
}

/** A code is reported where its rule is on, unless timeout-lint.json turns it off. */
const EVERY_CODE = Object.fromEntries(FINDING_CODES.map((code) => [code, "error" as const]));
