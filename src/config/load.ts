import { directoryOf, joinPaths } from "../finding/posix.ts";
import { parseJsonc } from "./jsonc.ts";
import type { ConfigFile } from "./schema.ts";
import { isObject, validateConfig } from "./validate.ts";

const FILE_NAMES = ["timeout-lint.json", "timeout-lint.jsonc", "package.json"];
const PACKAGE_KEY = "timeout-lint";

export interface LoadedConfig {
  readonly config: ConfigFile;
  /** As seen from `cwd`; undefined: none was found. */
  readonly file: string | undefined;
}

/** The user's mistake, told in full: what `src/cli` prints before it ends with exit code 2. */
export class ConfigError extends Error {}

export type ReadText = (file: string) => string | undefined;

/** The nearest configuration file of the directories, which are tried in their order. */
export function findConfig(directories: readonly string[], readText: ReadText): LoadedConfig {
  for (const directory of directories) {
    for (const name of FILE_NAMES) {
      const file = joinPaths(directory, name);
      const text = readText(file);
      if (text === undefined) continue;
      const value = parse(file, text, name !== "package.json");
      if (name !== "package.json") return { config: validate(file, value), file };
      if (isObject(value) && PACKAGE_KEY in value) return { config: validate(`${file} ("${PACKAGE_KEY}")`, value[PACKAGE_KEY]), file };
    }
  }
  return { config: {}, file: undefined };
}

/** The file named with `--config`. */
export function loadConfig(file: string, readText: ReadText): LoadedConfig {
  const text = readText(file);
  if (text === undefined) throw new ConfigError(`The configuration \`${file}\` cannot be read: no such file, or no permission.`);
  const value = parse(file, text, true);
  const isPackage = file.split("/").at(-1) === "package.json";
  if (isPackage && !(isObject(value) && PACKAGE_KEY in value)) throw new ConfigError(`\`${file}\` has no key \`${PACKAGE_KEY}\`.`);
  return { config: validate(file, isPackage && isObject(value) ? value[PACKAGE_KEY] : value), file };
}

/** Where the patterns of a configuration start from. */
export function configDirectory(cwd: string, file: string | undefined): string {
  return file === undefined ? cwd : joinPaths(file.startsWith("/") ? "" : cwd, directoryOf(file));
}

/** A broken package.json is not ours to complain about: `strict` is false there. */
function parse(file: string, text: string, strict: boolean): unknown {
  const parsed = parseJsonc(text);
  if (parsed.ok) return parsed.value;
  if (!strict) return undefined;
  const place = parsed.line === undefined ? file : `${file}:${parsed.line}`;
  throw new ConfigError(`The configuration \`${place}\` is not valid JSON: ${parsed.message}.`);
}

function validate(file: string, value: unknown): ConfigFile {
  const validated = validateConfig(value);
  if (validated.ok) return validated.config;
  throw new ConfigError(
    [`The configuration \`${file}\` has mistakes:`, ...validated.problems.map(({ message }) => `  ${message}`)].join("\n"),
  );
}
