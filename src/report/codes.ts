import type { FindingCode } from "../finding/finding.ts";

/** What each code means and what to do; `--explain` and the README show it. */
export const CODES: { readonly [code in FindingCode]: { readonly means: string; readonly remedy: string } } = {
  unbounded: {
    means: "Nothing limits the wait: if the peer falls silent, the call waits for ever.",
    remedy: "Set a limit that covers the whole call.",
  },
  partial: {
    means: "A limit is set, but a phase of the call (connecting, waiting for the answer, reading it) is left without one.",
    remedy: "Set a limit that covers the open phase as well.",
  },
  "no-effect": {
    means: "Something that looks like a limit is set, and the API ignores it.",
    remedy: "Use the option the API does know.",
  },
  default: {
    means: "Only the default of the platform or the library ends the wait, and it is longer than `acceptDefaultSeconds` (60).",
    remedy: "Set a limit of your own: a default is nobody's decision. In browser code this is a warning.",
  },
  "suspicious-unit": {
    means: "The number looks like milliseconds where seconds are meant, or the other way round.",
    remedy: "Check the unit of the option.",
  },
  "too-long": {
    means:
      "The limit is longer than `maxSeconds`, or, with `requireTotal`, nothing limits the call as a whole. Off unless one of these is configured.",
    remedy: "Set a lower limit, or one for the whole call.",
  },
  unknown: {
    means:
      "Whether a limit is set cannot be known: options, handle or client come from where the analysis does not see. Off by default, always counted.",
    remedy: "Set the limit where the call is made, if you want to be sure.",
  },
};

/** Where the page of a code stands, for those who show findings. */
export function codeUrl(code: FindingCode): string {
  return `https://github.com/timeout-lint/timeout-lint/blob/main/docs/codes/${code}.md`;
}
