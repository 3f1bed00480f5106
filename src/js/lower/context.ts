import type * as ES from "oxc-parser";
import type { ClassNode, Export, Expression, FunctionNode, ReferenceId, Span, Variable } from "../../program/nodes.ts";
import type { Shape } from "../../program/shapes.ts";
import { INSTALLED, OUTPUT_FOLDER } from "../resolve/paths.ts";

/** What a name stands for. `value`: an enum member inside its enum. */
export type Binding =
  | { readonly kind: "variable"; readonly variable: Variable; readonly isHoistedFromBlock: boolean; used: boolean }
  | { readonly kind: "reference"; readonly reference: ReferenceId }
  | { readonly kind: "value"; readonly value: Expression };

export type DeclaredType = ES.TSType | ES.TSInterfaceDeclaration | undefined;

export interface Scope {
  readonly parent: Scope | undefined;
  readonly bindings: Map<string, Binding>;
  /** Type aliases and interfaces; a type parameter has no type to look through. */
  readonly types: Map<string, DeclaredType>;
}

/** What one file gathers while it is lowered. */
export interface FileState {
  readonly text: string;
  readonly wants: (function_: Span) => boolean;
  /** By offset of a declared identifier: how many of that name were declared up to there. */
  readonly ordinals: ReadonlyMap<number, number>;
  readonly functions: FunctionNode[];
  readonly classes: ClassNode[];
  readonly imports: Set<string>;
  readonly exports: Export[];
  /** AMD factories: the module of each parameter; `undefined` for `require`, `exports` and `module`. */
  readonly factories: Map<ES.Node, readonly (string | undefined)[]>;
  /** Object types, by their offset. */
  readonly shapes: Map<number, Shape>;
  usesModuleExports: boolean;
}

/** Where lowering stands. */
export interface Context {
  readonly file: FileState;
  readonly scope: Scope;
  /** Variables of the innermost function, or of the file. */
  readonly owns: Variable[];
  /** Those among them that `const` and `let` declare. */
  readonly lexical: Variable[];
  /** Labels that a plain `break` and `continue` mean. */
  readonly breakLabel: string | undefined;
  readonly continueLabel: string | undefined;
  /** What `this` means: in a static method it is the class. */
  readonly receiver: "this" | "static";
}

/** The inside of a function, or of a file: variables and labels of its own. */
export function createContext(file: FileState, scope: Scope, receiver: Context["receiver"]): Context {
  return { file, scope, owns: [], lexical: [], breakLabel: undefined, continueLabel: undefined, receiver };
}

/** Trees of other parsers have `range` in place of offsets. */
export interface Ranged extends Span {
  readonly range?: readonly [number, number];
}

export function spanOf(node: Ranged): Span {
  return node.range === undefined ? { start: node.start, end: node.end } : { start: node.range[0], end: node.range[1] };
}

export function startOf(node: Ranged): number {
  return node.range === undefined ? node.start : node.range[0];
}

export function endOf(node: Ranged): number {
  return node.range === undefined ? node.end : node.range[1];
}

export function textOf(node: Ranged, at: Context): string {
  return at.file.text.slice(startOf(node), endOf(node));
}

/** The file of a package that is the package: `axios/dist/node/axios.cjs`. */
const BUNDLE = new RegExp(`^((?:@[^/]+/)?([^/]+))/${OUTPUT_FOLDER}/(?:[^/]+/)*(?:index|main|\\2)(?:\\.min)?(?:\\.[cm]?js)?$`);
const PREFIX = new RegExp(`^(?:node:|${INSTALLED})`);

/** `http` for both `http` and `node:http`; the package for a path to where it is installed, and to the file that it is. */
export function toModule(specifier: string): string {
  return specifier.replace(PREFIX, "").replace(BUNDLE, "$1");
}
