import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { arch, platform, release } from "node:os";
import { baseNameOf, directoryOf, isWithin, relativePath } from "../finding/posix.ts";

/** For bug reports. */
export function describeSystem(): string {
  return `${platform()} ${release()} ${arch()}`;
}

/** The version of an installed dependency of ours; undefined where it is missing. */
export function findPackageVersion(name: string): string | undefined {
  try {
    let directory = directoryOf(createRequire(import.meta.url).resolve(name));
    for (; directory !== "/" && directory !== "."; directory = directoryOf(directory)) {
      const version = readVersion(`${directory}/package.json`, name);
      if (version !== undefined) return version;
    }
  } catch {
    // Not installed.
  }
  return undefined;
}

/** Where the working directory is in its repository, and what the repository is called. */
export function describeRepository(cwd: string, roots: readonly string[]): { readonly directory: string; readonly name: string } {
  const root = roots.find((each) => isWithin(each, cwd)) ?? cwd;
  return { directory: root === cwd ? "" : relativePath(root, cwd), name: baseNameOf(root) };
}

function readVersion(file: string, name: string): string | undefined {
  try {
    const manifest: unknown = JSON.parse(readFileSync(file, "utf8"));
    const isIts =
      typeof manifest === "object" && manifest !== null && "name" in manifest && manifest.name === name && "version" in manifest;
    return isIts ? String(manifest.version) : undefined;
  } catch {
    return undefined;
  }
}
