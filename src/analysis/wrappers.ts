import type { Expression, FunctionNode, Program } from "../program/nodes.ts";
import { walk } from "../program/walk.ts";
import { answersClient } from "./answers-client.ts";
import { judge } from "./judge.ts";
import type { Observation } from "./observation.ts";
import type { Project } from "./project.ts";
import type { RootRun } from "./roots.ts";
import { shortName } from "./tokens.ts";

/** A function whose callers decide whether the calls in it are bounded. */
export interface Wrapper {
  readonly file: string;
  readonly name: string;
  /** Short name of the class it is a method of. */
  readonly owner: string | undefined;
  /** It is a class that is used as it is: what is declared to be one calls what waits. */
  readonly isType?: boolean;
}

/** Functions that waited on something their callers decide. */
export function undecidedWrappers(runs: readonly RootRun[]): Wrapper[] {
  const found = new Map<string, Wrapper>();
  for (const run of runs) {
    const node = run.function;
    if (!node) continue;
    for (const observations of bySite(run.observations)) {
      const depends = judge(observations)?.depends ?? [];
      if (depends.length === 0) continue;
      for (const each of [node, ...enclosing(run, depends)])
        for (const wrapper of wrappersFor(run, each)) found.set(`${wrapper.file} ${wrapper.name}`, wrapper);
    }
  }
  return [...found.values()];
}

/** Functions around a callback whose parameters decide what it waits for. */
function enclosing({ unit, function: node }: RootRun, depends: readonly string[]): FunctionNode[] {
  const prefix = `parameter:${unit.file}:`;
  const ids = new Set(depends.flatMap((symbol) => symbol.split(prefix)[1]?.split(":")[0] ?? []));
  return unit.program.functions.filter((each) => each !== node && ids.has(String(each.id)));
}

/** Clients that a file exports, functions that answer them, classes that hold them: whoever imports one calls what waits, without a word of the library. */
export function exportedObjects(files: Iterable<string>, project: Project): Wrapper[] {
  return [...files].flatMap((file) => {
    const unit = project.unit(file);
    if (unit?.program.language !== "js") return [];
    const { demand, program } = unit;
    return program.exports.flatMap(({ name, value }): Wrapper[] => {
      if (value.kind !== "name") return [];
      if (demand.isCarrier(value.variable) || (demand.answersCarrier(value.variable) && answersClient(project, unit, value.variable)))
        return [{ file, name: name === "=" ? "default" : name, owner: undefined }];
      // Who extends it calls what waits on fields it hands down.
      const own = demand.carriedFields().length > 0 ? className(program, value.variable) : undefined;
      return own === undefined ? [] : [{ file, name: `extends ${name === "default" || name === "=" ? own : name}`, owner: undefined }];
    });
  });
}

/** The class that a variable of the file holds: its own, or the one that `export default` names. */
function className(program: Program, variable: string): string | undefined {
  const names = [
    variable,
    ...program.body.flatMap((statement) =>
      statement.kind === "expression" &&
      statement.value.kind === "assign" &&
      statement.value.target.kind === "name" &&
      statement.value.target.variable === variable &&
      statement.value.value.kind === "name"
        ? [statement.value.value.variable]
        : [],
    ),
  ];
  return names.find((name) => program.classes.some((each) => each.name === name));
}

function bySite(observations: readonly Observation[]): Observation[][] {
  const groups = new Map<string, Observation[]>();
  for (const each of observations) {
    const key = `${each.site.at.file}:${each.site.at.start}:${each.library.id}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()];
}

function wrappersFor(run: RootRun, node: FunctionNode): Wrapper[] {
  const { program, file } = run.unit;
  const owner = program.classes.find((each) => each.methods.some((method) => method.function === node));
  const short = owner?.name && shortName(owner.name);
  const name = shortName(node.name) || assignedName(program, node);
  const own: Wrapper[] = [
    ...(name === "" ? [] : [{ file, name, owner: short }]),
    ...(isWholeExport(program, node, name) ? [{ file, name: "default", owner: undefined }] : []),
  ];
  return owner && short !== undefined && short !== "" ? [...own, { file, name: short, owner: undefined }] : own;
}

const WHOLE = new Set(["default", "=", "module.exports", "*default"]);

/** `export default get`, `module.exports = function …`: whoever imports it calls it as they like. */
export function isWholeExport(program: Program, node: FunctionNode, name: string): boolean {
  if (program.language !== "js") return false;
  const isIt = (value: Expression): boolean =>
    value === node || (value.kind === "name" && name !== "" && value.variable === name) || (value.kind === "assign" && isIt(value.value));
  return (
    program.exports.some((each) => WHOLE.has(each.name) && isIt(each.value)) ||
    program.body.some(
      (statement) =>
        statement.kind === "expression" &&
        statement.value.kind === "assign" &&
        statement.value.target.kind === "name" &&
        WHOLE.has(statement.value.target.variable) &&
        isIt(statement.value.value),
    )
  );
}

/** `const get = (url) => …`, `{ get: (url) => … }`. */
function assignedName(program: Program, node: FunctionNode): string {
  let found = "";
  walk([...program.body], (each) => {
    if (found !== "") return false;
    if (each.kind === "assign" && each.value === node)
      found =
        each.target.kind === "name"
          ? each.target.variable.replace(/#\d+$/, "")
          : each.target.kind === "member" && each.target.key.kind === "literal"
            ? String(each.target.key.value)
            : "";
    if (each.kind === "object")
      for (const entry of each.entries)
        if (!entry.spread && entry.value === node && entry.key?.kind === "literal") found = String(entry.key.value);
    return undefined;
  });
  return found;
}
