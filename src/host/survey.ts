import { closeSync, existsSync, openSync, readdirSync, readSync } from "node:fs";
import { extensionOf } from "../finding/posix.ts";
import { isSkippedDirectory } from "./ignored.ts";

export interface Survey {
  /** How many files have each extension. */
  readonly extensions: ReadonlyMap<string, number>;
  /** Extensions that are not known for it and hold PHP. */
  readonly otherPhp: readonly string[];
  /** Folders that hold other people's code, relative to the directory. */
  readonly thirdParty: readonly string[];
}

/** What people call the folders that hold code of others, besides `vendor` and `node_modules`. */
const THIRD_PARTY = /^(?:bower_components|jspm_packages|third[-_]?party|3rd[-_]?party|externals?|extlib|libs?[-_]?external)$/i;
const MOST_ENTRIES = 200_000;
const SAMPLES = 3;
const HEAD_BYTES = 512;

/** One quick look at a directory, without following links. */
export function survey(directory: string, knownPhp: readonly string[]): Survey {
  const extensions = new Map<string, number>();
  const samples = new Map<string, string[]>();
  const thirdParty: string[] = [];
  const pending = [""];
  let entries = 0;
  for (let folder = pending.pop(); folder !== undefined && entries < MOST_ENTRIES; folder = pending.pop()) {
    for (const entry of list(`${directory}/${folder}`)) {
      entries += 1;
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (isSkippedDirectory(entry.name) || entry.name.startsWith(".")) continue;
        if (THIRD_PARTY.test(entry.name)) thirdParty.push(path);
        else pending.push(path);
      } else if (entry.isFile()) {
        const extension = extensionOf(entry.name);
        extensions.set(extension, (extensions.get(extension) ?? 0) + 1);
        const known = samples.get(extension) ?? [];
        if (known.length < SAMPLES) samples.set(extension, [...known, `${directory}/${path}`]);
      }
    }
  }
  const otherPhp = [...samples].filter(
    ([extension, paths]) => extension !== "" && !knownPhp.includes(extension) && !NOT_CODE.test(extension) && paths.every(holdsPhp),
  );
  return { extensions, otherPhp: otherPhp.map(([extension]) => extension).sort(), thirdParty: thirdParty.sort() };
}

/** Documents and dumps may quote PHP. */
const NOT_CODE = /^(?:md|txt|rst|html?|xml|json|ya?ml|sql|log|dist|bak|orig|stub|sample|example|[cm]?[jt]sx?|vue|svelte|phar|po|mo)$/;

function list(path: string) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return [];
  }
}

function holdsPhp(path: string): boolean {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, "r");
    const head = Buffer.alloc(HEAD_BYTES);
    return head.toString("latin1", 0, readSync(descriptor, head)).includes("<?php");
  } catch {
    return false;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** Whether the tool is a dependency of the project. */
export function isInstalledIn(directory: string): boolean {
  return existsSync(`${directory}/node_modules/timeout-lint/schema.json`);
}
