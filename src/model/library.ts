/** The vocabulary in which `rules/` describe a library. Rows only: data that can be written as JSON. */

import type { FixRecipe } from "./fix-recipe.ts";
import type { ObjectType } from "./object-type.ts";
import type { Callee, Where } from "./places.ts";

export type Group = "http" | "rpc" | "socket" | "mail" | "directory" | "database" | "cache" | "queue" | "process";
export type WaitPhase = "connect" | "response" | "body";
export type { FixRecipe } from "./fix-recipe.ts";
export type { ObjectType } from "./object-type.ts";
export type { Callee, PathKey, Where } from "./places.ts";

/** Evidence: a manual page or a file in the library's source; `proof` is the case id of our own measurement. */
export interface Evidence {
  readonly source: string;
  readonly proof?: string | readonly string[];
}

/** A call that waits for a network peer. */
export interface WaitingCall extends Evidence {
  readonly callee: Callee;
  readonly phases: readonly WaitPhase[];
  /** Where options are looked for: the first place that has the option wins. */
  readonly options: readonly Where[];
  /** The first place is a handle: where nothing known stands there, its options are unknown, not unset. */
  readonly onHandle?: boolean;
  /** Options are read when the call settles: what is set on the handle until then counts. */
  readonly readsLate?: boolean;
  /** Functions that see the merged options before the call and may change them: listeners of this event on the object there, or a list. */
  readonly hooks?: readonly { readonly at: Where; readonly event?: string }[];
  /** The address, to know local ones and the scheme. */
  readonly url?: Where;
  /** Where else the host may be named: `hostname`, `baseURL`. */
  readonly hosts?: readonly Where[];
  /** When the head arrives, listeners for this event run; the `body` phase is judged behind them. */
  readonly headEvent?: string;
  /**
   * It waits at once (default), it is decided by what happens to the object it answers until that settles, or it opens a
   * stream and all the project does with that, in whatever function, is evidence: reads, loops, limits set on it.
   * `made`: it makes a client, which is an entry only where nobody in the project is seen to call that.
   */
  readonly judged?: "call" | "settling" | "use" | "made";
  /** It answers false where it fails: a path on which it did has no stream. */
  readonly orFalse?: boolean;
  /** Only where the text in this argument is, or is not, one of these: `needle("get", …)`. */
  readonly when?: { readonly argument: number; readonly is?: readonly string[]; readonly isNot?: readonly string[] };
  /** Only where this value can be true: `SimpleXMLElement`'s `$dataIsURL`. */
  readonly onlyIf?: Where;
  /** Type of the object it answers; a promise of it where `promise` is true. */
  readonly answers?: string;
  readonly promise?: boolean;
  readonly longLived?: boolean;
  /** The peer is a process of this machine, whatever the arguments say; or where none of `url` and `hosts` says otherwise. */
  readonly isLocal?: boolean;
  readonly localByDefault?: boolean;
  /** Network only if the address is none of: a local path, `data:`, `php://` … (`url` is needed). Unknown addresses count as network only when `assume` says so. */
  readonly networkOnly?: {
    readonly schemes: readonly string[];
    readonly assumeUnknown: boolean /** Options that show an unknown address to be one: an http context. */;
    readonly options?: readonly string[];
  };
  /** Only where one of these options is seen in it: a command of a client whose limits are looked at where it is made. */
  readonly onlyWith?: readonly string[];
  /** Not where one of these is: it goes another way (a local program, a file, a test's stub). */
  readonly unlessWith?: readonly string[];
  /** Not where this option is one of these: a database that is a file. */
  readonly unlessIs?: { readonly option: string; readonly values: readonly string[] };
  /** Only in a package that depends on one of these: names that a framework makes global. */
  readonly dependencies?: readonly string[];
  /** Limits, look-alikes and defaults tagged with one of these apply; untagged ones always do. */
  readonly tags?: readonly string[];
}

