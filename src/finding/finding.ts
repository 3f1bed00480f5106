import type { FindingKey } from "./fingerprint.ts";

/** What judging yields: plain values, no text beyond names; only `src/report` makes sentences of them. */

export type Phase = "connect" | "response" | "body";
export const PHASES: readonly Phase[] = ["connect", "response", "body"];

export type Verdict = "unbounded" | "partial" | "default" | "unknown" | "bounded";
/** From the worst to the best: of several paths or callers the first counts. */
export const VERDICTS: readonly Verdict[] = ["unbounded", "partial", "default", "unknown", "bounded"];

export type FindingCode = "unbounded" | "partial" | "no-effect" | "default" | "suspicious-unit" | "too-long" | "unknown";
/** At most one per entry: the first that applies. */
export const FINDING_CODES: readonly FindingCode[] = [
  "unbounded",
  "partial",
  "no-effect",
  "default",
  "suspicious-unit",
  "too-long",
  "unknown",
];

export type Level = "error" | "warning" | "off";

/** A place in a file: posix path relative to the repository root, UTF-16 offsets. */
export interface Place {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** Where a limit comes from: an option or instance (`code`), a project-wide switch, a default, or nowhere. */
export type LimitOrigin = "code" | "project" | "default" | "none";

export interface PhaseLimit {
  /** Longest wait in seconds; null: no limit (`from: "none"`), or a limit of unknown value (`from: "code"`). */
  readonly seconds: number | null;
  readonly from: LimitOrigin;
  /** Where the limit is set. */
  readonly at: Place | undefined;
  /** The option or switch as the author wrote it, e.g. `CURLOPT_TIMEOUT`; or what the default is called. */
  readonly name: string | undefined;
}

/** Located step of an explanation. `what` is a key of the report's sentences, `detail` what fills it. */
export interface Step {
  readonly at: Place | undefined;
  readonly what: StepKind;
  readonly detail: string;
}

export type StepKind =
  | "created" // the handle, client or options object is made here
  | "sets" // this option is set here (and bounds only …)
  | "sets-only" // what is set on it, none of it a limit
  | "no-limit-value" // this value means no limit
  | "look-alike" // looks like a limit, bounds nothing
  | "cleared" // the timer is cleared here
  | "never-fires" // nothing aborts this signal on time
  | "event-only" // the event is emitted, nobody acts on it
  | "loop" // the loop goes on after a timed-out read
  | "too-late" // set after the call
  | "default" // this default applies
  | "received" // made elsewhere, and nobody in the project is seen to give it a limit
  | "unknown" // this cannot be known, and why
  | "parameter" // decided by this parameter's default
  | "caller" // this caller makes it so
  | "rejected" // this value is refused: the former one stays
  | "unit"; // this number looks like another unit

/** How much an edit may change: `safe` only adds a limit, `unsafe` adds control flow or changes an explicit value. */
export type FixSafety = "safe" | "unsafe";

export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Fix {
  readonly file: string;
  readonly edits: readonly Edit[];
  readonly safety: FixSafety;
  /** What is added, in the author's language: `curl_setopt($ch, CURLOPT_TIMEOUT, 30);`. */
  readonly summary: string;
  /** Identifies the object the fix belongs to: entries that share it share the fix. */
  readonly object: string;
  /** It is not the first choice: a limit of each silence instead of one of the whole, or the reverse. */
  readonly instead?: "idle" | "total" | undefined;
}

export interface Caller {
  readonly at: Place;
  readonly verdict: Verdict;
}

/** A call that waits for a network peer, judged. */
export interface Entry {
  /** e.g. `php/curl`. */
  readonly library: string;
  readonly group: string;
  readonly at: Place;
  /** Text of the callee, e.g. `curl_exec`, `this.http.get`. */
  readonly call: string;
  /** Name of the wrapper, where the entry is a call to a project function that waits inside. */
  readonly via: string | undefined;
  /** It makes the client that waits in `via`, in another place. */
  readonly makes?: boolean;
  readonly verdict: Verdict;
  /** Phases the call has. */
  readonly phases: { readonly [phase in Phase]?: PhaseLimit };
  /** After which even a dripping peer is cut off; null: never, or unknown. */
  readonly totalSeconds: number | null;
  /** The largest finite limit of a single phase. */
  readonly limitSeconds: number | null;
  /** The caller is freed, the socket is not. */
  readonly leaksSocket: boolean;
  readonly longLived: boolean;
  readonly because: readonly Step[];
  /** Options that looked like limits and bound nothing the call's real limits cover. */
  readonly lookAlikes: readonly string[];
  /** The option whose number looks like another unit. */
  readonly suspicious: string | undefined;
  readonly callers: readonly Caller[];
  /** What callers pass decides, and they differ: the findings stand at them, not here. Or, for a caller: all are alike, and the one finding stands at the wrapper. */
  readonly decidedElsewhere: boolean;
  /** A parameter or property decides, which callers in other files may set. */
  readonly latent?: boolean;
  /** Clause for what a default context left open: the parameter or property a caller may set. */
  readonly unless: string | undefined;
  /** Why it is `unknown`. */
  readonly reason: string | undefined;
  /** The model's note on retries and redirects, which the figures leave out. */
  readonly repeats: string | undefined;
  /** A literal loopback address or unix socket. */
  readonly isLocal: boolean;
  /** Where the file runs: `php`, `node`, `browser` … */
  readonly runtime: string;
  /** The option that would bound what is open, as authors write it: `CURLOPT_TIMEOUT`, `signal`. */
  readonly missing?: string | undefined;
  /** Text of the handle, client or options object it would be set on: `$ch`. */
  readonly on?: string | undefined;
  /** What the repair needs to know; the language's edit makers turn it into a `Fix`. */
  readonly repair: Repair | undefined;
  /** Other ways to bound it, where there is a choice. */
  readonly otherRepairs?: readonly Repair[] | undefined;
}

/** One entry an options object gets: both texts are code of the file's language (`CURLOPT_TIMEOUT`, `30`; `signal`, `AbortSignal.timeout(30_000)`). */
export interface RepairEntry {
  readonly key: string;
  readonly value: string;
}

/**
 * What to change, in terms of places; the language's edit makers (`src/php/edits.ts`, `src/js/edits.ts`) turn it into
 * a `Fix`, minding quotes, indentation, array style and line ends.
 * - `entries`: the object literal at `literal` gets `entries`, at its end; a key that stands in `replace` has its value replaced instead.
 * - `argument`: the call whose parentheses are `argumentList` and which has `count` arguments gets an object holding
 *   `entries` as argument `index` (missing ones before it are filled with `fillers[position]`). `spread`: the place of
 *   an existing argument to be kept as a spread (`{ ...init, signal: … }`) in the new one. `wrap`: text around the object,
 *   `$` standing for it: `stream_context_create(['http' => $])`.
 * - `statements`: put, each on a line of its own, before or after the statement that holds `anchor`. `{handle}` in
 *   them stands for the text at `handle`.
 * - `chain`: `code` is put behind the call at `anchor`, on a line of its own where the chain is written so.
 * - `values`: only replaces the values at these places.
 */
export type Repair = {
  readonly safety: FixSafety;
  /** Identifies the object the repair belongs to: entries that share it share the fix. */
  readonly object: string;
  /** What the options object is made from may hold a value that the new entries take the place of. */
  readonly mayOverride?: boolean;
  readonly instead?: "idle" | "total" | undefined;
} & (
  | {
      readonly kind: "entries";
      readonly literal: Place;
      readonly entries: readonly RepairEntry[];
      readonly replace: readonly RepairValue[];
    }
  | {
      readonly kind: "argument";
      readonly argumentList: Place;
      readonly index: number;
      readonly count: number;
      readonly entries: readonly RepairEntry[];
      readonly spread: Place | undefined;
      /** What stands there is a callback: it moves on by one. */
      readonly moves?: boolean;
      readonly fillers: readonly string[];
      readonly wrap: string | undefined;
    }
  | {
      readonly kind: "statements";
      readonly anchor: Place;
      readonly position: "before" | "after";
      readonly handle: Place | undefined;
      readonly statements: readonly string[];
      readonly replace: readonly RepairValue[];
    }
  | { readonly kind: "chain"; readonly anchor: Place; readonly code: string }
  | { readonly kind: "values"; readonly file: string; readonly replace: readonly RepairValue[] }
);

/** An existing value that means "no limit", and what takes its place. */
export interface RepairValue {
  readonly key: string;
  readonly at: Place;
  readonly value: string;
}

/** A file, or part of one, that could not be analysed. */
export interface NotAnalysed {
  readonly file: string;
  readonly reason: string;
  /** 1-based, where known. */
  readonly line: number | undefined;
  /** An error of our own, not of the file: the run ends with exit code 2. */
  readonly isCrash?: boolean;
}

/** An entry that is reported. */
export interface Finding {
  readonly entry: Entry;
  readonly code: FindingCode;
  readonly level: Level;
  readonly fix: Fix | undefined;
  readonly suppressed: "comment" | "baseline" | undefined;
  /** Why, as the comment says. */
  readonly justification: string | undefined;
  /** What tells it from others, whatever its line. */
  readonly key: FindingKey;
  /** The key in one word; equal keys are numbered. */
  readonly fingerprint: string;
}
