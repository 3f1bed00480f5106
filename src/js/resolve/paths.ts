/** Folders that hold what a build has made of the sources. */
export const OUTPUT_FOLDER = "(?:dist|distribution|lib|build|out|umd|esm|cjs|es)";
/** A path to where packages are installed, before the package's name. */
export const INSTALLED = "\\.[^'\"`\\n]*/node_modules/";

/** Posix paths relative to the repository root; the root itself is the empty path. */
export function toDirectory(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "" : path.slice(0, slash);
}

/** Undefined where the path leaves the repository. */
export function joinPath(directory: string, relative: string): string | undefined {
  const parts: string[] = directory === "" ? [] : directory.split("/");
  for (const part of relative.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join("/");
}

/** The directory itself, then the ones around it, up to the root. */
export function* toDirectories(directory: string): Generator<string> {
  for (let current = directory; ; current = toDirectory(current)) {
    yield current;
    if (current === "") return;
  }
}
