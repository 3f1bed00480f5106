import type { Phase, Place, Step } from "../finding/finding.ts";
import type { Library, WaitingCall } from "../model/library.ts";
import type { FunctionNode, Span } from "../program/nodes.ts";
import type { Unit } from "./project.ts";
import type { Origin } from "./values.ts";

/** What one path says of one phase. */
export type PhaseStatus =
  | {
      readonly kind: "limit";
      readonly seconds: number | null;
      readonly from: "code" | "project" | "default";
      readonly at: Place | undefined;
      readonly name: string;
      readonly total: boolean;
      readonly leaks: boolean /** Its value is this symbol's. */;
      readonly symbol: string | undefined;
    }
  | { readonly kind: "none" }
  | {
      readonly kind: "unknown";
      readonly why: string;
      readonly symbol: string | undefined;
      readonly origin?: Origin["kind"];
      /** What it is if nothing is set where nobody sees it. */
      readonly otherwise?: PhaseStatus;
    };

/** One possibility on one path, for the phases that settle together. */
export interface Alternative {
  readonly phases: ReadonlyMap<Phase, PhaseStatus>;
  /** Some limit or look-alike is set, on the call or on what it is made from. */
  readonly anythingSet: boolean;
  readonly lookAlikes: readonly LookAlikeSeen[];
  readonly steps: readonly Step[];
  /** Symbols that conditions on the path speak of. */
  readonly assumed: readonly string[];
  readonly suspicious: string | undefined;
  /** The shortest limit of the whole call; null: none, or of unknown value. */
  readonly totalSeconds: number | null;
  /** Options that say "no limit" explicitly, for the fix. */
  readonly noLimits: readonly { readonly option: string; readonly at: Place }[];
}

export interface LookAlikeSeen {
  readonly option: string;
  readonly says: string;
  readonly at: Place | undefined;
}

/** Where options of a call stand, for the fix. */
export interface OptionPlaces {
  /** The object literal or handle that holds the options. */
  readonly literal: Place | undefined;
  readonly address: string | undefined;
  /** The argument that holds them. */
  readonly argument?: number | undefined;
  /** The last argument, where it is a function. */
  readonly callback?: number | undefined;
  /** Keys that lead from the literal to the object the entries belong in, where that is not there yet. */
  readonly missing?: readonly string[];
  /** Keys the fix would add are known not to be there already, whoever calls. */
  readonly lacksEntries?: boolean;
}

/** A waiting call in the source. */
export interface Site {
  readonly unit: Unit;
  readonly span: Span;
  readonly at: Place;
  /** Text of the callee. */
  readonly callee: Span;
  readonly arguments: readonly Span[];
  readonly argumentList: Span | undefined;
  /** Function it stands in. */
  readonly function: FunctionNode | undefined;
}

/** A call of a project function on the way from the root to the site. */
export interface Hop {
  readonly node: FunctionNode;
  readonly file: string;
  readonly call: Place | undefined;
}

/** A waiting call met on one path of one root. */
export interface Observation {
  readonly site: Site;
  readonly library: Library;
  readonly call: WaitingCall;
  readonly alternative: Alternative;
  readonly hops: readonly Hop[];
  /** Of the call that had begun. */
  readonly address: string;
  readonly isLocal: boolean;
  readonly received: string | undefined;
  readonly options: OptionPlaces;
  /** Where the handle was made. */
  readonly created: Place | undefined;
  readonly mode: "module" | "symbolic" | "default";
}
