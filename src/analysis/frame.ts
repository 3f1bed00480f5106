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

export function cell(frame: Frame, variable: Variable): string {
  return `${owner(frame, variable).id}/${variable}`;
}

export function placeOf(frame: Frame, span: Span): Place {
  return { file: frame.unit.file, start: span.start, end: span.end };
}
