import type { Call, Expression } from "../program/nodes.ts";
import { calleeName, tokensIn } from "./tokens.ts";

/** A call by its callee. */
export interface CallFlow {
  readonly start: number;
  /** What is called: a function by name, a method of an object, or an object itself (a variable, what a call answers). */
  readonly calls: "function" | "method" | "object";
  /** Tokens of what it hands on as it is, where the callee is the project's own, or a rule's. */
  readonly handsOn: readonly string[];
  /** The file's own function of that name is given a function, which it may call with anything it has. */
  readonly handsFunction: boolean;
  /** Callees of the calls that the callee is a chain of. */
  readonly makers: readonly string[];
  readonly callee: string;
  readonly isRule: boolean;
  readonly calleeTokens: readonly string[];
  readonly tokens: readonly string[];
  /** Parameters of callbacks that a rule says are handed something. */
  readonly handed: readonly string[];
}

/** Index of the first call that begins there or behind. */
export function firstFrom(calls: readonly CallFlow[], offset: number, from = 0): number {
  let low = from;
  let high = calls.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((calls[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function kindOf(callee: Expression): CallFlow["calls"] {
  if (callee.kind === "member") return "method";
  return callee.kind === "reference" && callee.candidates.every((id) => /^(?:function|class|global)#/.test(id)) ? "function" : "object";
}

export function isOfProject(callee: Expression): boolean {
  return callee.kind === "reference" && callee.candidates.some((id) => id.startsWith("."));
}

export function handedOn(node: Call): readonly string[] {
  return tokensIn(
    node.arguments.flatMap(({ value }) => (value.kind === "name" || value.kind === "member" || value.kind === "reference" ? [value] : [])),
  );
}

export function makersIn(callee: Expression): readonly string[] {
  const names: string[] = [];
  // A chain of thousands is a builder's, whose first calls nobody asks for.
  for (let at = callee; (at.kind === "member" || at.kind === "call") && names.length < 8; at = at.kind === "member" ? at.object : at.callee)
    if (at.kind === "call") names.push(calleeName(at));
  return names;
}
