import type { Entry, Step, StepKind } from "../finding/finding.ts";
import { escapeText, toCodeOrWords } from "./escape.ts";
import { reasonText } from "./reasons.ts";
import { showSeconds } from "./seconds.ts";

/**
 * What each step says. `detail` is, per kind:
 * created: what is made (`handle`, `client`, `options`); sets: the option and what it covers; sets-only: the options;
 * no-limit-value, rejected: option and value (`CURLOPT_TIMEOUT = 0`); look-alike: the model's sentence; never-fires: the signal;
 * event-only: the event; loop: nothing, or the loop's function; too-late: the option; default: `label:seconds`;
 * received: nothing; unknown: a clause; parameter: the parameter; caller: the wrapper it calls; unit: the number and what it looks like.
 */
const SENTENCES: { readonly [kind in StepKind]: (detail: string) => string } = {
  created: (detail) => `${detail === "" ? "object" : escapeText(detail)} created here`,
  sets: (detail) => `sets ${code(detail)}`,
  "sets-only": (detail) => `sets only ${code(detail)}`,
  "no-limit-value": (detail) => {
    const [, option, value] = /^(\S+) = (.+)$/.exec(detail) ?? [];
    return option === undefined || value === undefined
      ? `${code(detail)} means no limit`
      : `${code(option)} is ${code(value)}, which means no limit`;
  },
  "look-alike": sentence,
  cleared: () => "the timer is cleared before the answer has been read",
  "never-fires": (detail) => `nothing aborts ${detail === "" ? "the signal" : code(detail)} in time`,
  "event-only": (detail) => `${detail === "" ? "the timeout" : code(detail)} is only an event, and no handler ends the request`,
  loop: (detail) => `the loop${named(detail)} goes on after a read that timed out`,
  "too-late": (detail) => `${detail === "" ? "the limit" : code(detail)} is set after the call`,
  default: (detail) => {
    const [, label = detail, seconds] = /^(.*):(\d+(?:\.\d+)?)$/.exec(detail) ?? [];
    return `only ${code(label)} applies${seconds === undefined ? "" : `, ${showSeconds(Number(seconds))} by default`}`;
  },
  received: () => "its client comes from elsewhere, and nothing in the project is seen to give it a limit",
  unknown: (detail) => (detail === "" ? "whether a limit is set cannot be known" : sentence(reasonText(detail))),
  parameter: (detail) => `${code(detail)} decides, and its default sets no limit`,
  caller: (detail) => (detail === "" ? "this caller makes it so" : `${code(detail)} waits here`),
  rejected: (detail) => `${code(detail)} is refused, so the former value stays`,
  unit: (detail) => `${code(detail)} looks like another unit`,
};

/** A clause without capital and full stop; variables are written as the library's language writes them. */
export function stepText({ what, detail }: Step, library: string): string {
  return SENTENCES[what](what === "parameter" ? variable(detail, library) : detail);
}

/** Names come bare from the analysis: PHP's parameters and properties are declared with `$`. */
export function variable(name: string, library: string): string {
  return library.startsWith("php/") && /^[a-z_]\w*$/i.test(name) ? `$${name}` : name;
}

/** The steps that are a cause by themselves, the most telling first; after some it helps to set the limit that is missing. */
const CAUSES: readonly { readonly kind: StepKind; readonly isCuredByOption: boolean }[] = [
  { kind: "no-limit-value", isCuredByOption: true },
  { kind: "cleared", isCuredByOption: false },
  { kind: "event-only", isCuredByOption: false },
  { kind: "never-fires", isCuredByOption: false },
  { kind: "loop", isCuredByOption: false },
  { kind: "too-late", isCuredByOption: false },
  { kind: "rejected", isCuredByOption: true },
  { kind: "look-alike", isCuredByOption: true },
  { kind: "parameter", isCuredByOption: true },
];

export interface Cause {
  readonly text: string;
  readonly isCuredByOption: boolean;
}

export function findCause({ because, library }: Pick<Entry, "because" | "library">): Cause | undefined {
  for (const { kind, isCuredByOption } of CAUSES) {
    const step = because.find(({ what }) => what === kind);
    if (step !== undefined) return { text: stepText(step, library), isCuredByOption };
  }
  return undefined;
}

function code(detail: string): string {
  return toCodeOrWords(detail);
}

function named(detail: string): string {
  return detail === "" ? "" : ` ${code(detail)}`;
}

/** A sentence of a model, as a clause. */
function sentence(detail: string): string {
  const text = escapeText(detail.trim()).replace(/\.$/, "");
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
