import { describe, expect, test } from "vitest";
import { FINDING_CODES, type FindingCode, type Step, type StepKind, VERDICTS, type Verdict } from "../src/finding/finding.ts";
import { messageOf, verdictText } from "../src/report/sentences.ts";
import { stepText } from "../src/report/steps.ts";
import { entryAt, findingOf, limit, NO_LIMIT, phasesFor, sourcesOf } from "./support/entries.ts";

const TEXT = "<?php $x = curl_exec($ch);";
const sources = sourcesOf({ "a.php": TEXT });
const at = { start: TEXT.indexOf("curl_exec"), end: TEXT.indexOf(";") };

/** Sentence case, one colon between what can happen and why, a full stop, code in balanced backticks, nothing left unfilled. */
const MESSAGE = /^(?:`[^`]+`|[A-Z])(?:[^`:.]|`[^`]+`|\.(?=\d))*: (?:[^`.]|`[^`]+`|\.(?=\d))+\.$/;

const DETAILS: { readonly [kind in StepKind]: readonly string[] } = {
  created: ["handle", ""],
  sets: ["CURLOPT_CONNECTTIMEOUT"],
  "sets-only": ["CURLOPT_RETURNTRANSFER"],
  "no-limit-value": ["CURLOPT_TIMEOUT = 0"],
  "look-alike": ["`timeout` is not an option of fetch.", "The option is ignored."],
  cleared: ["timer", ""],
  "never-fires": ["controller.signal", ""],
  "event-only": ["timeout", ""],
  loop: ["feof($socket)", ""],
  "too-late": ["CURLOPT_TIMEOUT"],
  default: ["default_socket_timeout:60", "undici's bodyTimeout:300"],
  received: [""],
  unknown: ["the options come from outside", ""],
  parameter: ["$timeout"],
  caller: ["0", ""],
  rejected: ["CURLOPT_TIMEOUT = -1"],
  unit: ["5000 seconds"],
};
const steps: readonly (Step | undefined)[] = [
  undefined,
  ...Object.entries(DETAILS).flatMap(([kind, details]) =>
    details.map((detail): Step => ({ at: undefined, what: kind as StepKind, detail })),
  ),
];

const VERDICTS_OF: { readonly [code in FindingCode]: readonly Verdict[] } = {
  unbounded: ["unbounded"],
  partial: ["partial"],
  "no-effect": ["default", "bounded"],
  default: ["default"],
  "suspicious-unit": ["default", "bounded"],
  "too-long": ["bounded", "default"],
  unknown: ["unknown"],
};

describe.each(FINDING_CODES)("%s", (code) => {
  const cases = VERDICTS_OF[code].flatMap((verdict) =>
    phasesFor(verdict).flatMap((phases) =>
      steps.flatMap((step) =>
        [undefined, "CURLOPT_TIMEOUT"].flatMap((missing) =>
          [undefined, "$timeout"].map((unless) => ({ verdict, phases, step, missing, unless })),
        ),
      ),
    ),
  );
  test(`${cases.length} messages are well made`, () => {
    for (const { verdict, phases, step, missing, unless } of cases) {
      const entry = entryAt("a.php", at.start, at.end, {
        verdict,
        phases,
        because: step === undefined ? [] : [step],
        missing,
        on: missing === undefined ? undefined : "$ch",
        unless,
        lookAlikes: code === "no-effect" ? ["timeout"] : [],
        suspicious: code === "suspicious-unit" ? "CURLOPT_TIMEOUT" : undefined,
        limitSeconds: 300,
      });
      const message = messageOf(findingOf(entry, code), sources);
      expect(message).toMatch(MESSAGE);
      expect(message).not.toMatch(/undefined|null| {2}|``/);
    }
  });
});

test.each(VERDICTS)("what the verdict %s means is a sentence", (verdict) => {
  for (const phases of phasesFor(verdict)) {
    for (const seconds of [null, 30]) {
      const entry = entryAt("a.php", at.start, at.end, { verdict, phases, totalSeconds: seconds, limitSeconds: seconds });
      expect(verdictText(entry, sources)).toMatch(MESSAGE);
    }
  }
});

test("steps are clauses", () => {
  for (const step of steps) if (step !== undefined) expect(stepText(step, "php/curl")).toMatch(/^(?:`|[a-z])[^\n]*[^.]$/);
});

test("the messages people see most", () => {
  const message = (code: FindingCode, over: Parameters<typeof entryAt>[3]) =>
    messageOf(findingOf(entryAt("a.php", at.start, at.end, over), code), sources);
  const onHandle = { missing: "CURLOPT_TIMEOUT", on: "$ch" };
  const connectOnly = { connect: limit(5, "code", "CURLOPT_CONNECTTIMEOUT"), response: NO_LIMIT, body: NO_LIMIT };
  const step = (what: StepKind, detail: string): Step => ({ at: undefined, what, detail });
  expect([
    message("unbounded", onHandle),
    message("unbounded", { ...onHandle, because: [step("no-limit-value", "CURLOPT_TIMEOUT = 0")], unless: "$timeout" }),
    message("partial", { ...onHandle, verdict: "partial", phases: connectOnly }),
    message("partial", {
      verdict: "partial",
      phases: { response: limit(5, "code", "signal"), body: NO_LIMIT },
      because: [step("cleared", "timer")],
      missing: undefined,
    }),
    message("no-effect", {
      verdict: "default",
      lookAlikes: ["timeout"],
      because: [step("look-alike", "`timeout` is not an option of fetch.")],
      missing: "signal",
    }),
    message("default", { verdict: "default", phases: { response: limit(300, "default", "headersTimeout") }, missing: "signal" }),
    message("suspicious-unit", { verdict: "bounded", suspicious: "CURLOPT_TIMEOUT" }),
    message("unknown", { verdict: "unknown", reason: "`$options` comes from outside" }),
  ]).toMatchInlineSnapshot(`
    [
      "\`curl_exec($ch)\` can wait for ever: no \`CURLOPT_TIMEOUT\` is set on \`$ch\`.",
      "\`curl_exec($ch)\` can wait for ever: \`CURLOPT_TIMEOUT\` is \`0\`, which means no limit, unless a caller sets \`$timeout\`.",
      "\`curl_exec($ch)\` can wait for ever for an answer: \`CURLOPT_CONNECTTIMEOUT\` limits only connecting; set \`CURLOPT_TIMEOUT\` on \`$ch\`.",
      "\`curl_exec($ch)\` can wait for ever for the rest of the answer: the timer is cleared before the answer has been read.",
      "\`curl_exec($ch)\` can wait 300 s: \`timeout\` is not an option of fetch; set \`signal\`.",
      "\`curl_exec($ch)\` can wait 300 s: only a default limits it (\`headersTimeout\`); set \`signal\`.",
      "\`curl_exec($ch)\` may end far too early or too late: \`CURLOPT_TIMEOUT\` looks like a number in another unit.",
      "\`curl_exec($ch)\` may wait for ever: \`$options\` comes from outside.",
    ]
  `);
});
