import type { Finding } from "../finding/finding.ts";
import { compareText } from "../finding/order.ts";
import { type Formatter, type ReportContext, shownFindings } from "./context.ts";
import { evidenceOf, fixText } from "./details.ts";
import { messageOf } from "./sentences.ts";
import { coverageLine, summarise } from "./summary.ts";
import { element, toXml } from "./xml.ts";

/** A suite a file. Errors are failures; warnings are told, and pass; what could not be analysed is an error. */
export const junit: Formatter = (context) => {
  const { result } = context;
  const cases = new Map<string, { readonly xml: string; readonly kind: "failure" | "error" | "pass" }[]>();
  const add = (file: string, xml: string, kind: "failure" | "error" | "pass") =>
    cases.set(file, [...(cases.get(file) ?? []), { xml, kind }]);
  for (const finding of shownFindings(context))
    add(finding.entry.at.file, toCase(finding, context), finding.level === "error" ? "failure" : "pass");
  for (const { file, line, reason } of result.notAnalysed)
    add(
      file,
      element("testcase", { name: "not analysed", classname: file, line }, [
        "\n      ",
        element("error", { type: "not-analysed", message: reason }),
        "\n    ",
      ]),
      "error",
    );
  if (cases.size === 0)
    add("timeout-lint", element("testcase", { name: coverageLine(summarise(result)), classname: "timeout-lint" }), "pass");
  const count = (of: readonly { readonly kind: string }[], kind: string) => of.filter((each) => each.kind === kind).length;
  const suites = [...cases]
    .sort(([a], [b]) => compareText(a, b))
    .map(([file, tests]) =>
      element("testsuite", { name: file, tests: tests.length, failures: count(tests, "failure"), errors: count(tests, "error") }, [
        ...tests.map(({ xml }) => `\n    ${xml}`),
        "\n  ",
      ]),
    );
  const all = [...cases.values()].flat();
  const root = element(
    "testsuites",
    { name: "timeout-lint", tests: all.length, failures: count(all, "failure"), errors: count(all, "error") },
    [...suites.map((suite) => `\n  ${suite}`), "\n"],
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
};

function toCase(finding: Finding, context: ReportContext): string {
  const { entry, code, level } = finding;
  const { line, column } = context.sources.locate(entry.at);
  const message = messageOf(finding, context.sources);
  const told = [`${entry.at.file}:${line}:${column}`, evidenceOf(entry, context), fixText(finding, context)]
    .filter(Boolean)
    .map(toXml)
    .join("\n");
  const content =
    level === "error"
      ? element("failure", { type: code, message }, [told])
      : element("system-out", {}, [`${level} ${code}: ${toXml(message)}\n${told}`]);
  return element("testcase", { name: `${code} ${entry.library} ${line}:${column}`, classname: entry.at.file, file: entry.at.file, line }, [
    `\n      ${content}`,
    "\n    ",
  ]);
}
