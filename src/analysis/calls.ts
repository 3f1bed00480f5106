import type { Call } from "../program/nodes.ts";
import type { Passed } from "./binding.ts";
import { callByName } from "./call-by-name.ts";
import { chainOf } from "./classes.ts";
import { callParent, construct } from "./construct.ts";
import { declaredReceiver } from "./declared-receiver.ts";
import { escape } from "./escapes.ts";
import { evaluate, fork } from "./evaluate.ts";
import type { Frame } from "./frame.ts";
import { enter } from "./functions.ts";
import { includeFile } from "./includes.ts";
import { intrinsic } from "./intrinsics/index.ts";
import { callLibrary } from "./library-calls.ts";
import type { Root } from "./root.ts";
import { isStandard, outParameters } from "./standard-library.ts";
import { State } from "./state.ts";
import { findTargets } from "./targets.ts";
import { setsArguments, unknownCall } from "./unknown-call.ts";
import { type Atom, absent, bound, onlyConstant, type Value } from "./values.ts";
import { type CallSite, writtenName } from "./where.ts";

/** A call: each callee the expression may be, in a state of its own; what they leave is joined. */
export function evaluateCall(root: Root, frame: Frame, node: Call): Value {
  const targets = findTargets(root, frame, node);
  const passed = node.arguments.map(
    (argument): Passed => ({
      value: evaluate(root, frame, argument.value),
      name: argument.name,
      spread: argument.spread,
      at: root.place(frame, argument),
    }),
  );
  if (root.state.dead) return absent;
  if (targets.length === 0) return escape(root, passed, undefined, root.unknownAt(frame, node, { kind: "call", name: "call" }));
  const [first] = targets;
  if (targets.length === 1 && first)
    return callTarget({ root, frame, node, passed, receiver: first.receiver, result: undefined }, first.atom);
  const from = root.state;
  return fork(
    root,
    targets.map((target) => ({
      state: new State(from),
      run: () => callTarget({ root, frame, node, passed, receiver: target.receiver, result: undefined }, target.atom),
    })),
  );
}

export function callTarget(site: CallSite, atom: Atom): Value {
  const { root, frame, node } = site;
  if (node.isNew) return construct(site, atom);
  const handled = callParent(site, atom) ?? intrinsic(site, atom);
  if (handled) return handled;
  switch (atom.kind) {
    case "closure":
      if (isLeftOpen(site, atom)) return unknownCall(site, writtenName(node.callee));
      return enter(root, atom, site.passed, {
        call: root.place(frame, node),
        receiver: site.receiver ? [site.receiver] : undefined,
        unwanted: root.unwanted === node,
      });
    case "bound":
      return callTarget(
        { ...site, passed: [...atom.leading.map((value) => ({ value, name: undefined, spread: false, at: undefined })), ...site.passed] },
        atom.target,
      );
    case "reference":
      setsArguments(site, outParameters(atom.id));
      return (
        includeFile(site, atom.id) ??
        callLibrary(site, referenceKeys(site, atom.id)) ??
        (isStandard(atom.id)
          ? root.unknownAt(frame, node, { kind: "call", name: `${atom.id.replace(/^[^#]*#/, "")}()` })
          : unknownCall(site, atom.id.replace(/^[^#]*#/, "")))
      );
    case "method":
      return callMethod(site, atom);
    case "object": {
      const type = root.thing(atom.address)?.type;
      const called = type === undefined ? undefined : callLibrary({ ...site, receiver: atom }, [`invoke:${type}`]);
      return called ?? unknownCall(site, "object");
    }
    case "class":
      return unknownCall(site, atom.node.name ?? "class");
    case "constant": {
      // PHP's callable strings.
      const name = onlyConstant([atom])?.value;
      return (typeof name === "string" && callLibrary(site, [`function#${name.toLowerCase()}`])) || unknownCall(site, String(name));
    }
    case "unknown": {
      const declared = declaredReceiver(site);
      if (declared) return callTarget({ ...site, receiver: declared.receiver }, declared.atom);
      const type = root.thing(atom.symbol)?.type;
      const { callee } = node;
      const name = site.receiver && callee.kind === "member" && callee.key.kind === "literal" ? String(callee.key.value) : undefined;
      const called =
        type === undefined ? name !== undefined && callByName(site, name) : callLibrary({ ...site, receiver: atom }, [`invoke:${type}`]);
      return called || unknownCall(site, atom.origin.name, atom.symbol);
    }
    default:
      return unknownCall(site, "call");
  }
}

/** Keys under which a reference's rows may stand: CommonJS modules are called as their default export. */
function referenceKeys(site: CallSite, id: string): string[] {
  if (!id.endsWith("#*") && !id.endsWith("#default")) return [id];
  const module = id.slice(0, id.lastIndexOf("#"));
  const type = site.root.project.models.exportType(`${module}#default`);
  return [id, `${module}#default`, `${module}#*`, ...(type ? [`invoke:${type}`] : [])];
}

/** A method that does nothing but throw is for subclasses to write: `throw new Error("not implemented")`. */
function isLeftOpen({ node }: CallSite, called: Atom & { kind: "closure" }): boolean {
  const [first, ...others] = called.node.body ?? [];
  return node.callee.kind === "member" && first?.kind === "exit" && first.how === "throw" && others.length === 0;
}

function callMethod(site: CallSite, atom: Atom & { kind: "method" }): Value {
  const { root } = site;
  const { receiver, name } = atom;
  const on = { ...site, receiver };
  if (name === "bind" && isCallable(receiver))
    return [
      bound(
        receiver,
        site.passed.slice(1).map((each) => each.value),
      ),
    ];
  if ((name === "call" || name === "apply") && isCallable(receiver)) {
    const passed = name === "call" ? site.passed.slice(1) : site.passed.slice(1, 2).map((each) => ({ ...each, spread: true }));
    return callTarget({ ...site, passed, receiver: undefined }, receiver);
  }
  const address = receiver.kind === "object" ? receiver.address : receiver.kind === "unknown" ? receiver.symbol : undefined;
  const type = address === undefined ? undefined : root.thing(address)?.type;
  if (type !== undefined) {
    const called = callLibrary(on, [`method:${type}.${name}`]);
    if (called) return called;
  }
  if (receiver.kind === "reference" || receiver.kind === "class") {
    const id =
      receiver.kind === "reference" ? receiver.id : chainOf(root, receiver).foreign.find((each) => root.project.models.knows(each));
    const called =
      id === undefined
        ? undefined
        : name === "__construct()" && site.frame.receiver
          ? callLibrary({ ...site, result: site.frame.receiver }, [`new:${id}`])
          : callLibrary(on, [`static:${id}.${name}`, `static:${id}.*`]);
    if (called) return called;
  }
  const telling = type === undefined ? callByName(on, name) : undefined;
  if (telling) return telling;
  const symbol = address ?? receiver.key;
  const isModelled = type !== undefined && root.project.models.typeOf(type)?.modelled === true;
  return unknownCall(isModelled ? { ...site, receiver: undefined } : on, name.replace(/\(\)$/, ""), `${symbol}.${name}`);
}

function isCallable(atom: Atom): boolean {
  return ["closure", "method", "bound", "reference", "settler"].includes(atom.kind);
}
