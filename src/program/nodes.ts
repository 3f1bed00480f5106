/**
 * `Program`: what PHP and JavaScript/TypeScript both lower to. The languages' semantics travel as data on these
 * nodes, so that the analysis never asks which language it reads.
 */

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
}

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
  /** Function statics and their initial values: variables of the file, set once. */
  readonly statics: readonly { readonly variable: Variable; readonly value: Expression | undefined }[];
  readonly exports: readonly Export[];
  /** All functions and classes of the file, in the order of their start, nested ones too. */
  readonly functions: readonly FunctionNode[];
  readonly classes: readonly ClassNode[];
  /** Modules the file imports, requires or includes, as written. */
  readonly imports: readonly string[];
  /** `"use client"`, `"use strict"` … of the file. */
  readonly directives: readonly string[];
}
