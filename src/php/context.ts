import type { ClassNode, Expression, FunctionNode, ReferenceId, Span, Variable } from "../program/nodes.ts";
import type { PhpNode } from "./ast.ts";
import { classReference, Names, relativeClass } from "./names.ts";
import { Scope, type Static, type Target } from "./scope.ts";
import { outerSpan, rawSpan } from "./spans.ts";

/** The class whose body is being lowered. */
export interface EnclosingClass {
  /** In the author's case; undefined for an anonymous class. */
  readonly name: string | undefined;
  readonly parent: ReferenceId | undefined;
}

/** What the lowering of one file knows and gathers. */
export class Context {
  readonly source: string;
  readonly names = new Names();
  readonly wants: (function_: Span) => boolean;
  readonly file = new Scope(undefined);
  readonly statics: Static[] = [];
  readonly functions: FunctionNode[] = [];
  readonly classes: ClassNode[] = [];
  readonly imports: string[] = [];
  /** Directories that constants, and variables of the file (`$root`), name from the file's place. */
  readonly paths = new Map<string, string>();

  /** Where an expression stands whose node has no counterpart in the program: `@f()`, `(array) $x`. */
  readonly #written = new WeakMap<Expression, Span>();

  scope: Scope = this.file;
  targets: readonly Target[] = [];
  enclosingClass: EnclosingClass | undefined;
  /** As `__FUNCTION__` answers. */
  functionName: string | undefined;

  constructor(source: string, wants: (function_: Span) => boolean) {
    this.source = source;
    this.wants = wants;
  }

  variable(name: string): Variable {
    return this.scope.variable(name);
  }

  /** `value` stands for `node`, which adds nothing to it but characters. */
  transparent(node: PhpNode, value: Expression): Expression {
    const { start } = rawSpan(this.source, node);
    this.#written.set(value, { start: Math.min(start, value.start), end: this.written(value).end });
    return value;
  }

  written(value: Expression): Span {
    return this.#written.get(value) ?? value;
  }

  /** The span of a lowered node with the parentheses it stands in. */
  outer(node: PhpNode, value: Expression, floor?: number): Span {
    return outerSpan(this.source, node, this.written(value), floor);
  }

  /** Runs `body` in `scope`, where no loop of the outer one can be left. */
  inScope<T>(scope: Scope, body: () => T): T {
    const { scope: outer, targets } = this;
    this.scope = scope;
    this.targets = [];
    try {
      return body();
    } finally {
      this.scope = outer;
      this.targets = targets;
    }
  }

  inClass<T>(enclosing: EnclosingClass, body: () => T): T {
    const outer = this.enclosingClass;
    this.enclosingClass = enclosing;
    try {
      return body();
    } finally {
      this.enclosingClass = outer;
    }
  }

  inTarget<T>(target: Target, body: () => T): T {
    const outer = this.targets;
    this.targets = [...outer, target];
    try {
      return body();
    } finally {
      this.targets = outer;
    }
  }

  /** The class a type or class name means; undefined where only running the program tells. */
  classReference(name: PhpNode): ReferenceId | undefined {
    const relative = relativeClass(name);
    if (relative === "parent") return this.enclosingClass?.parent;
    if (relative === undefined) return this.names.class(name);
    const enclosing = this.enclosingClass?.name;
    return enclosing === undefined ? undefined : classReference(enclosing);
  }
}

export type Lower = (node: PhpNode, context: Context) => Expression;
