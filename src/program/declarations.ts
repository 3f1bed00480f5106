import type { Expression, ReferenceId, Span, Variable } from "./nodes.ts";
import type { Statement } from "./statements.ts";

/** A declared type, only as far as it helps to find whose method is called: class or module references. */
export type TypeReference = readonly ReferenceId[];

export interface Parameter extends Span {
  readonly variable: Variable;
  /** As callers write it in a named argument, without `$`. */
  readonly name: string;
  readonly defaultValue: Expression | undefined;
  readonly rest: boolean;
  readonly byReference: boolean;
  readonly types: TypeReference;
  /** `f(x?: T)` or a PHP parameter that has a default: a caller may leave it out. */
  readonly optional: boolean;
  /** Constructor promotion: the field it also sets. */
  readonly promotes: string | undefined;
}

export interface FunctionNode extends Span {
  readonly kind: "function";
  /** Offset of `start`, unique within the file. */
  readonly id: number;
  readonly name: string | undefined;
  readonly parameters: readonly Parameter[];
  /** Undefined while it has not been lowered: ask for the file again with this function wanted. */
  readonly body: readonly Statement[] | undefined;
  /** Variables that belong to an activation of this function, parameters included. Others are an enclosing function's or the file's. */
  readonly owns: readonly Variable[];
  /** Those among them that nobody can read before their declaration has given them a value: JS's `const` and `let`. */
  readonly lexical?: readonly Variable[];
  readonly isAsync: boolean;
  readonly isGenerator: boolean;
  /** Has its own `this` (not so: arrow functions). PHP closures keep the outer `this`. */
  readonly bindsThis: boolean;
  /** The declared type of what it returns. */
  readonly returns: TypeReference;
}

export interface Field extends Span {
  readonly name: string;
  readonly value: Expression | undefined;
  readonly isStatic: boolean;
  readonly types: TypeReference;
  /** What only a comment says: `@var Client`. */
  readonly documented?: TypeReference;
  readonly isPrivate: boolean;
}

export interface Method extends Span {
  readonly name: string;
  readonly function: FunctionNode;
  readonly isStatic: boolean;
  readonly kind: "method" | "getter" | "setter" | "constructor";
  readonly isPrivate: boolean;
}

export interface ClassNode extends Span {
  readonly kind: "class";
  readonly id: number;
  /** As others refer to it: `class#app\http` in PHP, the variable's name in JS. */
  readonly name: string | undefined;
  readonly parent: Expression | undefined;
  /** PHP traits, in order; JS mixins are calls and stay in `parent`. */
  readonly traits: readonly Expression[];
  readonly interfaces: readonly Expression[];
  readonly fields: readonly Field[];
  readonly methods: readonly Method[];
  /** Traits and abstract classes are never made themselves. */
  readonly isAbstract: boolean;
}
