import type { ConfigFlags } from "../config/config.ts";
import { GROUPS, PRESETS, RUNTIMES, type SettingsFile } from "../config/schema.ts";
import { FINDING_CODES, type FindingCode, type Level } from "../finding/finding.ts";
import { didYouMean } from "../finding/suggest.ts";
import { FORMATS, type FormatName, INVENTORY_FORMATS } from "../report/formats.ts";
import type { Concurrency } from "../threaded-run.ts";
import { type ParsedArguments, UsageError } from "./arguments.ts";

export interface Output {
  readonly format: FormatName;
  /** undefined: standard output. */
  readonly file: string | undefined;
}

export interface Shard {
  readonly index: number;
  readonly count: number;
}

export interface BaselineOptions {
  readonly task: "use" | "ignore" | "generate" | "prune";
  /** Relative to the working directory; undefined: as the configuration says, or the usual name. */
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
  readonly fixCodes: readonly FindingCode[];
  readonly diff: boolean;
  readonly baseline: BaselineOptions;
  readonly part: {
    readonly changed: boolean;
    readonly since: string | undefined;
    readonly staged: boolean;
    readonly shard: Shard | undefined;
  };
  readonly stdinFilename: string | undefined;
  readonly color: boolean | undefined;
  readonly cache: { readonly file: string | undefined } | undefined;
  readonly concurrency: Concurrency;
  readonly types: boolean;
  readonly follow: boolean;
}

export function toOptions(given: ParsedArguments): Options {
  const fixes = given.has("unsafe-fixes") ? "unsafe" : given.has("fix") || given.has("diff") ? "safe" : undefined;
  if (given.has("stdin") !== given.has("stdin-filename")) throw new UsageError("--stdin and --stdin-filename <path> need each other.");
  if (given.has("stdin") && given.paths.length > 0) throw new UsageError("--stdin takes no paths.");
  refuseTogether(given);
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
    fixCodes: given.list("fix-code").map((code) => choose("fix-code", code, FINDING_CODES)),
    baseline: toBaseline(given),
    part: {
      changed: given.has("changed") || given.has("since"),
      since: given.value("since"),
      staged: given.has("staged"),
      shard: toShard(given.value("shard")),
    },
    diff: given.has("diff"),
    stdinFilename: given.value("stdin-filename"),
    color: given.has("no-color") ? false : given.has("color") ? true : undefined,
    cache: given.has("cache") || given.has("cache-location") ? { file: given.value("cache-location") } : undefined,
    concurrency: toConcurrency(given.value("concurrency")),
    types: given.has("types"),
    follow: !given.has("no-follow"),
  };
}

const WRITES_BASELINE = ["generate-baseline", "prune-baseline"];
const FIXES = ["fix", "unsafe-fixes", "diff"];
const PARTS = ["changed", "since", "staged", "shard", "stdin"];

/** Each flag, and those it makes no sense with. */
const CONFLICTS: readonly (readonly [flag: string, others: readonly string[]])[] = [
  ["inventory", [...FIXES, ...WRITES_BASELINE]],
  ["config", ["no-config"]],
  ["staged", ["changed", "since", "fix", "unsafe-fixes", "stdin"]],
  ["generate-baseline", ["prune-baseline", "ignore-baseline", "baseline", ...FIXES, ...PARTS]],
  ["prune-baseline", ["ignore-baseline", ...FIXES, ...PARTS]],
  ["init", ["config", "no-config", "inventory", ...WRITES_BASELINE, ...FIXES, ...PARTS]],
];

function refuseTogether(given: ParsedArguments): void {
  for (const [flag, others] of CONFLICTS) {
    const other = given.has(flag) ? others.find((each) => given.has(each)) : undefined;
    if (other !== undefined) throw new UsageError(`--${flag} cannot be combined with --${other}.`);
  }
}

function toBaseline(given: ParsedArguments): BaselineOptions {
  if (given.has("generate-baseline")) return { task: "generate", file: given.value("generate-baseline") };
  const task = given.has("prune-baseline") ? "prune" : given.has("ignore-baseline") ? "ignore" : "use";
  return { task, file: given.value("baseline") };
}

function toShard(written: string | undefined): Shard | undefined {
  if (written === undefined) return undefined;
  const [, index = "", count = ""] = /^(\d+)\/(\d+)$/.exec(written) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  if (index === "" || shard.index < 1 || shard.index > shard.count)
    throw new UsageError(`--shard takes two numbers such as \`1/4\`, not \`${written}\`.`);
  return shard;
}

function toConcurrency(written = "auto"): Concurrency {
  if (written === "auto" || written === "off") return written;
  if (!/^[1-9]\d*$/.test(written)) throw new UsageError(`--concurrency takes a number above 0, \`auto\` or \`off\`, not \`${written}\`.`);
  return Number(written);
}

function toConfigFlags(given: ParsedArguments): ConfigFlags {
  const seconds = numberOf(given, "seconds", 0.001);
  const connectSeconds = numberOf(given, "connect-seconds", 0.001);
  const preset = given.value("preset");
  const unused = given.value("report-unused-disable-directives") ?? "warning";
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
    unusedDirectives: choose("report-unused-disable-directives", unused === "warn" ? "warning" : unused, LEVELS),
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
  const notForInventory = outputs.find(({ format }) => given.has("inventory") && !INVENTORY_FORMATS.some((known) => known === format));
  if (notForInventory !== undefined)
    throw new UsageError(`--inventory knows the formats ${INVENTORY_FORMATS.join(", ")}, not \`${notForInventory.format}\`.`);
  return outputs;
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
