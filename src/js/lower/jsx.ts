import type * as ES from "oxc-parser";
import type { Expression } from "../../program/nodes.ts";
import { literal, member, unknown } from "./build.ts";
import { type Context, spanOf } from "./context.ts";
import { lowerExpression } from "./expressions.ts";
import { lowerIdentifier } from "./names.ts";

export function lowerJsx(node: ES.JSXElement | ES.JSXFragment, at: Context): Expression {
  const children: Expression[] = [];
  if (node.type === "JSXElement") {
    const component = lowerComponent(node.openingElement.name, at);
    if (component !== undefined) children.push(component);
    for (const attribute of node.openingElement.attributes) children.push(...lowerAttribute(attribute, at));
  }
  for (const child of node.children) children.push(...lowerChild(child, at));
  return unknown("JSX", children, spanOf(node));
}

/** `<Name>` and `<a.b>` are references, `<div>` is none. */
function lowerComponent(node: ES.JSXElementName, at: Context): Expression | undefined {
  if (node.type === "JSXMemberExpression") {
    const object = lowerComponent(node.object, at) ?? lowerIdentifier(node.object as ES.JSXIdentifier, at);
    return member(object, literal(node.property.name, spanOf(node.property)), spanOf(node));
  }
  return node.type === "JSXIdentifier" && /^[^a-z]/.test(node.name) ? lowerIdentifier(node, at) : undefined;
}

function lowerAttribute(node: ES.JSXAttributeItem, at: Context): Expression[] {
  if (node.type === "JSXSpreadAttribute") return [lowerExpression(node.argument, at)];
  if (node.value === null || node.value.type === "Literal") return [];
  const hint = node.name.type === "JSXIdentifier" ? node.name.name : undefined;
  return lowerChild(node.value, at, hint);
}

function lowerChild(node: ES.JSXChild, at: Context, hint?: string): Expression[] {
  switch (node.type) {
    case "JSXText":
      return [];
    case "JSXExpressionContainer":
    case "JSXSpreadChild":
      return node.expression.type === "JSXEmptyExpression" ? [] : [lowerExpression(node.expression, at, hint)];
    default:
      return [lowerJsx(node, at)];
  }
}
