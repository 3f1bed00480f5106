import type * as ES from "oxc-parser";
import { startOf } from "./context.ts";

/** Where no declaration of a value stands. */
const NOT_WALKED: ReadonlySet<string> = new Set([
  "templateBody",
  "parent",
  "loc",
  "range",
  "start",
  "end",
  "type",
  "tokens",
  "comments",
  "leadingComments",
  "innerComments",
  "trailingComments",
  "errors",
  "name",
  "value",
  "raw",
  "operator",
  "kind",
  "typeAnnotation",
  "typeParameters",
  "typeArguments",
  "superTypeArguments",
  "returnType",
  "implements",
]);
const WITH_VALUE: ReadonlySet<string> = new Set(["Property", "MethodDefinition", "PropertyDefinition", "AccessorProperty", "JSXAttribute"]);
const TYPES: ReadonlySet<string> = new Set(["TSTypeAliasDeclaration", "TSInterfaceDeclaration"]);

/**
 * Numbers the declarations of each name in the order of the text, over the whole file whichever bodies are wanted: so a variable
 * keeps its id when the file is lowered again for another function.
 */
export function findOrdinals(program: ES.Program): Map<number, number> {
  const declared: { name: string; offset: number }[] = [];
  const keysOf = new Map<string, readonly string[]>();
  const rest: object[] = [program];
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    const fields = node as Record<string, unknown> & { type: string };
    if (TYPES.has(fields.type)) continue;
    let keys = keysOf.get(fields.type);
    if (keys === undefined) {
      keys = Object.keys(fields).filter((key) => !NOT_WALKED.has(key) || (key === "value" && WITH_VALUE.has(fields.type)));
      keysOf.set(fields.type, keys);
    }
    addDeclared(node as ES.Node, declared);
    for (const key of keys) {
      const child = fields[key];
      if (typeof child !== "object" || child === null) continue;
      if (!Array.isArray(child)) rest.push(child);
      else for (const element of child) if (typeof element === "object" && element !== null) rest.push(element);
    }
  }
  return toOrdinals(declared);
}

function toOrdinals(declared: { name: string; offset: number }[]): Map<number, number> {
  declared.sort((a, b) => a.offset - b.offset);
  const counts = new Map<string, number>();
  const ordinals = new Map<number, number>();
  for (const { name, offset } of declared) {
    if (ordinals.has(offset)) continue;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    ordinals.set(offset, count);
  }
  return ordinals;
}

type Target = ES.ParamPattern | ES.BindingPattern | ES.BindingRestElement | null | undefined;

/** What `node` itself declares. */
function addDeclared(node: ES.Node, declared: { name: string; offset: number }[]): void {
  switch (node.type) {
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      addNames(node.id, declared);
      for (const parameter of node.params) addNames(parameter, declared);
      break;
    case "VariableDeclarator":
    case "ClassDeclaration":
    case "ClassExpression":
    case "TSEnumDeclaration":
    case "TSImportEqualsDeclaration":
      addNames(node.id, declared);
      break;
    case "TSModuleDeclaration":
      addNames(toFirstIdentifier(node.id), declared);
      break;
    case "CatchClause":
      addNames(node.param, declared);
      break;
  }
}

export function toFirstIdentifier(id: ES.TSModuleDeclaration["id"] | ES.TSGlobalDeclaration["id"]): ES.BindingIdentifier | undefined {
  let current: ES.Node = id;
  while (current.type === "TSQualifiedName") current = current.left;
  return current.type === "Identifier" ? (current as ES.BindingIdentifier) : undefined;
}

function addNames(target: Target, declared: { name: string; offset: number }[]): void {
  if (target === null || target === undefined) return;
  if (target.type === "Identifier") {
    declared.push({ name: target.name, offset: startOf(target) });
    return;
  }
  for (const identifier of findIdentifiers(target)) declared.push({ name: identifier.name, offset: startOf(identifier) });
}

/** The identifiers a pattern binds, in order. */
export function findIdentifiers(target: Target): ES.BindingIdentifier[] {
  const found: ES.BindingIdentifier[] = [];
  const rest: Target[] = [target];
  while (rest.length > 0) {
    const current = rest.pop();
    if (current === null || current === undefined) continue;
    switch (current.type) {
      case "Identifier":
        found.push(current);
        break;
      case "TSParameterProperty":
        rest.push(current.parameter);
        break;
      case "AssignmentPattern":
        rest.push(current.left);
        break;
      case "RestElement":
        rest.push(current.argument);
        break;
      case "ArrayPattern":
        rest.push(...current.elements.toReversed());
        break;
      case "ObjectPattern":
        rest.push(...current.properties.map((property) => (property.type === "Property" ? property.value : property)).toReversed());
        break;
    }
  }
  return found;
}
