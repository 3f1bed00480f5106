/** JSON with comments and trailing commas. Answers the value, or what is wrong and in which line. */
export type ParsedJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string; readonly line: number | undefined };

export function parseJsonc(text: string): ParsedJson {
  const plain = toPlainJson(text);
  try {
    return { ok: true, value: JSON.parse(plain) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // Node 20 says "at position 12", later ones "(line 2 column 3)" as well.
    const position = /at position (\d+)/.exec(message)?.[1];
    const offset = position === undefined ? (/end of JSON/.test(message) ? plain.length : undefined) : Number(position);
    const line = offset === undefined ? undefined : plain.slice(0, offset).split(/\r\n?|\n/).length;
    return { ok: false, message: message.split(/ in JSON| at position|, "|\(/)[0]?.trim() ?? message, line };
  }
}

/** Blanks comments and trailing commas, so that positions stay. */
function toPlainJson(text: string): string {
  const blank = (found: string) => found.replace(/[^\r\n]/g, " ");
  return text
    .replace(/^\uFEFF/, " ")
    .replace(/"(?:[^"\\\r\n]|\\.)*"|\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g, (found) => (found.startsWith('"') ? found : blank(found)))
    .replace(/"(?:[^"\\\r\n]|\\.)*"|,(?=\s*[}\]])/g, (found) => (found.startsWith('"') ? found : " "));
}
