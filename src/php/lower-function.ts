import type { Expression, FunctionNode, Parameter, ReferenceId, Span, Statement } from "../program/nodes.ts";
import { bodyOf, child, children, flag, nameIn, type PhpNode, text } from "./ast.ts";
import type { Context } from "./context.ts";
import { docTypes } from "./doc-types.ts";
import { lowerExpression } from "./lower-expression.ts";
import { lowerStatements } from "./lower-statement.ts";
import { classTypes } from "./names.ts";
import { Scope } from "./scope.ts";
import { rawSpan, skipTriviaBack } from "./spans.ts";

interface FunctionKind {
  readonly name: string | undefined;
  /** As `__FUNCTION__` answers. */
  readonly shortName: string;
  readonly bindsThis: boolean;
  readonly scope: Scope;
  readonly at: Span;
}

export function lowerFunctionDeclaration(node: PhpNode, context: Context): FunctionNode {
  const shortName = nameIn(node, "name") ?? "";
  const full = context.names.declared(shortName);
  const at = rawSpan(context.source, node);
  return lowerFunction(node, context, {
    name: `function#${full.toLowerCase()}`,
    shortName: full,
    bindsThis: true,
    scope: new Scope(at.start),
    at,
  });
}

export function lowerMethodFunction(node: PhpNode, context: Context): FunctionNode {
  const shortName = nameIn(node, "name") ?? "";
  const at = rawSpan(context.source, node);
  return lowerFunction(node, context, { name: `${shortName.toLowerCase()}()`, shortName, bindsThis: true, scope: new Scope(at.start), at });
}

/** `function () use ($x) { … }` and `fn () => …`. */
export function lowerClosure(node: PhpNode, context: Context): Expression {
  const isArrow = node.kind === "arrowfunc";
  const at = withStatic(rawSpan(context.source, node), context.source);
  const scope = new Scope(at.start, isArrow ? context.scope : undefined);
  for (const use of children(node, "uses")) {
    const name = text(use, "name");
    scope.capture(name, context.variable(name));
  }
  return lowerFunction(node, context, { name: undefined, shortName: "{closure}", bindsThis: flag(node, "isStatic"), scope, at });
}

/** php-parser starts a static closure after its first word. */
function withStatic(at: Span, source: string): Span {
  const before = skipTriviaBack(source, at.start);
  const word = source.slice(Math.max(0, before - "static".length), before);
  return word.toLowerCase() === "static" ? { start: before - word.length, end: at.end } : at;
}

function lowerFunction(node: PhpNode, context: Context, kind: FunctionKind): FunctionNode {
  const { at, scope } = kind;
  const outerName = context.functionName;
  context.functionName = kind.shortName;
  const { parameters, body } = context.inScope(scope, () => ({
    parameters: children(node, "arguments").map((parameter) => lowerParameter(parameter, context, at.start)),
    body: context.wants(at) ? lowerBody(node, context) : undefined,
  }));
  context.functionName = outerName;
  const declared = lowerTypes(node, context);
  const lowered: FunctionNode = {
    kind: "function",
    start: at.start,
    end: at.end,
    id: at.start,
    name: kind.name,
    parameters,
    body,
    owns: scope.owns,
    isAsync: false,
    isGenerator: scope.isGenerator,
    bindsThis: kind.bindsThis,
    returns: declared.length > 0 ? declared : docTypes(context, at.start, "return"),
  };
  context.functions.push(lowered);
  return lowered;
}

function lowerBody(node: PhpNode, context: Context): readonly Statement[] {
  const body = child(node, "body");
  if (node.kind !== "arrowfunc" || body === undefined) return lowerStatements(bodyOf(body), context);
  const value = lowerExpression(body, context);
  return [{ kind: "exit", start: value.start, end: value.end, how: "return", label: undefined, value }];
}

function lowerParameter(node: PhpNode, context: Context, functionStart: number): Parameter {
  const at = rawSpan(context.source, node);
  const name = nameIn(node, "name") ?? "";
  const variable = context.scope.declare(name);
  const value = child(node, "value");
  const isVariadic = flag(node, "variadic");
  const declared = lowerTypes(node, context);
  return {
    start: at.start,
    end: at.end,
    variable,
    name,
    defaultValue: value === undefined ? undefined : lowerExpression(value, context),
    rest: isVariadic,
    byReference: flag(node, "byref"),
    types: declared.length > 0 || hasType(node) ? declared : docTypes(context, functionStart, "param", name),
    optional: value !== undefined || isVariadic,
    promotes: isPromoted(node) ? name : undefined,
  };
}

function hasType(node: PhpNode): boolean {
  return child(node, "type") !== undefined || children(node, "type").length > 0;
}

function isPromoted(node: PhpNode): boolean {
  return Number(node["flags"] ?? 0) > 0 || Number(node["flagsSet"] ?? 0) > 0 || flag(node, "readonly");
}

/** The classes a declared type names. */
export function lowerTypes(node: PhpNode, context: Context): readonly ReferenceId[] {
  const type = child(node, "type");
  return classTypes(type === undefined ? children(node, "type") : [type], (name) => context.classReference(name));
}
