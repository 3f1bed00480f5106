import type * as ES from "oxc-parser";
import type { Lowered } from "../program/front-end.ts";
import type { Expression, Program, Span } from "../program/nodes.ts";
import { literal } from "./lower/build.ts";
import { parse } from "./parse.ts";
import { SEMANTICS } from "./semantics.ts";

/** Data, not configuration, is longer. */
const MAX_LENGTH = 200_000;

export function isJson(file: string): boolean {
  return /\.json[5c]?$/i.test(file);
}

/** A JSON file as a module that exports its value. */
export function lowerJson(file: string, text: string): Lowered {
  if (text.length > MAX_LENGTH) return { ok: false, reason: "too large", line: undefined };
  // Behind the parenthesis every offset is one too large.
  const parsed = parse(`${file}.ts`, `(${text.replace(/^\uFEFF/, " ")}\n)`, "ts");
  if (!parsed.ok) return parsed;
  const [statement] = parsed.tree.body;
  const value = statement?.type === "ExpressionStatement" ? lowerValue(statement.expression) : undefined;
  if (value === undefined) return { ok: false, reason: "no value", line: undefined };
  const program: Program = {
    file,
    language: "js",
    semantics: SEMANTICS,
    body: [],
    owns: [],
    statics: [],
    exports: [{ name: "=", value }],
    functions: [],
    classes: [],
    imports: [],
    directives: [],
  };
  return { ok: true, program, problems: [] };
}

function lowerValue(node: ES.Expression | ES.SpreadElement | null): Expression | undefined {
  if (node === null) return undefined;
  const span: Span = { start: node.start - 1, end: node.end - 1 };
  switch (node.type) {
    case "ParenthesizedExpression":
      return lowerValue(node.expression);
    case "Literal":
      return typeof node.value === "object" || typeof node.value === "bigint" ? literal(null, span) : literal(node.value, span);
    case "UnaryExpression": {
      const operand = lowerValue(node.argument);
      return operand?.kind === "literal" && typeof operand.value === "number" ? literal(-operand.value, span) : undefined;
    }
    case "ArrayExpression": {
      const values = node.elements.flatMap((element) => lowerValue(element) ?? []);
      const entries = values.map((value) => ({ spread: false as const, key: undefined, value, start: value.start, end: value.end }));
      return { kind: "object", byValue: false, list: true, entries, ...span };
    }
    case "ObjectExpression": {
      const entries = node.properties.flatMap((property) => {
        if (property.type === "SpreadElement") return [];
        const value = lowerValue(property.value);
        const { key } = property;
        const name = key.type === "Identifier" ? key.name : key.type === "Literal" ? String(key.value) : undefined;
        if (value === undefined || name === undefined) return [];
        const at = { start: property.start - 1, end: property.end - 1 };
        return [{ spread: false as const, key: literal(name, { start: at.start, end: at.start + name.length }), value, ...at }];
      });
      return { kind: "object", byValue: false, list: false, entries, ...span };
    }
    default:
      return undefined;
  }
}
