import type { ReferenceId } from "../program/nodes.ts";
import type { PhpNode } from "./ast.ts";
import type { Context } from "./context.ts";

const MODIFIERS = /(?:\b(?:public|protected|private|static|final|abstract|readonly|var)\b|#\[[^\]]*\]|\s)+$/i;
const BUILT_IN =
  /^(?:int|integer|float|double|string|bool|boolean|array|callable|iterable|object|mixed|null|void|resource|self|static|false|true|never|class-string|\$this)$/i;
const LONGEST = 4_000;

/** The classes that the comment in front of a declaration names: `@var Client`, `@param Client $http`, `@return Client`. */
export function docTypes(context: Context, start: number, tag: "var" | "return" | "param", name?: string): readonly ReferenceId[] {
  const before = context.source.slice(Math.max(0, start - LONGEST), start).replace(MODIFIERS, "");
  if (!before.endsWith("*/")) return [];
  const comment = before.slice(Math.max(0, before.lastIndexOf("/**")));
  const types = new RegExp(`@${tag}\\s+([\\w\\\\|?\\x80-\\uffff]+)${name === undefined ? "" : `\\s+(?:\\.\\.\\.)?\\$${name}\\b`}`).exec(
    comment,
  )?.[1];
  return (types ?? "")
    .split(/[|?]/)
    .filter((type) => type !== "" && !BUILT_IN.test(type))
    .flatMap((type) => context.classReference(nameNode(type)) ?? []);
}

function nameNode(name: string): PhpNode {
  return { kind: "name", name, resolution: name.startsWith("\\") ? "fqn" : name.includes("\\") ? "qn" : "uqn" };
}
