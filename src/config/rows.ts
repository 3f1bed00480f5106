import { didYouMean } from "../finding/suggest.ts";
import type { ConfigProblem } from "./validate.ts";

/** As much of JSON Schema as the vocabulary's types come to. */
export interface Schema {
  readonly $ref?: string;
  readonly description?: string;
  readonly type?: "string" | "number" | "boolean" | "null" | "array" | "object";
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly examples?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema | readonly Schema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: { readonly [key: string]: Schema };
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly definitions?: { readonly [name: string]: Schema };
}

/** Checks rows of an own library, and says of each mistake where it is and what belongs there. */
export function checkRows(value: unknown, root: Schema, path: string): readonly ConfigProblem[] {
  return check(value, root, path, root.definitions ?? {});
}

type Definitions = NonNullable<Schema["definitions"]>;

function check(value: unknown, written: Schema, path: string, definitions: Definitions): readonly ConfigProblem[] {
  const schema = resolve(written, definitions);
  if (schema.anyOf !== undefined) return checkAny(value, schema.anyOf, path, definitions);
  if (!hasType(value, schema)) return [problem(path, `must be ${nameOf(schema)}, not ${show(value)}.`)];
  if ("const" in schema && value !== schema.const) return [problem(path, `must be ${show(schema.const)}, not ${show(value)}.`)];
  if (schema.enum !== undefined && !schema.enum.includes(value)) {
    const hint = typeof value === "string" ? didYouMean(value, schema.enum.map(String)) : "";
    return [problem(path, `must be one of ${schema.enum.map(word).join(", ")}, not ${show(value)}${hint || "."}`)];
  }
  if (schema.pattern !== undefined && !new RegExp(schema.pattern).test(String(value)))
    return [problem(path, `must be like ${(schema.examples ?? [schema.pattern]).map(word).join(" or ")}, not ${show(value)}.`)];
  if (Array.isArray(value)) return checkList(value, schema, path, definitions);
  return isObject(value) && schema.type === "object" ? checkObject(value, schema, path, definitions) : [];
}

function checkList(
  value: readonly unknown[],
  { items, minItems, maxItems }: Schema,
  path: string,
  definitions: Definitions,
): readonly ConfigProblem[] {
  if (value.length < (minItems ?? 0) || value.length > (maxItems ?? value.length))
    return [problem(path, `must have ${minItems} items, not ${value.length}.`)];
  return value.flatMap((item, at) => {
    const schema = isList(items) ? items[at] : items;
    return schema === undefined ? [] : check(item, schema, `${path}[${at}]`, definitions);
  });
}

function checkObject(
  value: { readonly [key: string]: unknown },
  schema: Schema,
  path: string,
  definitions: Definitions,
): readonly ConfigProblem[] {
  const { properties = {}, required = [], additionalProperties } = schema;
  const missing = required.filter((key) => !Object.hasOwn(value, key)).map((key) => problem(`${path}.${key}`, "is missing."));
  const wrong = Object.entries(value).flatMap(([key, item]) => {
    const known = Object.hasOwn(properties, key)
      ? properties[key]
      : typeof additionalProperties === "object"
        ? additionalProperties
        : undefined;
    return known === undefined
      ? [problem(`${path}.${key}`, `is no known key${didYouMean(key, Object.keys(properties)) || "."}`)]
      : check(item, known, `${path}.${key}`, definitions);
  });
  return [...missing, ...wrong];
}

/** Of several forms the one the value is nearest to: it has the form's keys, and the fewest mistakes. */
function checkAny(value: unknown, branches: readonly Schema[], path: string, definitions: Definitions): readonly ConfigProblem[] {
  const forms = branches.flatMap((branch) => flatten(branch, definitions));
  const fitting = forms.filter((form) => hasType(value, form));
  const tried = fitting.map((form) => ({ form, problems: check(value, form, path, definitions) }));
  if (tried.some(({ problems }) => problems.length === 0)) return [];
  const nearest = tried
    .filter(({ form }) => !isObject(value) || (form.required ?? []).some((key) => Object.hasOwn(value, key)))
    .sort((a, b) => a.problems.length - b.problems.length)[0];
  if (nearest !== undefined) return nearest.problems;
  const choices = [...new Set((fitting.length > 0 && isObject(value) ? fitting : forms).map((form) => nameOf(form)))];
  return [problem(path, `must be ${choices.join(", or ")}, not ${show(value)}.`)];
}

function flatten(schema: Schema, definitions: Definitions): readonly Schema[] {
  const resolved = resolve(schema, definitions);
  return resolved.anyOf === undefined ? [resolved] : resolved.anyOf.flatMap((branch) => flatten(branch, definitions));
}

function resolve(schema: Schema, definitions: Definitions): Schema {
  const name = schema.$ref?.replace("#/definitions/", "");
  return name === undefined ? schema : (definitions[name] ?? {});
}

function hasType(value: unknown, schema: Schema): boolean {
  switch (schema.type) {
    case undefined:
      return "const" in schema || schema.enum !== undefined ? typeof value !== "object" : true;
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return isObject(value);
    default:
      return typeof value === schema.type;
  }
}

function nameOf(schema: Schema): string {
  if ("const" in schema) return show(schema.const);
  if (schema.enum !== undefined) return `one of ${schema.enum.map(word).join(", ")}`;
  switch (schema.type) {
    case "string":
      return "text";
    case "number":
      return "a number";
    case "boolean":
      return "true or false";
    case "null":
      return "null";
    case "array":
      return "a list";
    default: {
      const keys = schema.required ?? [];
      return keys.length === 0 ? "an object" : `an object with ${keys.map((key) => `\`${key}\``).join(" and ")}`;
    }
  }
}

function problem(path: string, says: string): ConfigProblem {
  return { path, message: `\`${path}\` ${says}` };
}

function isList<Item>(value: Item | readonly Item[] | undefined): value is readonly Item[] {
  return Array.isArray(value);
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A word to write, without its quotes. */
function word(value: unknown): string {
  return typeof value === "string" ? `\`${value}\`` : show(value);
}

function show(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (isObject(value)) return "an object";
  const text = JSON.stringify(value) ?? "nothing";
  return `\`${text.length > 40 ? `${text.slice(0, 40)}…` : text}\``;
}
