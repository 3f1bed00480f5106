import type { ReferenceId } from "../program/nodes.ts";
import { ELEMENT, isCollection, isStructure, MEMBER, SHAPE } from "../program/shapes.ts";
import { typedUnknown } from "./classes.ts";
import type { Declared, Project } from "./project.ts";
import type { Root } from "./root.ts";
import { type Atom, unknown, type Value } from "./values.ts";

const DEPTH = 3;

/** A member of something of which only its declared type is known. */
export function declaredMember(root: Root, atom: Atom & { kind: "unknown" }, key: string): Value | undefined {
  return ofTypes(root, root.project.declared.get(atom.symbol), `${atom.symbol}.${key}`, key, (id, shape) =>
    id.endsWith(MEMBER)
      ? [id.slice(0, -MEMBER.length)]
      : id.endsWith(ELEMENT)
        ? /^\d+$/.test(key)
          ? [id.slice(0, -ELEMENT.length)]
          : []
        : (shape?.get(key) ?? []),
  );
}

/** An element, or a member whose name is not known. */
export function declaredElement(root: Root, symbol: string, name: string): Value | undefined {
  return ofTypes(root, root.project.declared.get(symbol), `${symbol}[*]`, name, (id) =>
    isCollection(id) ? [id.slice(0, -ELEMENT.length)] : [],
  );
}

function ofTypes(
  root: Root,
  declared: Declared | undefined,
  symbol: string,
  name: string,
  part: (id: ReferenceId, shape: ReadonlyMap<string, readonly ReferenceId[]> | undefined) => readonly ReferenceId[],
): Value | undefined {
  if (!declared) return undefined;
  for (const { types, unit } of lookedThrough(root.project, declared, 0)) {
    const found = types.flatMap((id) =>
      part(id, id.startsWith(SHAPE) ? unit.program.shapes?.get(Number(id.slice(SHAPE.length))) : undefined),
    );
    if (found.length > 0) return typedUnknown(root, unit.frame, found, symbol, name) ?? unknown(symbol, { kind: "expression", name });
  }
  return undefined;
}

/** Types of other files stand for what those files say. */
function lookedThrough(project: Project, { types, unit }: Declared, depth: number): Declared[] {
  const own = types.filter((id) => isStructure(id));
  const others = types.filter((id) => !isStructure(id));
  return [
    ...(own.length > 0 ? [{ types: own, unit }] : []),
    ...others.flatMap((id): Declared[] => {
      const stands = depth < DEPTH ? project.typesOf(unit.file, id) : undefined;
      return stands ? lookedThrough(project, stands, depth + 1) : [];
    }),
  ];
}
