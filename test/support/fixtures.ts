import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { NO_FLAGS, resolveConfig } from "../../src/config/config.ts";
import { type ConfigFile, GROUPS } from "../../src/config/schema.ts";
import type { Entry } from "../../src/finding/finding.ts";
import type { RunResult } from "../../src/finding/result.ts";
import { createHost } from "../../src/host/host.ts";
import { run } from "../../src/run.ts";
import { type Observed, readSetting } from "./expectations.ts";

export const FIXTURES = fileURLToPath(new URL("../../fixtures/", import.meta.url));
const IS_FIXED = /\.fixed\.[^.]+$/;

export type FixTier = "safe" | "unsafe";

export interface Analysed {
  readonly observed: readonly Observed[];
  readonly result: RunResult;
}

/** Those that assert themselves, relative to `fixtures/`. */
export function listFixtures(): readonly string[] {
  return listFiles(/^(?:php|js)\/[^/]+\/[^/]+$/).filter((file) => !IS_FIXED.test(file));
}

export function listProjects(): readonly string[] {
  return listFiles(/^projects\/[^/]+\/expect\.json$/).map((file) => basename(dirname(file)));
}

export function readFixture(file: string): string {
  return readFileSync(join(FIXTURES, file), "utf8");
}

/** The text that `--fix` should make of it. */
export function readFixed(file: string): string | undefined {
  const fixed = file.replace(/\.[^.]+$/, ".fixed$&");
  return existsSync(join(FIXTURES, fixed)) ? readFixture(fixed) : undefined;
}

/** Analyses one fixture as if nothing else were in the world; `text` stands in for its own. */
export function analyseFixture(
  file: string,
  { text = readFixture(file), config = {}, fix }: { text?: string; config?: ConfigFile; fix?: FixTier | undefined } = {},
): Analysed {
  return besideManifest(file, text, (directory) => {
    writeFileSync(join(directory, basename(file)), text);
    return analyse(directory, [basename(file)], config, fix);
  });
}

/** A new directory with the fixture's package.json, and nothing else. */
export function besideManifest<T>(file: string, text: string, use: (directory: string) => T): T {
  return inScratch((directory) => {
    const manifest = join(FIXTURES, dirname(dirname(file)), "package.json");
    const own = readSetting("package.json", text);
    if (own !== undefined) writeFileSync(join(directory, "package.json"), own);
    else if (existsSync(manifest)) copyFileSync(manifest, join(directory, "package.json"));
    return use(directory);
  });
}

export function existsFixture(file: string): boolean {
  return existsSync(join(FIXTURES, file));
}

export function analyseProject(name: string, types = false): Analysed {
  return inScratch((directory) => {
    layProject(name, directory);
    return analyse(directory, ["."], {}, undefined, types);
  });
}

export function layProject(name: string, directory: string): void {
  cpSync(join(FIXTURES, "projects", name), directory, {
    recursive: true,
    filter: (source) => !/^expect(?:\.types)?\.json$/.test(basename(source)),
  });
}

function analyse(cwd: string, paths: readonly string[], file: ConfigFile, fix: FixTier | undefined, types = false): Analysed {
  const config = resolveConfig({ groups: GROUPS, ...file }, NO_FLAGS, { cwd, directory: cwd, file: undefined });
  const result = run({ cwd, paths, config, host: createHost({ cwd, roots: [cwd] }), follow: true, types, fix });
  const codes = new Map(result.findings.map(({ entry, code }) => [keyOf(entry), code]));
  return {
    result,
    observed: result.entries.map((entry) =>
      observe(entry, readFileSync(join(cwd, entry.at.file), "utf8"), codes.get(keyOf(entry)) ?? "none"),
    ),
  };
}

function keyOf({ at, library, via }: Entry): string {
  return [at.file, at.start, at.end, library, via].join();
}

function observe(entry: Entry, text: string, code: string): Observed {
  const { at, verdict, library, via, phases, totalSeconds, limitSeconds, leaksSocket } = entry;
  const facts: Record<string, string> = {
    total: String(totalSeconds ?? "none"),
    limit: String(limitSeconds ?? "none"),
    leaks: leaksSocket ? "yes" : "no",
  };
  for (const [phase, { seconds, from }] of Object.entries(phases))
    facts[`phase.${phase}`] = seconds === null ? (from === "none" ? "none" : "some") : String(seconds);
  return {
    file: at.file,
    line: text.slice(0, at.start).split("\n").length,
    verdict,
    library,
    code,
    via,
    makes: entry.makes === true,
    facts,
  };
}

/** A new directory outside the repository, so that no fixture sees another or our own package.json. */
function inScratch<T>(use: (directory: string) => T): T {
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), "timeout-lint-fixture-")));
  const directory = join(scratch, "fixture");
  mkdirSync(directory);
  try {
    return use(directory);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function listFiles(pattern: RegExp): readonly string[] {
  return readdirSync(FIXTURES, { recursive: true, encoding: "utf8" })
    .map((path) => path.split(sep).join("/"))
    .filter((path) => pattern.test(path))
    .sort();
}
