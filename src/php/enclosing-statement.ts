import type { Span } from "../program/nodes.ts";
import { child, children, isNode, type PhpNode } from "./ast.ts";
import type { Edited } from "./edit-style.ts";
import type { Layout } from "./layout.ts";

/** The innermost statement that holds a place and has statements beside it. */
export interface Enclosing {
  readonly at: Span;
  /** What stands after it does not run. */
  readonly leaves: boolean;
  /** Of a body without braces: from the statement it belongs to up to the end of its head. */
  readonly header: Span | undefined;
}

const LEAVING = new Set(["return", "throw", "break", "continue", "goto"]);
/** Between these and the statements inside, nothing can be inserted: parameters, properties, the value of `fn`. */
const DECLARATIONS = new Set(["function", "method", "closure", "arrowfunc", "class", "interface", "trait", "enum"]);
/** Bodies that may do without braces. */
const BODY_FIELDS: { readonly [kind: string]: readonly string[] } = {
  if: ["body", "alternate"],
  while: ["body"],
  do: ["body"],
  for: ["body"],
  foreach: ["body"],
};

export function findEnclosing({ layout, root }: Edited, anchor: Span): Enclosing | undefined {
  let statement: Enclosing | undefined;
  let declaration: Span | undefined;
  const stack: PhpNode[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    for (const { node: inner, enclosing } of inside(node, layout, anchor)) {
      if (enclosing !== undefined && isShorter(enclosing.at, statement?.at)) statement = enclosing;
      const at = DECLARATIONS.has(inner.kind) ? statementSpan(layout, inner) : undefined;
      if (at !== undefined && holds(at, anchor) && isShorter(at, declaration)) declaration = at;
      stack.push(inner);
    }
  }
  // The place is in a declaration, but in none of its statements.
  return statement !== undefined && declaration !== undefined && !isShorter(statement.at, declaration) ? undefined : statement;
}

function isShorter(one: Span, other: Span | undefined): boolean {
  return other === undefined || one.end - one.start < other.end - other.start;
}

interface Inside {
  readonly node: PhpNode;
  readonly enclosing: Enclosing | undefined;
}

/** What to look into: of statements only the one that holds the place, of expressions all, since their positions are not reliable. */
function inside(node: PhpNode, layout: Layout, anchor: Span): readonly Inside[] {
  const list = statementList(node);
  if (list !== undefined)
    return list
      .filter((statement) => holds(statementSpan(layout, statement), anchor))
      .map((statement) => ({ node: statement, enclosing: toEnclosing(statement, layout) }));
  const bodies = BODY_FIELDS[node.kind] ?? [];
  const found: Inside[] = [];
  for (const [field, value] of Object.entries(node)) {
    if (field === "loc") continue;
    for (const inner of Array.isArray(value) ? value : [value]) {
      if (!isNode(inner)) continue;
      const isBare = bodies.includes(field) && inner.kind !== "block" && !(field === "alternate" && inner.kind === "if");
      if (isBare && !holds(statementSpan(layout, inner), anchor)) continue;
      found.push({ node: inner, enclosing: isBare ? toBare(node, inner, layout) : undefined });
    }
  }
  return found;
}

/** The statements a node lists; a `switch` lists its cases, which are none. */
function statementList(node: PhpNode): readonly PhpNode[] | undefined {
  const isList = node.kind === "program" || node.kind === "namespace" || node.kind === "block" || node.kind === "declare";
  const list = isList ? children(node, "children") : undefined;
  return list?.some(({ kind }) => kind === "case") === true ? undefined : list;
}

function toEnclosing(statement: PhpNode, layout: Layout): Enclosing {
  return { at: statementSpan(layout, statement), leaves: leaves(statement), header: undefined };
}

function toBare(owner: PhpNode, body: PhpNode, layout: Layout): Enclosing {
  const at = statementSpan(layout, body);
  return { at, leaves: leaves(body), header: { start: owner.loc?.start.offset ?? at.start, end: layout.codeBefore(at.start) } };
}

function leaves(statement: PhpNode): boolean {
  return LEAVING.has(statement.kind) || child(statement, "expression")?.kind === "exit";
}

/** With its `;`, and with what an expression at its front leaves out: parentheses, `static`. */
function statementSpan({ source }: Layout, statement: PhpNode): Span {
  let start = statement.loc?.start.offset ?? 0;
  const end = statement.loc?.end.offset ?? start;
  if (statement.kind !== "expressionstatement") return { start, end };
  const before = /(?:[(@!]|\bstatic)\s*$/i;
  for (
    let found = before.exec(source.slice(Math.max(0, start - 40), start));
    found !== null;
    found = before.exec(source.slice(Math.max(0, start - 40), start))
  )
    start -= found[0].length;
  return { start, end };
}

function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
