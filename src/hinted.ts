import { codeOf } from "./code-of.ts";
import type { NotAnalysed } from "./finding/finding.ts";
import type { Host } from "./host/host.ts";
import { looksBinary, looksMinified, toLatin1 } from "./host/text.ts";
import type { Library } from "./model/library.ts";
import { createScanner, type Hints } from "./scan.ts";

/** How our own comments begin. */
const COMMENT = "timeout-lint-";

type LanguageOf = (file: string) => "php" | "js" | undefined;

/** Which files hold a rule's word: one look over all bytes, before anything is parsed. */
export interface Hinted {
  readonly files: ReadonlyMap<string, Hints>;
  /** Files without such a word that may hold a comment for us. */
  readonly commented: readonly string[];
  readonly notAnalysed: readonly NotAnalysed[];
  readonly bytesLookedAt: number;
  readonly bytesParsed: number;
  /** Of any file, looked at or not. */
  readonly isHinted: (file: string) => boolean;
  readonly hintsIn: (file: string, text: string) => readonly number[];
}

export interface HintedOptions {
  readonly host: Host;
  readonly libraries: readonly Library[];
  readonly files: readonly string[];
  readonly languageOf: LanguageOf;
  readonly onFile: (at: number) => void;
  /** Whoever else wants to see the texts, one character a byte. */
  readonly onText: (file: string, latin1: string) => void;
}

export function findHinted({ host, libraries, files, languageOf, onFile, onText }: HintedOptions): Hinted {
  const scanners = { php: createScanner(libraries, "php"), js: createScanner(libraries, "js") };
  const hinted = new Map<string, Hints>();
  const commented: string[] = [];
  const notAnalysed: NotAnalysed[] = [];
  let bytesLookedAt = 0;
  let bytesParsed = 0;
  for (const [at, file] of files.entries()) {
    onFile(at);
    const language = languageOf(file);
    const read = host.readBytes(file);
    if (!read.ok || language === undefined) {
      if (!read.ok) notAnalysed.push({ file, reason: read.reason, line: undefined });
      continue;
    }
    bytesLookedAt += read.bytes.length;
    const text = toLatin1(read.bytes);
    onText(file, text);
    const hints = scanners[language].scan(codeOf(file, text));
    if (!hints) {
      if (text.includes(COMMENT)) commented.push(file);
      continue;
    }
    if (looksBinary(read.bytes)) notAnalysed.push({ file, reason: "binary", line: undefined });
    else if (looksMinified(file, text)) notAnalysed.push({ file, reason: "minified", line: undefined });
    else {
      hinted.set(file, hints);
      bytesParsed += read.bytes.length;
    }
  }
  const scan = (file: string, text: string) => scanners[languageOf(file) ?? "js"].scan(text);
  const known = new Map<string, boolean>();
  return {
    files: hinted,
    commented,
    notAnalysed,
    bytesLookedAt,
    bytesParsed,
    isHinted(file) {
      let answer = hinted.has(file) || known.get(file);
      if (answer === undefined) {
        answer = scan(file, codeOf(file, host.readText(file) ?? "")) !== undefined;
        known.set(file, answer);
      }
      return answer;
    },
    hintsIn: (file, text) => scan(file, text)?.offsets ?? [],
  };
}

/** Whether a text holds a word of these libraries. */
export function createHintTest(libraries: readonly Library[]): (language: "php" | "js", text: string) => boolean {
  const scanners = { php: createScanner(libraries, "php"), js: createScanner(libraries, "js") };
  return (language, text) => libraries.length > 0 && scanners[language].scan(text) !== undefined;
}
