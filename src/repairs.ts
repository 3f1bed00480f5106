import type { Entry, Finding, Fix, Repair } from "./finding/finding.ts";
import type { FixedFile } from "./finding/result.ts";
import { applyInRounds } from "./fix/apply.ts";
import { fileOf, proposeFixes } from "./fix/propose.ts";
import { makeEdits as makeJsEdits } from "./js/edits.ts";
import { makeEdits as makePhpEdits } from "./php/edits.ts";

export interface Repairs {
  readonly findings: readonly Finding[];
  readonly entries: readonly Entry[];
  readonly tier: "safe" | "unsafe" | undefined;
  /** False: no output needs the fixes. */
  readonly proposes: boolean;
  readonly languageOf: (file: string) => "php" | "js" | undefined;
  readonly textOf: (file: string) => string | undefined;
  /** The file's entries, were this its text; undefined where it no longer parses. */
  readonly reanalyse: (file: string, text: string) => readonly Entry[] | undefined;
  /** The findings among entries. */
  readonly decide: (entries: readonly Entry[]) => readonly Finding[];
}

/** Adds to each finding the fix that obeys the law; with a tier, says what the files become. */
export function repair(repairs: Repairs): { readonly findings: readonly Finding[]; readonly files: readonly FixedFile[] } {
  const { findings, entries, tier, proposes, languageOf, textOf, reanalyse, decide } = repairs;
  if (!proposes && tier === undefined) return { findings, files: [] };
  const proposeIn = (of: readonly Finding[], all: readonly Entry[], text: (file: string) => string | undefined) =>
    proposeFixes(
      of.filter((finding) => finding.suppressed === undefined).map((finding) => finding.entry),
      all,
      { textOf: text, toFix: (plan, source) => toFix(plan, source, languageOf(fileOf(plan))), reanalyse },
    );
  const fixes = proposeIn(findings, entries, textOf);
  const withFixes = findings.map((finding) => ({
    ...finding,
    fix: finding.entry.repair && finding.suppressed === undefined ? fixes.get(finding.entry.repair.object) : undefined,
  }));
  if (tier === undefined) return { findings: withFixes, files: [] };
  const allowed = (fix: Fix) => tier === "unsafe" || fix.safety === "safe";
  const files = new Map<string, readonly Fix[]>();
  for (const fix of fixes.values()) if (allowed(fix)) files.set(fix.file, [...(files.get(fix.file) ?? []), fix]);
  const written: FixedFile[] = [];
  const left = new Map<string, readonly Finding[]>();
  for (const file of [...files.keys()].sort()) {
    const before = textOf(file);
    if (before === undefined) continue;
    let first = true;
    const after = applyInRounds(before, (text) => {
      if (first) {
        first = false;
        return files.get(file) ?? [];
      }
      const now = reanalyse(file, text) ?? [];
      const again = decide(now);
      return [...proposeIn(again, now, (name) => (name === file ? text : textOf(name))).values()].filter(
        (fix) => fix.file === file && allowed(fix),
      );
    });
    if (after.text === before) continue;
    written.push({ file, before, after: after.text, fixes: after.fixes });
    left.set(file, decide(reanalyse(file, after.text) ?? []));
  }
  return {
    findings: withFixes.flatMap((finding) => (left.has(finding.entry.at.file) ? [] : [finding])).concat(...left.values()),
    files: written,
  };
}

function toFix(plan: Repair, text: string, language: "php" | "js" | undefined): Fix | undefined {
  if (language === undefined) return undefined;
  const edits = language === "php" ? makePhpEdits(text, plan) : makeJsEdits(text, fileOf(plan), plan);
  if (!edits || edits.length === 0) return undefined;
  // A signal that is there, and now has another beside it, was an explicit value.
  const joined = edits.find((edit) => edit.text.includes("AbortSignal.any("))?.text;
  const safety = joined === undefined && !(plan.mayOverride && language === "js" && spreads(plan, text)) ? plan.safety : "unsafe";
  const summary = joined === undefined ? summaryOf(plan, text) : joined.startsWith("AbortSignal") ? `signal: ${joined}` : joined;
  return { file: fileOf(plan), edits, safety, summary, object: plan.object };
}

/** The object that gets the entries takes over another, whose own entries they would win over. */
function spreads(plan: Repair, text: string): boolean {
  const place = plan.kind === "entries" ? plan.literal : plan.kind === "argument" && plan.moves !== true ? plan.spread : undefined;
  if (place === undefined) return false;
  const code = text.slice(place.start, place.end);
  return code.startsWith("{") ? code.includes("...") : code !== "undefined" && code !== "null";
}

const PHP = /\.(?:php\d?|phtml|inc|module|install)$/i;

/** What is added, in the author's language. */
function summaryOf(plan: Repair, text: string): string {
  switch (plan.kind) {
    case "statements": {
      const handle = plan.handle ? text.slice(plan.handle.start, plan.handle.end) : "";
      return [
        ...plan.replace.map(({ key, value }) => `${key}: ${value};`),
        ...plan.statements.map((statement) => statement.replaceAll("{handle}", handle)),
      ].join(" ");
    }
    case "entries":
      return plan.entries.map(({ key, value }) => (PHP.test(plan.literal.file) ? `${key} => ${value}` : `${key}: ${value}`)).join(", ");
    case "argument": {
      const isPhp = PHP.test(plan.argumentList.file);
      const entries = plan.entries.map(({ key, value }) => (isPhp ? `${key} => ${value}` : `${key}: ${value}`)).join(", ");
      return isPhp ? (plan.wrap ?? "$").replace("$", `[${entries}]`) : `{ ${entries} }`;
    }
    case "chain":
      return plan.code;
    case "values":
      return plan.replace.map(({ key, value }) => (key === "" ? value.replace(/\s+/g, "") : `${key}: ${value}`)).join(", ");
  }
}
