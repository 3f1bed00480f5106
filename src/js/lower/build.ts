import type {
  Assign,
  Expression,
  ExpressionStatement,
  Literal,
  Member,
  Name,
  Reference,
  ReferenceId,
  Span,
  Statement,
  Unknown,
  Variable,
} from "../../program/nodes.ts";

export function literal(value: Literal["value"], { start, end }: Span): Literal {
  return { kind: "literal", value, start, end };
}

export function name(variable: Variable, { start, end }: Span): Name {
  return { kind: "name", variable, start, end };
}

export function reference(id: ReferenceId, { start, end }: Span): Reference {
  return { kind: "reference", candidates: [id], start, end };
}

export function unknown(what: string, children: readonly Expression[], { start, end }: Span): Unknown {
  return { kind: "unknown", what, children, start, end };
}

export function assign(target: Expression, value: Expression, { start, end }: Span): Assign {
  return { kind: "assign", target, value, start, end };
}

export function member(object: Expression, key: Expression, { start, end }: Span, optional = false): Member {
  return { kind: "member", object, key, optional, creates: undefined, start, end };
}

export function expressionStatement(value: Expression, { start, end }: Span = value): ExpressionStatement {
  return { kind: "expression", value, start, end };
}

/** Each part of a sequence becomes a statement of its own. */
export function toStatements(value: Expression, span: Span): Statement[] {
  if (value.kind !== "sequence") return [expressionStatement(value, span)];
  return value.expressions.map((part) => expressionStatement(part, part));
}

/** Whether `expression` is the reference `id`. */
export function isReference(expression: Expression, id: ReferenceId): expression is Reference {
  return expression.kind === "reference" && expression.candidates.length === 1 && expression.candidates[0] === id;
}
