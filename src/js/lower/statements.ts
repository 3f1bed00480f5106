import type * as ES from "oxc-parser";
import type { Branch, Exit, Expression, Statement } from "../../program/nodes.ts";
import { expressionStatement, isReference, literal, name, toStatements } from "./build.ts";
import { declaredAs } from "./calls.ts";
import { lowerClassDeclaration } from "./classes.ts";
import { type Context, spanOf, startOf } from "./context.ts";
import { lowerExpression } from "./expressions.ts";
import { lowerFunction } from "./functions.ts";
import { type AnyStatement, enterBlock } from "./hoist.ts";
import { lowerDoWhile, lowerEach, lowerFor, lowerLabeled, lowerWhile } from "./loops.ts";
import { lowerExportAll, lowerExportDefault, lowerExportNamed, lowerImports } from "./modules.ts";
import { findIdentifiers } from "./ordinals.ts";
import { assignTo } from "./patterns.ts";
import { createScope, createTemporary, declare } from "./scopes.ts";
import { lowerSwitch } from "./switch.ts";
import { lowerEnum, lowerExportAssignment, lowerImportEquals, lowerNamespace } from "./typescript.ts";

/** The statements of a scope that is already open; its functions come first. */
export function lowerBody(statements: readonly AnyStatement[], at: Context): Statement[] {
  const out: Statement[] = [];
  for (const statement of statements) declareFunctionOf(statement, at, out);
  for (const statement of statements) lowerStatement(statement, at, out);
  return out;
}

export function lowerBlock(statements: readonly AnyStatement[], at: Context): Statement[] {
  return lowerBody(statements, enterBlock(statements, at));
}

/** A body with or without braces. */
export function lowerNested(statement: ES.Statement, at: Context): Statement[] {
  return lowerBlock(statement.type === "BlockStatement" ? statement.body : [statement], at);
}

function declareFunctionOf(statement: AnyStatement, at: Context, out: Statement[]): void {
  const isExport = statement.type === "ExportNamedDeclaration" || statement.type === "ExportDefaultDeclaration";
  const node = isExport ? statement.declaration : statement;
  if (node?.type !== "FunctionDeclaration" || node.body === null || node.declare === true || (node.id === null && !isExport)) return;
  const functionName = node.id?.name ?? "*default";
  const variable = toDeclared(functionName, startOf(node.id ?? node), at);
  const lowered = lowerFunction(node, at, node.id?.name ?? "default");
  out.push({ kind: "declare", variable, value: lowered, start: lowered.start, end: lowered.end });
}

/** The variable of a declaration, which hoisting has declared here or in the function around. */
export function toDeclared(source: string, offset: number, at: Context): string {
  for (let scope: Context["scope"] | undefined = at.scope; scope !== undefined; scope = scope.parent) {
    const binding = scope.bindings.get(source);
    if (binding?.kind === "variable") return binding.variable;
  }
  return declare(at, source, offset);
}

export function lowerStatement(statement: AnyStatement, at: Context, out: Statement[]): void {
  switch (statement.type) {
    case "ExpressionStatement":
      out.push(...lowerExpressionStatement(statement, at));
      break;
    case "VariableDeclaration":
      lowerVariables(statement, at, out);
      break;
    case "IfStatement":
      out.push(lowerIf(statement, at));
      break;
    case "ReturnStatement":
    case "ThrowStatement":
      out.push(lowerExit(statement, at));
      break;
    case "BreakStatement":
      out.push({ kind: "exit", how: "break", label: statement.label?.name ?? at.breakLabel, value: undefined, ...spanOf(statement) });
      break;
    case "ContinueStatement":
      out.push({ kind: "exit", how: "continue", label: statement.label?.name ?? at.continueLabel, value: undefined, ...spanOf(statement) });
      break;
    case "BlockStatement":
      out.push({ kind: "block", label: undefined, body: lowerBlock(statement.body, at), ...spanOf(statement) });
      break;
    case "TryStatement":
      out.push(lowerTry(statement, at));
      break;
    case "SwitchStatement":
      lowerSwitch(statement, at, undefined, out);
      break;
    case "LabeledStatement":
      lowerLabeled(statement, at, out);
      break;
    case "ForStatement":
      lowerFor(statement, at, undefined, out);
      break;
    case "ForInStatement":
    case "ForOfStatement":
      out.push(lowerEach(statement, at, undefined));
      break;
    case "WhileStatement":
      out.push(lowerWhile(statement, at, undefined));
      break;
    case "DoWhileStatement":
      out.push(lowerDoWhile(statement, at, undefined));
      break;
    case "WithStatement":
      out.push(expressionStatement(lowerExpression(statement.object, at)), ...lowerNested(statement.body, at));
      break;
    case "ClassDeclaration":
      if (statement.declare !== true && statement.id !== null) {
        lowerClassDeclaration(statement, toDeclared(statement.id.name, startOf(statement.id), at), at, out);
      }
      break;
    case "ImportDeclaration":
      lowerImports(statement, at);
      break;
    case "ExportNamedDeclaration":
      lowerExportNamed(statement, at, out);
      break;
    case "ExportDefaultDeclaration":
      lowerExportDefault(statement, at, out);
      break;
    case "ExportAllDeclaration":
      lowerExportAll(statement, at);
      break;
    case "TSEnumDeclaration":
      lowerEnum(statement, at, out);
      break;
    case "TSModuleDeclaration":
      lowerNamespace(statement, at, out);
      break;
    case "TSImportEqualsDeclaration":
      lowerImportEquals(statement, at, out);
      break;
    case "TSExportAssignment":
      lowerExportAssignment(statement, at, out);
      break;
  }
}

