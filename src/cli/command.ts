import { ConfigError } from "../config/load.ts";
import { escapeText } from "../report/escape.ts";
import { parseArguments, UsageError } from "./arguments.ts";
import { explain } from "./explain.ts";
import { helpText } from "./help.ts";
import { showConfig, showEnvironment, showFiles, showLibraries } from "./information.ts";
import { init } from "./init.ts";
import type { Io } from "./io.ts";
import { lint } from "./lint.ts";
import { toOptions } from "./options.ts";
import { openSession } from "./session.ts";
import { VERSION } from "./version.ts";

/** Does what the arguments say and answers the exit code. Nobody sees a stack, unless TIMEOUT_LINT_DEBUG is set. */
export async function runCommand(args: readonly string[], io: Io): Promise<number> {
  try {
    return await dispatch(args, io);
  } catch (error) {
    if (error instanceof UsageError || error instanceof ConfigError) io.err.write(`timeout-lint: ${escapeLines(error.message)}\n`);
    else {
      const isDebug = (io.env["TIMEOUT_LINT_DEBUG"] ?? "") !== "";
      const message = error instanceof Error ? error.message : String(error);
      io.err.write(`timeout-lint: internal error: ${escapeLines(message)}\n`);
      io.err.write(
        isDebug && error instanceof Error ? `${error.stack}\n` : "TIMEOUT_LINT_DEBUG=1 shows where. Please report it, with --env-info.\n",
      );
    }
    return 2;
  }
}

async function dispatch(args: readonly string[], io: Io): Promise<number> {
  const given = parseArguments(args);
  if (given.has("help")) return say(io, helpText());
  if (given.has("version")) return say(io, `${VERSION}\n`);
  const options = toOptions(given);
  if (given.has("init")) return init(io, options);
  const asked = given.value("explain");
  if (asked !== undefined) return explain(asked, io, options);
  if (given.has("print-config")) return showConfig(await openSession(io, options));
  const session = await openSession(io, options);
  if (given.has("list-libraries")) return showLibraries(session, given.has("json"));
  if (given.has("list-files")) return showFiles(session);
  if (given.has("env-info")) return showEnvironment(session);
  return lint(session);
}

function say(io: Io, text: string): number {
  io.out.write(text);
  return 0;
}

function escapeLines(text: string): string {
  return text.split("\n").map(escapeText).join("\n");
}
