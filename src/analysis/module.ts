import { evaluate } from "./evaluate.ts";
import { executeBlock } from "./execute.ts";
import { cell } from "./frame.ts";
import { limit } from "./paths.ts";
import { finishRoot } from "./pending.ts";
import type { Project, Unit } from "./project.ts";
import { Root } from "./root.ts";
import { emptyThing, joinStates, type Slot, State, setField, type Thing } from "./state.ts";
import { constant, UNDECLARED, unknown } from "./values.ts";

/** A file's top level is run once, whatever its length, and all its functions stand on what it leaves. */
const MODULE_FUEL = 60_000;

/** Runs a file's top level once, whoever asks for it first; what it leaves becomes the ground that its functions stand on. */
export function runModule(project: Project, unit: Unit): Root | undefined {
  if (project.begun.has(unit.file)) return project.done.get(unit.file);
  project.begun.add(unit.file);
  const root = new Root(project, unit.file, unit.file, "module");
  root.fuel = MODULE_FUEL;
  include(project, unit);
  applySwitches(project, unit);
  for (const variable of unit.program.lexical ?? []) root.writeVariable(unit.frame, variable, UNDECLARED);
  for (const { variable, value } of unit.program.statics)
    root.writeVariable(unit.frame, variable, value ? evaluate(root, unit.frame, value) : constant(unit.program.semantics.absent));
  const flow = executeBlock(root, unit.frame, unit.program.body, [root.state]);
  const returned = flow.left.flatMap((leave) => (leave.how === "return" ? leave.value : []));
  if (returned.length > 0) project.returned.set(unit.file, returned);
  const goesOn = [...flow.states, ...flow.left.flatMap((leave) => (leave.how === "return" ? leave.state : []))];
  const ended = flow.left.flatMap((leave) => (leave.how === "return" ? [] : leave.state));
  const ends = limit([...goesOn, ...ended]);
  const ground = groundOf(goesOn, ended);
  finishRoot(root, ends);
  // The end of several is not the last of them.
  if (ends.length !== 1) root.state = ground;
  settleGround(project, unit, root.state);
  if (root.exhausted) project.cut.add(unit.file);
  project.done.set(unit.file, root);
  return root;
}

/** PHP files that this one includes by a literal path: their switches, constants and variables are its own. */
function include(project: Project, unit: Unit): void {
  if (unit.program.language !== "php") return;
  for (const path of unit.program.imports) {
    // Behind a constant (`{ROOT}/inc/init.php`) half of an old project stands: it is read where a value is asked for.
    if (path.startsWith("{")) continue;
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

/** Switches of files that run before this one, those that may, and what settings files say: where nothing nearer does. */
function applySwitches(project: Project, unit: Unit): void {
  if (unit.program.language !== "php") return;
  const { certain, possible } = project.host.setters(unit.file);
  const own = new Map(project.stores.get(unit.file));
  const add = (address: string, key: string, slot: Slot): void => {
    const thing = own.get(address) ?? emptyThing(undefined);
    if (!thing.fields.has(key)) own.set(address, setField(thing, key, slot));
  };
  const storesOf = (file: string): readonly (readonly [string, Thing])[] => {
    const setter = project.unit(file);
    if (setter) runModule(project, setter);
    return [...(project.stores.get(file) ?? [])];
  };
  for (const file of certain) for (const [address, { fields }] of storesOf(file)) for (const [key, slot] of fields) add(address, key, slot);
  for (const { store, option, value, at } of project.host.settings(unit.file))
    add(`store:${store}`, option, { value: constant(value), at });
  for (const file of possible)
    for (const [address, { fields }] of storesOf(file))
      for (const [key, slot] of fields)
        add(address, key, {
          value: unknown(`?switch:${file}.${key}`, { kind: "variable", name: `${key}, which ${file} sets` }),
          at: slot.at,
        });
  if (own.size > 0) project.stores.set(unit.file, own);
}

/**
 * What functions stand on: nobody calls them any more where the file has ended by `exit` or an error, but what was made
 * on the way there stays known.
 */
function groundOf(goesOn: readonly State[], ended: readonly State[]): State {
  const [first, ...others] = limit(goesOn.length > 0 ? goesOn : ended);
  if (!first) return new State();
  const ground = others.reduce(joinStates, first);
  if (goesOn.length === 0 || ended.length === 0) return ground;
  const all = limit(ended).reduce(joinStates, ground);
  for (const [key, value] of ground.variables.entries()) all.variables.set(key, value);
  for (const [key, thing] of ground.things.entries()) all.things.set(key, thing);
  return all;
}

function settleGround(project: Project, unit: Unit, state: State): void {
  for (const [key, value] of state.variables.entries()) if (value !== UNDECLARED) project.variables.set(key, value);
  const stores = new Map([...(project.stores.get(unit.file) ?? [])]);
  for (const [address, thing] of state.things.entries()) {
    if (address.startsWith("store:")) stores.set(address, thing);
    else project.things.set(address, thing);
  }
  project.stores.set(unit.file, stores);
}
