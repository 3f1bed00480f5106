import type { Host } from "./host/host.ts";
import { createManifests } from "./manifests.ts";
import type { Library } from "./model/library.ts";

export interface AssumedVersion {
  readonly name: string;
  /** Undefined: no manifest names it, so it is taken to be the newest. */
  readonly version: string | undefined;
  /** The manifest or lock file that says so. */
  readonly from: string | undefined;
}

/** The versions that decide which rows of a library count in a file. */
export function createAssumedVersions(host: Host): (library: Library, file: string) => readonly AssumedVersion[] {
  const manifests = createManifests(host);
  return (library, file) =>
    packagesOf(library).map((name) => {
      const found = manifests.findVersion(file, name);
      return { name, version: found?.version, from: found?.from };
    });
}

/** Packages whose versions the rows speak of. */
function packagesOf({ modules = [], limits = [], lookAlikes = [], defaults = [], fixes = [] }: Library): readonly string[] {
  const written = [...limits, ...lookAlikes, ...defaults, ...fixes].flatMap(({ versions }) => versions ?? []);
  return [...new Set(written.flatMap((versions) => /^(.+)@/.exec(versions)?.[1] ?? modules[0] ?? []))].sort();
}
