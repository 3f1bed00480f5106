import { callDeclared } from "./declared-methods.ts";
import { escape } from "./escapes.ts";
import { runHanded } from "./handed-callbacks.ts";
import { instanceAsked } from "./instance-asked.ts";
import { asksClock } from "./intrinsics/silence.ts";
import { schemeOf } from "./literals.ts";
import { assignTo } from "./members.ts";
import { joinValues, onlyConstant, sure, unknown, type Value } from "./values.ts";
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
  const origin = { kind: "call", name: `${name}()`, ...schemeOf(fallbackOf(passed)) } as const;
  const answer = asked === undefined ? root.unknownAt(frame, node, origin) : unknown(asked, origin);
  if (isLogged(called, passed)) return answer;
  const handed = runHanded(site);
  return escape(root, passed, receiver, hasDefault(passed) ? answer.map((atom) => sure(atom, "truthy")) : joinValues(answer, handed));
}

/** A setting asked for by its name, and what it is where nobody has set it: `config('timeout', 30)` answers a number. */
function hasDefault(passed: CallSite["passed"]): boolean {
  const otherwise = onlyConstant(fallbackOf(passed))?.value;
  return typeof otherwise === "number" && otherwise > 0;
}

function fallbackOf([name, ...others]: CallSite["passed"]): Value {
  const key = name && onlyConstant(name.value)?.value;
  return typeof key === "string" && key !== "" ? (others.at(-1)?.value ?? []) : [];
}

/** The levels that loggers are called by (PSR-3): what is told them, sentence first, they leave as it is. */
const LEVELS = /^(?:debug|info|notice|warn|warning|error|critical|alert|emergency)(?:\(\))?$/;

function isLogged(called: string, [message]: CallSite["passed"]): boolean {
  return LEVELS.test(called) && message !== undefined && typeof onlyConstant(message.value)?.value === "string";
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
