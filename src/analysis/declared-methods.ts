import { isTestFile } from "../finding/decide.ts";
import { isStructure } from "../program/shapes.ts";
import { findMethod } from "./classes.ts";
import { enter } from "./functions.ts";
import { instanceOf } from "./instances.ts";
import { runModule } from "./module.ts";
import type { Project } from "./project.ts";
import { type Atom, classAtom, closure, type Value } from "./values.ts";
import type { CallSite } from "./where.ts";

/** Names that say what a function makes or takes is of interest, whatever file it stands in. */
export const TELLING =
  /time|option|config|setting|signal|abort|agent|client|request|fetch|http|curl|url|instance|param|default|context|stream|socket|handle|header|proxy|limit|seconds|transport/i;
/** Shorter names are many classes' own. */
const OWN_NAME = 8;

/**
 * A method of something whose class no value shows: that of its declared type, or, where one class of the project alone
 * has a method of this name, that one. Undefined where neither says anything, or the name promises nothing.
 */
export function callDeclared(site: CallSite, name: string): Value | undefined {
  const { root, frame, node, receiver } = site;
  const { callee } = node;
  if (callee.kind !== "member" || !name.endsWith("()") || !TELLING.test(name) || receiver?.kind !== "unknown") return undefined;
  const types = (root.project.declared.get(receiver.symbol)?.types ?? []).filter((id) => !isStructure(id));
  const declared = types.flatMap((id) => withMethod(root.project, id, name));
  const found = declared.length > 0 || types.length > 0 ? declared : namedSo(root.project, name, frame.unit.file);
  const [of] = found;
  const method = of?.kind === "class" && found.length === 1 ? findMethod(root, of, name, true) : undefined;
  if (of?.kind !== "class" || !method) return undefined;
  const on = instanceOf(root, of) ?? [receiver];
  const target = closure(method.method.function, { ...method.in.frame, class: method.in.node, lateClass: [of] }, on);
  return enter(root, target, site.passed, { call: root.place(frame, node), receiver: on, unwanted: root.unwanted === node });
}

/** The class of this name, where it or a class above it may have the method. */
function withMethod(project: Project, id: string, name: string): Atom[] {
  const found = project.findClass(id);
  if (!found) return [];
  runModule(project, found.unit);
  // An interface says what there is; who does it is found by the name.
  const isBare = found.node.isAbstract && found.node.methods.length === 0;
  return isBare ? namedSo(project, name, found.unit.file) : [classAtom(found.node, found.unit.frame)];
}

/** Classes of the project whose method is called so and has a body. */
function namedSo(project: Project, name: string, from: string): Atom[] {
  const bare = name.replace(/\(\)$/, "");
  if (bare.length < OWN_NAME) return [];
  const files = project.host.declaredIn(`method#${bare}`, from).filter((file) => !isTestFile(file));
  return files.flatMap((file): Atom[] => {
    const unit = project.unit(file);
    if (!unit) return [];
    return unit.program.classes.flatMap((node): Atom[] => {
      if (!node.methods.some((method) => method.name === name)) return [];
      runModule(project, unit);
      return [classAtom(node, unit.frame)];
    });
  });
}
