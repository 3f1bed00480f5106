import type { Argument, Call, Expression, ObjectEntry, ReferenceId, Span } from "../program/nodes.ts";
import { child, children, nameIn, type PhpNode, text } from "./ast.ts";
import { literal, member, name, reference, unary } from "./build.ts";
import type { Context } from "./context.ts";
import { anchoredPath, includedFile } from "./included-file.ts";
import { lowerClass, lowerMethod } from "./lower-access.ts";
import { lowerAnonymousClass } from "./lower-class.ts";
import { lowerExpression } from "./lower-expression.ts";
import { keyText } from "./lower-literal.ts";
import { argumentListSpan, rawSpan, skipTrivia } from "./spans.ts";

const METHOD_KINDS = new Set(["propertylookup", "nullsafepropertylookup", "staticlookup"]);

export function lowerCall(node: PhpNode, context: Context): Expression {
  const what = child(node, "what");
  const raw = rawSpan(context.source, node);
  if (what === undefined) return call(raw, reference(raw), lowerArguments(node, raw.start, context), undefined);
  const callee = lowerCallee(what, context);
  const calleeSpan = context.outer(what, callee);
  if (isCallable(node)) return callee;
  const arguments_ = lowerArguments(node, calleeSpan.end, context);
  if (what.kind === "name") notePath(text(what, "name"), node, context);
  const list = argumentListSpan(context.source, calleeSpan.end, arguments_.at(-1)?.end);
  const at = { start: calleeSpan.start, end: list?.end ?? lastParenthesis(context.source, raw) };
  return compacted(at, what, arguments_, context) ?? keyExists(at, what, arguments_) ?? call(at, callee, arguments_, list);
}

/** `define('ROOT', __DIR__)`: what is included from there is known. */
function notePath(callee: string, node: PhpNode, context: Context): void {
  const [name, value] = callee.replace(/^\\/, "").toLowerCase() === "define" ? children(node, "arguments") : [];
  const path = name?.kind === "string" && value ? anchoredPath(value, context) : undefined;
  if (name && path !== undefined) context.paths.set(text(name, "value"), path);
}

/** `foo(...)`: the function itself. */
function isCallable(node: PhpNode): boolean {
  return children(node, "arguments")[0]?.kind === "variadicplaceholder";
}

function lowerCallee(what: PhpNode, context: Context): Expression {
  if (what.kind === "name") return reference(rawSpan(context.source, what), ...context.names.function(what));
  const isMethod = METHOD_KINDS.has(what.kind) && what.parenthesizedExpression !== true;
  return isMethod ? lowerMethod(what, context) : lowerExpression(what, context);
}

/** The list's own parenthesis is the first one after `calleeEnd`. */
function lowerArguments(node: PhpNode, calleeEnd: number, context: Context): readonly Argument[] {
  const open = skipTrivia(context.source, calleeEnd);
  return children(node, "arguments").flatMap((argument) => (argument.kind === "noop" ? [] : [lowerArgument(argument, open, context)]));
}

function lowerArgument(argument: PhpNode, open: number, context: Context): Argument {
  const isSpread = argument.kind === "variadic";
  const isNamed = argument.kind === "namedargument";
  const written = (isSpread ? child(argument, "what") : isNamed ? child(argument, "value") : argument) ?? argument;
  const value = lowerExpression(written, context);
  const { start, end } = context.outer(written, value, open);
  const name_ = isNamed ? nameIn(argument, "name") : undefined;
  return { start: written === argument ? start : rawSpan(context.source, argument).start, end, value, spread: isSpread, name: name_ };
}

function call(at: Span, callee: Expression, arguments_: readonly Argument[], argumentList: Span | undefined, isNew = false): Call {
  return { kind: "call", start: at.start, end: at.end, callee, arguments: arguments_, isNew, optional: false, argumentList };
}

/** Where the list of arguments was not found, the call still ends with the last `)` that php-parser saw. */
function lastParenthesis(source: string, raw: Span): number {
  const close = source.lastIndexOf(")", raw.end - 1);
  return close < raw.start ? raw.end : close + 1;
}

