import type { Branch, Expression, Statement, Variable } from "../program/nodes.ts";
import { evaluate } from "./evaluate.ts";
import type { Frame } from "./frame.ts";
import type { Root } from "./root.ts";
import { tokensIn } from "./tokens.ts";
import { type Atom, joinValues } from "./values.ts";

/** Functions that ask what kind of value something is. */
const KIND_TESTS = /^(?:f|c):(?:is_\w+|isarray)$|^r:(?:function#is_\w+|global#Array)$/;

/**
 * `if (!is_array($options)) $options = [];` and `$options = is_array($options) ? $options : []` say of a value that nobody
 * knows what `$options ?? []` says: it, or nothing. Not that some way leads to nothing.
 */
export function takesDefault(root: Root, frame: Frame, branch: Branch): boolean {
  const [then, otherwise] = [only(branch.then), only(branch.otherwise)];
  if (then === "else" || otherwise === "else") return false;
  const empty = [then, otherwise].find((each) => each && isEmpty(each.value));
  const kept = [then, otherwise].find((each) => each !== empty);
  if (!empty || (kept && (kept.variable !== empty.variable || kept.value.kind !== "name"))) return false;
  const from = kept?.value.kind === "name" ? kept.value.variable : empty.variable;
  if (!asksOnly(branch.test, from)) return false;
  const given = root.readVariable(frame, from).filter((atom) => !isFalsy(atom));
  if (!given.some((atom) => atom.kind === "unknown")) return false;
  root.writeVariable(frame, empty.variable, joinValues(given, evaluate(root, frame, empty.value)));
  return true;
}

/** The only assignment of an arm; undefined for an empty one, `else` for anything else. */
function only(arm: readonly Statement[]): { readonly variable: Variable; readonly value: Expression } | undefined | "else" {
  const [first] = arm;
  if (!first) return undefined;
  const node = arm.length === 1 && first.kind === "expression" ? first.value : undefined;
  return node?.kind === "assign" && node.target.kind === "name" ? { variable: node.target.variable, value: node.value } : "else";
}

function isEmpty(value: Expression): boolean {
  return value.kind === "object" && value.entries.length === 0;
}

/** The test speaks of nothing but what kind of value the variable holds. */
function asksOnly(test: Expression, variable: Variable): boolean {
  const tokens = tokensIn([test]);
  return tokens.includes(`v:${variable}`) && tokens.every((token) => token === `v:${variable}` || KIND_TESTS.test(token));
}

function isFalsy(atom: Atom): boolean {
  return atom.kind === "absent" || (atom.kind === "constant" && !atom.value);
}
