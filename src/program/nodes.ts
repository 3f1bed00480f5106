/**
 * `Program`: what PHP and JavaScript/TypeScript both lower to. The languages' semantics travel as data on these
 * nodes, so that the analysis never asks which language it reads.
 */

import type { ClassNode, FunctionNode, TypeReference } from "./declarations.ts";

export type { ClassNode, Field, FunctionNode, Method, Parameter, TypeReference } from "./declarations.ts";
export type { Export, Program, Semantics } from "./program.ts";
export type { Block, Branch, Declare, Each, Exit, ExpressionStatement, Loop, Statement, Try } from "./statements.ts";

/** Half-open range of UTF-16 offsets into the decoded text of the file. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The name of a variable, unique within its file: the source name, followed by `#n` where the same name is declared
 * again in another scope. `this` is the receiver of the innermost function that has one.
 */
export type Variable = string;

/**
 * A name that the file does not declare, in canonical form:
 * - `axios#default`, `http#get`, `./util.js#fetchAll`, `http#*` (the namespace, also what `require` answers): JS modules,
 *   without the `node:` prefix;
 * - `global#fetch`: JS globals (`window.fetch`, `self.fetch`, `globalThis.fetch` lower to the same);
 * - `function#curl_exec`, `class#guzzlehttp\client` (lower case), `constant#CURLOPT_TIMEOUT`: PHP.
 */
export type ReferenceId = string;

export interface Literal extends Span {
  readonly kind: "literal";
  /** `undefined` is JavaScript's; PHP's absent value is `null`. */
  readonly value: string | number | boolean | null | undefined;
}

/** Text with holes: a template or an interpolated string. A hole's value is unknown unless it is a constant. */
export interface Template extends Span {
  readonly kind: "template";
  readonly parts: readonly Expression[];
}

export interface Name extends Span {
  readonly kind: "name";
  readonly variable: Variable;
}

export interface Reference extends Span {
  readonly kind: "reference";
  /** In the order of look-up: PHP falls back from the namespace to the global function or constant. */
  readonly candidates: readonly ReferenceId[];
}

/**
 * One entry of an object: a keyed entry (`key` undefined: the next free index of an array), or a spread of `value`
 * leaving out the keys in `except`.
 */
export type ObjectEntry =
  | (Span & { readonly spread: false; readonly key: Expression | undefined; readonly value: Expression })
  | (Span & { readonly spread: true; readonly value: Expression; readonly except: readonly string[] });

/** A PHP array, JS object or JS array literal. */
export interface ObjectLiteral extends Span {
  readonly kind: "object";
  /** Copied on assignment, passing and return (PHP arrays). */
  readonly byValue: boolean;
  /** Integer keys are renumbered when it is spread (PHP and JS arrays). */
  readonly list: boolean;
  readonly entries: readonly ObjectEntry[];
}

/**
 * `o.k`, `o[k]`, `$o->k`, `$o['k']`, `C::$k`, `C::K`. Keys are normalised while lowering: integers as decimal strings.
 * PHP's method names are lower case and end in `()`, since PHP keeps methods and properties apart; its static
 * properties begin with `$`, its class constants are plain.
 */
export interface Member extends Span {
  readonly kind: "member";
  readonly object: Expression;
  readonly key: Expression;
  /** `?.`: the whole is absent when the object is. */
  readonly optional: boolean;
  /** What a write creates when the object is absent (PHP's `$a['x'] = 1`). */
  readonly creates: "array" | undefined;
}

/** Positional, spread (`...x`) or named (`timeout: 3`, PHP 8). */
export interface Argument extends Span {
  readonly value: Expression;
  readonly spread: boolean;
  readonly name: string | undefined;
}

/** `callee` of a `new` is the class; a tagged template is a call; PHP's `exit()` and `die()` are `exit` statements. */
export interface Call extends Span {
  readonly kind: "call";
  readonly callee: Expression;
  readonly arguments: readonly Argument[];
  readonly isNew: boolean;
  /** `f?.()`. */
  readonly optional: boolean;
  /** Where the list of arguments stands, including its parentheses; undefined where there is none (`new X`, a tag). */
  readonly argumentList: Span | undefined;
  /** The declared type of what it answers, where the code beside it says one: `inject<Client>(key)`, `get("client") as Client`. */
  readonly types?: TypeReference;
}

export type UnaryOperator = "not" | "negate" | "plus" | "number" | "string" | "boolean" | "typeof" | "empty" | "isset" | "void";
/** `add` is numeric in PHP and numeric or text in JS (`addOrConcat`); `union` is PHP's `+` of arrays and shares `addOrUnion`. */
export type BinaryOperator =
  | "addOrConcat"
  | "addOrUnion"
  | "concat"
  | "subtract"
  | "multiply"
  | "divide"
  | "modulo"
  | "power"
  | "shiftLeft"
  | "shiftRight"
  | "bitAnd"
  | "bitOr"
  | "bitXor"
  | "equal"
  | "notEqual"
  | "identical"
  | "notIdentical"
  | "less"
  | "lessOrEqual"
  | "greater"
  | "greaterOrEqual"
  | "in"
  | "instanceof"
  | "spaceship";
/** `absent` is `??` (null or undefined, or unset in PHP); `undefined` is the default of a destructuring. */
export type LogicalOperator = "and" | "or" | "absent" | "undefined" | "truthyElse";

export interface Unary extends Span {
  readonly kind: "unary";
  readonly operator: UnaryOperator;
  readonly operand: Expression;
}

export interface Binary extends Span {
  readonly kind: "binary";
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

/** Evaluates `right` only where `left` is: truthy (and), falsy (or, truthyElse), null or undefined (absent), undefined. */
export interface Logical extends Span {
  readonly kind: "logical";
  readonly operator: LogicalOperator;
  readonly left: Expression;
  readonly right: Expression;
}

export interface Conditional extends Span {
  readonly kind: "conditional";
  readonly test: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}

/**
 * Target is a name, a member or a reference. Compound assignments are desugared (`a += b` is `a = a + b`); `o.k` of an unset key in a
 * PHP list append has the key `undefined` literal. `when` is the condition of `??=`, `||=`, `&&=`.
 */
export interface Assign extends Span {
  readonly kind: "assign";
  readonly target: Expression;
  readonly value: Expression;
}

/** PHP references: from here on `target` and `source` are one variable. */
export interface Alias extends Span {
  readonly kind: "alias";
  readonly target: Expression;
  readonly source: Expression;
}

/** `delete o.k`, `unset($a['k'])`. */
export interface Remove extends Span {
  readonly kind: "remove";
  readonly target: Expression;
}

/** `await p`, and `yield` in code run as coroutine. */
export interface Await extends Span {
  readonly kind: "await";
  readonly value: Expression;
}

/** Evaluated left to right; the value is the last one's (comma operator, statements desugared into expressions). */
export interface Sequence extends Span {
  readonly kind: "sequence";
  readonly expressions: readonly Expression[];
}

/** All else: the children are evaluated, the value is unknown. `what` says for the reader what it was. */
export interface Unknown extends Span {
  readonly kind: "unknown";
  readonly what: string;
  readonly children: readonly Expression[];
}

export type Expression =
  | Literal
  | Template
  | Name
  | Reference
  | ObjectLiteral
  | Member
  | Call
  | FunctionNode
  | ClassNode
  | Unary
  | Binary
  | Logical
  | Conditional
  | Assign
  | Alias
  | Remove
  | Await
  | Sequence
  | Unknown;
