import type { ReferenceId } from "../program/nodes.ts";
import type { PhpNode } from "./ast.ts";
import type { Context } from "./context.ts";

const MODIFIER = /\b(?:public|protected|private|static|final|abstract|readonly|var)$/i;
const BUILT_IN =
  /^(?:int|integer|float|double|string|bool|boolean|array|callable|iterable|object|mixed|null|void|resource|self|static|false|true|never|class-string|\$this)$/i;
const LONGEST = 4_000;
const LONGEST_MODIFIER = "protected".length + 1;

/** The classes that the comment in front of a declaration names: `@var Client`, `@param Client $http`, `@return Client`. */
export function docTypes(context: Context, start: number, tag: "var" | "return" | "param", name?: string): readonly ReferenceId[] {
  const comment = commentBefore(context.source, start);
  if (comment === "") return [];
  const types = new RegExp(`@${tag}\\s+([\\w\\\\|?\\x80-\\uffff]+)${name === undefined ? "" : `\\s+(?:\\.\\.\\.)?\\$${name}\\b`}`).exec(
    comment,
  )?.[1];
  return (types ?? "")
    .split(/[|?]/)
    .filter((type) => type !== "" && !BUILT_IN.test(type))
    .flatMap((type) => context.classReference(nameNode(type)) ?? []);
}

/** The comment that ends in front of a declaration, its modifiers and its attributes, or nothing. */
function commentBefore(source: string, start: number): string {
  let before = source.slice(Math.max(0, start - LONGEST), start).trimEnd();
  while (!before.endsWith("*/")) {
    // A search that is anchored at the end still begins at every place: the last characters tell.
    const from = before.endsWith("]") ? before.lastIndexOf("#[") : modifierIn(before);
    if (from < 0) return "";
    before = before.slice(0, from).trimEnd();
  }
  return before.slice(Math.max(0, before.lastIndexOf("/**")));
}

/** Where the modifier at the end of a text begins, or -1. */
function modifierIn(text: string): number {
  const modifier = MODIFIER.exec(text.slice(-LONGEST_MODIFIER));
  return modifier ? text.length - modifier[0].length : -1;
}

function nameNode(name: string): PhpNode {
  return { kind: "name", name, resolution: name.startsWith("\\") ? "fqn" : name.includes("\\") ? "qn" : "uqn" };
}
