import type { Call, Expression, FunctionNode } from "../program/nodes.ts";
import type { Models } from "./models.ts";
import { calleeName, isReceiverMember, tokensIn } from "./tokens.ts";

const KEEPS = new Set(["set", "add", "push", "unshift"]);

/** `clients.set(name, client)`, `pool.push(client)`: what is handed over, and the collection that keeps it. */
export function keptBy({ callee, arguments: passed }: Call): { readonly by: Expression; readonly value: Expression } | undefined {
  const last = passed.at(-1);
  return callee.kind === "member" && callee.key.kind === "literal" && KEEPS.has(String(callee.key.value)) && last
    ? { by: callee.object, value: last.value }
    : undefined;
}

/** What functions answer, where that may be a client or a handle and not what one has fetched. */
export class HandedOut {
  readonly #models: Models;
  readonly #maps = new Set<string>();
  /** What has been awaited, and parts of that, is data. */
  readonly #fetched = new Set<string>();
  readonly #answers = new Map<string, Expression[]>();

  constructor(models: Models) {
    this.#models = models;
  }

  assign(targets: readonly string[], value: Expression): void {
    const isMap = value.kind === "call" && value.isNew && /^global#(?:Weak)?Map$/.test(calleeName(value));
    for (const target of targets) {
      if (isMap) this.#maps.add(target);
      if (this.#isData(value)) this.#fetched.add(target);
    }
  }

  #isData(value: Expression): boolean {
    let at = value;
    while (at.kind === "member" && !isReceiverMember(at)) at = at.object;
    return at.kind === "await" || (at.kind === "name" && this.#fetched.has(`v:${at.variable}`));
  }

  answer(of: FunctionNode, name: string, value: Expression): void {
    for (const parameter of of.parameters) this.#fetched.add(`v:${parameter.variable}`);
    this.#answers.set(name, [...(this.#answers.get(name) ?? []), value]);
  }

  /** Names of what the functions of this name answer. */
  tokensOf(name: string): readonly string[] {
    return (this.#answers.get(name) ?? []).flatMap((value) => this.#tokensIn(value)).filter((token) => !this.#fetched.has(token));
  }

  #tokensIn(value: Expression): readonly string[] {
    const inside = (each: Expression) => this.#tokensIn(each);
    switch (value.kind) {
      case "name":
        return [`v:${value.variable}`];
      case "reference":
        return value.candidates.map((id) => `r:${id}`);
      case "member":
        return isReceiverMember(value) ? tokensIn([value]) : [];
      case "call":
        return this.#isFetched(value) ? [] : tokensIn([value]);
      case "object":
        return value.entries.flatMap((entry) => (entry.value.kind === "function" ? [] : inside(entry.value)));
      case "logical":
        return [value.left, value.right].flatMap(inside);
      case "conditional":
        return [value.then, value.otherwise].flatMap(inside);
      case "assign":
      case "await":
        return inside(value.value);
      default:
        return [];
    }
  }

  #isFetched(call: Call): boolean {
    const name = calleeName(call);
    if (call.isNew || !this.#models.waitingNames.has(name)) return false;
    // A file's default export goes by whatever name: only a rule's own waits.
    if (name === "default" && call.callee.kind === "reference") return call.callee.candidates.some((id) => this.#models.waits(id));
    return call.callee.kind !== "member" || !tokensIn([call.callee.object]).some((token) => this.#maps.has(token));
  }
}
