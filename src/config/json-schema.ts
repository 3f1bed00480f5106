import { LIBRARY_SCHEMA } from "./library-schema.ts";
import { CONFIG_FIELDS, type Field, type Fields } from "./schema.ts";

/** `schema.json`, for editors. */
export function toJsonSchema(): object {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "timeout-lint configuration",
    ...ofObject(CONFIG_FIELDS, []),
    definitions: LIBRARY_SCHEMA.definitions,
  };
}

/** For objects that are no configuration file: the options of a rule, a host's settings. */
export function fieldsToJsonSchema(fields: Fields): object {
  return ofObject(fields, []);
}

function ofObject(fields: Fields, required: readonly string[]): object {
  return {
    type: "object",
    additionalProperties: false,
    ...(required.length > 0 ? { required } : {}),
    properties: Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, ofField(field)])),
  };
}

function ofField(field: Field): object {
  const description = field.about;
  switch (field.kind) {
    case "text":
      return { description, type: "string", minLength: 1 };
    case "flag":
      return { description, type: "boolean" };
    case "number":
      return { description, type: "number", minimum: field.minimum };
    case "choice":
      return { description, enum: field.of };
    case "list":
      return { description, type: "array", items: ofField(field.of) };
    case "table":
      return { description, ...ofObject(Object.fromEntries(field.keys.map((key) => [key, field.values])), []) };
    case "object":
      return { description, ...ofObject(field.fields, field.required ?? []) };
    case "library":
      return { description, allOf: [{ $ref: LIBRARY_SCHEMA.$ref }] };
  }
}
