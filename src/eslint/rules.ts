import type { Position, RuleDefinition, RuleFixer, SourceCode } from "@eslint/core";
import { FINDING_CODES, type FindingCode, type Fix } from "../finding/finding.ts";
import { codeUrl } from "../report/codes.ts";
import { type HostContext, lintedFor } from "./linted.ts";
import { defaultsOf, type RuleOptions, schemaOf } from "./options.ts";
import { findProblems } from "./problems.ts";

const DESCRIPTIONS: { readonly [code in FindingCode]: string } = {
  unbounded: "Disallow network calls that wait for ever if the peer falls silent",
  partial: "Disallow network calls with a limit that leaves a phase of the wait open",
  "no-effect": "Disallow what looks like a limit and bounds nothing",
  default: "Disallow network calls that only a long default of the platform or the library ends",
  "suspicious-unit": "Disallow limits whose number looks like another unit",
  unknown: "Disallow network calls whose limit cannot be known from the project's files",
  "too-long": "Disallow limits longer than allowed, and calls without a limit of the whole",
};
/** What a limit that is added mends. */
const FIXABLE: ReadonlySet<FindingCode> = new Set(["unbounded", "partial", "no-effect", "default"]);
const ANY_ROOT = ["Program:exit", "program:exit"] as const;

/** One rule for each code: libraries come and go without anyone's configuration changing. */
export const rules = Object.fromEntries(FINDING_CODES.map((code) => [code, toRule(code)])) as unknown as {
  [code in FindingCode]: RuleDefinition;
};

function toRule(code: FindingCode): RuleDefinition {
  return {
    meta: {
      type: "problem",
      docs: { description: DESCRIPTIONS[code], recommended: code !== "unknown" && code !== "too-long", url: codeUrl(code) },
      messages: { [code]: "{{message}}", fix: "{{fix}}" },
      schema: schemaOf(code),
      defaultOptions: defaultsOf(code),
      ...(FIXABLE.has(code) ? { hasSuggestions: true, fixable: "code" as const } : {}),
      languages: ["js/js", "timeout-lint/php"],
    },
    create(context) {
      const sourceCode = context.sourceCode as SourceCode & { getLocFromIndex(index: number): Position };
      const [options = {}] = context.options as [RuleOptions?];
      const check = () => {
        for (const { start, end, message, suggestions } of findProblems(lintedFor(context as HostContext), code, options)) {
          const offered = FIXABLE.has(code) ? suggestions.map(({ fix, says }) => ({ fix, says, edit: toFixer(fix) })) : [];
          const safe = options.fix === true ? offered.find(({ fix }) => fix.instead === undefined && fix.safety === "safe") : undefined;
          context.report({
            loc: { start: sourceCode.getLocFromIndex(start), end: sourceCode.getLocFromIndex(end) },
            messageId: code,
            data: { message },
            ...(safe && { fix: safe.edit }),
            suggest: offered.map(({ says, edit }) => ({ messageId: "fix", data: { fix: says }, fix: edit })),
          });
        }
      };
      return Object.fromEntries(ANY_ROOT.map((root) => [root, check]));
    },
  };
}

/** Insertions come as replacements of nothing: where two are at one place, their order is that of the edits. */
function toFixer({ edits }: Fix): RuleFixer {
  return (fixer) => edits.map(({ start, end, text }) => fixer.replaceTextRange([start, end], text));
}
