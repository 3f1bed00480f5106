import type { Expression, LogicalOperator } from "../program/nodes.ts";
import { evaluateCall } from "./calls.ts";
import { evaluateClass, withDeclaredType } from "./classes.ts";
import { evaluateCondition } from "./condition.ts";
import { copyByValue } from "./copies.ts";
import type { Frame } from "./frame.ts";
import { settle } from "./intrinsics/promises.ts";
import { evaluateObject, evaluateTemplate, isThing, leading, nameOf, union } from "./literals.ts";
import { assignTo, OUTER, readMember, removeMember } from "./members.ts";
import { atomTruth, combine, UNKNOWN, unaryOn } from "./operators.ts";
import { referenceValue, specialName } from "./references.ts";
import type { Root } from "./root.ts";
import { joinStates } from "./state.ts";
import { joinWritten, writtenAs } from "./texts.ts";
import {
  type Atom,
  absent,
  CUT_SHORT,
  closure,
  constant,
  isNothing,
  joinValues,
  onlyConstant,
  sure,
  unknown,
  type Value,
} from "./values.ts";

/** What an expression can be on the present path; its effects happen in `root.state`. */
export function evaluate(root: Root, frame: Frame, node: Expression): Value {
  if (!root.burn()) return unknown(CUT_SHORT, { kind: "overflow", name: "the analysis took too long" });
  switch (node.kind) {
    case "literal":
      return constant(node.value);
    case "template":
      return evaluateTemplate(root, frame, node.parts, node);
    case "name":
      return specialName(root, frame, node.variable) ?? readable(frame, node.variable, root.readVariable(frame, node.variable));
    case "reference":
      return referenceValue(root, frame, node.candidates);
    case "object":
      return evaluateObject(root, frame, node);
    case "member":
      return readMember(root, frame, node);
    case "call": {
      const answer = evaluateCall(root, frame, node);
      return node.types ? withDeclaredType(root, frame, node.types, answer) : answer;
    }
    case "function": {
      const atom = closure(node, frame, node.bindsThis ? undefined : frame.receiver);
      if (atom.kind === "closure") root.closures.set(atom.key, atom);
      return [atom];
    }
    case "class":
      return evaluateClass(root, frame, node);
    case "unary":
      return evaluateUnary(root, frame, node);
    case "binary": {
      const left = evaluate(root, frame, node.left);
      const right = evaluate(root, frame, node.right);
      if (
        node.operator === "addOrUnion" &&
        [left, right].some((value) => value.some((atom) => isThing(root, atom.kind === "object" ? atom.address : undefined)))
      )
        return union(root, frame, node, left, right);
      const known = combine(node.operator, left, right, frame.unit.program.semantics);
      if (known) return known;
      const prefix = onlyConstant(left)?.value;
      const origin = { kind: "expression" as const, name: nameOf(left, right) };
      const joins = node.operator === "concat" || node.operator === "addOrConcat";
      if (!joins) return root.unknownAt(frame, node, origin);
      const begins = typeof prefix === "string" ? prefix : (leading(left).text ?? "");
      return root.unknownAt(frame, node, { ...origin, text: begins, written: joinWritten([writtenAs(left), writtenAs(right)]) });
    }
    case "logical":
      return evaluateLogical(root, frame, node);
    case "conditional": {
      const { whenTrue, whenFalse } = evaluateCondition(root, frame, node.test);
      return fork(root, [
        whenTrue && { state: whenTrue, run: () => evaluate(root, frame, node.then) },
        whenFalse && { state: whenFalse, run: () => evaluate(root, frame, node.otherwise) },
      ]);
    }
    case "assign": {
      const value = copyByValue(root, frame, node.value, evaluate(root, frame, node.value));
      assignTo(root, frame, node.target, value, node);
      return value;
    }
    case "alias": {
      const value = evaluate(root, frame, node.source);
      assignTo(root, frame, node.target, value, node);
      return value;
    }
    case "remove":
      removeMember(root, frame, node.target);
      return constant(true);
    case "await":
      return settle(root, frame, evaluate(root, frame, node.value), node);
    case "sequence": {
      let last: Value = absent;
      for (const each of node.expressions) last = evaluate(root, frame, each);
      return last;
    }
    case "unknown":
      // A mere name has no effect: a component in a template is not worth reading its file.
      for (const child of node.children) if (child.kind !== "reference" && child.kind !== "name") evaluate(root, frame, child);
      return root.unknownAt(frame, node, { kind: "expression", name: node.what });
  }
}

