import type { BinaryOperator, Expression } from "../program/nodes.ts";
import { evaluate } from "./evaluate.ts";
import type { Frame } from "./frame.ts";
import type { Root } from "./root.ts";

/** A list, and whether the test holds where there is something in it. */
interface Emptiness {
  readonly of: Expression;
  readonly positive: boolean;
}

/** Comparisons of a count with a number that ask whether it is more than none, by operator and number. */
const MORE_THAN_NONE: { readonly [asked: string]: boolean } = {
  "identical 0": false,
  "equal 0": false,
  "lessOrEqual 0": false,
  "less 1": false,
  "notIdentical 0": true,
  "notEqual 0": true,
  "greater 0": true,
  "greaterOrEqual 1": true,
};

const MIRRORED: { readonly [operator in BinaryOperator]?: BinaryOperator } = {
  less: "greater",
  lessOrEqual: "greaterOrEqual",
  greater: "less",
  greaterOrEqual: "lessOrEqual",
};

/** `count($x) === 0`, `count($x) > 0`, `if (count($x))`: of a list, what `$x` alone would ask. */
export function askedForContent(root: Root, frame: Frame, test: Expression): Emptiness | undefined {
  const asked = countedIn(test);
  if (!asked) return undefined;
  const isList = evaluate(root, frame, asked.of).every(
    (atom) => atom.kind === "unknown" || (atom.kind === "object" && root.thing(atom.address)?.list === true),
  );
  return isList ? asked : undefined;
}

function countedIn(test: Expression): Emptiness | undefined {
  const alone = countedBy(test);
  if (alone) return { of: alone, positive: true };
  if (test.kind !== "binary") return undefined;
  const { left, right, operator } = test;
  const first = countedBy(left);
  const of = first ?? countedBy(right);
  const number = first ? right : left;
  const asked = first ? operator : (MIRRORED[operator] ?? operator);
  const positive = number.kind === "literal" ? MORE_THAN_NONE[`${asked} ${String(number.value)}`] : undefined;
  return of && positive !== undefined ? { of, positive } : undefined;
}

function countedBy(node: Expression): Expression | undefined {
  if (node.kind !== "call" || node.callee.kind !== "reference") return undefined;
  const [first] = node.arguments;
  const isCount = node.callee.candidates.some((id) => id === "function#count" || id === "function#sizeof");
  return isCount && first && (first.value.kind === "name" || first.value.kind === "member") ? first.value : undefined;
}
