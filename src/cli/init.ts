import { PHP_EXTENSIONS } from "../config/config.ts";
import type { ConfigFile } from "../config/schema.ts";
import { writeOutput } from "../host/output.ts";
import { isInstalledIn, survey } from "../host/survey.ts";
import { escapeText } from "../report/escape.ts";
import { UsageError } from "./arguments.ts";
import { BASELINE_NAME } from "./baseline.ts";
import type { Io } from "./io.ts";
import { lint } from "./lint.ts";
import type { Options } from "./options.ts";
import { openSession } from "./session.ts";
import { VERSION } from "./version.ts";

const NAME = "timeout-lint.json";

/** Looks at the repository, writes a configuration with what is not as usual, and accepts what is there. */
export async function init(io: Io, options: Options): Promise<number> {
  if (options.paths.length > 0) throw new UsageError("--init takes no paths: it is for the working directory.");
  const before = await openSession(io, { ...options, baseline: { task: "ignore", file: undefined } });
  if (before.config.file !== undefined)
    throw new UsageError(`There is a configuration already, \`${before.config.file}\`; --generate-baseline accepts the present findings.`);
  const { extensions, otherPhp, thirdParty } = survey(before.cwd, PHP_EXTENSIONS);
  if (extensions.size === 0) throw new UsageError("There are no files here.");
  const config: ConfigFile = {
    $schema: isInstalledIn(before.cwd)
      ? "./node_modules/timeout-lint/schema.json"
      : `https://unpkg.com/timeout-lint@${VERSION}/schema.json`,
    ...(thirdParty.length === 0 ? {} : { ignores: thirdParty.map((folder) => `/${folder}/`) }),
    ...(otherPhp.length === 0 ? {} : { php: { extensions: [...PHP_EXTENSIONS, ...otherPhp] } }),
  };
  const reason = writeOutput(before.cwd, NAME, `${JSON.stringify(config, null, 2)}\n`);
  if (reason !== undefined) {
    io.err.write(`timeout-lint: \`${NAME}\` could not be written: ${escapeText(reason)}.\n`);
    return 2;
  }
  io.err.write(`Wrote \`${NAME}\`.\n`);
  for (const folder of thirdParty) io.err.write(`  \`${escapeText(folder)}\` looks like other people's code: it is ignored.\n`);
  for (const extension of otherPhp) io.err.write(`  \`.${escapeText(extension)}\` files hold PHP: they are looked at.\n`);
  const code = await lint(await openSession(io, { ...options, baseline: { task: "generate", file: undefined } }));
  if (code === 0)
    io.err.write(`Commit \`${NAME}\` and \`${BASELINE_NAME}\`, and run \`npx timeout-lint\` in CI: from now on only new findings fail.\n`);
  return code;
}
