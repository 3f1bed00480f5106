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

/** A text, or why there is none. */
export type ReadConfig = (file: string) => { readonly text: string } | { readonly reason: string };

/** The nearest configuration file of the directories, which are tried in their order. */
export function findConfig(directories: readonly string[], isFile: (file: string) => boolean, read: ReadConfig): LoadedConfig {
  for (const directory of directories) {
    for (const name of FILE_NAMES) {
      const file = joinPaths(directory, name);
      if (!isFile(file)) continue;
      if (name !== "package.json") return { config: validate(file, parse(file, textOf(file, read))), file };
      const value = parsePackage(file, read);
      if (isObject(value) && PACKAGE_KEY in value) return { config: validate(`${file} ("${PACKAGE_KEY}")`, value[PACKAGE_KEY]), file };
    }
  }
  return { config: {}, file: undefined };
}

/** The file named with `--config`. */
export function loadConfig(file: string, read: ReadConfig): LoadedConfig {
  const value = parse(file, textOf(file, read));
  const isPackage = file.split("/").at(-1) === "package.json";
  if (isPackage && !(isObject(value) && PACKAGE_KEY in value)) throw new ConfigError(`\`${file}\` has no key \`${PACKAGE_KEY}\`.`);
  return { config: validate(file, isPackage && isObject(value) ? value[PACKAGE_KEY] : value), file };
}

/** Where the patterns of a configuration start from. */
export function configDirectory(cwd: string, file: string | undefined): string {
  return file === undefined ? cwd : joinPaths(file.startsWith("/") ? "" : cwd, directoryOf(file));
}

function textOf(file: string, read: ReadConfig): string {
  const answer = read(file);
  if ("text" in answer) return answer.text;
  throw new ConfigError(`The configuration \`${file}\` cannot be read: ${answer.reason}.`);
}

/** A broken package.json that nobody named is not ours to complain about. */
function parsePackage(file: string, read: ReadConfig): unknown {
  const answer = read(file);
  const parsed = "text" in answer ? parseJsonc(answer.text) : undefined;
  return parsed?.ok ? parsed.value : undefined;
}

function parse(file: string, text: string): unknown {
  const parsed = parseJsonc(text);
  if (parsed.ok) return parsed.value;
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
