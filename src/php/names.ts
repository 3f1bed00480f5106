import type { ReferenceId } from "../program/nodes.ts";
import { children, nameIn, type PhpNode, text } from "./ast.ts";

type Kind = "class" | "function" | "constant";

/** What a name of the file means: its namespace, and what `use` imported. */
export class Names {
  #namespace = "";
  readonly #imports: { readonly [kind in Kind]: Map<string, string> } = { class: new Map(), function: new Map(), constant: new Map() };

  /** Imports end with the namespace. */
  enter(namespace: string): void {
    this.#namespace = stripLeading(namespace);
    for (const imports of Object.values(this.#imports)) imports.clear();
  }

  get namespace(): string {
    return this.#namespace;
  }

  /** `use A\B as C;`, `use function a\f;`, `use A\{B, function f};`. */
  use(group: PhpNode): void {
    const prefix = text(group, "name") === "" ? "" : `${stripLeading(text(group, "name"))}\\`;
    for (const item of children(group, "items")) {
      const full = prefix + stripLeading(text(item, "name"));
      const alias = nameIn(item, "alias") ?? full.slice(full.lastIndexOf("\\") + 1);
      const kind = importKind(text(item, "type") || text(group, "type"));
      this.#imports[kind].set(kind === "constant" ? alias : alias.toLowerCase(), full);
    }
  }

  /** Full name of a class, in the author's case, without the leading backslash. */
  className(name: PhpNode): string {
    const written = text(name, "name");
    const absolute = absoluteName(name, this.#namespace);
    if (absolute !== undefined) return absolute;
    const [first = "", ...rest] = written.split("\\");
    const imported = this.#imports.class.get(first.toLowerCase());
    return imported === undefined ? this.declared(written) : [imported, ...rest].join("\\");
  }

  /** Full name of something declared here. */
  declared(name: string): string {
    return this.#namespace === "" ? name : `${this.#namespace}\\${name}`;
  }

  class(name: PhpNode): ReferenceId {
    return classReference(this.className(name));
  }

  function(name: PhpNode): readonly ReferenceId[] {
    return this.#candidates("function", name).map((full) => `function#${full.toLowerCase()}`);
  }

  constant(name: PhpNode): readonly ReferenceId[] {
    return this.#candidates("constant", name).map(constantReference);
  }

  /** PHP looks a short function or constant up in the namespace, then globally. */
  #candidates(kind: "function" | "constant", name: PhpNode): readonly string[] {
    const written = text(name, "name");
    const absolute = absoluteName(name, this.#namespace);
    if (absolute !== undefined) return mirrored(absolute);
    if (written.includes("\\")) return mirrored(this.className(name));
    const imported = this.#imports[kind].get(kind === "constant" ? written : written.toLowerCase());
    if (imported !== undefined) return mirrored(imported);
    return this.#namespace === "" ? [written] : [this.declared(written), written];
  }
}

/** `Safe\fopen` of thecodingmachine/safe is `fopen` that throws: where the project does not declare it, PHP's own is meant. */
function mirrored(full: string): readonly string[] {
  return /^Safe\\\w+$/i.test(full) ? [full, full.slice("Safe\\".length)] : [full];
}

export function classReference(full: string): ReferenceId {
  return `class#${full.toLowerCase()}`;
}

/** Constants keep their case, their namespaces do not have one. */
export function constantReference(full: string): ReferenceId {
  const cut = full.lastIndexOf("\\") + 1;
  return `constant#${full.slice(0, cut).toLowerCase()}${full.slice(cut)}`;
}

/** The name where it needs no look-up: `\A\b` and `namespace\b`. */
function absoluteName(name: PhpNode, namespace: string): string | undefined {
  const written = text(name, "name");
  if (written.startsWith("\\")) return written.slice(1);
  if (text(name, "resolution") !== "rn") return undefined;
  return namespace === "" ? written : `${namespace}\\${written}`;
}

function importKind(type: string): Kind {
  if (type === "function") return "function";
  return type === "const" ? "constant" : "class";
}

function stripLeading(name: string): string {
  return name.startsWith("\\") ? name.slice(1) : name;
}

/** The class a name stands for, when it is one of PHP's relative ones. */
export function relativeClass(node: PhpNode): "self" | "static" | "parent" | undefined {
  if (node.kind === "selfreference") return "self";
  if (node.kind === "parentreference") return "parent";
  if (node.kind === "staticreference") return "static";
  if (node.kind !== "name" && node.kind !== "typereference") return undefined;
  const name = text(node, "name").toLowerCase();
  return name === "self" || name === "static" || name === "parent" ? name : undefined;
}

/** `use` statements hold for the whole list they stand in, wherever they are. */
export function useAll(names: Names, statements: readonly PhpNode[]): void {
  for (const statement of statements) {
    if (statement.kind === "usegroup") names.use(statement);
  }
}

/** The types of a declared type that name classes. */
export function classTypes(types: readonly PhpNode[], resolve: (name: PhpNode) => ReferenceId | undefined): readonly ReferenceId[] {
  const found: ReferenceId[] = [];
  const queue: PhpNode[] = [...types];
  for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
    if (node.kind === "uniontype" || node.kind === "intersectiontype") queue.push(...children(node, "types"));
    else {
      const isClass = node.kind !== "typereference" || relativeClass(node) !== undefined;
      const reference = isClass ? resolve(node) : undefined;
      if (reference !== undefined) found.push(reference);
    }
  }
  return found;
}
