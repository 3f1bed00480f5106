import type * as ES from "oxc-parser";
import { type Context, startOf, toModule } from "./context.ts";
import { findIdentifiers, toFirstIdentifier } from "./ordinals.ts";
import { createScope, declare, findBinding } from "./scopes.ts";

export type AnyStatement = ES.Statement | ES.Directive;

/** Declares what the body of a function or file declares: its own names first, then `var` and functions from its blocks. */
export function hoistInto(statements: readonly AnyStatement[], at: Context): void {
  declareLexical(statements, at, true);
  const functions: ES.BindingIdentifier[] = [];
  const rest: (ES.Node | null | undefined)[] = statements.toReversed();
  while (rest.length > 0) {
    const statement = rest.pop();
    if (statement === null || statement === undefined) continue;
    if (statement.type === "VariableDeclaration") declareVar(statement, at);
    else if (statement.type === "FunctionDeclaration" && statement.id !== null) functions.push(statement.id);
    else rest.push(...toInnerStatements(statement).toReversed());
  }
  for (const id of functions) if (!at.scope.bindings.has(id.name)) declare(at, id.name, startOf(id), true);
}

function declareVar(declaration: ES.VariableDeclaration, at: Context): void {
  if (declaration.kind !== "var" || declaration.declare === true) return;
  for (const { id } of declaration.declarations) {
    for (const identifier of findIdentifiers(id)) declare(at, identifier.name, startOf(identifier));
  }
}

function toInnerStatements(statement: ES.Node): (ES.Node | null | undefined)[] {
  switch (statement.type) {
    case "BlockStatement":
      return statement.body;
    case "IfStatement":
      return [statement.consequent, statement.alternate];
    case "ForStatement":
      return [statement.init, statement.body];
    case "ForInStatement":
    case "ForOfStatement":
      return [statement.left, statement.body];
    case "WhileStatement":
    case "DoWhileStatement":
    case "LabeledStatement":
    case "WithStatement":
      return [statement.body];
    case "SwitchStatement":
      return statement.cases.flatMap((case_) => case_.consequent);
    case "TryStatement":
      return [statement.block, statement.handler?.body, statement.finalizer];
    case "ExportNamedDeclaration":
      return [statement.declaration];
    default:
      return [];
  }
}

/** The context of a block: a scope of its own where it declares something. */
export function enterBlock(statements: readonly AnyStatement[], at: Context): Context {
  if (!statements.some(declaresLexically)) return at;
  const inner = { ...at, scope: createScope(at.scope) };
  declareLexical(statements, inner, false);
  return inner;
}

function declaresLexically(statement: AnyStatement): boolean {
  switch (statement.type) {
    case "VariableDeclaration":
      return statement.kind !== "var";
    case "FunctionDeclaration":
    case "ClassDeclaration":
    case "ExportNamedDeclaration":
    case "TSEnumDeclaration":
    case "TSModuleDeclaration":
    case "TSTypeAliasDeclaration":
    case "TSInterfaceDeclaration":
      return true;
    default:
      return false;
  }
}

function declareLexical(statements: readonly AnyStatement[], at: Context, isFunctionScope: boolean): void {
  for (const statement of statements) {
    const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (declaration !== null) declareOne(declaration, at, isFunctionScope);
  }
}

function declareOne(statement: ES.Node, at: Context, isFunctionScope: boolean): void {
  switch (statement.type) {
    case "ImportDeclaration":
      declareImports(statement, at);
      break;
    case "TSImportEqualsDeclaration":
      declareImportEquals(statement, at);
      break;
    case "VariableDeclaration":
      if (statement.kind === "var" || statement.declare === true) break;
      for (const { id } of statement.declarations) {
        for (const identifier of findIdentifiers(id)) at.lexical.push(declare(at, identifier.name, startOf(identifier)));
      }
      break;
    case "FunctionDeclaration":
      if (statement.id !== null) declareFunction(statement.id, at, isFunctionScope);
      break;
    case "ClassDeclaration":
    case "TSEnumDeclaration":
      if (statement.declare !== true && statement.id !== null) declare(at, statement.id.name, startOf(statement.id));
      break;
    case "TSModuleDeclaration":
      declareNamespace(statement, at);
      break;
    case "TSTypeAliasDeclaration":
      at.scope.types.set(statement.id.name, statement.typeAnnotation);
      break;
    case "TSInterfaceDeclaration":
      at.scope.types.set(statement.id.name, statement);
      break;
    case "ExportDefaultDeclaration":
      declareDefault(statement.declaration, at, isFunctionScope);
      break;
  }
}

/** A function in a block is the enclosing function's variable too (sloppy mode), unless that has one of this name. */
function declareFunction(id: ES.BindingIdentifier, at: Context, isFunctionScope: boolean): void {
  if (!isFunctionScope) {
    const outer = findBinding(at.scope, id.name);
    if (outer?.kind === "variable" && outer.isHoistedFromBlock) return;
  }
  declare(at, id.name, startOf(id));
}

function declareDefault(declaration: ES.ExportDefaultDeclarationKind, at: Context, isFunctionScope: boolean): void {
  const { type } = declaration;
  if (type === "TSInterfaceDeclaration" || type === "TSDeclareFunction") return;
  if (type === "FunctionDeclaration" || type === "ClassDeclaration") {
    if (declaration.id !== null) {
      declareOne(declaration, at, isFunctionScope);
      return;
    }
  }
  declare(at, "*default", startOf(declaration));
}

function declareImports(statement: ES.ImportDeclaration, at: Context): void {
  const module = toModule(statement.source.value);
  for (const specifier of statement.specifiers) {
    const name =
      specifier.type === "ImportSpecifier"
        ? toExportName(specifier.imported)
        : specifier.type === "ImportDefaultSpecifier"
          ? "default"
          : "*";
    at.scope.bindings.set(specifier.local.name, { kind: "reference", reference: `${module}#${name}` });
  }
}

function declareImportEquals(statement: ES.TSImportEqualsDeclaration, at: Context): void {
  const source = statement.moduleReference;
  if (source.type === "TSExternalModuleReference") {
    at.scope.bindings.set(statement.id.name, { kind: "reference", reference: `${toModule(source.expression.value)}#*` });
  } else {
    declare(at, statement.id.name, startOf(statement.id));
  }
}

function declareNamespace(statement: ES.TSModuleDeclaration | ES.TSGlobalDeclaration, at: Context): void {
  const id = toFirstIdentifier(statement.id);
  if (id !== undefined && holdsValues(statement)) declare(at, id.name, startOf(id));
}

/** Whether a namespace exists at run time. */
export function holdsValues(statement: ES.TSModuleDeclaration | ES.TSGlobalDeclaration): boolean {
  if (statement.declare || statement.kind === "global" || statement.body === null) return false;
  return (statement.body.body as readonly ES.Statement[]).some((inner) => {
    const declaration = inner.type === "ExportNamedDeclaration" ? inner.declaration : inner;
    if (declaration === null || declaration.type === "TSTypeAliasDeclaration" || declaration.type === "TSInterfaceDeclaration")
      return false;
    if (declaration.type === "TSModuleDeclaration") return holdsValues(declaration);
    return true;
  });
}

export function toExportName(name: ES.ModuleExportName): string {
  return name.type === "Literal" ? name.value : name.name;
}
