import type * as ES from "oxc-parser";
import type { Argument, Call, Expression, Span } from "../../program/nodes.ts";
import { isReference, reference, unknown } from "./build.ts";
import { type Context, endOf, spanOf, toModule } from "./context.ts";
import { lowerExpression } from "./expressions.ts";
import { findFactory } from "./factories.ts";
import { lowerTemplate, toTemplateText } from "./literals.ts";
import { findTypes } from "./types.ts";

export function lowerCall(node: ES.CallExpression, callee: Expression, at: Context): Expression {
  const span = spanOf(node);
  if (isReference(callee, "global#require")) {
    const specifier = node.arguments.length === 1 ? toText(node.arguments[0]) : undefined;
    if (specifier !== undefined) return lowerModule(specifier, span, at);
  }
  findFactory(node, callee, at);
  const arguments_ = lowerArguments(node.arguments, at);
  const [module] = arguments_;
  if (module !== undefined && isModule(module.value) && isInterop(callee)) return module.value;
  return {
    kind: "call",
    callee,
    arguments: arguments_,
    isNew: false,
    optional: node.optional,
    argumentList: findArgumentList(node, at.file.text),
    ...answering(node.typeArguments?.params.length === 1 ? node.typeArguments.params[0] : undefined, at),
    ...span,
  };
}

/** A value of which the code says what type it has: only of a call's answer, also awaited, may that tell more than the value. */
export function declaredAs(value: Expression, type: ES.TSType | undefined, at: Context): Expression {
  if (value.kind === "await") return { ...value, value: declaredAs(value.value, type, at) };
  return value.kind === "call" && !value.isNew && value.types === undefined ? { ...value, ...answering(type, at) } : value;
}

function answering(type: ES.TSType | undefined, at: Context): Pick<Call, "types"> {
  const types = findTypes(type, at);
  return types.length > 0 ? { types } : {};
}

/** What compilers wrap `require` in, so that `.default` is there: the module keeps its meaning. */
const INTEROP =
  /^_*(?:importDefault|importStar|toESM|interopRequireDefault|interopRequireWildcard|interop_require_default|interop_require_wildcard|interopDefault)\d*$/;

function isInterop(callee: Expression): boolean {
  if (callee.kind === "member") return callee.key.kind === "literal" && INTEROP.test(String(callee.key.value));
  const source = callee.kind === "name" ? callee.variable : callee.kind === "reference" ? (callee.candidates[0] ?? "") : "";
  return INTEROP.test(source.replace(/^global#|#\d+$/g, ""));
}

function isModule(expression: Expression): boolean {
  return expression.kind === "reference" && (expression.candidates[0]?.endsWith("#*") ?? false);
}

export function lowerNew(node: ES.NewExpression, at: Context): Expression {
  const callee = lowerExpression(node.callee, at);
  return {
    kind: "call",
    callee,
    arguments: lowerArguments(node.arguments, at),
    isNew: true,
    optional: false,
    argumentList: findArgumentList(node, at.file.text),
    ...spanOf(node),
  };
}

export function lowerTagged(node: ES.TaggedTemplateExpression, callee: Expression, at: Context): Expression {
  const value = lowerTemplate(node.quasi, at);
  const argument = { value, spread: false, name: undefined, ...spanOf(node.quasi) };
  return { kind: "call", callee, arguments: [argument], isNew: false, optional: false, argumentList: undefined, ...spanOf(node) };
}

/** The promise of a module is taken for the module: all that is ever done with it is `await`. */
export function lowerImport(node: ES.ImportExpression, at: Context): Expression {
  const specifier = toText(node.source);
  return specifier === undefined
    ? unknown("import()", [lowerExpression(node.source, at)], spanOf(node))
    : lowerModule(specifier, spanOf(node), at);
}

function lowerModule(specifier: string, span: Span, at: Context): Expression {
  at.file.imports.add(specifier);
  return reference(`${toModule(specifier)}#*`, span);
}

export function toText(node: ES.Argument | undefined): string | undefined {
  if (node?.type === "TemplateLiteral") return toTemplateText(node);
  return node?.type === "Literal" && typeof node.value === "string" ? node.value : undefined;
}

function lowerArguments(nodes: readonly ES.Argument[], at: Context): Argument[] {
  return nodes.map((node) => {
    const spread = node.type === "SpreadElement";
    return { value: lowerExpression(spread ? node.argument : node, at), spread, name: undefined, ...spanOf(node) };
  });
}

const BETWEEN = /(?:[\s)!]|\?\.|\/\/[^\n\r\u2028\u2029]*|\/\*[\s\S]*?\*\/)*/y;

function findArgumentList(node: ES.CallExpression | ES.NewExpression, text: string): Span | undefined {
  const end = endOf(node);
  BETWEEN.lastIndex = endOf(node.typeArguments ?? node.callee);
  BETWEEN.test(text);
  const start = BETWEEN.lastIndex;
  return text[start] === "(" && start < end ? { start, end } : undefined;
}
