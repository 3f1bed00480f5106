import type { Call } from "../program/nodes.ts";
import { callByName } from "./call-by-name.ts";
import { chainOf, findMethod, instantiate } from "./classes.ts";
import { callDeclared, TELLING } from "./declared-methods.ts";
import { declaredReceiver } from "./declared-receiver.ts";
import { escape } from "./escapes.ts";
import { evaluate, fork } from "./evaluate.ts";
import type { Frame } from "./frame.ts";
import { enter, type Passed } from "./functions.ts";
import { includeFile, includeOf } from "./includes.ts";
import { instanceAsked } from "./instance-asked.ts";
import { intrinsic } from "./intrinsics/index.ts";
import { callLibrary } from "./library-calls.ts";
import { assignTo, memberOf } from "./members.ts";
import type { Root } from "./root.ts";
import { isStandard, outParameters } from "./standard-library.ts";
import { emptyThing, State } from "./state.ts";
import { type Atom, absent, bound, constantKey, method, onlyConstant, unknown, type Value } from "./values.ts";
import { asWritten, type CallSite } from "./where.ts";

/** A callable and the object it is called on. */
interface Target {
  readonly atom: Atom;
  readonly receiver: Atom | undefined;
}

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

function findTargets(root: Root, frame: Frame, node: Call): Target[] {
  const { callee } = node;
  const elsewhere = callee.kind === "reference" ? (includeOf(callee) ?? leadsNowhere(root, frame, node, callee.candidates)) : undefined;
  if (elsewhere !== undefined) return [{ atom: { kind: "reference", key: `r:${elsewhere}`, id: elsewhere }, receiver: undefined }];
  if (callee.kind !== "member" || node.isNew) return evaluate(root, frame, callee).map((atom) => ({ atom, receiver: undefined }));
  const on = evaluate(root, frame, callee.object);
  const key = constantKey(evaluate(root, frame, callee.key));
  // `parent::m()`, `self::m()`, `super.m()` run on the present receiver.
  const onClass = callee.object.kind === "name" && ["parent", "super", "self", "static"].includes(callee.object.variable);
  return on.flatMap((receiver): Target[] => {
    if (receiver.kind === "absent" || (receiver.kind === "constant" && (receiver.value === null || receiver.value === undefined)))
      return [];
    if (onClass && receiver.kind === "class" && key !== undefined && frame.receiver) {
      const found = findMethod(root, receiver, key, true);
      if (found)
        return [
          {
            atom: {
              kind: "closure",
              key: `f:${found.in.frame.id}:${found.method.function.id}`,
              node: found.method.function,
              frame: { ...found.in.frame, class: found.in.node, lateClass: frame.lateClass },
              receiver: frame.receiver,
            },
            receiver: frame.receiver[0],
          },
        ];
      const foreign = chainOf(root, receiver).foreign.length > 0 ? frame.receiver[0] : undefined;
      if (foreign && key !== undefined)
        return [{ atom: { kind: "method", key: `m:${foreign.key}.${key}`, receiver: foreign, name: key }, receiver: foreign }];
    }
    // The parent is a library's class.
    const [self] = frame.receiver ?? [];
    if (onClass && receiver.kind === "reference" && self && key !== undefined && key !== "__construct()")
      return [{ atom: { kind: "method", key: `m:${self.key}.${key}`, receiver: self, name: key }, receiver: self }];
    if (key === undefined && hasMethod(root, receiver, "*")) return [{ atom: method(receiver, "*"), receiver }];
    const value = memberOf(root, frame, [receiver], key, callee);
    const callable = value.filter((atom) => atom.kind !== "absent" && atom.kind !== "constant" && !isUnmodelled(root, receiver, atom));
    if (callable.length > 0) return callable.map((atom) => ({ atom, receiver }));
    return [{ atom: { kind: "method", key: `m:${receiver.key}.${key ?? "?"}`, receiver, name: key ?? "?" }, receiver }];
  });
}

/** Whether the rules describe this method of the object; `*`: one whose name is not known. */
function hasMethod(root: Root, receiver: Atom, name: string): boolean {
  const type = receiver.kind === "object" ? root.thing(receiver.address)?.type : undefined;
  return type !== undefined && root.project.models.hasMethod(type, name);
}

/** A member of a library's object, or of a list, that no field holds: its method, not an unknown value. */
function isUnmodelled(root: Root, receiver: Atom, atom: Atom): boolean {
  const address = receiver.kind === "object" ? receiver.address : receiver.kind === "unknown" ? receiver.symbol : undefined;
  const thing = address === undefined ? undefined : root.thing(address);
  return (
    atom.kind === "unknown" &&
    thing !== undefined &&
    (thing.type !== undefined || thing.list) &&
    atom.symbol.startsWith(`${thing.open ?? address}.`)
  );
}

/**
 * A function or class of another file that is not worth reading: no rule's word stands in it, it gets nothing a rule
 * speaks of, and its name promises nothing. Its id; undefined where it is worth it, or known already.
 */
function leadsNowhere(root: Root, frame: Frame, node: Call, candidates: readonly string[]): string | undefined {
  const id = candidates[candidates.length - 1];
  if (id === undefined || id.startsWith("global#") || root.project.models.knows(id)) return undefined;
  const file = root.project.fileOf(frame.unit.file, candidates);
  if (file === undefined || file === frame.unit.file || root.project.isKnown(file) || root.project.host.isHinted(file)) return undefined;
  if (TELLING.test(id.slice(id.lastIndexOf("#") + 1))) return undefined;
  return node.arguments.some((each) => frame.unit.demand.isCarrying(each.value)) ? undefined : id;
}

