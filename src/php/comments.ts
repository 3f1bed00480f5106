import type { Comment } from "../program/front-end.ts";
import { scanRegions } from "./scan.ts";

/** The comments in the PHP parts of a file; line comments end before the end of their line. */
export function findComments(text: string): readonly Comment[] {
  return scanRegions(text).flatMap((region): readonly Comment[] => {
    const { kind, start, end } = region;
    if (kind === "line") return [{ start, end, kind, text: text.slice(start + (text[start] === "#" ? 1 : 2), end) }];
    if (kind !== "block") return [];
    const isClosed = end - start >= 4 && text.startsWith("*/", end - 2);
    return [{ start, end, kind, text: text.slice(start + 2, isClosed ? end - 2 : end) }];
  });
}