/** What changes an object, or makes one. Effects happen in the order of the rows. */
export type Effect = Evidence & { readonly callee: Callee } & (
    | {
        readonly creates: string /** Options it takes over, later ones win. */;
        readonly from?: readonly Where[] /** Field of the new object the options land in (default: the object itself). */;
        readonly into?: readonly string[];
        readonly promise?: boolean;
        /** Others have made it, with options that are not known. */
        readonly unseen?: boolean;
      }
    | {
        readonly sets: {
          readonly on: Where;
          readonly key: string | Where;
          readonly value: Where | { readonly literal: string | number | boolean | null };
        };
      }
    /** `deep`: objects in it are merged, not replaced. */
    | { readonly setsAll: { readonly on: Where; readonly from: Where; readonly deep?: boolean } }
    | { readonly reads: { readonly from: Where; readonly key: Where } } // answers one option
    /** Answers a copy; `plain`: an array of its options. */
    | { readonly copies: { readonly from: Where; readonly plain?: boolean } }
    /** `all`: copies the fields of later arguments into the first object among them, and answers it. Of a list: answers a new one, what comes later wins. */
    | { readonly merges: "all" | readonly Where[] }
    | { readonly clears: { readonly on: Where } }
    /** A fluent setter answers its receiver. `filtered`: others may answer something else: a list or a number above zero is taken to stay. */
    | { readonly answers: Where; readonly filtered?: boolean }
    | { readonly instance: Where } // answers an object of the class that stands there: `inject(HttpClient)`
    | { readonly listens: { readonly on: Where; readonly event: string | Where; readonly handler: Where } }
    | { readonly ends: { readonly on: Where } } // destroys the request: what a handler must reach
    /** Runs this callback, now, with these arguments; `when`: only where an argument is this text (an event's name). */
    | { readonly runs: Where; readonly passing?: readonly Where[]; readonly when?: { readonly argument: number; readonly is: string } }
  );

/** What a value means. Rows are tried in order; a number that no row matches is the limit. */
export interface ValueMeaning {
  readonly when:
    | { readonly is: readonly (string | number | boolean | null | "undefined")[] }
    | { readonly below: number }
    | { readonly above: number }
    | { readonly between: readonly [number, number] } // exclusive
    | "text" // text that is no number
    | "any-text"
    | "object"
    | "boolean"
    | "NaN"
    | "Infinity";
  readonly means: "none" | "at-once" | "default" | "rejected" | "throws" | "one-second";
}

/** An option that bounds something. */
export interface Limit extends Evidence {
  /** Path of keys in the options: `timeout`, `http.timeout`, `13` (normalised constant); `transport\\.curl.13` where a key holds a dot. */
  readonly option: string;
  /** As authors write it, if another: `CURLOPT_TIMEOUT`. */
  readonly label?: string;
  /** Phases it covers; `total`: all, and a dripping peer too. */
  readonly covers: readonly WaitPhase[] | "total";
  readonly unit: "seconds" | "ms" | "microseconds" | "signal";
  readonly values?: readonly ValueMeaning[];
  /** The two share one slot: the one set last wins. */
  readonly replaces?: string;
  /** Counts only if this option is there and not zero. */
  readonly needs?: string;
  /** Does not count where this option is given. */
  readonly unless?: string;
  /** Does not count where this option is one of these: a synchronous request heeds no `timeout`. */
  readonly unlessIs?: { readonly option: string; readonly values: readonly (string | number | boolean)[] };
  /** Counts only where this option is on, or is not: what is streamed has other limits than what is read at once. */
  readonly with?: string;
  readonly without?: string;
  /** Only emits this event: counts if a listener for it on the object (`socket.timeout`: on this member of it) ends the request. */
  readonly event?: string;
  /** Looked for in these places instead of the call's. */
  readonly from?: readonly Where[];
  /** Covers the body only where a method reads it as a whole, not where it is streamed. */
  readonly wholeBody?: boolean;
  /** The value is cast to an integer. */
  readonly integer?: boolean;
  /** Numbers beyond these look like another unit: [least, most] in the option's unit. */
  readonly usual?: readonly [number, number];
  readonly tags?: readonly string[];
  readonly versions?: string;
  readonly runtimes?: readonly string[];
  readonly leaksSocket?: boolean;
}

