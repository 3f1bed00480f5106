import { FINDING_CODES, type Finding, type FindingCode, type Place } from "../finding/finding.ts";
import { comparePlaces, compareText } from "../finding/order.ts";
import { CODES, codeUrl } from "./codes.ts";
import { type Formatter, type ReportContext, repositoryPath } from "./context.ts";
import { escapeText, toSafeJson } from "./escape.ts";
import { messageOf } from "./sentences.ts";
import { stepText } from "./steps.ts";
import { staleText } from "./summary.ts";

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
const HOME = "https://www.npmjs.com/package/timeout-lint";
const ROOT = "%SRCROOT%";

/** SARIF 2.1.0, for GitHub's code scanning and others. Suppressed findings are in it, marked so. */
export const sarif: Formatter = (context) => {
  const { result, quiet, version } = context;
  const findings = result.findings
    .filter(({ level }) => !quiet || level === "error")
    .toSorted((a, b) => comparePlaces(a.entry.at, b.entry.at) || compareText(a.code, b.code));
  const log = {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "timeout-lint", semanticVersion: version, informationUri: HOME, rules: FINDING_CODES.map(toRule) } },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { [ROOT]: { description: { text: "The root of the repository." } } },
        invocations: [
          { executionSuccessful: !result.notAnalysed.some(({ isCrash }) => isCrash), toolExecutionNotifications: notificationsOf(context) },
        ],
        results: findings.map((finding) => toResult(finding, context)),
      },
    ],
  };
  return `${toSafeJson(log, 2)}\n`;
};

function toRule(code: FindingCode) {
  const { means, remedy } = CODES[code];
  const text = `${means} ${remedy}`;
  return {
    id: code,
    name: code.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: means },
    fullDescription: { text },
    help: { text, markdown: text },
    helpUri: codeUrl(code),
    defaultConfiguration: code === "unknown" ? { enabled: false, level: "warning" } : { level: "error" },
    // CWE-1088: synchronous access of a remote resource without a time limit; CWE-400: uncontrolled resource consumption.
    properties: { tags: ["reliability", "external/cwe/cwe-1088", "external/cwe/cwe-400"], precision: code === "unknown" ? "low" : "high" },
  };
}

function toResult(finding: Finding, context: ReportContext) {
  const { entry, code, level, fix, suppressed, justification } = finding;
  const steps = entry.because.flatMap((step) => (step.at === undefined ? [] : [{ at: step.at, text: stepText(step, entry.library) }]));
  const callers = entry.callers.filter(({ verdict }) => verdict !== "bounded");
  const flow = [...steps, { at: entry.at, text: "it waits here" }];
  return {
    ruleId: code,
    ruleIndex: FINDING_CODES.indexOf(code),
    level,
    message: { text: messageOf(finding, context.sources) },
    locations: [toLocation(entry.at, context)],
    partialFingerprints: { "timeoutLint/v1": finding.fingerprint },
    ...(steps.length === 0
      ? {}
      : { codeFlows: [{ threadFlows: [{ locations: flow.map(({ at, text }) => ({ location: toLocation(at, context, text) })) }] }] }),
    ...(callers.length === 0
      ? {}
      : { relatedLocations: callers.map(({ at, verdict }, id) => ({ id, ...toLocation(at, context, `called here: ${verdict}`) })) }),
    ...(suppressed === undefined ? {} : { suppressions: [toSuppression(suppressed, justification)] }),
    ...(fix === undefined ? {} : { fixes: [toFix(fix, context)] }),
    properties: { library: entry.library, verdict: entry.verdict, limitSeconds: entry.limitSeconds, totalSeconds: entry.totalSeconds },
  };
}

function toSuppression(by: "comment" | "baseline", justification: string | undefined) {
  return by === "comment"
    ? { kind: "inSource", ...(justification === undefined || justification === "" ? {} : { justification: escapeText(justification) }) }
    : { kind: "external", justification: "In the baseline." };
}

function toFix({ file, edits, summary }: NonNullable<Finding["fix"]>, context: ReportContext) {
  const replacements = edits.map(({ start, end, text }) => ({
    deletedRegion: toRegion({ file, start, end }, context),
    insertedContent: { text },
  }));
  return {
    description: { text: escapeText(summary) },
    artifactChanges: [{ artifactLocation: toArtifact(file, context), replacements }],
  };
}

function toLocation(at: Place, context: ReportContext, text?: string) {
  return {
    physicalLocation: { artifactLocation: toArtifact(at.file, context), region: toRegion(at, context) },
    ...(text === undefined ? {} : { message: { text } }),
  };
}

function toRegion(at: Place, { sources }: ReportContext) {
  const { line, column, endLine, endColumn } = sources.locate(at);
  return { startLine: line, startColumn: column, endLine, endColumn };
}

function toArtifact(file: string, context: ReportContext) {
  return { uri: toUri(repositoryPath(context, file)), uriBaseId: ROOT };
}

/** Percent-encoded; a half surrogate, which no URI can hold, is replaced. */
function toUri(path: string): string {
  return path
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd")
    .split("/")
    .map(encodeURIComponent)
    .join("/");
}

/** What is no finding: files that were not analysed, remarks on comments, stale entries of the baseline. */
function notificationsOf(context: ReportContext) {
  const { result } = context;
  const toNotification = (level: string, text: string, file?: string, line?: number) => ({
    level,
    message: { text: escapeText(text) },
    ...(file === undefined
      ? {}
      : { locations: [{ physicalLocation: { artifactLocation: toArtifact(file, context), region: { startLine: line ?? 1 } } }] }),
  });
  const stale = staleText(context);
  return [
    ...result.notAnalysed.map(({ file, reason, line, isCrash }) =>
      toNotification(isCrash ? "error" : "warning", `Not analysed: ${reason}.`, file, line),
    ),
    ...result.remarks.map(({ file, line, message, level }) => toNotification(level, message, file, line)),
    ...(stale === undefined ? [] : [toNotification("warning", stale)]),
  ];
}
