import type { Accepted } from "../accept.ts";
import { type Baseline, parseBaseline, writeBaseline } from "../baseline.ts";
import type { Config } from "../config/config.ts";
import { ConfigError } from "../config/load.ts";
import type { FindingKey } from "../finding/fingerprint.ts";
import { directoryOf, joinPaths, relativePath } from "../finding/posix.ts";
import type { RunResult } from "../finding/result.ts";
import { createHost, MAX_MANIFEST_BYTES } from "../host/host.ts";
import { writeOutput } from "../host/output.ts";
import { toAbsolute } from "../host/paths.ts";
import { configDirectories, findRoots } from "../host/root.ts";
import { decode } from "../host/text.ts";
import { escapeText } from "../report/escape.ts";
import { count } from "../report/seconds.ts";
import type { Io } from "./io.ts";
import type { BaselineOptions } from "./options.ts";

export const BASELINE_NAME = "timeout-lint-baseline.json";

/** The baseline of a run, and where it is. */
export interface BaselineFile extends Accepted {
  readonly task: BaselineOptions["task"];
  /** As seen from the working directory. */
  readonly file: string;
}

/** Beside the configuration; without one, the nearest upwards. */
export function openBaseline(cwd: string, config: Config, { task, file: named }: BaselineOptions): BaselineFile {
  const inConfig = config.baseline === undefined ? undefined : relativePath(cwd, joinPaths(config.directory, config.baseline));
  const file = named ?? inConfig ?? findBeside(cwd, config);
  const isFound = named === undefined && inConfig === undefined && config.file === undefined;
  const absolute = toAbsolute(cwd, file);
  const directory = isFound ? directoryOf(absolute) : config.directory;
  const host = createHost({ cwd, roots: findRoots(cwd, [directoryOf(absolute)]) });
  if (!host.isFile(file)) {
    if ((named ?? inConfig) !== undefined && (task === "use" || task === "prune"))
      throw new ConfigError(`There is no baseline \`${file}\`; --generate-baseline${named === undefined ? "" : `=${named}`} writes one.`);
    return { task, file, directory, baseline: [] };
  }
  const read = host.readBytes(file, MAX_MANIFEST_BYTES);
  if (!read.ok) throw new ConfigError(`The baseline \`${file}\` cannot be read: ${read.reason}.`);
  const parsed = parseBaseline(decode(read.bytes).text);
  // A broken one may be generated anew.
  if (!parsed.ok && task !== "generate")
    throw new ConfigError(`The baseline \`${file}\` cannot be used: ${parsed.message}. --generate-baseline writes it anew.`);
  return { task, file, directory, baseline: parsed.ok ? parsed.baseline : [] };
}

function findBeside(cwd: string, config: Config): string {
  if (config.file !== undefined) return relativePath(cwd, joinPaths(config.directory, BASELINE_NAME));
  const directories = configDirectories(cwd);
  const host = createHost({ cwd, roots: findRoots(cwd, ["."]) });
  const nearest = directories.find((directory) => host.isFile(joinPaths(directory, BASELINE_NAME))) ?? ".";
  return joinPaths(nearest, BASELINE_NAME);
}

/** What the run accepts: those the baseline knows of, and with `generate` all that is left. */
export function acceptedAfter({ findings, otherBaseline }: RunResult, task: "generate" | "prune"): Baseline {
  const accepted = findings.filter(({ suppressed }) => suppressed === "baseline" || (task === "generate" && suppressed === undefined));
  return [...accepted.map(({ key }) => key), ...otherBaseline];
}

/** Writes the baseline and says what has changed; answers whether it could. */
export function saveBaseline(io: Io, cwd: string, { task, file, baseline: before }: BaselineFile, result: RunResult): boolean {
  if (task !== "generate" && task !== "prune") return true;
  const after = acceptedAfter(result, task);
  const added = countMissing(after, before);
  const removed = countMissing(before, after);
  if (task === "prune" && added + removed === 0) {
    io.err.write(`The baseline \`${escapeText(file)}\` is up to date: ${count(after.length, "entry", "entries")}.\n`);
    return true;
  }
  const reason = writeOutput(cwd, file, writeBaseline(after));
  if (reason !== undefined) {
    io.err.write(`timeout-lint: \`${escapeText(file)}\` could not be written: ${escapeText(reason)}.\n`);
    return false;
  }
  io.err.write(`Wrote the baseline \`${escapeText(file)}\`: ${count(after.length, "entry", "entries")} (+${added} -${removed}).\n`);
  return true;
}

function countMissing(of: Baseline, from: Baseline): number {
  const left = new Map<string, number>();
  const keyOf = ({ path, code, library, scope, hash }: FindingKey) => [path, code, library, scope, hash].join("\0");
  for (const entry of from) left.set(keyOf(entry), (left.get(keyOf(entry)) ?? 0) + 1);
  let missing = 0;
  for (const entry of of) {
    const number = left.get(keyOf(entry)) ?? 0;
    if (number === 0) missing += 1;
    else left.set(keyOf(entry), number - 1);
  }
  return missing;
}
