import type { Entry, FindingCode, Level } from "./finding.ts";

/** What the decision needs of the configuration. */
export interface DecisionSettings {
  readonly severity: { readonly [code in FindingCode]: Level };
  readonly acceptDefaultSeconds: number;
  readonly maxSeconds: number | undefined;
  readonly requireTotal: boolean;
  readonly groups: readonly string[];
  readonly tests: boolean;
  readonly ignoreHosts: readonly string[];
}

export interface Decision {
  readonly code: FindingCode;
  readonly level: Level;
}

const TEST_FILE = /(?:^|\/)(?:tests?|__tests__|cypress|e2e)\/|\.(?:test|spec)\.[^/]+$|Test\.php$/;

/** By its path from the repository's root, so that a repository that lies below a folder `tests` is none. */
export function isTestFile(file: string): boolean {
  return TEST_FILE.test(file);
}

/** Whether what happens in a file says something of another: what tests hand in and call says nothing of production. */
export function tellsOf(file: string, other: string): boolean {
  return !isTestFile(file) || isTestFile(other);
}

/** The finding an entry is, or undefined where it is none. At most one: the first code that applies. */
export function decideFinding(entry: Entry, settings: DecisionSettings, isTest = isTestFile(entry.at.file)): Decision | undefined {
  if (entry.decidedElsewhere) return undefined;
  if (isTest && !settings.tests) return undefined;
  if (entry.isLocal && settings.ignoreHosts.length > 0) return undefined;
  if (!settings.groups.includes(entry.group)) return undefined;
  const code = findCode(entry, settings);
  if (code === undefined) return undefined;
  const level = settings.severity[code];
  if (level === "off") return undefined;
  return { code, level: code === "default" && entry.runtime === "browser" ? "warning" : level };
}

function findCode(entry: Entry, settings: DecisionSettings): FindingCode | undefined {
  const { verdict } = entry;
  switch (verdict) {
    case "unbounded":
    case "partial":
      return verdict;
    case "unknown":
      return "unknown";
    case "default":
    case "bounded":
      if (entry.lookAlikes.length > 0) return "no-effect";
      if (verdict === "default" && entry.limitSeconds !== null && entry.limitSeconds > settings.acceptDefaultSeconds) return "default";
      if (entry.suspicious !== undefined) return "suspicious-unit";
      return isTooLong(entry, settings) ? "too-long" : undefined;
    default:
      return verdict satisfies never;
  }
}

function isTooLong(entry: Entry, { maxSeconds, requireTotal }: DecisionSettings): boolean {
  if (requireTotal && lacksTotal(entry)) return true;
  const longest = entry.totalSeconds ?? entry.limitSeconds;
  return maxSeconds !== undefined && longest !== null && longest > maxSeconds;
}

/** A limit of unknown value may well be a total. */
export function lacksTotal(entry: Entry): boolean {
  return entry.totalSeconds === null && !entry.longLived && Object.values(entry.phases).every(({ seconds }) => seconds !== null);
}
