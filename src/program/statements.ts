import type { ClassNode, Expression, FunctionNode, Span, Variable } from "./nodes.ts";

export interface ExpressionStatement extends Span {
  readonly kind: "expression";
  readonly value: Expression;
}

export interface Branch extends Span {
  readonly kind: "branch";
  readonly test: Expression;
  readonly then: readonly Statement[];
  readonly otherwise: readonly Statement[];
}

/**
 * `while`, `do`, `for` (its initialiser stands before it). `label` is what `break` and `continue` inside name.
 */
export interface Loop extends Span {
  readonly kind: "loop";
  readonly label: string;
  readonly test: Expression | undefined;
  readonly update: Expression | undefined;
  /** `do … while`: the body runs before the first test. */
  readonly bodyFirst: boolean;
  readonly body: readonly Statement[];
}

/** `foreach`, `for … of`, `for … in`: `key` and `value` are assigned before each round. */
export interface Each extends Span {
  readonly kind: "each";
  readonly label: string;
  readonly over: Expression;
  readonly key: Expression | undefined;
  /** A name or member to assign; a destructuring assigns a temporary and begins the body. */
  readonly value: Expression | undefined;
  readonly byReference: boolean;
  readonly isAwait: boolean;
  readonly body: readonly Statement[];
}

/** A `break` with this label leaves it: labelled blocks, and `switch` (lowered to branches inside one). */
export interface Block extends Span {
  readonly kind: "block";
  readonly label: string | undefined;
  readonly body: readonly Statement[];
}

/** `exit` also stands for `die` and `process.exit()`; `value` of a `return` may be absent. */
export interface Exit extends Span {
  readonly kind: "exit";
  readonly how: "return" | "throw" | "break" | "continue" | "exit";
  readonly label: string | undefined;
  readonly value: Expression | undefined;
}

export interface Try extends Span {
  readonly kind: "try";
  readonly body: readonly Statement[];
  readonly handler: readonly Statement[] | undefined;
  readonly parameter: Variable | undefined;
  readonly finalizer: readonly Statement[] | undefined;
}

/** Binds a hoisted function or class to its variable (JS) or project-wide name (PHP: `variable` undefined). */
export interface Declare extends Span {
  readonly kind: "declare";
  readonly variable: Variable | undefined;
  readonly value: FunctionNode | ClassNode;
}

export type Statement = ExpressionStatement | Branch | Loop | Each | Block | Exit | Try | Declare;