/** `compact('a', 'b')` reads variables by name, which no model of a function could. */
function compacted(at: Span, what: PhpNode, arguments_: readonly Argument[], context: Context): Expression | undefined {
  if (what.kind !== "name" || text(what, "name").toLowerCase() !== "compact") return undefined;
  const entries: ObjectEntry[] = [];
  for (const { start, end, value } of arguments_) {
    if (value.kind !== "literal" || typeof value.value !== "string") return undefined;
    entries.push({ start, end, spread: false, key: value, value: name({ start, end }, context.variable(value.value)) });
  }
  return { kind: "object", start: at.start, end: at.end, byValue: true, list: true, entries };
}

/** `array_key_exists('timeout', $options)` asks what `isset($options['timeout'])` does, but for null. */
function keyExists(at: Span, what: PhpNode, arguments_: readonly Argument[]): Expression | undefined {
  if (what.kind !== "name" || !/^\\?(?:array_)?key_exists$/i.test(text(what, "name"))) return undefined;
  const [key, array] = arguments_;
  if (!key || !array || arguments_.length > 2 || arguments_.some((each) => each.spread || each.name !== undefined)) return undefined;
  const written = key.value.kind === "literal" ? literal(key.value, keyText(key.value.value)) : key.value;
  return unary(at, "isset", member(at, array.value, written));
}

export function lowerNew(node: PhpNode, context: Context): Expression {
  const raw = rawSpan(context.source, node);
  const what = child(node, "what");
  if (what === undefined) return call(raw, reference(raw), [], undefined, true);
  const isAnonymous = what.kind === "class";
  const callee = isAnonymous ? lowerAnonymousClass(what, context) : lowerClass(what, context);
  const calleeSpan = context.outer(what, callee);
  // `new class(1) { … }`: the arguments follow the keyword.
  const listAfter = isAnonymous ? calleeSpan.start + "class".length : calleeSpan.end;
  const arguments_ = lowerArguments(node, listAfter, context);
  const list = argumentListSpan(context.source, listAfter, arguments_.at(-1)?.end);
  return call({ start: raw.start, end: Math.max(calleeSpan.end, list?.end ?? 0) }, callee, arguments_, list, true);
}

/** A construct of the language that is called like a function. */
function construct(node: PhpNode, id: ReferenceId, fields: readonly string[], context: Context): Expression {
  const raw = rawSpan(context.source, node);
  const arguments_ = fields.flatMap((field) => {
    const written = child(node, field);
    if (written === undefined) return [];
    const value = lowerExpression(written, context);
    const { start, end } = context.written(value);
    return [{ start, end, value, spread: false, name: undefined }];
  });
  const keyword = /^\w+/.exec(context.source.slice(raw.start, raw.start + 20))?.[0].length ?? 0;
  const callee = reference({ start: raw.start, end: raw.start + keyword }, id);
  const end = Math.max(raw.start + keyword, arguments_.at(-1)?.end ?? 0);
  const list = argumentListSpan(context.source, callee.end, arguments_.at(-1)?.end);
  return call({ start: raw.start, end: Math.max(end, list?.end ?? 0) }, callee, arguments_, list);
}

export function lowerClone(node: PhpNode, context: Context): Expression {
  return construct(node, "function#clone", ["what", "properties"], context);
}

/** In the middle of an expression (`f() or die()`); as a statement it is an `exit`. */
export function lowerExit(node: PhpNode, context: Context): Expression {
  return construct(node, "function#exit", ["expression"], context);
}

export function lowerInclude(node: PhpNode, context: Context): Expression {
  const target = child(node, "target");
  const file = target === undefined ? undefined : includedFile(target, context);
  if (file === undefined) return construct(node, "function#include", ["target"], context);
  context.imports.push(file);
  // The path says nothing more: what is called is the file.
  const made = construct(node, `${file}#include`, ["target"], context);
  return made.kind === "call" ? { ...made, arguments: [] } : made;
}
