import { didYouMean } from "../finding/suggest.ts";
import { LIBRARY_SCHEMA } from "./library-schema.ts";
import { checkRows } from "./rows.ts";
import { CONFIG_FIELDS, type ConfigFile, type Field, type Fields } from "./schema.ts";

export interface ConfigProblem {
  /** `overrides[0].severity.unbounded`. */
  readonly path: string;
  readonly message: string;
}

export type Validated =
  | { readonly ok: true; readonly config: ConfigFile }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

export function validateConfig(value: unknown): Validated {
  const problems: ConfigProblem[] = [];
  checkObject(value, CONFIG_FIELDS, [], "", problems);
  return isConfig(value, problems) ? { ok: true, config: value } : { ok: false, problems };
}

/** The same for other objects made of fields: a host's settings. `name` stands for the object in messages. */
export function validateFields(value: unknown, fields: Fields, name: string): readonly ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  checkObject(value, fields, [], name, problems);
  return problems;
}

function isConfig(_: unknown, problems: readonly ConfigProblem[]): _ is ConfigFile {
  return problems.length === 0;
}

function check(value: unknown, field: Field, path: string, problems: ConfigProblem[]): void {
  const expect = (isRight: boolean, what: string) => {
    if (!isRight) problems.push({ path, message: `\`${path}\` must be ${what}, not ${show(value)}.` });
    return isRight;
  };
  switch (field.kind) {
    case "text":
      expect(typeof value === "string" && value !== "", "text");
      break;
    case "flag":
      expect(typeof value === "boolean", "true or false");
      break;
    case "number":
      expect(typeof value === "number" && Number.isFinite(value) && value >= field.minimum, `a number of at least ${field.minimum}`);
      break;
    case "choice":
      if (typeof value !== "string" || !field.of.includes(value)) {
        const hint = typeof value === "string" ? didYouMean(value, field.of) : "";
        problems.push({
          path,
          message: `\`${path}\` must be one of ${field.of.map((choice) => `\`${choice}\``).join(", ")}, not ${show(value)}${hint || "."}`,
        });
      }
      break;
    case "list":
      if (expect(Array.isArray(value), "a list") && Array.isArray(value))
        for (const [at, item] of value.entries()) check(item, field.of, `${path}[${at}]`, problems);
      break;
    case "table":
      checkObject(value, Object.fromEntries(field.keys.map((key) => [key, field.values])), [], path, problems);
      break;
    case "object":
      checkObject(value, field.fields, field.required ?? [], path, problems);
      break;
    case "library":
      problems.push(...checkRows(value, LIBRARY_SCHEMA, path));
      break;
    default:
      field satisfies never;
  }
}

function checkObject(value: unknown, fields: Fields, required: readonly string[], path: string, problems: ConfigProblem[]): void {
  if (!isObject(value)) {
    problems.push({ path, message: `${path === "" ? "The configuration" : `\`${path}\``} must be an object, not ${show(value)}.` });
    return;
  }
  const under = path === "" ? "" : `${path}.`;
  for (const [key, item] of Object.entries(value)) {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (field === undefined)
      problems.push({ path: under + key, message: `\`${under}${key}\` is no known key${didYouMean(key, Object.keys(fields)) || "."}` });
    else check(item, field, under + key, problems);
  }
  for (const key of required)
    if (!Object.hasOwn(value, key)) problems.push({ path: under + key, message: `\`${under}${key}\` is missing.` });
}

export function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function show(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (isObject(value)) return "an object";
  const text = JSON.stringify(value);
  return `\`${text.length > 40 ? `${text.slice(0, 40)}…` : text}\``;
}
