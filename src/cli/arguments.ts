import { didYouMean } from "../finding/suggest.ts";
import { FLAGS, type Flag } from "./flags.ts";

/** The user's mistake: told without a stack, exit code 2. */
export class UsageError extends Error {}

export interface ParsedArguments {
  readonly paths: readonly string[];
  has(name: string): boolean;
  /** The last one given. */
  value(name: string): string | undefined;
  /** All given, those with commas taken apart. */
  list(name: string): readonly string[];
}

const BY_NAME = new Map(FLAGS.map((flag) => [flag.name, flag]));
const BY_SHORT = new Map(FLAGS.flatMap((flag) => (flag.short === undefined ? [] : [[flag.short, flag] as const])));

export function parseArguments(args: readonly string[]): ParsedArguments {
  const given = new Map<string, string[]>();
  const paths: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? "";
    if (word === "--") {
      paths.push(...args.slice(at + 1));
      break;
    }
    if (!word.startsWith("-") || word === "-") {
      paths.push(word);
      continue;
    }
    const { flag, inline } = readFlag(word);
    const values = given.get(flag.name) ?? [];
    given.set(flag.name, values);
    if (flag.value === undefined) {
      if (inline !== undefined) throw new UsageError(`--${flag.name} takes no value.`);
      continue;
    }
    if (flag.isOptional === true && inline === undefined) continue;
    if (inline === undefined) at += 1;
    const value = inline ?? args[at];
    if (value === undefined || value === "" || (inline === undefined && /^--?[a-z]/i.test(value)))
      throw new UsageError(`--${flag.name} needs a value: --${flag.name} <${flag.value}>.`);
    values.push(value);
  }
  if (paths.includes("")) throw new UsageError("A path is empty.");
  return {
    paths,
    has: (name) => given.has(name),
    value: (name) => given.get(name)?.at(-1),
    list: (name) =>
      (given.get(name) ?? [])
        .flatMap((value) => value.split(","))
        .map((value) => value.trim())
        .filter(Boolean),
  };
}

function readFlag(word: string): { readonly flag: Flag; readonly inline: string | undefined } {
  const [, dashes = "", name = "", inline] = /^(--?)([^=]*)(?:=([\s\S]*))?$/.exec(word) ?? [];
  const flag = dashes === "--" ? BY_NAME.get(name) : BY_SHORT.get(name);
  if (flag !== undefined) return { flag, inline };
  const written = `\`${dashes}${name}\``;
  const known = [...BY_NAME.keys()].map((other) => `--${other}`);
  throw new UsageError(`${written} is no option${didYouMean(`--${name}`, known) || "; --help lists them."}`);
}
