/** C0, DEL, C1, and what turns or hides text: zero-width, bidirectional and line-separating characters. */
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** Source text and file names are untrusted: a terminal must not obey them. */
export function escapeText(text: string): string {
  return text.replace(UNPRINTABLE, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
  });
}

/** The same value, with what JSON itself lets through escaped as JSON does. */
export function toSafeJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(UNPRINTABLE, (character) =>
    character === "\n" ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** In backticks, on one line. */
export function toCode(text: string): string {
  return `\`${escapeText(text.replace(/\s+/g, " ").trim()).replaceAll("`", "'")}\``;
}

/** Code goes into backticks, words stay as they are. */
export function toCodeOrWords(text: string): string {
  if (text.includes("`")) return escapeText(text);
  return /^[a-z]+(?:[ ,'-]+[a-z0-9]+)*$/i.test(text) && text.includes(" ") ? text : toCode(text);
}
