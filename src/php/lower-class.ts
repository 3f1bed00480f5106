import type { ClassNode, Expression, Field, FunctionNode, Method, ObjectEntry } from "../program/nodes.ts";
import { child, children, flag, nameIn, type PhpNode, text } from "./ast.ts";
import { literal, reference } from "./build.ts";
import type { Context } from "./context.ts";
import { docTypes } from "./doc-types.ts";
import { lowerExpression } from "./lower-expression.ts";
import { lowerMethodFunction, lowerTypes } from "./lower-function.ts";
import { classReference } from "./names.ts";
import { rawSpan } from "./spans.ts";

/** A class, interface, trait or enum that has a name. */
export function lowerClassDeclaration(node: PhpNode, context: Context): ClassNode {
  return lowerClassLike(node, context.names.declared(nameIn(node, "name") ?? ""), context);
}

export function lowerAnonymousClass(node: PhpNode, context: Context): ClassNode {
  return lowerClassLike(node, undefined, context);
}

function lowerClassLike(node: PhpNode, name: string | undefined, context: Context): ClassNode {
  const at = rawSpan(context.source, node);
  // An interface extends several others: they are its interfaces.
  const parentNode = child(node, "extends");
  const body = children(node, "body");
  const enclosing = { name, parent: parentNode === undefined ? undefined : context.names.class(parentNode) };
  return context.inClass(enclosing, () => {
    const methods = lowerMethods(node, name, context);
    const lowered: ClassNode = {
      kind: "class",
      start: at.start,
      end: at.end,
      id: at.start,
      name: name === undefined ? undefined : classReference(name),
      parent: parentNode === undefined ? undefined : toClass(parentNode, context),
      traits: body.filter((item) => item.kind === "traituse").flatMap((use) => classList(use, "traits", context)),
      interfaces: [...classList(node, "extends", context), ...classList(node, "implements", context)],
      fields: [...body.flatMap((item) => lowerFields(item, node.kind === "trait", context)), ...promotedFields(methods)],
      methods,
      isAbstract: node.kind === "trait" || node.kind === "interface" || flag(node, "isAbstract"),
    };
    context.classes.push(lowered);
    return lowered;
  });
}

function toClass(name: PhpNode, context: Context): Expression {
  return reference(rawSpan(context.source, name), context.names.class(name));
}

function classList(node: PhpNode, field: string, context: Context): readonly Expression[] {
  return children(node, field).map((name) => toClass(name, context));
}

function lowerFields(item: PhpNode, ofTrait: boolean, context: Context): readonly Field[] {
  switch (item.kind) {
    case "classconstant":
      return children(item, "constants").map((constant) => lowerField(constant, item, "", true, context));
    case "propertystatement":
      return children(item, "properties").map((property) => {
        const field = lowerField(property, item, flag(item, "isStatic") ? "$" : "", flag(item, "isStatic"), context);
        // What is private in a trait is so in the classes that use it, which may set it.
        return ofTrait ? { ...field, isPrivate: false } : field;
      });
    case "enumcase":
      return [lowerCase(item, context)];
    default:
      return [];
  }
}

function lowerField(node: PhpNode, declaration: PhpNode, prefix: string, isStatic: boolean, context: Context): Field {
  const at = rawSpan(context.source, node);
  const value = child(node, "value");
  const types = lowerTypes(node, context);
  return {
    start: at.start,
    end: at.end,
    name: prefix + (nameIn(node, "name") ?? ""),
    isStatic,
    value: value === undefined ? undefined : lowerExpression(value, context),
    types,
    ...(types.length === 0 && !isStatic ? { documented: docTypes(context, rawSpan(context.source, declaration).start, "var") } : {}),
    isPrivate: text(declaration, "visibility") === "private",
  };
}

/** An enum's case is an object that answers `name` and `value`. */
function lowerCase(node: PhpNode, context: Context): Field {
  const at = rawSpan(context.source, node);
  const name = nameIn(node, "name") ?? "";
  const valueNode = child(node, "value");
  const entry = (key: string, value: Expression): ObjectEntry => ({
    start: at.start,
    end: at.end,
    spread: false,
    key: literal(at, key),
    value,
  });
  const entries = [entry("name", literal(at, name))];
  if (valueNode !== undefined) entries.push(entry("value", lowerExpression(valueNode, context)));
  const value: Expression = { kind: "object", start: at.start, end: at.end, byValue: false, list: false, entries };
  return { start: at.start, end: at.end, name, value, isStatic: true, types: [], isPrivate: false };
}

function promotedFields(methods: readonly Method[]): readonly Field[] {
  const made = methods.find(({ kind }) => kind === "constructor");
  return (made?.function.parameters ?? []).flatMap(({ start, end, promotes, types }) =>
    promotes === undefined ? [] : [{ start, end, name: promotes, value: undefined, isStatic: false, types, isPrivate: false }],
  );
}

function lowerMethods(node: PhpNode, className: string | undefined, context: Context): readonly Method[] {
  const isInterface = node.kind === "interface";
  const written = children(node, "body").filter(
    (item) => item.kind === "method" && !isInterface && !flag(item, "isAbstract") && child(item, "body") !== undefined,
  );
  const initialiser = constructorName(written, node.kind === "class" ? className : undefined);
  return written.map((item) => toMethod(item, lowerMethodFunction(item, context), initialiser));
}

/** Before PHP 8, a method named like its class was the constructor, outside namespaces. */
function constructorName(methods: readonly PhpNode[], className: string | undefined): string {
  const modern = "__construct";
  const names = new Set(methods.map((method) => (nameIn(method, "name") ?? "").toLowerCase()));
  const old = className?.toLowerCase();
  return old !== undefined && !names.has(modern) && names.has(old) ? old : modern;
}

function toMethod(item: PhpNode, function_: FunctionNode, initialiser: string): Method {
  const name = function_.name ?? "()";
  return {
    start: function_.start,
    end: function_.end,
    name,
    function: function_,
    isStatic: flag(item, "isStatic"),
    kind: name === `${initialiser}()` ? "constructor" : "method",
    isPrivate: text(item, "visibility") === "private",
  };
}
