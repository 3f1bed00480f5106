import type * as ES from "oxc-parser";
import type { ClassNode, Expression, Field, FunctionNode, Method, Statement } from "../../program/nodes.ts";
import { assign, expressionStatement, name as nameNode, unknown } from "./build.ts";
import { type Context, createContext, spanOf, startOf, textOf } from "./context.ts";
import { lowerExpression } from "./expressions.ts";
import { lowerFunction } from "./functions.ts";
import { hoistInto } from "./hoist.ts";
import { toKey } from "./names.ts";
import { createScope, declareSelf, findBinding } from "./scopes.ts";
import { lowerBody } from "./statements.ts";
import { findTypes } from "./types.ts";

export function lowerClassExpression(node: ES.Class, at: Context, hint: string | undefined): Expression {
  const inner = { ...at, scope: createScope(at.scope) };
  const self = node.id === null ? undefined : declareSelf(inner, node.id.name, startOf(node.id));
  const lowered = lowerClass(node, inner, self?.variable ?? toVariable(hint, at));
  const value = self?.used && node.id !== null ? assign(nameNode(self.variable, spanOf(node.id)), lowered, lowered) : lowered;
  if (self?.used) at.owns.push(self.variable);
  const decorators = lowerDecorators(node, at);
  return decorators.length === 0 ? value : { kind: "sequence", expressions: [...decorators, value], ...spanOf(node) };
}

/** The variable the class is assigned to, where `hint` is one. */
function toVariable(hint: string | undefined, at: Context): string | undefined {
  const binding = hint === undefined ? undefined : findBinding(at.scope, hint);
  return binding?.kind === "variable" ? binding.variable : hint;
}

export function lowerClass(node: ES.Class, at: Context, className: string | undefined): ClassNode {
  const fields: Field[] = [];
  const methods: Method[] = [];
  const inner = { ...at, scope: createScope(at.scope) };
  for (const parameter of node.typeParameters?.params ?? []) {
    inner.scope.types.set(typeof parameter.name === "string" ? parameter.name : parameter.name.name, parameter.constraint ?? undefined);
  }
  const parent = node.superClass === null ? undefined : lowerExpression(node.superClass, at);
  for (const element of node.body.body) lowerElement(element, inner, fields, methods);
  const lowered: ClassNode = {
    kind: "class",
    id: startOf(node),
    name: className,
    parent,
    traits: [],
    interfaces: (node.implements ?? []).flatMap(({ expression }) => lowerInterface(expression, inner)),
    fields,
    methods,
    isAbstract: node.abstract === true,
    ...spanOf(node),
  };
  at.file.classes.push(lowered);
  return lowered;
}

/** An interface of the file itself says nothing. */
function lowerInterface(node: ES.TSClassImplements["expression"], at: Context): Expression[] {
  const lowered = lowerExpression(node, at);
  return lowered.kind === "reference" && lowered.candidates[0]?.startsWith("global#") ? [] : [lowered];
}

function lowerElement(element: ES.ClassElement, at: Context, fields: Field[], methods: Method[]): void {
  switch (element.type) {
    case "MethodDefinition":
      if (element.value.body !== null && element.value.type !== "TSEmptyBodyFunctionExpression") methods.push(lowerMethod(element, at));
      break;
    case "PropertyDefinition":
    case "AccessorProperty":
    case "TSAbstractPropertyDefinition":
    case "TSAbstractAccessorProperty":
      fields.push(lowerField(element, at));
      break;
    case "StaticBlock":
      fields.push(lowerStaticBlock(element, at));
      break;
  }
}

function lowerMethod(node: ES.MethodDefinition, at: Context): Method {
  const key = toMemberName(node, at);
  return {
    name: key,
    function: lowerFunction(node.value, at, key, node.static ? "static" : "this"),
    isStatic: node.static,
    kind: node.kind === "get" ? "getter" : node.kind === "set" ? "setter" : node.kind,
    isPrivate: isPrivate(node),
    ...spanOf(node),
  };
}

function lowerField(node: ES.PropertyDefinition | ES.AccessorProperty, at: Context): Field {
  const key = toMemberName(node, at);
  return {
    name: key,
    value: node.value ? lowerExpression(node.value, { ...at, receiver: node.static ? "static" : "this" }, key) : undefined,
    isStatic: node.static,
    types: findTypes(node.typeAnnotation?.typeAnnotation, at),
    isPrivate: isPrivate(node),
    ...spanOf(node),
  };
}

/** A static block runs as a field's initialiser: a function called on the spot. */
function lowerStaticBlock(node: ES.StaticBlock, at: Context): Field {
  const span = spanOf(node);
  const inner = createContext(at.file, createScope(at.scope), "static");
  const { owns, lexical } = inner;
  hoistInto(node.body, inner);
  const callee: FunctionNode = {
    kind: "function",
    id: span.start,
    name: "static",
    parameters: [],
    body: lowerBody(node.body, inner),
    owns,
    lexical,
    isAsync: false,
    isGenerator: false,
    bindsThis: false,
    returns: [],
    ...span,
  };
  at.file.functions.push(callee);
  const value: Expression = { kind: "call", callee, arguments: [], isNew: false, optional: false, argumentList: undefined, ...span };
  return { name: `*static${span.start}`, value, isStatic: true, types: [], isPrivate: true, ...span };
}

type Keyed = ES.MethodDefinition | ES.PropertyDefinition | ES.AccessorProperty;

function toMemberName(node: Keyed, at: Context): string {
  return toKey(node.key, node.computed) ?? `[${textOf(node.key, at)}]`;
}

function isPrivate(node: Keyed): boolean {
  return node.key.type === "PrivateIdentifier" || node.accessibility === "private";
}

/** What the decorators of a class, its members and their parameters evaluate. */
function lowerDecorators(node: ES.Class, at: Context): Expression[] {
  const decorators = [...(node.decorators ?? [])];
  for (const element of node.body.body) {
    if (!("decorators" in element)) continue;
    decorators.push(...(element.decorators ?? []));
    if ("value" in element && element.value !== null && "params" in element.value) {
      for (const parameter of element.value.params) decorators.push(...(parameter.decorators ?? []));
    }
  }
  return decorators.map((decorator) => unknown("decorator", [lowerExpression(decorator.expression, at)], spanOf(decorator)));
}

export function lowerClassDeclaration(node: ES.Class, variable: string, at: Context, out: Statement[]): void {
  out.push(...lowerDecorators(node, at).map((decorator) => expressionStatement(decorator)));
  out.push({ kind: "declare", variable, value: lowerClass(node, at, variable), ...spanOf(node) });
}
