/** How to bound a call. Texts are code; `{connect}`, `{total}` are seconds, `{connectMs}`, `{totalMs}` milliseconds, `{handle}` the handle. */
export interface FixRecipe {
  /** Calls tagged so (default: all). */
  readonly tags?: readonly string[];
  /**
   * Another way to bound the same call, in the same place, for editors to offer beside the first: `idle` limits each silence
   * where the first limits the whole, `total` the whole where that limits each silence.
   */
  readonly instead?: "idle" | "total";
  /** Entries the options object gets. */
  readonly entries?: readonly { readonly key: string; readonly value: string; readonly limits: "connect" | "total" }[];
  /** Where a call without options object takes one. */
  readonly argument?: {
    readonly index: number;
    readonly fillers?: readonly string[];
    readonly wrap?: string /** A callback that stands there moves on by one. */;
    readonly beforeCallback?: boolean;
    /** The argument is no options object: this value itself stands there. */
    readonly value?: { readonly code: string; readonly limits: "connect" | "total" };
  };
  /** Keys that lead from the options object to the one that gets the entries: `http` in a stream context. */
  readonly path?: readonly string[];
  /** Argument that is the handle, or what the call's answer is assigned to; `receiver` of a method otherwise. */
  readonly handle?: number | "result";
  /** Statements for a handle; put before the waiting call or after the one that opens it. */
  readonly statements?: {
    readonly position: "before" | "after";
    readonly lines: readonly { readonly code: string; readonly limits: "connect" | "total" }[];
  };
  /** A call more behind the one that makes the request: `.timeout({totalMs})`. */
  readonly chain?: string;
  /** Setters put into the chain before the call that waits: `Http::timeout(30)->get($url)`. */
  readonly setters?: readonly {
    readonly method: string;
    readonly option: string;
    readonly value: string;
    readonly limits: "connect" | "total";
  }[];
  /** Not where one of these options has a value that means "no limit". */
  readonly never?: readonly string[];
  /** Adds control flow, or can change what the call does. */
  readonly unsafe?: boolean;
  readonly versions?: string;
  readonly runtimes?: readonly string[];
}
