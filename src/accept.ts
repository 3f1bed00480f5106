import type { Finding } from "./finding/finding.ts";
import { createFingerprints, type FindingKey } from "./finding/fingerprint.ts";
import { comparePlaces } from "./finding/order.ts";
import { isWithin, joinPaths, relativePath } from "./finding/posix.ts";
import type { Decided } from "./findings.ts";
import type { Host } from "./host/host.ts";
import { type Baseline, matchBaseline } from "./suppress/baseline.ts";

/** What has been accepted for now, and the absolute directory its paths are relative to. */
export interface Accepted {
  readonly baseline: Baseline;
  readonly directory: string;
}

export interface Accepting {
  readonly accepted: Accepted;
  readonly host: Host;
  /** The files and paths this run looked at, and the libraries: entries for others are not stale. */
  readonly files: readonly string[];
  readonly paths: readonly string[];
  readonly libraries: readonly string[];
}

export interface Judged {
  readonly findings: readonly Finding[];
  readonly staleBaseline: Baseline;
  readonly otherBaseline: Baseline;
}

/** Numbers the findings, and suppresses those that the baseline answers for. */
export function acceptFindings(decided: readonly Decided[], { accepted, host, files, paths, libraries }: Accepting): Judged {
  const fingerprint = createFingerprints();
  const findings = decided
    .toSorted((a, b) => comparePlaces(a.entry.at, b.entry.at))
    .map((finding): Finding => ({ ...finding, fingerprint: fingerprint(finding.key) }));
  const { baseline, directory } = accepted;
  if (baseline.length === 0) return { findings, staleBaseline: [], otherBaseline: [] };

  const fileOf = (path: string) => relativePath(host.cwd, joinPaths(directory, path));
  const isGone = (path: string) => !host.isFile(fileOf(path));
  const open = findings.filter(({ suppressed }) => suppressed === undefined);
  const { entries, left } = matchBaseline(
    open.map(({ key }) => key),
    baseline,
    { isGone },
  );
  const byBaseline = new Set(open.filter((_, at) => entries[at] !== undefined));

  const lookedAt = new Set(files);
  const known = new Set(libraries);
  const isLookedAt = ({ path, library }: FindingKey) => {
    const file = fileOf(path);
    if (!known.has(library)) return false;
    return lookedAt.has(file) || paths.some((each) => isWithin(joinPaths(host.cwd, each), joinPaths(host.cwd, file)));
  };
  const stale = left.filter(isLookedAt);
  return {
    findings: findings.map((finding) => (byBaseline.has(finding) ? { ...finding, suppressed: "baseline" } : finding)),
    staleBaseline: stale,
    otherBaseline: left.filter((entry) => !isLookedAt(entry)),
  };
}
