import type { Place } from "../finding/finding.ts";
import type { ClassNode, FunctionNode, Span, Variable } from "../program/nodes.ts";
import type { Unit } from "./project.ts";
import type { Value } from "./values.ts";

/** An activation of a function, or of a file. Variables live in the state under the frame's id. */
export interface Frame {
  /** Unique per function and calling context. */
  readonly id: string;
  readonly unit: Unit;
  readonly function: FunctionNode | undefined;
  readonly owns: ReadonlySet<Variable>;
  readonly parent: Frame | undefined;
  readonly receiver: Value | undefined;
  /** Class whose code this is (`self`, `parent`, `super`). */
  readonly class: ClassNode | undefined;
  /** Class of the receiver (`static`). */
  readonly lateClass: Value | undefined;
  /** The innermost call sites, part of the address of what is made here. */
  readonly context: string;
}

/** The frame that owns the variable: this one or an enclosing one. */
export function owner(frame: Frame, variable: Variable): Frame {
  let at: Frame | undefined = frame;
  while (at) {
    if (at.owns.has(variable)) return at;
    at = at.parent;
  }
  return frame;
}

/** The function of the file that a frame is in. */
export function outermost(frame: Frame): FunctionNode | undefined {
  return (frame.parent && outermost(frame.parent)) ?? frame.function;
}

/** Nobody can run it but by calling it: no other function of the file holds it. */
export function isOutermost(functions: readonly FunctionNode[], node: FunctionNode): boolean {
  return (
    node.name?.startsWith("function#") || !functions.some((other) => other !== node && other.start <= node.start && other.end >= node.end)
  );
}

export function cell(frame: Frame, variable: Variable): string {
  return `${owner(frame, variable).id}/${variable}`;
}

export function placeOf(frame: Frame, span: Span): Place {
  return { file: frame.unit.file, start: span.start, end: span.end };
}
