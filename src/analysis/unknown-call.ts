import { callDeclared } from "./declared-methods.ts";
import { escape } from "./escapes.ts";
import { instanceAsked } from "./instance-asked.ts";
import { asksClock } from "./intrinsics/silence.ts";
import { assignTo } from "./members.ts";
import { onlyConstant, sure, unknown, type Value } from "./values.ts";
import { asWritten, type CallSite } from "./where.ts";

/** A call to something unknown: what it is handed may come back changed, what it answers is unknown. */
export function unknownCall(site: CallSite, called: string, symbol?: string): Value {
  const { root, frame, node, passed, receiver } = site;
  asksClock(root, called);
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
  return escape(root, passed, receiver, hasDefault(passed) ? answer.map((atom) => sure(atom, "truthy")) : answer);
}

/** A setting asked for by its name, and what it is where nobody has set it: `config('timeout', 30)` answers a number. */
function hasDefault(passed: CallSite["passed"]): boolean {
  const [name, ...others] = passed;
  const [key, otherwise] = [name, others.at(-1)].map((each) => each && onlyConstant(each.value)?.value);
  return typeof key === "string" && key !== "" && typeof otherwise === "number" && otherwise > 0;
}

/** Variables that a function is known to set: `preg_match($pattern, $text, $matches)`. */
export function setsArguments(site: CallSite, positions: readonly number[]): void {
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
