import type * as ES from "oxc-parser";
import type { Expression } from "../../program/nodes.ts";
import { isReference } from "./build.ts";
import { toText } from "./calls.ts";
import type { Context } from "./context.ts";

const PLACEHOLDERS: ReadonlySet<string> = new Set(["require", "exports", "module"]);

/** Notes which modules the parameters of an AMD factory are: `define(["jquery"], function ($) {…})`. */
export function findFactory(node: ES.CallExpression, callee: Expression, at: Context): void {
  const isDefine = isReference(callee, "global#define");
  if (!isDefine && !isReference(callee, "global#require") && !isReference(callee, "global#requirejs")) return;
  const [list, factory] = node.arguments.slice(toText(node.arguments[0]) === undefined ? 0 : 1);
  if (list?.type === "ArrayExpression" && isFunction(factory)) {
    const modules = list.elements.map((element) => (element === null ? undefined : toText(element)));
    for (const module of modules) if (module !== undefined && !PLACEHOLDERS.has(module)) at.file.imports.add(module);
    at.file.factories.set(
      factory,
      modules.map((module) => (module !== undefined && PLACEHOLDERS.has(module) ? undefined : module)),
    );
  } else if (isDefine && isFunction(list) && list.params.length > 0) {
    at.file.factories.set(list, [undefined, undefined, undefined]);
  }
}

function isFunction(node: ES.Argument | undefined): node is ES.Function | ES.ArrowFunctionExpression {
  return node?.type === "FunctionExpression" || node?.type === "ArrowFunctionExpression";
}
