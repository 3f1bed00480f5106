const LARGE = 65_536;
const LONG_LINE = 2_000;

/** Hundreds of kilobytes on a few lines: an embedded binary, a dictionary. What it exports sets no limit. */
export function isData(text: string): boolean {
  if (text.length < LARGE) return false;
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return text.length / lines > LONG_LINE;
}
