import type * as ES from "oxc-parser";
import type { ReferenceId } from "../../program/nodes.ts";
import { type Context, type Scope, toModule } from "./context.ts";
import { findBinding } from "./scopes.ts";

/** What these hold is what matters: `Promise<Response>` is a `Response` to whoever awaits it. */
const WRAPPERS: ReadonlySet<string> = new Set([
  "Promise",
  "PromiseLike",
  "Awaited",
  "Readonly",
  "Required",
  "Partial",
  "NonNullable",
  "Omit",
  "Pick",
]);
const MAX_ALIASES = 8;

/** The classes and modules a declared type names. */
export function findTypes(type: ES.TSType | null | undefined, at: Context, depth = 0): ReferenceId[] {
  if (type === null || type === undefined || depth > MAX_ALIASES) return [];
  switch (type.type) {
    case "TSTypeReference":
      return findReferenced(type, at, depth);
    case "TSUnionType":
    case "TSIntersectionType":
      return [...new Set(type.types.flatMap((part) => findTypes(part, at, depth + 1)))];
    case "TSParenthesizedType":
      return findTypes(type.typeAnnotation, at, depth + 1);
    case "TSImportType":
      return findImported(type);
    case "TSTypeQuery":
      return type.exprName.type === "TSImportType" ? findImported(type.exprName) : findNamed(type.exprName, at);
    default:
      return [];
  }
}

function findReferenced(type: ES.TSTypeReference, at: Context, depth: number): ReferenceId[] {
  if (type.typeName.type !== "Identifier") return findNamed(type.typeName, at);
  const { name } = type.typeName;
  const scope = findTypeScope(at.scope, name);
  if (scope !== undefined && findBinding(at.scope, name) === undefined) {
    return findTypes(scope.types.get(name), { ...at, scope }, depth + 1);
  }
  const [held] = (type.typeArguments ?? undefined)?.params ?? [];
  if (WRAPPERS.has(name) && held !== undefined && findBinding(at.scope, name) === undefined) return findTypes(held, at, depth + 1);
  return findNamed(type.typeName, at);
}

function findTypeScope(scope: Scope, name: string): Scope | undefined {
  for (let current: Scope | undefined = scope; current !== undefined; current = current.parent) {
    if (current.types.has(name)) return current;
  }
  return undefined;
}

function findNamed(node: ES.TSTypeName, at: Context): ReferenceId[] {
  if (node.type === "ThisExpression") return [];
  if (node.type === "TSQualifiedName") {
    const [left] = findNamed(node.left, at);
    return left === undefined || left.startsWith("local#") ? [] : [`${left.slice(0, left.lastIndexOf("#"))}#${node.right.name}`];
  }
  const binding = findBinding(at.scope, node.name);
  if (binding?.kind === "reference") return [binding.reference];
  return binding?.kind === "variable" ? [`local#${binding.variable}`] : [`global#${node.name}`];
}

/** `import("axios").AxiosInstance`; without a name: the module itself. */
function findImported(node: ES.TSImportType): ReferenceId[] {
  const source = node.source ?? (node as unknown as { argument?: { literal?: ES.StringLiteral } }).argument?.literal;
  if (typeof source?.value !== "string") return [];
  let qualifier: ES.TSImportTypeQualifier | null = node.qualifier;
  while (qualifier?.type === "TSQualifiedName") qualifier = qualifier.right;
  return [`${toModule(source.value)}#${qualifier?.name ?? "*"}`];
}
