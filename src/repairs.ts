import type { Edit, Entry, Finding, Fix, Repair } from "./finding/finding.ts";
import type { FixedFile } from "./finding/result.ts";
import { applyEdits, applyInRounds } from "./fix/apply.ts";
import { fileOf, proposeFixes } from "./fix/propose.ts";
import { makeEdits as makeJsEdits } from "./js/edits.ts";
import { makeEdits as makePhpEdits } from "./php/edits.ts";

export interface Repairs {
  /** Those to be repaired: the ones nobody suppresses. */
  readonly findings: readonly Pick<Finding, "entry">[];
  readonly entries: readonly Entry[];
  readonly tier: "safe" | "unsafe" | undefined;
  /** False: no output needs the fixes. */
  readonly proposes: boolean;
  readonly languageOf: (file: string) => "php" | "js" | undefined;
  readonly textOf: (file: string) => string | undefined;
  /** The file's entries, were this its text; undefined where it no longer parses. */
  readonly reanalyse: (file: string, text: string) => readonly Entry[] | undefined;
  /** Of the file's entries, were this its text, those to be repaired. */
  readonly faulty: (file: string, text: string, entries: readonly Entry[]) => readonly Entry[];
  /** Files with comments that are of no use, and the edits that take them away. */
  readonly untidy: readonly string[];
  readonly tidy: (file: string, text: string, entries: readonly Entry[]) => readonly Edit[];
}

export interface Repaired {
  /** By object: the fix that obeys the law. */
  readonly fixes: ReadonlyMap<string, Fix>;
  /** With a tier: what the files become, and the entries they have then. */
  readonly files: readonly (FixedFile & { readonly entries: readonly Entry[] })[];
}

/** Finds the fixes and, with a tier, applies them. */
export function repair(repairs: Repairs): Repaired {
  const { findings, entries, tier, proposes, languageOf, textOf, reanalyse, faulty, untidy, tidy } = repairs;
  if (!proposes && tier === undefined) return { fixes: new Map(), files: [] };
  const proposeIn = (of: readonly Entry[], all: readonly Entry[], text: (file: string) => string | undefined) =>
    proposeFixes(of, all, { textOf: text, toFix: (plan, source) => toFix(plan, source, languageOf(fileOf(plan))), reanalyse });
  const fixes = proposeIn(
    findings.map(({ entry }) => entry),
    entries,
    textOf,
  );
  if (tier === undefined) return { fixes, files: [] };
  const allowed = (fix: Fix) => tier === "unsafe" || fix.safety === "safe";
  const byFile = new Map<string, readonly Fix[]>(untidy.map((file) => [file, []]));
  for (const fix of fixes.values()) if (allowed(fix)) byFile.set(fix.file, [...(byFile.get(fix.file) ?? []), fix]);
  const files: (FixedFile & { readonly entries: readonly Entry[] })[] = [];
  for (const file of [...byFile.keys()].sort()) {
    const before = textOf(file);
    if (before === undefined) continue;
    let first = true;
    const fixed = applyInRounds(before, (text) => {
      if (first) {
        first = false;
        return byFile.get(file) ?? [];
      }
      const now = reanalyse(file, text) ?? [];
      return [...proposeIn(faulty(file, text, now), now, (name) => (name === file ? text : textOf(name))).values()].filter(
        (fix) => fix.file === file && allowed(fix),
      );
    });
    const left = reanalyse(file, fixed.text) ?? [];
    const tidied = untidy.includes(file) ? tidy(file, fixed.text, left) : [];
    const after = applyEdits(fixed.text, tidied);
    if (after === before) continue;
    files.push({
      file,
      before,
      after,
      fixes: fixed.fixes + tidied.length,
      entries: tidied.length === 0 ? left : (reanalyse(file, after) ?? []),
    });
  }
  return { fixes, files };
}

function toFix(plan: Repair, text: string, language: "php" | "js" | undefined): Fix | undefined {
  if (language === undefined) return undefined;
  const edits = language === "php" ? makePhpEdits(text, plan) : makeJsEdits(text, fileOf(plan), plan);
  if (!edits || edits.length === 0) return undefined;
  // A signal that is there, and now has another beside it, was an explicit value.
  const joined = edits.find((edit) => edit.text.includes("AbortSignal.any("))?.text;
  const safety = joined === undefined && !(plan.mayOverride && language === "js" && spreads(plan, text)) ? plan.safety : "unsafe";
  const summary = joined === undefined ? summaryOf(plan, text) : joined.startsWith("AbortSignal") ? `signal: ${joined}` : joined;
  return { file: fileOf(plan), edits, safety, summary, object: plan.object, ...(plan.instead && { instead: plan.instead }) };
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
