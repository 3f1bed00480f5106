import { tellsOf } from "../finding/decide.ts";
import type { ReferenceId, Variable } from "../program/nodes.ts";
import { parentValue } from "./classes.ts";
import { evaluate } from "./evaluate.ts";
import type { Frame } from "./frame.ts";
import { globalValue, singleton } from "./global-values.ts";
import { memberOf } from "./members.ts";
import { runModule } from "./module.ts";
import type { Root } from "./root.ts";
import { type Atom, absent, classAtom, closure, constant, joinValues, method, reference, unknown, type Value } from "./values.ts";

const PHP_CONSTANTS: { readonly [name: string]: number | string } = {
  PHP_INT_MAX: Number.MAX_SAFE_INTEGER,
  PHP_INT_MIN: Number.MIN_SAFE_INTEGER,
  PHP_INT_SIZE: 8,
  PHP_EOL: "\n",
  INF: Number.POSITIVE_INFINITY,
  NAN: Number.NaN,
};

const NOWHERE = { start: 0, end: 0 };

/** `this`, `self`, `static`, `parent` and `super`, which no declaration makes. */
export function specialName(root: Root, frame: Frame, variable: Variable): Value | undefined {
  switch (variable) {
    case "this":
      return frame.receiver ?? unknown(`this:${frame.id}`, { kind: "receiver", name: "this" });
    case "self":
      return frame.class ? [classAtom(frame.class, frame)] : unknown("self", { kind: "expression", name: "self" });
    case "static":
      return frame.lateClass ?? (frame.class ? [classAtom(frame.class, frame)] : unknown("static", { kind: "expression", name: "static" }));
    case "parent":
    case "super":
      return frame.class ? parentValue(root, classAtom(frame.class, frame)) : unknown(variable, { kind: "expression", name: variable });
    default:
      return undefined;
  }
}

/** The value of a name that the file does not declare: the project's own, a library's, or the bare reference. */
export function referenceValue(root: Root, frame: Frame, candidates: readonly ReferenceId[]): Value {
  for (const id of candidates) {
    // `$_SERVER`, `$argv`: every script finds them filled.
    if (id.startsWith("variable#")) return unknown(id, { kind: "variable", name: id.replace("variable#", "$") });
    const found = findReference(root, frame, id);
    if (found) return found;
  }
  const last = candidates[candidates.length - 1];
  return last === undefined ? absent : reference(last);
}

function findReference(root: Root, frame: Frame, id: ReferenceId): Value | undefined {
  const at = id.indexOf("#");
  const space = id.slice(0, at);
  const { project } = root;
  switch (space) {
    case "constant": {
      const known = project.models.constant(id.slice(at + 1)) ?? PHP_CONSTANTS[id.slice(at + 1)];
      if (known !== undefined) return constant(known);
      return root.state.variables.get(`constant:${id}`) ?? projectConstant(root, frame, id);
    }
    case "function": {
      if (project.models.rows(id).length > 0) return reference(id);
      const found = project.findFunction(id);
      // A test's own `ldap_connect` stands in for PHP's in the tests.
      return found && tellsOf(found.unit.file, frame.unit.file) ? [closure(found.node, found.unit.frame, undefined)] : undefined;
    }
    case "class": {
      const found = project.findClass(id);
      return found && [classAtom(found.node, found.unit.frame)];
    }
    case "global": {
      const type = project.models.exportType(id);
      return type ? globalValue(root, id, type) : undefined;
    }
    default:
      return moduleExport(root, frame, space, id.slice(at + 1));
  }
}

/** A constant that a file of the project defines, maybe only where nobody has before. */
function projectConstant(root: Root, frame: Frame, id: ReferenceId): Value | undefined {
  const { project } = root;
  const known = () => {
    const value = project.variables.get(`constant:${id}`)?.filter((atom) => atom.kind !== "absent");
    return value?.some(isSwitch) ? joinValues(value, unknown(id, { kind: "variable", name: id.replace("constant#", "") })) : value;
  };
  if (known() || project.asked.has(id)) return known();
  project.asked.add(id);
  for (const file of project.host.declaredIn(id, frame.unit.file)) {
    const unit = project.unit(file);
    if (unit) runModule(project, unit);
    const value = known();
    if (value) return value;
  }
  return undefined;
}

/** `DEBUG` is false, or 0, in the sample of a configuration, and true elsewhere: a switch decides no branch. */
function isSwitch(atom: Atom): boolean {
  return atom.kind === "constant" && (typeof atom.value === "boolean" || atom.value === 0 || atom.value === 1);
}

