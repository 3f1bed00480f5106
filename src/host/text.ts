/** How a file's bytes are written as text; both encodings are lossless, so an edited file keeps its other bytes. */
export interface Encoding {
  readonly charset: "utf-8" | "latin1";
  readonly hasBom: boolean;
}

export interface Decoded {
  /** Without the byte order mark: offsets count from behind it. */
  readonly text: string;
  readonly encoding: Encoding;
}

const UTF8_BOM = Buffer.from([0xef, 0xbb, 0xbf]);
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** For scanning: one character a byte, whatever the encoding. */
export function toLatin1(bytes: Buffer): string {
  return bytes.toString("latin1");
}

/** UTF-8 if all of it is, else latin1 as a whole. */
export function decode(bytes: Buffer): Decoded {
  const hasBom = bytes.length >= 3 && bytes.subarray(0, 3).equals(UTF8_BOM);
  const body = hasBom ? bytes.subarray(3) : bytes;
  try {
    return { text: decoder.decode(body), encoding: { charset: "utf-8", hasBom } };
  } catch {
    return { text: toLatin1(bytes), encoding: { charset: "latin1", hasBom: false } };
  }
}

/** The bytes of an edited text; undefined where it holds a character that its encoding has not. */
export function encode(text: string, { charset, hasBom }: Encoding): Buffer | undefined {
  if (charset === "utf-8") return Buffer.concat([hasBom ? UTF8_BOM : Buffer.alloc(0), Buffer.from(text, "utf8")]);
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0xff) return undefined;
  return Buffer.from(text, "latin1");
}

/** A zero byte among the first ones: no source text. (UTF-16 files are "binary" to both languages' tools, too.) */
export function looksBinary(bytes: Buffer): boolean {
  return bytes.subarray(0, 8192).includes(0);
}

const LONG_LINE = 2000;

/**
 * Bundled or minified JavaScript: most of it stands in very long lines, and these are code. A long line of data (an
 * inlined image or a word list) has hardly any parentheses.
 */
export function looksMinified(file: string, latin1: string): boolean {
  if (!/\.[mc]?js$/i.test(file)) return false;
  let long = 0;
  let parentheses = 0;
  for (let start = 0, end = 0; end < latin1.length; start = end + 1) {
    end = latin1.indexOf("\n", start);
    if (end < 0) end = latin1.length;
    if (end - start < LONG_LINE) continue;
    long += end - start;
    for (let at = latin1.indexOf("(", start); at >= 0 && at < end; at = latin1.indexOf("(", at + 1)) parentheses += 1;
  }
  return long > latin1.length / 2 && parentheses > long / 100;
}
