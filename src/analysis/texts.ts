import type { Atom, Value } from "./values.ts";

/**
 * Options that stand in text: `host=db connect_timeout=5`, `tcp://cache?timeout=2`, `curl -m 10 $url`. What is not known
 * of the text is a hole: it can be the value of one option, or, where it stands alone, hold more of them.
 */

/** What a text says: nested by option, a value being text or the name of what is not known. */
export type Said = { readonly [key: string]: string | Hole | Said };

export interface Hole {
  readonly hole: string;
  /** What stands before it. */
  readonly text: string;
}

export interface Read {
  readonly said: Said;
  /** A hole that may hold more options. */
  readonly open: string | undefined;
}

const HOLE = "\u0000";
const LONGEST = 4_000;

/** The text of a value with its holes. */
export function writtenAs(value: Value): string {
  const [atom] = value;
  return value.length === 1 && atom ? writtenAtom(atom) : hole("text");
}

export function writtenAtom(atom: Atom): string {
  if (atom.kind === "constant") return atom.value === null || atom.value === undefined || atom.value === false ? "" : String(atom.value);
  return atom.kind === "unknown" ? (atom.origin.written ?? hole(atom.origin.name)) : hole("text");
}

/** Several texts in a row; undefined where that is too long to be of use. */
export function joinWritten(texts: readonly string[]): string | undefined {
  const whole = texts.join("");
  return whole.length > LONGEST ? undefined : whole;
}

function hole(name: string): string {
  return `${HOLE}${name.replaceAll(HOLE, "")}${HOLE}`;
}

function partly(text: string): string | Hole {
  const name = holeIn(text);
  return name === undefined ? text : { hole: name, text: text.slice(0, text.indexOf(HOLE)) };
}

const ASKS = new RegExp(`\\?(?:[\\w.%[\\]-]+=|${HOLE})`);

/** `$base . '/search?q=' . $words`: files are not asked anything. */
export function hasQuery(text: string): boolean {
  return ASKS.test(text);
}

/** Something in it is not known. */
export function isHoled(text: string): boolean {
  return text.includes(HOLE);
}

function holeIn(text: string): string | undefined {
  return new RegExp(`${HOLE}([^${HOLE}]*)${HOLE}`).exec(text)?.[1];
}

const PAIR = new RegExp(`([\\w.]+)\\s*=\\s*('(?:[^'\\\\]|\\\\.)*'|(?:${HOLE}[^${HOLE}]*${HOLE}|[^\\s;&'])*)`, "g");
/** A hole where the next pair would begin: after a separator or at the start, and not followed by `=` or by more of an address. */
const MORE_PAIRS = new RegExp(`(?:^|[\\s;?&])${HOLE}([^${HOLE}]*)${HOLE}(?!\\s*=|://)`);

/** `key=value` pairs: a DSN, a connection string, the query of an address. */
export function readPairs(text: string): Read {
  const said: { [key: string]: string | Hole } = {};
  for (const [, key = "", written = ""] of text.matchAll(PAIR)) {
    said[key] = partly(written.replace(/^'|'$/g, ""));
  }
  return { said, open: MORE_PAIRS.exec(text)?.[1] };
}

/** Words before a program's name that say how it is run. */
const PREFIXES = new Set(["sudo", "nice", "ionice", "nohup", "env", "exec", "time", "setsid", "stdbuf"]);
const WORD = new RegExp(`(?:"(?:[^"\\\\]|\\\\.)*"|'[^']*'|\\\\.|${HOLE}[^${HOLE}]*${HOLE}|[^\\s"'\\\\|&;])+|\\|\\|?|&&?|;`, "g");
const ONE_WORD =
  /^escapeshellarg\(\)$|(?:ur[il]|link|href|host|file|path|dir|dest\w*|target|output|name|id|agent|data|body|post\w*|json|xml|header\w*|token|key|user\w*|pass\w*|version|domain|ip|email|cookie\w*)s?$/i;

const ONLY_HOLE = new RegExp(`^["']?${HOLE}[^${HOLE}]*${HOLE}["']?$`);
const HOST = /^["']?(?:localhost|[\w-]+(?:\.[\w-]+)+)(?:[:/]|["']?$)/;

/** A command line: per program its options (`-m`, `--max-time`), its first address, and the `timeout` it is run under. */
export function readCommand(text: string): Read {
  return readWords([...text.matchAll(WORD)].map(([word]) => word));
}

function readWords(words: readonly string[]): Read {
  const said: { [program: string]: Said } = {};
  let open: string | undefined;
  const commands: { words: string[]; isWaitedFor: boolean }[] = [{ words: [], isWaitedFor: true }];
  for (const [index, word] of words.entries()) {
    const current = commands[commands.length - 1];
    if (!current) continue;
    if (/^(?:\|\|?|&&?|;)$/.test(word)) {
      if (word === "&") {
        // `2>&1` and `&>` are no end of a command; a lone `&` sends it to the background.
        if (/[<>]$/.test(current.words.at(-1) ?? "") || words[index + 1]?.startsWith(">")) continue;
        current.isWaitedFor = false;
      }
      commands.push({ words: [], isWaitedFor: true });
    } else current.words.push(word);
  }
  for (const command of commands) {
    const read = readProgram(command.words);
    if (!read) continue;
    open ??= read.open;
    if (command.isWaitedFor) said[read.program] = read.said;
  }
  return { said, open };
}

function readProgram(words: readonly string[]): { program: string; said: Said; open: string | undefined } | undefined {
  const said: { [option: string]: string | Hole } = {};
  let at = 0;
  const value = (word: string) => partly(word.replace(/^(["'])(.*)\1$/s, "$2"));
  for (; at < words.length; at++) {
    const word = words[at] ?? "";
    const name = baseName(word);
    if (/^\w+=/.test(word) || PREFIXES.has(name) || (at > 0 && /^(?:-.*|\d+)$/.test(word))) continue;
    if (name !== "timeout" && name !== "gtimeout") break;
    for (at += 1; (words[at] ?? "").startsWith("-"); at++) if (/^-[ks]$/.test(words[at] ?? "")) at++;
    said["timeout"] = value(words[at] ?? "");
  }
  const program = baseName(words[at] ?? "");
  if (program === "" || program.includes(HOLE)) return undefined;
  let open: string | undefined;
  for (at += 1; at < words.length; at++) {
    const word = words[at] ?? "";
    const next = words[at + 1] ?? "";
    const long = /^(--[\w-]+)(?:=(.*))?$/s.exec(word);
    if (long) said[long[1] ?? ""] = value(long[2] ?? next);
    else if (/^-\w/.test(word))
      for (let letter = 1; letter < word.length; letter++) said[`-${word[letter]}`] = value(word.slice(letter + 1) || next);
    else if (ONLY_HOLE.test(word)) {
      const name = holeIn(word) ?? "";
      // In quotes it is one word, whatever it holds.
      if (!ONE_WORD.test(name) && !/^["']/.test(word)) open ??= name;
      said["address"] ??= value(word);
    }
    if (word.includes("://") || (HOST.test(word) && !/^-[a-zA-Z]$/.test(words[at - 1] ?? ""))) said["address"] ??= value(word);
  }
  return { program, said, open };
}

function baseName(word: string): string {
  return word
    .replace(/^["']|["']$/g, "")
    .replace(/^.*\//, "")
    .replace(/\.exe$/i, "")
    .toLowerCase();
}
