import type { ConfigFlags } from "../config/config.ts";
import { GROUPS, PRESETS, RUNTIMES, type SettingsFile } from "../config/schema.ts";
import { FINDING_CODES, type FindingCode, type Level } from "../finding/finding.ts";
import { didYouMean } from "../finding/suggest.ts";
import { FORMATS, type FormatName } from "../report/formats.ts";
import { type ParsedArguments, UsageError } from "./arguments.ts";

export interface Output {
  readonly format: FormatName;
  /** undefined: standard output. */
  readonly file: string | undefined;
}

export interface Options {
  readonly paths: readonly string[];
  readonly configFile: string | undefined;
  readonly useConfig: boolean;
  readonly flags: ConfigFlags;
  readonly outputs: readonly Output[];
  readonly inventory: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly statistics: boolean;
  readonly maxWarnings: number | undefined;
  readonly acceptUnmatched: boolean;
  readonly fix: "safe" | "unsafe" | undefined;
  readonly diff: boolean;
  readonly stdinFilename: string | undefined;
  readonly color: boolean | undefined;
  readonly types: boolean;
  readonly follow: boolean;
}

export function toOptions(given: ParsedArguments): Options {
  const fixes = given.has("unsafe-fixes") ? "unsafe" : given.has("fix") || given.has("diff") ? "safe" : undefined;
  if (given.has("inventory") && fixes !== undefined)
    throw new UsageError("--inventory cannot be combined with --fix, --unsafe-fixes or --diff.");
  if (given.has("stdin") !== given.has("stdin-filename")) throw new UsageError("--stdin and --stdin-filename <path> need each other.");
  if (given.has("stdin") && given.paths.length > 0) throw new UsageError("--stdin takes no paths.");
  if (given.has("config") && given.has("no-config")) throw new UsageError("--config and --no-config exclude each other.");
  return {
    paths: given.paths,
    configFile: given.value("config"),
    useConfig: !given.has("no-config"),
    flags: toConfigFlags(given),
    outputs: toOutputs(given),
    inventory: given.has("inventory"),
    quiet: given.has("quiet"),
    verbose: given.has("verbose"),
    statistics: given.has("statistics"),
    maxWarnings: numberOf(given, "max-warnings"),
    acceptUnmatched: given.has("no-error-on-unmatched-pattern"),
    fix: fixes,
    diff: given.has("diff"),
    stdinFilename: given.value("stdin-filename"),
    color: given.has("no-color") ? false : given.has("color") ? true : undefined,
    types: given.has("types"),
    follow: !given.has("no-follow"),
  };
}

function toConfigFlags(given: ParsedArguments): ConfigFlags {
  const seconds = numberOf(given, "seconds", 0.001);
  const connectSeconds = numberOf(given, "connect-seconds", 0.001);
  const preset = given.value("preset");
  return {
    settings: toSettings(given),
    preset: preset === undefined ? undefined : choose("preset", preset, PRESETS),
    fix: { ...(seconds === undefined ? {} : { seconds }), ...(connectSeconds === undefined ? {} : { connectSeconds }) },
    extensions: given.list("ext"),
    ignorePatterns: given.list("ignore-pattern"),
    respectIgnores: !given.has("no-ignore"),
    onlyLibraries: given.list("library"),
    ignoreLibraries: given.list("ignore-library"),
    looksAtAllGroups: given.has("inventory"),
    inlineConfig: !given.has("no-inline-config"),
  };
}

function toSettings(given: ParsedArguments): SettingsFile {
  const runtime = given.value("runtime");
  const groups = given.list("group");
  const acceptDefaultSeconds = numberOf(given, "accept-default-seconds");
  const maxSeconds = numberOf(given, "max-seconds");
  return {
    ...(runtime === undefined ? {} : { runtime: choose("runtime", runtime, RUNTIMES) }),
    ...(groups.length === 0 ? {} : { groups: groups.includes("all") ? GROUPS : groups.map((group) => choose("group", group, GROUPS)) }),
    ...(acceptDefaultSeconds === undefined ? {} : { acceptDefaultSeconds }),
    ...(maxSeconds === undefined ? {} : { maxSeconds }),
    ...(given.has("severity") ? { severity: toSeverity(given.list("severity")) } : {}),
  };
}

const LEVELS: readonly Level[] = ["error", "warning", "off"];

function toSeverity(pairs: readonly string[]): { readonly [code in FindingCode]?: Level } {
  const severity: { [code in FindingCode]?: Level } = {};
  for (const pair of pairs) {
    const [code = "", level] = pair.split("=");
    if (level === undefined) throw new UsageError(`--severity takes pairs such as \`default=warning\`, not \`${pair}\`.`);
    severity[choose("severity", code, FINDING_CODES)] = choose("severity", level, LEVELS);
  }
  return severity;
}

function toOutputs(given: ParsedArguments): readonly Output[] {
  const outputs = given.list("format").map((written): Output => {
    const equals = written.indexOf("=");
    const format = choose("format", equals < 0 ? written : written.slice(0, equals), FORMATS);
    const file = equals < 0 ? undefined : written.slice(equals + 1);
    if (file === "") throw new UsageError(`--format ${format}= needs a file name.`);
    return { format, file };
  });
  if (outputs.filter(({ file }) => file === undefined).length > 1)
    throw new UsageError("Only one --format can go to standard output: write the others as `name=file`.");
  return outputs.length === 0 ? [{ format: "stylish", file: undefined }] : outputs;
}

function choose<Choice extends string>(flag: string, value: string, choices: readonly Choice[]): Choice {
  const found = choices.find((choice) => choice === value);
  if (found === undefined)
    throw new UsageError(`--${flag} knows ${choices.join(", ")}, not \`${value}\`${didYouMean(value, choices) || "."}`);
  return found;
}

function numberOf(given: ParsedArguments, name: string, least = 0): number | undefined {
  const value = given.value(name);
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!/^\d+(?:\.\d+)?$/.test(value) || number < least)
    throw new UsageError(`--${name} takes a number${least > 0 ? " above 0" : ""}, not \`${value}\`.`);
  return number;
}
