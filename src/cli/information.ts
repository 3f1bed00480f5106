import { createAssumedVersions } from "../assumed-versions.ts";
import { libraries } from "../catalogue.ts";
import { createSettingsLookup, selectLibraries } from "../config/settings.ts";
import { describeSystem, findPackageVersion } from "../host/environment.ts";
import { toPosix } from "../host/paths.ts";
import { escapeText, toSafeJson } from "../report/escape.ts";
import { listLibraries, listLibrariesJson } from "../report/libraries.ts";
import { showNumber } from "../report/seconds.ts";
import { run } from "../run.ts";
import { selectFiles } from "../select.ts";
import { type Session, toRunOptions } from "./session.ts";
import { VERSION } from "./version.ts";

export function showLibraries({ io, config }: Session, asJson: boolean): number {
  const known = selectLibraries({ ...config, looksAtAllGroups: true }, libraries).libraries;
  io.out.write(asJson ? listLibrariesJson(known) : listLibraries(known));
  return 0;
}

export function showFiles({ io, host, config, paths, options }: Session): number {
  const { files, unmatched } = selectFiles(host, config, paths);
  io.out.write(files.map((file) => `${escapeText(file)}\n`).join(""));
  for (const path of unmatched) io.err.write(`timeout-lint: \`${escapeText(path)}\`: no such file, and no file matches it.\n`);
  return !options.acceptUnmatched && (unmatched.length > 0 || files.length === 0) ? 2 : 0;
}

export function showConfig({ io, config, options, cwd }: Session): number {
  const { base, overrides, flags, ...rest } = config;
  const [file] = options.paths;
  const settings = createSettingsLookup(file === undefined ? { ...config, overrides: [] } : config)(
    file === undefined ? "." : toPosix(cwd, file),
  );
  io.out.write(`${toSafeJson({ ...rest, settings, ...(file === undefined ? { overrides } : {}) }, 2)}\n`);
  return 0;
}

const PARSERS = ["php-parser", "oxc-parser", "ts-morph"];

export function showEnvironment(session: Session): number {
  const { io, config, host, options } = session;
  const rows = [
    ["timeout-lint", VERSION],
    ["node", process.versions.node],
    ["system", describeSystem()],
    ...PARSERS.map((name) => [name, findPackageVersion(name) ?? "not installed"]),
    ["configuration", config.file ?? "none"],
    ["repository", host.roots.join(", ")],
  ];
  const versionsOf = createAssumedVersions(host);
  const seen = selectLibraries({ ...config, looksAtAllGroups: true }, libraries)
    .libraries.flatMap((library) => versionsOf(library, library.id.startsWith("php/") ? "index.php" : "index.js"))
    .filter(({ version }) => version !== undefined);
  for (const line of new Set(seen.map(({ name, version, from }) => `${name} ${version} (${from})`))) rows.push(["assumed", line]);
  io.out.write(rows.map(([name = "", value = ""]) => `${name.padEnd(14)} ${escapeText(value)}\n`).join(""));
  if (options.verbose) io.out.write(parsingReport(session));
  return 0;
}

/** Why each file was parsed: parsing is what the run time is made of. */
function parsingReport(session: Session): string {
  const { filesLookedAt, filesParsed, bytesLookedAt, bytesParsed, parsedBecause } = run({ ...toRunOptions(session), fix: undefined });
  const share = (part: number, whole: number) =>
    `${showNumber(part)} of ${showNumber(whole)} (${whole === 0 ? "0" : ((100 * part) / whole).toFixed(1)} %)`;
  const reasons = parsedBecause.map(({ file, reason }) => `  ${escapeText(file)}  ${escapeText(reason)}\n`);
  return `${"files parsed".padEnd(14)} ${share(filesParsed, filesLookedAt)}\n${"bytes parsed".padEnd(14)} ${share(bytesParsed, bytesLookedAt)}\n${reasons.join("")}`;
}
