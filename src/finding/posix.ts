/** Posix paths as text; `node:path` stays in the host. */

/** Resolves `.`, `..` and doubled slashes; the current directory is `.`. */
export function normalisePath(path: string): string {
  const isAbsolute = path.startsWith("/");
  const kept: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") kept.push(part);
    else if (kept.length > 0 && kept.at(-1) !== "..") kept.pop();
    else if (!isAbsolute) kept.push(part);
  }
  return `${isAbsolute ? "/" : ""}${kept.join("/")}` || ".";
}

export function joinPaths(...parts: readonly string[]): string {
  return normalisePath(parts.filter((part) => part !== "").join("/"));
}

export function directoryOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash > 0 ? path.slice(0, slash) : slash === 0 ? "/" : ".";
}

export function baseNameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Without the dot, lower case; empty where there is none. */
export function extensionOf(path: string): string {
  const name = baseNameOf(path);
  const dot = name.lastIndexOf(".");
  return dot < 0 ? "" : name.slice(dot + 1).toLowerCase();
}

/** How to write the absolute path `to` as seen from the absolute directory `from`. */
export function relativePath(from: string, to: string): string {
  const source = normalisePath(from).split("/").filter(Boolean);
  const target = normalisePath(to).split("/").filter(Boolean);
  let shared = 0;
  while (shared < source.length && shared < target.length && source[shared] === target[shared]) shared += 1;
  return [...source.slice(shared).map(() => ".."), ...target.slice(shared)].join("/") || ".";
}

/** Whether the absolute path lies in the absolute directory, or is it. */
export function isWithin(directory: string, path: string): boolean {
  return path === directory || path.startsWith(directory.endsWith("/") ? directory : `${directory}/`);
}
