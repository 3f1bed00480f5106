import type * as ES from "oxc-parser";
import type { Expression, FunctionNode, Parameter, Statement } from "../../program/nodes.ts";
import { assign, expressionStatement, name, reference } from "./build.ts";
import { type Context, createContext, spanOf, startOf, textOf, toModule } from "./context.ts";
import { lowerExpression } from "./expressions.ts";
import { hoistInto } from "./hoist.ts";
import { findIdentifiers } from "./ordinals.ts";
import { assignTo } from "./patterns.ts";
import { createScope, createTemporary, declare, declareSelf } from "./scopes.ts";
import { lowerBody } from "./statements.ts";
import { findTypes } from "./types.ts";

export type FunctionLike = ES.Function | ES.ArrowFunctionExpression;

/** A function expression that calls itself by name is assigned to a variable of that name. */
export function lowerFunctionExpression(node: FunctionLike, at: Context, hint: string | undefined): Expression {
  if (node.type === "ArrowFunctionExpression" || node.id === null) return lowerFunction(node, at, hint);
  const outer = { ...at, scope: createScope(at.scope) };
  const self = declareSelf(outer, node.id.name, startOf(node.id));
  const value = lowerFunction(node, outer, node.id.name);
  if (!self.used) return value;
  at.owns.push(self.variable);
  return assign(name(self.variable, spanOf(node.id)), value, value);
}

export function lowerFunction(
  node: FunctionLike,
  at: Context,
  functionName: string | undefined,
  receiver: Context["receiver"] = node.type === "ArrowFunctionExpression" ? at.receiver : "this",
): FunctionNode {
  const span = spanOf(node);
  const inner = createContext(at.file, createScope(at.scope), receiver);
  const { owns, lexical } = inner;
  for (const parameter of node.typeParameters?.params ?? [])
    inner.scope.types.set(toTypeParameterName(parameter), parameter.constraint ?? undefined);
  const prelude: Statement[] = [];
  const parameters = lowerParameters(node, inner, prelude);
  const lowered: FunctionNode = {
    kind: "function",
    id: span.start,
    name: functionName,
    parameters,
    body: at.file.wants(span) ? lowerFunctionBody(node, inner, prelude) : undefined,
    owns,
    lexical,
    isAsync: node.async,
    isGenerator: node.generator,
    bindsThis: node.type !== "ArrowFunctionExpression",
    returns: findTypes(node.returnType?.typeAnnotation, inner),
    ...span,
  };
  at.file.functions.push(lowered);
  return lowered;
}

/** typescript-estree before version 6 had the text there. */
function toTypeParameterName(parameter: ES.TSTypeParameter): string {
  return typeof parameter.name === "string" ? parameter.name : parameter.name.name;
}

function lowerFunctionBody(node: FunctionLike, at: Context, prelude: readonly Statement[]): Statement[] {
  const { body } = node;
  if (body === null) return [];
  if (body.type !== "BlockStatement") {
    const value = lowerExpression(body, at);
    return [...prelude, { kind: "exit", how: "return", label: undefined, value, start: value.start, end: value.end }];
  }
  hoistInto(body.body, at);
  return [...prelude, ...lowerBody(body.body, at)];
}

function lowerParameters(node: FunctionLike, at: Context, prelude: Statement[]): Parameter[] {
  const modules = at.file.factories.get(node);
  const declared = node.params.filter((parameter) => !(parameter.type === "Identifier" && parameter.name === "this"));
  declared.forEach((parameter, index) => {
    const isPlaceholder = modules !== undefined && index < modules.length && modules[index] === undefined;
    if (!isPlaceholder) for (const id of findIdentifiers(parameter)) declare(at, id.name, startOf(id));
  });
  return declared.map((parameter, index) => {
    const lowered = lowerParameter(parameter, at, prelude);
    const module = modules?.[index];
    if (module !== undefined) {
      const value = reference(`${toModule(module)}#*`, lowered);
      prelude.push(expressionStatement(assign(name(lowered.variable, lowered), value, lowered)));
    }
    return lowered;
  });
}

function lowerParameter(node: ES.ParamPattern, at: Context, prelude: Statement[]): Parameter {
  const promoted = node.type === "TSParameterProperty";
  const whole = promoted ? node.parameter : node;
  const rest = whole.type === "RestElement";
  const pattern = rest ? whole.argument : whole;
  const target = pattern.type === "AssignmentPattern" ? pattern.left : pattern;
  const hint = target.type === "Identifier" ? target.name : undefined;
  const defaultValue = pattern.type === "AssignmentPattern" ? lowerExpression(pattern.right, at, hint) : undefined;
  const common = {
    defaultValue,
    rest,
    byReference: false,
    types: findTypes(target.typeAnnotation?.typeAnnotation ?? pattern.typeAnnotation?.typeAnnotation, at),
    optional: defaultValue !== undefined || (target.optional as boolean | undefined) === true,
    ...spanOf(node),
  };
  if (target.type === "Identifier") {
    const variable = findOwnVariable(target, at);
    return { variable, name: target.name, promotes: promoted ? target.name : undefined, ...common };
  }
  const variable = createTemporary(at, startOf(target));
  const assignments: Expression[] = [];
  assignTo(target, name(variable, spanOf(target)), at, assignments);
  prelude.push(...assignments.map((assignment) => expressionStatement(assignment)));
  return { variable, name: textOf(withoutType(target), at), promotes: undefined, ...common };
}

/** The parameter's variable; an AMD placeholder has none, so that `require` keeps its meaning. */
function findOwnVariable(id: ES.BindingIdentifier, at: Context): string {
  const binding = at.scope.bindings.get(id.name);
  return binding?.kind === "variable" ? binding.variable : createTemporary(at, startOf(id));
}

function withoutType(pattern: ES.ObjectPattern | ES.ArrayPattern | ES.AssignmentPattern): { start: number; end: number } {
  const span = spanOf(pattern);
  return pattern.typeAnnotation ? { start: span.start, end: startOf(pattern.typeAnnotation) } : span;
}
