import { type Config, resolveConfig } from "../config/config.ts";
import { configDirectory, findConfig, type LoadedConfig, loadConfig, type ReadConfig } from "../config/load.ts";
import { languageOf } from "../config/settings.ts";
import { joinPaths, relativePath } from "../finding/posix.ts";
import { createSources, type Sources } from "../finding/sources.ts";
import { reasonOf } from "../host/errors.ts";
import { findChanges, findStaged } from "../host/git.ts";
import { createHost, type Host } from "../host/host.ts";
import { toPosix } from "../host/paths.ts";
import { configDirectories, findRoots, realDirectory } from "../host/root.ts";
import { decode } from "../host/text.ts";
import type { RunOptions } from "../language-run.ts";
import type { PartOptions } from "../part.ts";
import { UsageError } from "./arguments.ts";
import { type BaselineFile, openBaseline } from "./baseline.ts";
import type { Io } from "./io.ts";
import type { Options } from "./options.ts";

/** What every command works with. */
export interface Session {
  readonly io: Io;
  readonly options: Options;
  readonly cwd: string;
  readonly host: Host;
  readonly config: Config;
  readonly paths: readonly string[];
  readonly stdin: { readonly filename: string; readonly text: string } | undefined;
  readonly baseline: BaselineFile;
  readonly part: PartOptions;
}

/** `paths` stand in for those of the command line: `--explain` looks at the one file it is asked about. */
export async function openSession(io: Io, options: Options, paths: readonly string[] = options.paths): Promise<Session> {
  const cwd = workingDirectory(io);
  const loaded = readConfig(cwd, options);
  const directory = configDirectory(cwd, loaded.file);
  const config = resolveConfig(loaded.config, options.flags, { cwd, directory, file: loaded.file });
  const configured = config.paths.map((path) => relativePath(cwd, joinPaths(directory, path)));
  const named = paths.length > 0 ? paths : configured.length > 0 ? configured : ["."];
  if (options.stdinFilename !== undefined && languageOf(config, options.stdinFilename) === undefined)
    throw new UsageError(`\`${options.stdinFilename}\` is neither PHP nor JavaScript by its extension.`);
  const stdin =
    options.stdinFilename === undefined
      ? undefined
      : { filename: toPosix(cwd, options.stdinFilename), text: decode(await io.readInput()).text };
  const chosen = stdin === undefined ? named : [stdin.filename];
  const { part, overlay } = openPart(cwd, options);
  if (stdin !== undefined) overlay.set(stdin.filename, stdin.text);
  const host = createHost({ cwd, roots: findRoots(cwd, chosen), overlay });
  return { io, options, cwd, host, config, paths: chosen, stdin, baseline: openBaseline(cwd, config, options.baseline), part };
}

/** What git says has changed; of what is staged the bytes that would be committed stand in for the files. */
function openPart(cwd: string, { part }: Options): { readonly part: PartOptions; readonly overlay: Map<string, string> } {
  const { changed, since, staged, shard } = part;
  if (staged) {
    const found = findStaged(cwd);
    if (!found.ok) throw new UsageError(`--staged: ${found.problem}.`);
    const overlay = new Map([...found.contents].map(([file, bytes]) => [file, decode(bytes).text]));
    return { part: { changed: found.files, also: found.gone, shard }, overlay };
  }
  if (!changed) return { part: { shard }, overlay: new Map() };
  const found = findChanges(cwd, since);
  if (!found.ok) throw new UsageError(`${since === undefined ? "--changed" : "--since"}: ${found.problem}.`);
  return { part: { changed: found.files, shard }, overlay: new Map() };
}

function readConfig(cwd: string, { configFile, useConfig }: Options): LoadedConfig {
  if (!useConfig) return { config: {}, file: undefined };
  const named = configFile === undefined ? [] : [configFile];
  const host = createHost({ cwd, roots: findRoots(cwd, named.length > 0 ? named : ["."]) });
  const read: ReadConfig = (file) => {
    const answer = host.readBytes(file);
    return answer.ok ? { text: decode(answer.bytes).text } : answer;
  };
  return configFile === undefined ? findConfig(configDirectories(cwd), host.isFile, read) : loadConfig(toPosix(cwd, configFile), read);
}

function workingDirectory(io: Io): string {
  try {
    return realDirectory(io.cwd);
  } catch (error) {
    throw new UsageError(`The working directory cannot be used: ${reasonOf(error)}.`);
  }
}

export function toRunOptions({ cwd, paths, config, host, options, stdin, baseline, part }: Session): RunOptions {
  const { follow, types, fix, fixCodes } = options;
  const accepted = baseline.task === "ignore" ? { ...baseline, baseline: [] } : baseline;
  return {
    cwd,
    paths,
    config,
    host,
    follow,
    types,
    fix,
    fixCodes,
    proposes: options.outputs.some(({ format }) => format === "html") ? "accepted too" : !options.inventory,
    stdin,
    accepted,
    part,
  };
}

/** The texts findings point into. */
export function openSources(host: Host, changed: ReadonlyMap<string, string> = new Map()): Sources {
  return createSources((file) => changed.get(file) ?? host.readText(file));
}
