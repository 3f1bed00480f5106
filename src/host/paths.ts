import { isAbsolute, relative, resolve, sep } from "node:path";
import { relativePath } from "../finding/posix.ts";

/** The system's path as a posix path relative to the directory; `.` for the directory itself. */
export function toPosix(directory: string, path: string): string {
  const shown = relative(directory, resolve(directory, path));
  return (sep === "/" ? shown : shown.split(sep).join("/")) || ".";
}

/** An absolute path with posix separators. */
export function toAbsolute(directory: string, path: string): string {
  const absolute = isAbsolute(path) ? resolve(path) : resolve(directory, path);
  return sep === "/" ? absolute : absolute.split(sep).join("/");
}

/** A path already absolute and posix, relative to the directory. */
export function showPath(directory: string, path: string): string {
  return path.startsWith(`${directory}/`) ? path.slice(directory.length + 1) : relativePath(directory, path);
}