/** Reading what is not there stays known as absent; but what a PHP file has not set at its top level, the file that includes it may have. */
function readable(frame: Frame, variable: string, value: Value): Value {
  if (frame.function !== undefined || frame.unit.program.semantics.absent !== null || value !== absent) return value;
  return unknown(`${OUTER}${frame.unit.file}/${variable}`, { kind: "variable", name: variable });
}

function evaluateUnary(root: Root, frame: Frame, node: Expression & { kind: "unary" }): Value {
  const { semantics } = frame.unit.program;
  if (node.operator === "not" || node.operator === "isset" || node.operator === "empty" || node.operator === "boolean") {
    const { whenTrue, whenFalse } = evaluateCondition(root, frame, node);
    return fork(root, [
      whenTrue && { state: whenTrue, run: () => constant(true) },
      whenFalse && { state: whenFalse, run: () => constant(false) },
    ]);
  }
  let result: Value = [];
  for (const atom of evaluate(root, frame, node.operand)) {
    const from = atom.kind === "absent" ? { value: semantics.absent } : atom.kind === "constant" ? atom : undefined;
    const value = from ? unaryOn(node.operator, from.value, semantics) : UNKNOWN;
    // A number made of something unknown is as unknown as that, and stays the same symbol: `(int) $timeout`.
    result = joinValues(
      result,
      value === UNKNOWN
        ? node.operator === "number" || node.operator === "plus" || node.operator === "string"
          ? [atom]
          : root.unknownAt(frame, node, { kind: "expression", name: node.operator })
        : constant(value),
    );
  }
  return result;
}

function evaluateLogical(root: Root, frame: Frame, node: Expression & { kind: "logical" }): Value {
  const { semantics } = frame.unit.program;
  const left = evaluate(root, frame, node.left);
  const saysNothing = node.operator !== "and" && node.right.kind === "literal" && constant(node.right.value).every(isNothing);
  let kept: Value = [];
  let goesOn = false;
  for (const atom of left) {
    // `unseen ?? undefined` shows no more than `unseen`, which may be nothing just as well.
    if (saysNothing && atom.kind === "unknown") {
      kept = joinValues(kept, [atom]);
      continue;
    }
    const isAbsent = isNothing(atom);
    const truth = atomTruth(atom, semantics, (address) => emptyList(root, address));
    const stays =
      node.operator === "absent"
        ? isAbsent
          ? "false"
          : atom.kind === "unknown"
            ? "maybe"
            : "true"
        : node.operator === "undefined"
          ? atom.kind === "absent" || (atom.kind === "constant" && atom.value === undefined)
            ? "false"
            : atom.kind === "unknown"
              ? "maybe"
              : "true"
          : node.operator === "and"
            ? truth === "true"
              ? "false"
              : truth === "false"
                ? "true"
                : "maybe"
            : truth;
    if (stays !== "false") kept = joinValues(kept, keptBy(node.operator, atom));
    if (stays !== "true") goesOn = true;
  }
  if (!goesOn) return kept;
  if (kept.length === 0) return evaluate(root, frame, node.right);
  const [one, other] = root.state.fork();
  return fork(root, [
    { state: one, run: () => kept },
    { state: other, run: () => evaluate(root, frame, node.right) },
  ]);
}

/** What `and` keeps is falsy, whatever it is; what the others keep is there. */
function keptBy(operator: LogicalOperator, atom: Atom): Value {
  if (operator === "and") return atom.kind === "unknown" ? constant(false) : [atom];
  return [sure(atom, operator === "absent" || operator === "undefined" ? "given" : "truthy")];
}

export function emptyList(root: Root, address: string): boolean | undefined {
  const thing = root.thing(address);
  if (!thing?.list) return false;
  if (thing.open) return undefined;
  if (thing.fields.size === 0) return true;
  return [...thing.fields.values()].every((slot) => slot.value.some((atom) => atom.kind === "absent")) ? undefined : false;
}

/** Runs the alternatives each in its own state; what comes out is joined. */
export function fork(root: Root, alternatives: readonly ({ state: Root["state"]; run: () => Value } | undefined)[]): Value {
  let value: Value = [];
  let after: Root["state"] | undefined;
  for (const alternative of alternatives) {
    if (!alternative) continue;
    root.state = alternative.state;
    value = joinValues(value, alternative.run());
    after = after ? joinStates(after, root.state) : root.state;
  }
  if (after) root.state = after;
  return value;
}
