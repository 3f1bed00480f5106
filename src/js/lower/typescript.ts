import type * as ES from "oxc-parser";
import type { Expression, ObjectEntry, Statement } from "../../program/nodes.ts";
import { assign, expressionStatement, literal, member, name, unknown } from "./build.ts";
import { type Context, spanOf, startOf } from "./context.ts";
import { lowerExpression } from "./expressions.ts";
import { enterBlock, holdsValues } from "./hoist.ts";
import { lowerNameAt, moduleExports, toKey } from "./names.ts";
import { toFirstIdentifier } from "./ordinals.ts";
import { createScope } from "./scopes.ts";
import { lowerBody, toDeclared } from "./statements.ts";

/** An enum is an object; inside it, its members go by their bare names. */
export function lowerEnum(node: ES.TSEnumDeclaration, at: Context, out: Statement[]): void {
  if (node.declare) return;
  const inner = { ...at, scope: createScope(at.scope) };
  const entries: ObjectEntry[] = [];
  let next: number | undefined = 0;
  for (const { id, initializer, ...member } of toMembers(node)) {
    const span = spanOf(member);
    const key = toKey(id, false) ?? "";
    const value: Expression = initializer
      ? lowerExpression(initializer, inner)
      : next === undefined
        ? unknown("enum member", [], span)
        : literal(next, span);
    next = value.kind === "literal" && typeof value.value === "number" ? value.value + 1 : undefined;
    inner.scope.bindings.set(key, { kind: "value", value });
    entries.push({ spread: false, key: literal(key, spanOf(id)), value, ...span });
  }
  const span = spanOf(node);
  const target = name(toDeclared(node.id.name, startOf(node.id), at), spanOf(node.id));
  out.push(expressionStatement(assign(target, { kind: "object", byValue: false, list: false, entries, ...span }, span)));
}

/** typescript-estree before version 8 had the members on the declaration. */
function toMembers(node: ES.TSEnumDeclaration): readonly ES.TSEnumMember[] {
  return node.body?.members ?? (node as unknown as { members: readonly ES.TSEnumMember[] }).members;
}

/** The body runs in place; what it exports becomes a member of the namespace's object. */
export function lowerNamespace(node: ES.TSModuleDeclaration | ES.TSGlobalDeclaration, at: Context, out: Statement[]): void {
  const id = toFirstIdentifier(node.id);
  if (id === undefined || node.body === null || !holdsValues(node)) return;
  const span = spanOf(node);
  const body = node.body.body as readonly (ES.Statement | ES.Directive)[];
  const inner = enterBlock(body, { ...at, file: { ...at.file, exports: [] } });
  const statements = lowerBody(body, inner);
  if (inner.file.usesModuleExports) at.file.usesModuleExports = true;
  let object: Expression = name(toDeclared(id.name, startOf(id), at), spanOf(id));
  out.push(createNamespace(object));
  for (const part of toNames(node.id).slice(1)) {
    object = member(object, literal(part.name, spanOf(part)), spanOf(part));
    out.push(createNamespace(object));
  }
  for (const { name: exported, value } of inner.file.exports) {
    statements.push(expressionStatement(assign(member(object, literal(exported, value), value), value, value)));
  }
  out.push({ kind: "block", label: undefined, body: statements, ...span });
}

/** A namespace may be declared more than once, and share its name with a class or function. */
function createNamespace(object: Expression): Statement {
  const span = { start: object.start, end: object.end };
  const fresh: Expression = { kind: "object", byValue: false, list: false, entries: [], ...span };
  return expressionStatement(assign(object, { kind: "logical", operator: "or", left: object, right: fresh, ...span }, span));
}

/** `a`, `b`, `c` of `namespace a.b.c`. */
function toNames(id: ES.TSModuleDeclaration["id"] | ES.TSGlobalDeclaration["id"]): ES.IdentifierName[] {
  const names: ES.IdentifierName[] = [];
  let current: ES.Node = id;
  while (current.type === "TSQualifiedName") {
    names.unshift(current.right);
    current = current.left;
  }
  return current.type === "Identifier" ? [current as ES.IdentifierName, ...names] : names;
}

/** `import x = require("y")` is a binding; `import x = A.B` a variable. */
export function lowerImportEquals(node: ES.TSImportEqualsDeclaration, at: Context, out: Statement[]): void {
  const source = node.moduleReference;
  if (source.type === "TSExternalModuleReference") {
    at.file.imports.add(source.expression.value);
    return;
  }
  const span = spanOf(node);
  const target = name(toDeclared(node.id.name, startOf(node.id), at), spanOf(node.id));
  out.push(expressionStatement(assign(target, lowerEntity(source, at), span)));
}

function lowerEntity(node: ES.TSTypeName, at: Context): Expression {
  if (node.type === "TSQualifiedName")
    return member(lowerEntity(node.left, at), literal(node.right.name, spanOf(node.right)), spanOf(node));
  return node.type === "Identifier" ? lowerNameAt(node.name, spanOf(node), at) : name("this", spanOf(node));
}

export function lowerExportAssignment(node: ES.TSExportAssignment, at: Context, out: Statement[]): void {
  const span = spanOf(node);
  out.push(expressionStatement(assign(moduleExports(span, at), lowerExpression(node.expression, at), span)));
}
