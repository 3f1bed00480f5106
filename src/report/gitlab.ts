import { type Formatter, repositoryPath, shownFindings } from "./context.ts";
import { evidenceOf, fixText } from "./details.ts";
import { toSafeJson } from "./escape.ts";
import { messageOf } from "./sentences.ts";

/** GitLab's code quality report. */
export const gitlab: Formatter = (context) => {
  const { sources } = context;
  const issues = shownFindings(context).map((finding) => {
    const { entry, code, level, fingerprint } = finding;
    const { line, endLine } = sources.locate(entry.at);
    const body = [evidenceOf(entry, context), fixText(finding, context)].filter(Boolean).join("\n\n");
    return {
      type: "issue",
      description: messageOf(finding, sources),
      check_name: `timeout-lint/${code}`,
      categories: ["Bug Risk"],
      ...(body === "" ? {} : { content: { body } }),
      fingerprint,
      severity: level === "error" ? "major" : "minor",
      location: { path: repositoryPath(context, entry.at.file), lines: { begin: line, end: endLine } },
    };
  });
  return `${toSafeJson(issues, 2)}\n`;
};
