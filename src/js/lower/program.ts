import type * as ES from "oxc-parser";
import type { LowerOptions } from "../../program/front-end.ts";
import type { Program, ReferenceId } from "../../program/nodes.ts";
import { SEMANTICS } from "../semantics.ts";
import { name } from "./build.ts";
import { type Context, createContext, type FileState } from "./context.ts";
import { type AnyStatement, hoistInto } from "./hoist.ts";
import { MODULE_EXPORTS } from "./names.ts";
import { findOrdinals } from "./ordinals.ts";
import { createScope } from "./scopes.ts";
import { lowerBody } from "./statements.ts";
import { findDeclared } from "./types.ts";

/** Lowers an ESTree from any parser. Throws a RangeError where the tree is too deep. */
export function lowerProgram(file: string, text: string, tree: ES.Program, options: LowerOptions): Program {
  const state: FileState = {
    text,
    wants: options.wants,
    ordinals: findOrdinals(tree),
    functions: [],
    classes: [],
    imports: new Set(),
    exports: [],
    factories: new Map(),
    shapes: new Map(),
    usesModuleExports: false,
  };
  const at = createContext(state, createScope(undefined), "this");
  const statements = toStatements(tree);
  hoistInto(statements, at);
  const body = lowerBody(statements, at);
  const { usesModuleExports } = state;
  const start = { start: 0, end: 0 };
  return {
    file,
    language: "js",
    semantics: SEMANTICS,
    body,
    owns: usesModuleExports ? [...at.owns, MODULE_EXPORTS] : at.owns,
    lexical: at.lexical,
    statics: usesModuleExports
      ? [{ variable: MODULE_EXPORTS, value: { kind: "object", byValue: false, list: false, entries: [], ...start } }]
      : [],
    exports: usesModuleExports ? [...state.exports, { name: "=", value: name(MODULE_EXPORTS, start) }] : state.exports,
    functions: state.functions.sort((a, b) => a.start - b.start),
    classes: state.classes.sort((a, b) => a.start - b.start),
    imports: [...state.imports],
    directives: findDirectives(tree.body),
    shapes: state.shapes,
    types: findExportedTypes(statements, at),
  };
}

/** Object types that other files may import. */
function findExportedTypes(statements: readonly AnyStatement[], at: Context): ReadonlyMap<string, readonly ReferenceId[]> {
  const found = new Map<string, readonly ReferenceId[]>();
  for (const statement of statements) {
    const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : undefined;
    if (declaration?.type === "TSInterfaceDeclaration") found.set(declaration.id.name, findDeclared(declaration, at));
    else if (declaration?.type === "TSTypeAliasDeclaration") found.set(declaration.id.name, findDeclared(declaration.typeAnnotation, at));
  }
  return found;
}

/** Svelte's parser for ESLint keeps the scripts as elements. */
function toStatements(tree: ES.Program): readonly AnyStatement[] {
  return tree.body.flatMap((statement) => {
    const element = statement as { readonly type: string; readonly body?: readonly AnyStatement[] };
    return element.type === "SvelteScriptElement" ? (element.body ?? []) : [statement];
  });
}

function findDirectives(body: ES.Program["body"]): string[] {
  const directives: string[] = [];
  for (const statement of body) {
    if (statement.type !== "ExpressionStatement" || typeof statement.directive !== "string") break;
    directives.push(statement.directive);
  }
  return directives;
}