export function callTarget(site: CallSite, atom: Atom): Value {
  const { root, frame, node } = site;
  if (node.isNew) return construct(site, atom);
  const handled = intrinsic(site, atom);
  if (handled) return handled;
  switch (atom.kind) {
    case "closure":
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
      return callNoNew(site, atom);
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
  const type = site.root.project.models.exportType(`${module}#default`, site.frame.unit);
  return [id, `${module}#default`, `${module}#*`, ...(type ? [`invoke:${type}`] : [])];
}

function callNoNew(site: CallSite, atom: Atom & { kind: "class" }): Value {
  // `super(…)`: the parent's constructor on the present receiver.
  const { callee } = site.node;
  if (callee.kind === "name" && callee.variable === "super" && site.frame.receiver) {
    runConstructor(site, atom, site.frame.receiver);
    return site.frame.receiver;
  }
  return unknownCall(site, atom.node.name ?? "class");
}

function runConstructor(site: CallSite, of: Atom & { kind: "class" }, receiver: Value): void {
  const { root, frame, node } = site;
  for (const each of chainOf(root, of).own) {
    const found = each.node.methods.find((candidate) => candidate.kind === "constructor");
    if (!found) continue;
    const made: Atom = {
      kind: "closure",
      key: `f:${each.frame.id}:${found.function.id}`,
      node: found.function,
      frame: { ...each.frame, class: each.node, lateClass: [of] },
      receiver,
    };
    if (made.kind === "closure") enter(root, made, site.passed, { call: root.place(frame, node), receiver });
    return;
  }
  // A trait or an interface from elsewhere may stand before the class of the library.
  const keys = chainOf(root, of).foreign.map((id) => `new:${id}`);
  if (keys.length > 0) callLibrary({ ...site, node: { ...node, isNew: false }, result: receiver }, keys);
}

function construct(site: CallSite, atom: Atom): Value {
  const { root, frame, node } = site;
  if (atom.kind === "class") {
    const address = `${frame.unit.file}:${node.start}new@${frame.context}`;
    const made = instantiate(root, atom, address, (receiver) => runConstructor(site, atom, receiver));
    return made;
  }
  const handled = intrinsic(site, atom);
  if (handled) return handled;
  if (atom.kind === "reference")
    return (
      callLibrary(site, [`new:${atom.id}`, ...(atom.id.endsWith("#*") ? [`new:${atom.id.slice(0, -1)}default`] : [])]) ??
      unknownCall(site, atom.id.replace(/^[^#]*#/, ""))
    );
  if (atom.kind === "closure") {
    // Functions used as classes: a receiver of its own.
    const address = root.allocate(frame, node, emptyThing(root.place(frame, node)), "new");
    const receiver: Value = [{ kind: "object", key: `o:${address}`, address }];
    enter(root, atom, site.passed, { call: root.place(frame, node), receiver });
    return receiver;
  }
  return unknownCall(site, "class");
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
          : callLibrary(on, [`static:${id}.${name}`]);
    if (called) return called;
  }
  const telling = type === undefined ? callByName(on, name) : undefined;
  if (telling) return telling;
  const symbol = address ?? receiver.key;
  const isModelled = type !== undefined && root.project.models.isModelled(type);
  return unknownCall(isModelled ? { ...site, receiver: undefined } : on, name.replace(/\(\)$/, ""), `${symbol}.${name}`);
}

function isCallable(atom: Atom): boolean {
  return ["closure", "method", "bound", "reference", "settler"].includes(atom.kind);
}

/** A call to something unknown: what it is handed may come back changed, what it answers is unknown. */
export function unknownCall(site: CallSite, called: string, symbol?: string): Value {
  const { root, frame, node, passed, receiver } = site;
  const declared = callDeclared(site, called.endsWith("()") ? called : `${called}()`);
  if (declared) return declared;
  const name = asWritten(site, called.replace(/\(\)$/, ""));
  if (frame.unit.program.semantics.absent === null) setsUndefined(site);
  const constantArguments = passed.every(
    (each) => onlyConstant(each.value) !== undefined || each.value.every((atom) => atom.kind === "unknown"),
  );
  // The same unknown question asked twice has one answer: `$this->config('timeout')`.
  const asked =
    symbol !== undefined && constantArguments && passed.length > 0 && passed.length < 3
      ? `${symbol}(${passed.map((each) => each.value.map((atom) => atom.key).join()).join()})`
      : undefined;
  const made = instanceAsked(site, name);
  if (made) return made;
  const answer =
    asked === undefined
      ? root.unknownAt(frame, node, { kind: "call", name: `${name}()` })
      : unknown(asked, { kind: "call", name: `${name}()` });
  return escape(root, passed, receiver, answer);
}

/** Variables that a function is known to set: `preg_match($pattern, $text, $matches)`. */
function setsArguments(site: CallSite, positions: readonly number[]): void {
  const { root, frame, node } = site;
  for (const position of positions) {
    const target = node.arguments[position];
    if (!target || target.spread || (target.value.kind !== "name" && target.value.kind !== "member")) continue;
    assignTo(
      root,
      frame,
      target.value,
      root.unknownAt(frame, target.value, { kind: "expression", name: target.value.kind === "name" ? target.value.variable : "argument" }),
      target.value,
    );
  }
}

/** Whoever hands over a variable that nobody has set takes it by reference: an unknown function may have set it. */
function setsUndefined(site: CallSite): void {
  site.node.arguments.forEach(({ value, spread }, position) => {
    if (value.kind === "name" && !spread && site.root.readVariable(site.frame, value.variable).every((atom) => atom.kind === "absent"))
      setsArguments(site, [position]);
  });
}