/** An export of a module: of a file of the project, or of a library. */
function moduleExport(root: Root, frame: Frame, specifier: string, name: string): Value | undefined {
  const type = root.project.models.exportType(`${specifier}#${name}`);
  if (type) return singleton(root, `${specifier}#${name}`, type);
  const byDefault = root.project.models.methodOfDefault(`${specifier}#${name}`);
  if (byDefault) return singleton(root, `${specifier}#default`, byDefault).map((atom) => method(atom, name));
  const file = root.project.host.resolve(frame.unit.file, specifier);
  if (file === undefined) return undefined;
  return exportOf(root, file, name) ?? unknown(`import:${file}#${name}`, { kind: "import", name });
}

export function exportOf(root: Root, file: string, name: string, seen: ReadonlySet<string> = new Set()): Value | undefined {
  if (seen.has(`${file}#${name}`)) return undefined;
  const unit = root.project.unit(file);
  if (!unit) return undefined;
  runModule(root.project, unit);
  if (name === "*" && !unit.program.exports.some((each) => each.name === "=")) return reference(`module:${file}#*`);
  const whole = unit.program.exports.find((each) => each.name === "=");
  const direct = unit.program.exports.find((each) => each.name === name);
  if (direct) return evaluate(root, unit.frame, direct.value);
  if (whole) {
    const value = evaluate(root, unit.frame, whole.value);
    return name === "*" || name === "default" ? value : memberOf(root, unit.frame, value, name, NOWHERE);
  }
  for (const star of unit.program.exports) {
    if (star.name !== "*" || star.value.kind !== "reference") continue;
    const specifier = star.value.candidates[0]?.replace(/#\*$/, "") ?? "";
    const target = root.project.host.resolve(file, specifier);
    if (target !== undefined && !root.project.isKnown(target) && !mayExport(root.project.host.text(target), name)) continue;
    const found = target === undefined ? undefined : exportOf(root, target, name, new Set([...seen, `${file}#${name}`]));
    if (found) return found;
  }
  return undefined;
}

/** A barrel has many files behind it: only one that exports the name, or is a barrel itself, is worth a parse. */
function mayExport(text: string, name: string): boolean {
  if (!text.includes(name)) return BARREL.test(text);
  const word = `(?<![\\w$])${name.replace(/\$/g, "\\$&")}(?![\\w$])`;
  const declared = "(?:const|let|var|function|class|enum|namespace|import)\\b[^=;(){}]*?";
  const pattern = `\\bexport\\s*(?:\\{[^}]*?|(?:const|let|var)\\s*[{[][^}\\]]*?|(?:(?:declare|abstract|async)\\s+)*${declared})${word}|\\bexports\\b`;
  return BARREL.test(text) || new RegExp(pattern).test(text);
}

const BARREL = /\bexport\s*\*/;

/** A member of a module's namespace, of a library's export or of a global. */
export function moduleMember(root: Root, frame: Frame, atom: Atom & { kind: "reference" }, key: string): Value {
  const at = atom.id.indexOf("#");
  const space = atom.id.slice(0, at);
  const name = atom.id.slice(at + 1);
  if (space === "module") return absent;
  if (atom.id.startsWith("module:")) {
    const file = atom.id.slice("module:".length).replace(/#\*$/, "");
    return exportOf(root, file, key) ?? (key === "default" ? reference(atom.id) : absent);
  }
  if (space === "class") {
    const value = root.project.models.classConstant(atom.id, key);
    return value === undefined ? [method(atom, key)] : constant(value);
  }
  const isNamespace = name === "*" || name === "default";
  if (!isNamespace)
    return space === "global" && ["window", "globalThis", "self", "global"].includes(name)
      ? referenceValue(root, frame, [`global#${key}`])
      : [method(atom, key)];
  if (key === "default" || key === "*") return moduleExport(root, frame, space, "default") ?? reference(`${space}#default`);
  const exported = moduleExport(root, frame, space, key);
  if (exported) return exported;
  // CommonJS and default imports of a library whose default is an object: `require("axios").get`.
  const byDefault = root.project.models.exportType(`${space}#default`);
  if (byDefault && !root.project.models.knowsExport(`${space}#${key}`))
    return memberOf(root, frame, singleton(root, `${space}#default`, byDefault), key, NOWHERE);
  return reference(`${space}#${key}`);
}
