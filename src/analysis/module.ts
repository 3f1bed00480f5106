import { evaluate } from "./evaluate.ts";
import { executeBlock, limit } from "./execute.ts";
import { cell } from "./frame.ts";
import { finishRoot } from "./pending.ts";
import type { Project, Unit } from "./project.ts";
import { Root } from "./root.ts";
import { joinStates, State } from "./state.ts";
import { constant } from "./values.ts";

/** Runs a file's top level once, whoever asks for it first; what it leaves becomes the ground that its functions stand on. */
export function runModule(project: Project, unit: Unit): Root | undefined {
  if (project.begun.has(unit.file)) return project.done.get(unit.file);
  project.begun.add(unit.file);
  const root = new Root(project, unit.file, unit.file, "module");
  include(project, unit);
  for (const { variable, value } of unit.program.statics)
    root.writeVariable(unit.frame, variable, value ? evaluate(root, unit.frame, value) : constant(unit.program.semantics.absent));
  const flow = executeBlock(root, unit.frame, unit.program.body, [root.state]);
  // A file ends by reaching its end, by `return` or by `exit`: functions declared on the way stay known.
  const ends = [...flow.states, ...flow.left.map((leave) => leave.state)];
  root.state = ends.length > 0 ? limit(ends).reduce(joinStates) : new State();
  finishRoot(root, limit(ends));
  settleGround(project, unit, root.state);
  project.done.set(unit.file, root);
  return root;
}

/** PHP files that this one includes by a literal path: their switches, constants and variables are its own. */
function include(project: Project, unit: Unit): void {
  if (unit.program.language !== "php") return;
  for (const path of unit.program.imports) {
    const file = project.host.resolve(unit.file, path);
    const included = file === undefined ? undefined : project.unit(file);
    if (!included) continue;
    runModule(project, included);
    const stores = project.stores.get(included.file);
    if (stores) project.stores.set(unit.file, new Map([...(project.stores.get(unit.file) ?? []), ...stores]));
    for (const variable of included.program.owns) {
      const value = project.variables.get(cell(included.frame, variable));
      if (value && unit.frame.owns.has(variable)) project.variables.set(cell(unit.frame, variable), value);
    }
  }
}

function settleGround(project: Project, unit: Unit, state: State): void {
  for (const [key, value] of state.variables.entries()) project.variables.set(key, value);
  const stores = new Map([...(project.stores.get(unit.file) ?? [])]);
  for (const [address, thing] of state.things.entries()) {
    if (address.startsWith("store:")) stores.set(address, thing);
    else project.things.set(address, thing);
  }
  project.stores.set(unit.file, stores);
}
