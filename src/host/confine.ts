import { realpathSync } from "node:fs";
import { directoryOf, isWithin } from "../finding/posix.ts";
import { toAbsolute } from "./paths.ts";
import { linkStatusOf } from "./status.ts";

/** Answers real, absolute paths inside the roots, and undefined for all others and for what is not there. */
export interface Confinement {
  /** Looks a directory up once, a plain file not at all: a link as last part has to be refused by whoever opens it. */
  unfollowed(path: string): string | undefined;
  real(path: string): string | undefined;
  kindOf(path: string): "file" | "directory" | undefined;
}

export function confine(cwd: string, roots: readonly string[]): Confinement {
  const directories = new Map<string, boolean>();
  const isInside = (real: string) => roots.some((root) => isWithin(root, real));
  const isDirectoryInside = (directory: string) => {
    let known = directories.get(directory);
    if (known === undefined) {
      const real = realPathOf(directory);
      known = real !== undefined && isInside(real);
      directories.set(directory, known);
    }
    return known;
  };
  const real = (path: string) => {
    const found = realPathOf(toAbsolute(cwd, path));
    return found !== undefined && isInside(found) ? found : undefined;
  };
  const unfollowed = (path: string) => {
    const absolute = toAbsolute(cwd, path);
    return roots.includes(absolute) || isDirectoryInside(directoryOf(absolute)) ? absolute : undefined;
  };
  return {
    unfollowed,
    real,
    kindOf(path) {
      const place = unfollowed(path);
      if (place === undefined) return undefined;
      let status = linkStatusOf(place);
      if (typeof status === "object" && status.isSymbolicLink()) {
        const target = real(path);
        status = target === undefined ? undefined : linkStatusOf(target);
      }
      if (typeof status !== "object") return undefined;
      return status.isFile() ? "file" : status.isDirectory() ? "directory" : undefined;
    },
  };
}

function realPathOf(path: string): string | undefined {
  try {
    return toAbsolute("/", realpathSync.native(path));
  } catch {
    return undefined;
  }
}
