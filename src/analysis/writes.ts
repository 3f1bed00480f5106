import type { Expression, FunctionNode, Statement } from "../program/nodes.ts";
import { oncePer } from "../program/once.ts";
import { type Node, walk } from "../program/walk.ts";
import { isStandard } from "./standard-library.ts";
import { targetsOf } from "./tokens.ts";

type Change = Extract<Node, { kind: "assign" | "remove" | "alias" | "each" }>;

/** Fields, parameters' members and outer variables that a function changes, but for objects of its own making. */
export const writesOf = oncePer((node: FunctionNode): readonly string[] => {
  const changes = changesIn(node.body ?? []);
  if (changes.length === 0) return [];
  const found = new Set<string>();
  const byReference = new Set(node.parameters.flatMap((each) => (each.byReference ? [each.variable] : [])));
  const own = new Set(node.owns.filter((variable) => !byReference.has(variable)));
  const shared = sharedIn(node, changes, own);
  for (const each of changes) {
    if (each.kind !== "assign" && each.kind !== "remove") continue;
    for (const target of targetsOf(each.target)) {
      const variable = target.startsWith("v:") ? target.slice(2) : undefined;
      const isOwn = variable !== undefined && own.has(variable) && (each.target.kind === "name" || !shared.has(variable));
      if (!isOwn) found.add(target);
    }
  }
  return [...found];
});

function changesIn(body: readonly Statement[]): readonly Change[] {
  const changes: Change[] = [];
  walk(body, (each) => {
    if (each.kind === "assign" || each.kind === "remove" || each.kind === "alias" || each.kind === "each") changes.push(each);
    return undefined;
  });
  return changes;
}

/** Variables of a function that may name an object others have, too: parameters, and what is got from anywhere. */
function sharedIn(node: FunctionNode, changes: readonly Change[], own: ReadonlySet<string>): ReadonlySet<string> {
  const shared = new Set(node.parameters.map((each) => each.variable));
  const isFresh = (value: Expression): boolean =>
    value.kind === "object" ||
    value.kind === "literal" ||
    value.kind === "binary" ||
    value.kind === "unary" ||
    value.kind === "template" ||
    (value.kind === "call" && value.callee.kind === "reference" && value.callee.candidates.some(isStandard));
  const take = (target: Expression, from: Expression): void => {
    if (target.kind === "name" && own.has(target.variable) && !isFresh(from)) shared.add(target.variable);
  };
  for (const each of changes) {
    if (each.kind === "assign") take(each.target, each.value);
    else if (each.kind === "alias") {
      // An alias of a variable of its own stays its own.
      const root = targetsOf(each.source)[0];
      if (root === undefined || !own.has(root.slice(2)) || node.parameters.some((parameter) => `v:${parameter.variable}` === root))
        take(each.target, each.source);
    } else if (each.kind === "each" && each.value) take(each.value, each.over);
  }
  return shared;
}
