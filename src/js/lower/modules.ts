import type * as ES from "oxc-parser";
import type { Expression, Span, Statement } from "../../program/nodes.ts";
import { assign, expressionStatement, name, reference } from "./build.ts";
import { lowerClassDeclaration } from "./classes.ts";
import { type Context, spanOf, startOf, toModule } from "./context.ts";
import { lowerExpression } from "./expressions.ts";
import { toExportName } from "./hoist.ts";
import { lowerNameAt } from "./names.ts";
import { findIdentifiers, toFirstIdentifier } from "./ordinals.ts";
import { findBinding } from "./scopes.ts";
import { lowerStatement, toDeclared } from "./statements.ts";

export function lowerImports(statement: ES.ImportDeclaration, at: Context): void {
  at.file.imports.add(statement.source.value);
}

export function lowerExportNamed(statement: ES.ExportNamedDeclaration, at: Context, out: Statement[]): void {
  const { declaration, source } = statement;
  if (declaration !== null) {
    lowerStatement(declaration, at, out);
    for (const id of findDeclared(declaration)) addExport(id.name, id.name, spanOf(id), at);
    return;
  }
  if (source !== null) at.file.imports.add(source.value);
  for (const { local, exported } of statement.specifiers) {
    const span = spanOf(exported);
    if (source === null) addExport(toExportName(exported), toExportName(local), span, at);
    else at.file.exports.push({ name: toExportName(exported), value: reference(`${toModule(source.value)}#${toExportName(local)}`, span) });
  }
}

/** Types have no value to export. */
function addExport(exported: string, local: string, span: Span, at: Context): void {
  if (findBinding(at.scope, local) !== undefined) at.file.exports.push({ name: exported, value: lowerNameAt(local, span, at) });
}

function findDeclared(declaration: ES.Declaration): ES.BindingIdentifier[] {
  switch (declaration.type) {
    case "VariableDeclaration":
      return declaration.declarations.flatMap(({ id }) => findIdentifiers(id));
    case "FunctionDeclaration":
    case "ClassDeclaration":
    case "TSEnumDeclaration":
    case "TSImportEqualsDeclaration":
      return declaration.id === null ? [] : [declaration.id];
    case "TSModuleDeclaration": {
      const id = toFirstIdentifier(declaration.id);
      return id === undefined ? [] : [id];
    }
    default:
      return [];
  }
}

export function lowerExportDefault(statement: ES.ExportDefaultDeclaration, at: Context, out: Statement[]): void {
  const { declaration } = statement;
  const span = spanOf(declaration);
  if (declaration.type === "TSInterfaceDeclaration" || declaration.type === "TSDeclareFunction") return;
  const isNamed = (declaration.type === "FunctionDeclaration" || declaration.type === "ClassDeclaration") && declaration.id !== null;
  const variable =
    isNamed && declaration.id !== null
      ? toDeclared(declaration.id.name, startOf(declaration.id), at)
      : toDeclared("*default", span.start, at);
  if (declaration.type === "ClassDeclaration") lowerClassDeclaration(declaration, variable, at, out);
  else if (declaration.type !== "FunctionDeclaration") out.push(lowerDefaultValue(declaration, variable, at));
  at.file.exports.push({ name: "default", value: name(variable, span) });
}

function lowerDefaultValue(declaration: ES.Expression, variable: string, at: Context): Statement {
  const value: Expression = lowerExpression(declaration, at, "default");
  return expressionStatement(assign(name(variable, value), value, value));
}

export function lowerExportAll(statement: ES.ExportAllDeclaration, at: Context): void {
  const { source, exported } = statement;
  at.file.imports.add(source.value);
  at.file.exports.push({
    name: exported === null ? "*" : toExportName(exported),
    value: reference(`${toModule(source.value)}#*`, spanOf(statement)),
  });
}
