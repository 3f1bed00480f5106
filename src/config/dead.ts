import picomatch from "picomatch";
import { joinPaths, relativePath } from "../finding/posix.ts";
import type { Config } from "./config.ts";

/** What a run found out about the use of its configuration. */
export interface Use {
  readonly files: readonly string[];
  readonly languageOf: (file: string) => "php" | "js" | undefined;
  /** Patterns of `ignores` that ignored nothing. */
  readonly deadIgnores: readonly string[];
  /** Ids of libraries of which a call was found. */
  readonly libraries: ReadonlySet<string>;
  /** Functions vouched for in which no call was found. */
  readonly deadVouchers: readonly string[];
}

/** What the configuration file says to no effect: it was for code that is gone, or it is mistyped. */
export function findDeadConfiguration(config: Config, { files, languageOf, deadIgnores, libraries, deadVouchers }: Use): readonly string[] {
  if (config.file === undefined || files.length === 0) return [];
  const hints: string[] = deadIgnores.map((pattern) => `\`ignores\`: \`${pattern}\` ignores nothing.`);
  const paths = files.map((file) => relativePath(config.directory, joinPaths(config.cwd, file)));
  for (const [at, override] of config.overrides.entries()) {
    for (const glob of override.files) {
      const matches = picomatch(glob, { dot: true });
      if (!paths.some((path) => matches(path))) hints.push(`\`overrides[${at}].files\`: \`${glob}\` matches no file that is looked at.`);
    }
  }
  for (const [at, { id }] of config.libraries.entries())
    if (!libraries.has(id)) hints.push(`\`libraries[${at}]\`: no call of \`${id}\` was found.`);
  for (const name of deadVouchers) hints.push(`\`assumeBounded\`: no call was found in \`${name}\`.`);
  if (config.defaultSocketTimeoutSeconds !== undefined && !files.some((file) => languageOf(file) === "php"))
    hints.push("`defaultSocketTimeoutSeconds`: no PHP file is looked at.");
  if (config.base.runtime !== undefined && !files.some((file) => languageOf(file) === "js"))
    hints.push("`runtime`: no JavaScript file is looked at.");
  return hints;
}
