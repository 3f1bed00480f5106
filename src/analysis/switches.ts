import type { FunctionNode } from "../program/nodes.ts";
import { enter } from "./functions.ts";
import { runModule } from "./module.ts";
import type { Project, Unit } from "./project.ts";
import { Root } from "./root.ts";
import { emptyThing, type Slot, type Thing } from "./state.ts";
import { type Address, closure, unknown } from "./values.ts";
import { isWholeExport } from "./wrappers.ts";

/** What a file sets for the whole process: as soon as it is loaded, or where a function is called that may not be. */
interface Switch {
  readonly file: string;
  readonly certain: boolean;
  readonly things: ReadonlyMap<Address, Thing>;
}

/** Callers of a function with a switch that are looked at. */
const CALLERS = 8;

/**
 * Project-wide switches of the files. Those that the top level of a file throws, in whatever function it calls, hold in
 * every process that loads the file; all others may.
 */
export function findSwitches(project: Project, files: readonly string[]): (file: string) => ReadonlyMap<Address, Thing> {
  const words = project.models.words.switchWords;
  const switches: Switch[] = [];
  if (words.size > 0) {
    const pattern = new RegExp(`(?<![\\w$])(?:${[...words].join("|")})(?![\\w$])`);
    for (const file of files) {
      const unit = pattern.test(project.host.text(file)) ? project.unit(file) : undefined;
      if (unit?.program.language !== "js") continue;
      const offsets = unit.demand.switchesAt();
      if (offsets.length > 0) switches.push(...switchesOf(project, unit, offsets));
    }
  }
  if (switches.length === 0) return () => new Map();
  const known = new Map<string, ReadonlyMap<Address, Thing>>();
  return (file) => {
    const found = known.get(file) ?? settingsFor(project, file, switches);
    known.set(file, found);
    return found;
  };
}

function switchesOf(project: Project, unit: Unit, offsets: readonly number[]): Switch[] {
  const found: Switch[] = [];
  const top = throwsItself(project, unit);
  if (top) found.push(top);
  for (const node of unit.program.functions) {
    if (!offsets.some((at) => at >= node.start && at < node.end) || isInside(unit, node)) continue;
    const things = thrownBy(project, unit, node);
    if (things.size === 0 || [...things].every(([address, thing]) => covers(top?.things.get(address), thing))) continue;
    const { name, called } = namesOf(unit, node);
    const names = [name, ...(isWholeExport(unit.program, node, node.name ?? "") ? ["default"] : [])].filter((each) => each !== "");
    const callers = project.host.mentions(
      names.map((each) => ({ name: each })),
      unit.file,
    );
    const certain = callers.slice(0, CALLERS).flatMap((file): Switch[] => {
      const caller = project.unit(file);
      const isWhole = (id: string) => project.fileOf(file, [id]) === unit.file;
      caller?.demand.activate(new Set([...called, ...names].map((each) => each.toLowerCase())), new Set(), isWhole);
      const thrown = caller && throwsItself(project, caller);
      return thrown?.certain ? [thrown] : [];
    });
    found.push(...(certain.length > 0 ? certain : [{ file: unit.file, certain: false, things }]));
  }
  return found;
}

/** What its callers mention, and what they call: a constructor goes by its class, and runs where a static method makes the instance. */
function namesOf({ program }: Unit, node: FunctionNode): { readonly name: string; readonly called: readonly string[] } {
  const of = program.classes.find((each) => each.methods.some((method) => method.function === node && method.kind === "constructor"));
  const name = (of ? of.name : node.name)?.replace(/#\d+$/, "") ?? "";
  return { name, called: [name, ...(of?.methods ?? []).flatMap((method) => (method.isStatic ? method.name : []))] };
}

function isInside({ program }: Unit, node: FunctionNode): boolean {
  return program.functions.some((other) => other !== node && other.start <= node.start && node.end <= other.end);
}

function covers(own: Thing | undefined, other: Thing): boolean {
  return own !== undefined && [...other.fields.keys()].every((key) => own.fields.has(key));
}

/** What the file's own statements set. */
function throwsItself(project: Project, unit: Unit): Switch | undefined {
  runModule(project, unit);
  const things = settings(project.stores.get(unit.file) ?? new Map());
  if (things.size === 0) return undefined;
  const certain = [...things.values()].every(
    (thing) => thing.open === undefined && [...thing.fields.values()].every(({ value }) => value.every((atom) => atom.kind !== "absent")),
  );
  return { file: unit.file, certain, things };
}

function thrownBy(project: Project, unit: Unit, node: FunctionNode): ReadonlyMap<Address, Thing> {
  const root = new Root(project, `switch:${unit.file}:${node.id}`, unit.file, "default");
  enter(root, closure(node, unit.frame, undefined), [], { call: undefined, receiver: undefined, mode: "default" });
  return settings(new Map(root.state.things.entries()));
}

/** Leads from a member of a library's object back to it. */
const OF = "*of";

/** Stores in which something has been set. What is set on a member of which nothing is known (`defaults.headers.common`) is no option. */
function settings(things: ReadonlyMap<Address, Thing>): ReadonlyMap<Address, Thing> {
  const isMember = (address: Address): boolean => {
    for (let at = address.lastIndexOf("."); at > 0; at = address.lastIndexOf(".", at - 1))
      if (things.has(address.slice(0, at))) return true;
    return false;
  };
  return new Map(
    [...things].filter(
      ([address, thing]) =>
        address.startsWith("store:") &&
        ([...thing.fields.keys()].some((key) => key !== OF) || thing.open !== undefined) &&
        !(thing.type === undefined && thing.open === address && isMember(address)),
    ),
  );
}

/** What is set where a file runs: by certain switches, and, as a possibility, what only the others set. */
function settingsFor(project: Project, file: string, switches: readonly Switch[]): ReadonlyMap<Address, Thing> {
  const result = new Map<Address, Thing>();
  // A proxy or a header that may have been set bounds nothing.
  const limits = new Set(project.models.libraries.flatMap((library) => (library.limits ?? []).map(({ option }) => option)));
  const meeting = switches.flatMap((each) => {
    const together = project.host.together(file, each.file);
    return together === "never" ? [] : [{ ...each, certain: each.certain && together === "always" }];
  });
  for (const { certain, file: setter, things } of meeting.sort((a, b) => Number(b.certain) - Number(a.certain))) {
    for (const [address, thing] of things) {
      const old = result.get(address) ?? emptyThing(thing.at, { type: thing.type });
      const fields = new Map(old.fields);
      for (const [key, slot] of thing.fields) {
        if (certain) fields.set(key, slot);
        else if (!fields.has(key) && limits.has(key)) fields.set(key, possible(slot, setter, key));
      }
      result.set(address, { ...old, fields });
    }
  }
  return result;
}

/** A setting that may or may not be in force. */
function possible(slot: Slot, file: string, key: string): Slot {
  if (key.startsWith("*") || slot.value.some((atom) => atom.kind === "object")) return slot;
  const name = `whether ${slot.at?.file ?? file} has set \`${key}\``;
  return { value: unknown(`?switch:${file}:${key}`, { kind: "variable", name }), at: slot.at };
}
