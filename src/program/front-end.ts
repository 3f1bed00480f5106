import type { Program, Span } from "./nodes.ts";

/** What the parser complained about and recovered from. */
export interface ParseProblem {
  readonly message: string;
  /** 1-based. */
  readonly line: number | undefined;
  readonly offset?: number;
}

export type Lowered =
  | { readonly ok: true; readonly program: Program; readonly problems: readonly ParseProblem[] }
  | {
      readonly ok: false;
      readonly reason: string;
      readonly line: number | undefined /** A defect of ours, not of the file. */;
      readonly isCrash?: boolean;
    };

export interface LowerOptions {
  /** Whether the body of the function that spans this range is needed; others get `body: undefined`. */
  readonly wants: (function_: Span) => boolean;
  /** Whether `<?` opens PHP; undefined: as the file looks. */
  readonly shortTags?: boolean | undefined;
}

/** A language: text in, `Program` out. Never throws. */
export interface FrontEnd {
  lower(file: string, text: string, options: LowerOptions): Lowered;
}

/** A comment, without its delimiters; positions include them. */
export interface Comment extends Span {
  readonly text: string;
  readonly kind: "line" | "block" | "html";
}