/** What seems to bound and doesn't. */
export interface LookAlike extends Evidence {
  readonly option: string;
  readonly label?: string;
  /** Sentence for the reader: "`timeout` is not an option of fetch." */
  readonly says: string;
  /** Only where this option is not on. */
  readonly without?: string;
  /** Looked for in these places instead of the call's. */
  readonly from?: readonly Where[];
  readonly tags?: readonly string[];
  readonly versions?: string;
  readonly runtimes?: readonly string[];
}

/** What applies where nothing is set. */
export interface Default extends Evidence {
  readonly phases: readonly WaitPhase[];
  /** null: none. */
  readonly seconds: number | null;
  /** What it is called: `default_socket_timeout`, `kernel TCP connect`. */
  readonly label: string;
  /** A project-wide setting in this place, in seconds, replaces it; `option` is one key, dots and all. */
  readonly setting?: { readonly where: Where; readonly option: string };
  readonly values?: readonly ValueMeaning[];
  readonly runtimes?: readonly string[];
  readonly versions?: string;
  readonly tags?: readonly string[];
  /** The option it is the default of, by all its names: an explicit "no limit" there takes it away. */
  readonly option?: string | readonly string[];
  /** Only emits this event, as a `Limit` may. */
  readonly event?: string;
  /** Not where this option is given, be it without a limit: an agent of one's own. */
  readonly unless?: string;
  /** Not where this option is one of these. */
  readonly unlessIs?: { readonly option: string; readonly values: readonly string[] };
  /** `unless` does not hold where one of these options names this class: the very one whose default it is. */
  readonly names?: { readonly options: readonly string[]; readonly word: string };
  /** Only where this option is on. */
  readonly with?: string;
  /** Only for these schemes of the address. */
  readonly schemes?: readonly string[];
}

export interface Library {
  readonly id: `${"php" | "js"}/${string}`;
  readonly name: string;
  readonly docs: readonly string[];
  readonly group: Group;
  /** JS modules it is imported from. */
  readonly modules?: readonly string[];
  /** Modules whose default export is what this global is, where the runtime lacks it: `abort-controller`. An export of the global's own name is it, too. */
  readonly ponyfills?: { readonly [global: string]: readonly string[] };
  readonly types?: { readonly [name: string]: ObjectType };
  /** PHP constants the library defines and their values; those of classes as `Vendor\\Options::TIMEOUT`. */
  readonly constants?: { readonly [name: string]: string | number };
  readonly calls: readonly WaitingCall[];
  /** Options that the library itself puts where nothing is set: `config.timeout ??= 5000` in a hook changes nothing there. */
  readonly initially?: { readonly [option: string]: string | number | boolean | null };
  readonly effects?: readonly Effect[];
  readonly limits?: readonly Limit[];
  readonly lookAlikes?: readonly LookAlike[];
  readonly defaults?: readonly Default[];
  readonly fixes?: readonly FixRecipe[];
  readonly repeats?: string;
  /** Words whose presence in a file is worth a parse only beside a second sign (an address, a non-literal argument, an import). */
  readonly ambiguousHints?: readonly string[];
  /** Functions that say how an opened stream is used: those that call them are looked at in files that hold a hint. */
  readonly evidence?: readonly string[];
  /** Why something is lacking that others have: `fix`, `proof`, or a kind of fixture (`connect only`). */
  readonly gaps?: { readonly [what: string]: string };
}

/** Types a rule file. */
export function defineLibrary(library: Library): Library {
  return library;
}
