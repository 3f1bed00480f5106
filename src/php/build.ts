import type {
  Assign,
  Binary,
  BinaryOperator,
  Conditional,
  Expression,
  ExpressionStatement,
  Literal,
  Logical,
  LogicalOperator,
  Member,
  Name,
  Reference,
  ReferenceId,
  Sequence,
  Span,
  Unary,
  UnaryOperator,
  Unknown,
  Variable,
} from "../program/nodes.ts";

/** Makers of nodes; the first argument says where it stands. */

export function literal(at: Span, value: Literal["value"]): Literal {
  return { kind: "literal", start: at.start, end: at.end, value };
}

export function name(at: Span, variable: Variable): Name {
  return { kind: "name", start: at.start, end: at.end, variable };
}

export function reference(at: Span, ...candidates: readonly ReferenceId[]): Reference {
  return { kind: "reference", start: at.start, end: at.end, candidates };
}

export function member(at: Span, object: Expression, key: Expression, creates?: "array"): Member {
  return { kind: "member", start: at.start, end: at.end, object, key, optional: false, creates };
}

export function unary(at: Span, operator: UnaryOperator, operand: Expression): Unary {
  return { kind: "unary", start: at.start, end: at.end, operator, operand };
}

export function binary(at: Span, operator: BinaryOperator, left: Expression, right: Expression): Binary {
  return { kind: "binary", start: at.start, end: at.end, operator, left, right };
}

export function logical(at: Span, operator: LogicalOperator, left: Expression, right: Expression): Logical {
  return { kind: "logical", start: at.start, end: at.end, operator, left, right };
}

export function conditional(at: Span, test: Expression, then: Expression, otherwise: Expression): Conditional {
  return { kind: "conditional", start: at.start, end: at.end, test, then, otherwise };
}

export function assign(at: Span, target: Expression, value: Expression): Assign {
  return { kind: "assign", start: at.start, end: at.end, target, value };
}

export function sequence(at: Span, expressions: readonly Expression[]): Expression {
  const [only] = expressions;
  if (only !== undefined && expressions.length === 1) return only;
  return { kind: "sequence", start: at.start, end: at.end, expressions } satisfies Sequence;
}

export function unknown(at: Span, what: string, children: readonly Expression[]): Unknown {
  return { kind: "unknown", start: at.start, end: at.end, what, children };
}

export function statement(value: Expression, at: Span = value): ExpressionStatement {
  return { kind: "expression", start: at.start, end: at.end, value };
}

export function isLiteral(expression: Expression, value: Literal["value"]): boolean {
  return expression.kind === "literal" && expression.value === value;
}
