import type { FindingCode } from "../finding/finding.ts";
import { CODE_EXAMPLES } from "./code-examples.ts";
import { CODES } from "./codes.ts";
import type { Page } from "./page.ts";

/** What a finding of this code means, what to do, and how to say that it is all right. */
export function codePage(code: FindingCode): Page {
  const { means, remedy } = CODES[code];
  const { language, bad, good, config } = CODE_EXAMPLES[code];
  return {
    title: code,
    intro: [means, remedy],
    sections: [
      {
        title: config === undefined ? "Bad" : "Bad, once it is asked for",
        ...(config === undefined ? {} : { text: [`With \`${JSON.stringify(config)}\` in timeout-lint.json:`] }),
        code: { language, text: bad },
      },
      { title: "Good", code: { language, text: good } },
      {
        title: "How to suppress it",
        items: [
          `One call: \`// timeout-lint-disable-next-line ${code} -- why\` above it; \`// eslint-disable-next-line timeout-lint/${code} -- why\` counts as well.`,
          `A file: \`// timeout-lint-disable-file ${code} -- why\`.`,
          `Everywhere: \`"severity": { "${code}": "off" }\` in timeout-lint.json, or \`--severity ${code}=off\`; for some files below \`overrides\`.`,
          "What there is already: `--generate-baseline`.",
        ],
      },
    ],
  };
}
