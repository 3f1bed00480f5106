import type { ReferenceId } from "./nodes.ts";
import type { Program } from "./program.ts";

/** Begins the id of an object type: behind it stands the offset under which the file keeps its shape. */
export const SHAPE = "shape#";
/** Behind a type's id: a list, set or map of such; an object whose members, whatever their names, are such. */
export const ELEMENT = "[]";
export const MEMBER = "{}";

/** The declared types of an object type's members. */
export type Shape = ReadonlyMap<string, readonly ReferenceId[]>;

/** An id that names no class. */
export function isStructure(id: ReferenceId): boolean {
  return id.startsWith(SHAPE) || isCollection(id);
}

export function isCollection(id: ReferenceId): boolean {
  return id.endsWith(ELEMENT) || id.endsWith(MEMBER);
}

const STRUCTURE = /(?:\[\]|\{\})+$/;
const DEPTH = 3;

/** Whether a declared type is, or holds somewhere, what `isRule` says. */
export function holdsRule(program: Program, types: readonly ReferenceId[], isRule: (id: ReferenceId) => boolean, depth = 0): boolean {
  return types.some((id) => {
    const bare = id.replace(STRUCTURE, "");
    if (!bare.startsWith(SHAPE)) return isRule(bare);
    const shape = depth < DEPTH ? program.shapes?.get(Number(bare.slice(SHAPE.length))) : undefined;
    return shape !== undefined && [...shape.values()].some((each) => holdsRule(program, each, isRule, depth + 1));
  });
}
