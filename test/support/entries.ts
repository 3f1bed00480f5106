import type { Entry, Finding, FindingCode, NotAnalysed, Phase, PhaseLimit, Verdict } from "../../src/finding/finding.ts";
import { createFingerprints, hashText } from "../../src/finding/fingerprint.ts";
import type { RunResult } from "../../src/finding/result.ts";
import { createSources, type Sources } from "../../src/finding/sources.ts";
import type { ReportContext } from "../../src/report/context.ts";
import { createPaint } from "../../src/report/paint.ts";

export const NO_LIMIT: PhaseLimit = { seconds: null, from: "none", at: undefined, name: undefined };

export function limit(seconds: number | null, from: PhaseLimit["from"], name?: string): PhaseLimit {
  return { seconds, from, at: undefined, name };
}

export function entryAt(file: string, start: number, end: number, over: Partial<Entry> = {}): Entry {
  return {
    library: "php/curl",
    group: "http",
    at: { file, start, end },
    call: "curl_exec",
    via: undefined,
    verdict: "unbounded",
    phases: { connect: limit(300, "default", "CURLOPT_CONNECTTIMEOUT"), response: NO_LIMIT, body: NO_LIMIT },
    totalSeconds: null,
    limitSeconds: 300,
    leaksSocket: false,
    longLived: false,
    because: [],
    lookAlikes: [],
    suspicious: undefined,
    callers: [],
    decidedElsewhere: false,
    unless: undefined,
    reason: undefined,
    repeats: undefined,
    isLocal: false,
    runtime: "php",
    repair: undefined,
    ...over,
  };
}

export function findingOf(entry: Entry, code: FindingCode, over: Partial<Finding> = {}): Finding {
  const key = { path: entry.at.file, code, library: entry.library, scope: "", hash: hashText(entry.call) };
  return {
    entry,
    code,
    level: "error",
    fix: undefined,
    suppressed: undefined,
    justification: undefined,
    key,
    fingerprint: createFingerprints()(key),
    ...over,
  };
}

export function resultOf(over: Partial<RunResult> & { readonly notAnalysed?: readonly NotAnalysed[] } = {}): RunResult {
  return {
    findings: [],
    entries: [],
    notAnalysed: [],
    filesLookedAt: 1,
    filesParsed: 1,
    bytesLookedAt: 100,
    bytesParsed: 100,
    remarks: [],
    staleBaseline: [],
    otherBaseline: [],
    hints: [],
    part: undefined,
    groupsNotLookedAt: [],
    parsedBecause: [],
    unmatched: [],
    ignoredNamed: [],
    named: [],
    fixed: [],
    ...over,
  };
}

export function contextOf(result: RunResult, texts: { readonly [file: string]: string }, over: Partial<ReportContext> = {}): ReportContext {
  return {
    result,
    sources: sourcesOf(texts),
    quiet: false,
    verbose: false,
    statistics: false,
    fixSeconds: 30,
    paint: createPaint(false),
    width: undefined,
    version: "1.2.3",
    directory: "",
    project: "shop",
    baseline: "timeout-lint-baseline.json",
    ...over,
  };
}

export function sourcesOf(texts: { readonly [file: string]: string }): Sources {
  return createSources((file) => texts[file]);
}

/** Every combination of open and closed phases a verdict can have. */
export function phasesFor(verdict: Verdict): readonly { readonly [phase in Phase]?: PhaseLimit }[] {
  const set = limit(5, "code", "CURLOPT_CONNECTTIMEOUT");
  const byDefault = limit(300, "default", "headersTimeout");
  switch (verdict) {
    case "unbounded":
      return [
        { connect: byDefault, response: NO_LIMIT, body: NO_LIMIT },
        { connect: NO_LIMIT, response: NO_LIMIT, body: NO_LIMIT },
        { response: byDefault, body: NO_LIMIT },
        { connect: NO_LIMIT },
      ];
    case "partial":
      return [
        { connect: set, response: NO_LIMIT, body: NO_LIMIT },
        { connect: set, response: set, body: NO_LIMIT },
        { connect: NO_LIMIT, response: set, body: set },
        { connect: NO_LIMIT, response: NO_LIMIT },
      ];
    case "default":
      return [{ connect: byDefault, response: byDefault, body: byDefault }, { response: limit(60, "default", "default_socket_timeout") }];
    case "unknown":
      return [{ connect: byDefault, response: limit(null, "code"), body: NO_LIMIT }, {}];
    case "bounded":
      return [
        { connect: set, response: set, body: set },
        { response: limit(null, "code", "signal"), body: limit(null, "code", "signal") },
        { connect: byDefault, response: limit(20, "project", "axios.defaults.timeout") },
      ];
  }
}