function lowerExpressionStatement(statement: ES.ExpressionStatement | ES.Directive, at: Context): Statement[] {
  const span = spanOf(statement);
  const value = lowerExpression(statement.expression, at);
  if (value.kind === "call" && isProcessExit(value.callee)) {
    return [{ kind: "exit", how: "exit", label: undefined, value: value.arguments[0]?.value, ...span }];
  }
  return toStatements(value, span);
}

function isProcessExit(callee: Expression): boolean {
  if (isReference(callee, "process#exit")) return true;
  if (callee.kind !== "member" || callee.key.kind !== "literal" || callee.key.value !== "exit") return false;
  return ["global#process", "process#default", "process#*"].some((id) => isReference(callee.object, id));
}

export function lowerVariables(declaration: ES.VariableDeclaration, at: Context, out: Statement[]): void {
  if (declaration.declare === true) return;
  for (const { id, init, ...declarator } of declaration.declarations.map((node) => ({ id: node.id, init: node.init, ...spanOf(node) }))) {
    if (init === null && declaration.kind === "var") continue;
    const hint = id.type === "Identifier" ? id.name : undefined;
    const type = id.typeAnnotation?.typeAnnotation;
    const value = init === null ? literal(undefined, declarator) : declaredAs(lowerExpression(init, at, hint), type, at);
    const assignments: Expression[] = [];
    assignTo(id, value, at, assignments, declarator);
    if (assignments.length === 0) assignments.push(value);
    out.push(...assignments.map((assignment) => expressionStatement(assignment)));
  }
}

/** A chain of `else if` is walked without recursion. */
function lowerIf(statement: ES.IfStatement, at: Context): Branch {
  const chain: { node: ES.IfStatement; test: Expression; then: Statement[] }[] = [];
  let last: ES.Statement | null = statement;
  while (last?.type === "IfStatement") {
    chain.push({ node: last, test: lowerExpression(last.test, at), then: lowerNested(last.consequent, at) });
    last = last.alternate;
  }
  let otherwise: Statement[] = last === null ? [] : lowerNested(last, at);
  for (const { node, test, then } of chain.toReversed()) otherwise = [{ kind: "branch", test, then, otherwise, ...spanOf(node) }];
  return otherwise[0] as Branch;
}

function lowerExit(statement: ES.ReturnStatement | ES.ThrowStatement, at: Context): Exit {
  const value = statement.argument === null ? undefined : lowerExpression(statement.argument, at);
  return { kind: "exit", how: statement.type === "ReturnStatement" ? "return" : "throw", label: undefined, value, ...spanOf(statement) };
}

function lowerTry(statement: ES.TryStatement, at: Context): Statement {
  const body = lowerBlock(statement.block.body, at);
  const { handler, parameter } = lowerCatch(statement.handler, at);
  const finalizer = statement.finalizer === null ? undefined : lowerBlock(statement.finalizer.body, at);
  return { kind: "try", body, handler, parameter, finalizer, ...spanOf(statement) };
}

function lowerCatch(clause: ES.CatchClause | null, at: Context): { handler: Statement[] | undefined; parameter: string | undefined } {
  if (clause === null) return { handler: undefined, parameter: undefined };
  const { param } = clause;
  if (param === null) return { handler: lowerBlock(clause.body.body, at), parameter: undefined };
  const inner = { ...at, scope: createScope(at.scope) };
  if (param.type === "Identifier") {
    const parameter = declare(inner, param.name, startOf(param));
    return { handler: lowerBlock(clause.body.body, inner), parameter };
  }
  for (const id of findIdentifiers(param)) declare(inner, id.name, startOf(id));
  const { parameter, prelude } = openPattern(param, inner);
  return { handler: [...prelude, ...lowerBlock(clause.body.body, inner)], parameter };
}

/** A temporary that stands for what `pattern` takes apart, and the statements that do so. */
export function openPattern(pattern: ES.BindingPattern | ES.AssignmentTarget, at: Context): { parameter: string; prelude: Statement[] } {
  const parameter = createTemporary(at, startOf(pattern));
  const assignments: Expression[] = [];
  assignTo(pattern, name(parameter, spanOf(pattern)), at, assignments);
  return { parameter, prelude: assignments.map((assignment) => expressionStatement(assignment)) };
}
