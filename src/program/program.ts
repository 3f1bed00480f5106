import type { ClassNode, Expression, FunctionNode, ReferenceId, Variable } from "./nodes.ts";
import type { Shape } from "./shapes.ts";
import type { Statement } from "./statements.ts";

/** What a JS file exports: a value of its own, or another module's (`* ` is the namespace; `export * from` has `name` "*"). */
export interface Export {
  readonly name: string;
  readonly value: Expression;
}

/** The semantics that differ between the languages, as data. */
export interface Semantics {
  /** Values other than false, null, undefined, 0, NaN and '' that count as false. */
  readonly falsyStrings: readonly string[];
  /** An empty array is falsy (PHP). */
  readonly emptyListIsFalsy: boolean;
  /** What an unset variable or key reads as. */
  readonly absent: null | undefined;
  /** Text to number: `leading` takes the digits at the front (PHP), `whole` wants all of it (JS). */
  readonly numberFromText: "leading" | "whole";
  /** Objects handed to unknown code may come back changed (PHP objects and handles: yes; plain JS options: no). */
  readonly plainObjectsEscape: boolean;
}

export interface Program {
  /** Posix path, relative to the repository root. */
  readonly file: string;
  readonly language: "php" | "js";
  readonly semantics: Semantics;
  readonly body: readonly Statement[];
  /** Variables of the file itself. */
  readonly owns: readonly Variable[];
  /** Those among them that nobody can read before their declaration has given them a value: JS's `const` and `let`. */
  readonly lexical?: readonly Variable[];
  /** Function statics and their initial values: variables of the file, set once. */
  readonly statics: readonly { readonly variable: Variable; readonly value: Expression | undefined }[];
  readonly exports: readonly Export[];
  /** All functions and classes of the file, in the order of their start, nested ones too. */
  readonly functions: readonly FunctionNode[];
  readonly classes: readonly ClassNode[];
  /** Modules the file imports, requires or includes, as written. */
  readonly imports: readonly string[];
  /** Constants that name a directory, relative to the file's own or, behind another constant's name in braces, to that one's. */
  readonly paths?: ReadonlyMap<string, string>;
  /** `"use client"`, `"use strict"` … of the file. */
  readonly directives: readonly string[];
  /** Object types, by the offset that their ids name; and what the types that the file exports stand for. */
  readonly shapes?: ReadonlyMap<number, Shape>;
  readonly types?: ReadonlyMap<string, readonly ReferenceId[]>;
}
