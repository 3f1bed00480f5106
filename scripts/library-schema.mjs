// The vocabulary of src/model as a JSON schema, made from its types: own libraries are checked by what rules are typed by.
import { Node, Project, SyntaxKind } from "ts-morph";

/** Our own rules must name them; others may. */
const OPTIONAL_FOR_OTHERS = new Set(["source", "docs", "name"]);

export function librarySchema() {
  const project = new Project({ skipAddingFilesFromTsConfig: true });
  project.addSourceFilesAtPaths("src/model/*.ts");
  const declarations = new Map(
    project.getSourceFiles().flatMap((file) => [...file.getInterfaces(), ...file.getTypeAliases()].map((each) => [each.getName(), each])),
  );
  const definitions = {};
  const define = (name) => {
    const declaration = declarations.get(name);
    if (declaration === undefined) throw new Error(`src/model uses the type \`${name}\`, which scripts/library-schema.mjs does not know.`);
    if (!(name in definitions)) {
      definitions[name] = {};
      definitions[name] = Node.isInterfaceDeclaration(declaration) ? toObjects(declaration)[0] : toSchema(declaration.getTypeNode());
    }
    return { $ref: `#/definitions/${name}` };
  };

  function toSchema(node) {
    switch (node.getKind()) {
      case SyntaxKind.StringKeyword:
        return { type: "string" };
      case SyntaxKind.NumberKeyword:
        return { type: "number" };
      case SyntaxKind.BooleanKeyword:
        return { type: "boolean" };
      case SyntaxKind.ParenthesizedType:
      case SyntaxKind.TypeOperator:
        return toSchema(node.getTypeNode());
      case SyntaxKind.ArrayType:
        return { type: "array", items: toSchema(node.getElementTypeNode()) };
      case SyntaxKind.TupleType: {
        const items = node.getElements().map(toSchema);
        return { type: "array", items, minItems: items.length, maxItems: items.length };
      }
      case SyntaxKind.LiteralType:
        return node.getLiteral().getKind() === SyntaxKind.NullKeyword ? { type: "null" } : { enum: [JSON.parse(node.getText())] };
      case SyntaxKind.TemplateLiteralType:
        return { type: "string", pattern: `^${pattern(node.getText().slice(1, -1))}$`, examples: examples(node.getText().slice(1, -1)) };
      case SyntaxKind.TypeReference:
        return define(node.getTypeName().getText());
      case SyntaxKind.UnionType:
        return joined(node.getTypeNodes().map(toSchema));
      default: {
        const objects = toObjects(node);
        return objects.length === 1 ? objects[0] : { anyOf: objects };
      }
    }
  }

  /** The forms an object type can have: one, or several where it is made from a union. */
  function toObjects(node) {
    if (Node.isParenthesizedTypeNode(node)) return toObjects(node.getTypeNode());
    if (Node.isUnionTypeNode(node)) return node.getTypeNodes().flatMap(toObjects);
    if (Node.isIntersectionTypeNode(node))
      return node
        .getTypeNodes()
        .map(toObjects)
        .reduce((left, right) => left.flatMap((one) => right.map((other) => merged(one, other))));
    if (Node.isTypeReference(node)) {
      const declaration = declarations.get(node.getTypeName().getText());
      return toObjects(Node.isInterfaceDeclaration(declaration) ? declaration : declaration.getTypeNode());
    }
    if (!Node.isTypeLiteral(node) && !Node.isInterfaceDeclaration(node)) throw new Error(`No object type: ${node.getText()}`);
    const inherited = Node.isInterfaceDeclaration(node)
      ? node.getExtends().flatMap((each) => toObjects(declarations.get(each.getExpression().getText())))
      : [];
    const [index] = node.getIndexSignatures();
    const own = { type: "object", additionalProperties: index === undefined ? false : toSchema(index.getReturnTypeNode()) };
    const properties = {};
    const required = [];
    for (const property of node.getProperties()) {
      const name = property.getName();
      const description = property.getJsDocs()[0]?.getDescription().replace(/\s+/g, " ").trim();
      const schema = toSchema(property.getTypeNode());
      properties[name] = description && !("$ref" in schema) ? { description, ...schema } : schema;
      if (!property.hasQuestionToken() && !OPTIONAL_FOR_OTHERS.has(name)) required.push(name);
    }
    return [inherited.reduce(merged, { ...own, properties, required })];
  }

  const start = define("Library");
  return { ...start, definitions: Object.fromEntries(Object.entries(definitions).sort(([a], [b]) => (a < b ? -1 : 1))) };
}

function merged(one, other) {
  return {
    ...one,
    properties: { ...other.properties, ...one.properties },
    required: [...new Set([...other.required, ...one.required])],
  };
}

/** Words of a union in one list. */
function joined(schemas) {
  const flat = schemas.flatMap((schema) => schema.anyOf ?? [schema]);
  const words = flat.flatMap((schema) => schema.enum ?? []);
  const rest = flat.filter((schema) => schema.enum === undefined);
  const all = [...(words.length > 0 ? [{ enum: words }] : []), ...rest];
  return all.length === 1 ? all[0] : { anyOf: all };
}

/** One for each of the words in `${"php" | "js"}/${string}`. */
function examples(template) {
  const [hole, inner] = /\$\{([^}]*)\}/.exec(template) ?? [];
  if (hole === undefined) return [template];
  const words = inner.trim() === "string" ? ["my-client"] : inner.split("|").map((word) => word.trim().slice(1, -1));
  return words.flatMap((word) => examples(template.replace(hole, word)));
}

/** `${"php" | "js"}/${string}`. */
function pattern(template) {
  return template.replace(/\$\{([^}]*)\}/g, (_, inner) =>
    inner.trim() === "string"
      ? "[a-z0-9][a-z0-9.-]*"
      : `(?:${inner
          .split("|")
          .map((word) => word.trim().slice(1, -1))
          .join("|")})`,
  );
}
