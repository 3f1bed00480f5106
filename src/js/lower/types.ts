import type * as ES from "oxc-parser";
import type { ReferenceId } from "../../program/nodes.ts";
import { ELEMENT, MEMBER, SHAPE } from "../../program/shapes.ts";
import { type Context, type DeclaredType, type Ranged, type Scope, startOf, toModule } from "./context.ts";
import { toKey } from "./names.ts";
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
/** What these hold are elements. */
const COLLECTIONS: ReadonlySet<string> = new Set([
  "Array",
  "ReadonlyArray",
  "Set",
  "ReadonlySet",
  "Iterable",
  "AsyncIterable",
  "Map",
  "ReadonlyMap",
  "WeakMap",
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
    case "TSArrayType":
      return findTypes(type.elementType, at, depth + 1).map((id) => `${id}${ELEMENT}`);
    case "TSTypeLiteral":
      return [toShape(type, type.members, at)];
    case "TSTypeOperator":
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
    return findDeclared(scope.types.get(name), { ...at, scope }, depth + 1);
  }
  const [held, ...others] = (type.typeArguments ?? undefined)?.params ?? [];
  if (findBinding(at.scope, name) === undefined) {
    if (COLLECTIONS.has(name)) return findTypes(others[0] ?? held, at, depth + 1).map((id) => `${id}${ELEMENT}`);
    if (name === "Record") return findTypes(others[0], at, depth + 1).map((id) => `${id}${MEMBER}`);
  }
  if (WRAPPERS.has(name) && held !== undefined && findBinding(at.scope, name) === undefined) return findTypes(held, at, depth + 1);
  return findNamed(type.typeName, at);
}

/** What a name stands for: another type, or an interface. */
export function findDeclared(declared: DeclaredType, at: Context, depth = 0): ReferenceId[] {
  if (declared?.type !== "TSInterfaceDeclaration") return findTypes(declared, at, depth);
  const above = (declared.extends ?? []).flatMap(({ expression }) => (expression.type === "Identifier" ? findNamed(expression, at) : []));
  return [toShape(declared, declared.body.body, at), ...above];
}

/** An object type, by the offset where it stands: what is known of its members is kept with the file. */
function toShape(node: Ranged, members: readonly ES.TSSignature[], at: Context): ReferenceId {
  const start = startOf(node);
  const { shapes } = at.file;
  if (!shapes.has(start)) {
    const shape = new Map<string, readonly ReferenceId[]>();
    shapes.set(start, shape);
    for (const member of members) {
      const key = member.type === "TSPropertySignature" && !member.computed ? toKey(member.key, false) : undefined;
      const types = member.type === "TSPropertySignature" ? findTypes(member.typeAnnotation?.typeAnnotation, at) : [];
      if (key !== undefined && types.length > 0) shape.set(key, types);
    }
  }
  return `${SHAPE}${start}`;
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
