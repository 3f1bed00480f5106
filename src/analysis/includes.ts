import type { Reference, ReferenceId } from "../program/nodes.ts";
import { cell } from "./frame.ts";
import { runModule } from "./module.ts";
import { constant, type Value } from "./values.ts";
import type { CallSite } from "./where.ts";

/** Ends the references by which PHP includes a file: `./config.php#include`. */
const INCLUDE = "#include";

export function includeOf({ candidates: [id] }: Reference): ReferenceId | undefined {
  return id?.endsWith(INCLUDE) ? id : undefined;
}

/** `include 'x.php'` in the midst of a function: the file's variables are the function's, its `return` is the answer. */
export function includeFile({ root, frame }: CallSite, id: string): Value | undefined {
  const { project } = root;
  if (!id.endsWith(INCLUDE)) return undefined;
  const file = project.host.resolve(frame.unit.file, id.slice(0, -INCLUDE.length));
  const unit = file === undefined ? undefined : project.unit(file);
  if (!unit) return undefined;
  runModule(project, unit);
  if (frame.function)
    for (const variable of unit.program.owns) {
      const value = project.variables.get(cell(unit.frame, variable));
      const own = `${variable}#${frame.function.id}`;
      if (value && frame.owns.has(own)) root.writeVariable(frame, own, value);
    }
  return project.returned.get(unit.file) ?? constant(1);
}
