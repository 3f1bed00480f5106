import type { Entry, Finding } from "../finding/finding.ts";
import type { ReportContext } from "./context.ts";
import { escapeText } from "./escape.ts";
import { count, showSeconds } from "./seconds.ts";
import { stepText } from "./steps.ts";

/** `40:15 handle created here · 41:9 sets only …`; steps of other files with their file. */
export function evidenceOf({ at, because, callers, library }: Entry, { sources }: ReportContext): string {
  // Which defaults apply is a matter for --explain.
  const told = because.filter(({ what, at: place }) => what !== "default" || place !== undefined);
  const steps = told.map((step) => {
    if (step.at === undefined) return stepText(step, library);
    const { line, column } = sources.locate(step.at);
    return `${step.at.file === at.file ? "" : `${escapeText(step.at.file)}:`}${line}:${column} ${stepText(step, library)}`;
  });
  const harmed = callers.filter(({ verdict }) => verdict === "unbounded" || verdict === "partial" || verdict === "default");
  const places = harmed
    .slice(0, 3)
    .map((caller) => `${caller.at.file === at.file ? "" : escapeText(caller.at.file)}:${sources.locate(caller.at).line}`.replace(/^:/, ""));
  if (harmed.length > 0)
    steps.push(
      `called from ${places.join(", ")}${harmed.length > places.length ? ` and ${count(harmed.length - places.length, "more place")}` : ""}`,
    );
  return steps.join(" · ");
}

/** The edit, the flag that makes it, and its risk; empty where there is none. */
export function fixText({ fix }: Finding, { fixSeconds }: ReportContext): string {
  if (fix === undefined) return "";
  const flag = fix.safety === "safe" ? "--fix" : "--unsafe-fixes";
  return `fix: ${escapeText(fix.summary)}   (${flag}; calls slower than ${showSeconds(fixSeconds)} will then fail)`;
}
