import type { Edit } from "../finding/finding.ts";

/** Takes a comment away: with its line where it stands alone, else with the white space that set it off. */
export function removalOf(text: string, { start, end }: { readonly start: number; readonly end: number }): Edit {
  const before = /[^\r\n]*$/.exec(text.slice(0, start))?.[0] ?? "";
  const after = /^[^\r\n]*/.exec(text.slice(end))?.[0] ?? "";
  const isFirst = before.trim() === "";
  const isLast = after.trim() === "";
  if (isFirst && isLast) {
    const newline = /^(?:\r\n?|\n)?/.exec(text.slice(end + after.length))?.[0] ?? "";
    return { start: start - before.length, end: end + after.length + newline.length, text: "" };
  }
  if (isFirst) return { start, end: end + (after.length - after.trimStart().length), text: "" };
  return { start: start - (before.length - before.trimEnd().length), end, text: "" };
}
