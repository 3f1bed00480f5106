import type { Call } from "../program/nodes.ts";
import { type Outcome, split, testPresence } from "./condition.ts";
import { evaluate } from "./evaluate.ts";
import type { Frame } from "./frame.ts";
import type { Truth } from "./operators.ts";
import type { Root } from "./root.ts";
import type { Constant } from "./values.ts";

const NUMBER = (value: Constant) => typeof value === "number";
const NEVER = () => false;

/** What PHP's `is_…()` say of constants; whatever is no constant is an array or another object. */
const OF_CONSTANTS: ReadonlyMap<string, (value: Constant) => boolean> = new Map([
  ["is_string", (value: Constant) => typeof value === "string"],
  ["is_bool", (value: Constant) => typeof value === "boolean"],
  ["is_int", (value: Constant) => Number.isInteger(value)],
  [
    "is_numeric",
    (value: Constant) => NUMBER(value) || (typeof value === "string" && /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?\s*$/i.test(value)),
  ],
  ["is_scalar", (value: Constant) => value !== null && value !== undefined],
  ["is_array", NEVER],
  ["is_object", NEVER],
]);

/** `is_null($x)`, `is_array($x)`, `is_numeric($x)`: undefined where the call asks something else. */
export function testKind(root: Root, frame: Frame, test: Call): Outcome | undefined {
  const { callee } = test;
  const [asked] = test.arguments;
  if (callee.kind !== "reference" || !asked || asked.spread) return undefined;
  const called = (name: string) => callee.candidates.includes(`function#${name}`);
  if (called("is_null")) return testPresence(root, frame, asked.value, false);
  for (const [name, holds] of OF_CONSTANTS) {
    if (!called(name)) continue;
    return split(
      root,
      frame,
      asked.value,
      evaluate(root, frame, asked.value),
      (atom): Truth => {
        if (atom.kind === "constant") return holds(atom.value) ? "true" : "false";
        if (atom.kind === "absent") return "false";
        const thing = atom.kind === "object" ? root.thing(atom.address) : undefined;
        if (!thing) return "maybe";
        return name === (thing.list && thing.byValue ? "is_array" : "is_object") ? "true" : "false";
      },
      (symbol) => `Y:${symbol}:${name}`,
    );
  }
  return undefined;
}
