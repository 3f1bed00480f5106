import type { Call, Expression, FunctionNode } from "../program/nodes.ts";

/** Functions without a declaration, by the variable they stand in: whoever calls them fills their parameters. */
export class HeldFunctions {
  readonly #held = new Map<string, FunctionNode>();

  hold(variable: string, node: FunctionNode): void {
    this.#held.set(variable, node);
  }

  /** The parameters that a call fills, and with what: `(function ($) {…})(jQuery)`, `factory(jQuery)`. */
  parametersOf({ callee, arguments: passed }: Call): (readonly [string, Expression])[] {
    const isApplied =
      callee.kind === "member" && callee.object.kind === "function" && callee.key.kind === "literal" && callee.key.value === "call";
    const on = isApplied ? callee.object : callee;
    const called = on.kind === "function" ? on : on.kind === "name" ? this.#held.get(on.variable) : undefined;
    return (called?.parameters ?? []).flatMap(({ variable }, index) => {
      const value = passed[index + (isApplied ? 1 : 0)]?.value;
      if (value?.kind === "function") this.hold(variable, value);
      return value ? [[variable, value] as const] : [];
    });
  }
}

/** Parameters of the functions that stand among a call's arguments. */
export function callbackParameters(node: Call): string[] {
  return node.arguments.flatMap(({ value }) => (value.kind === "function" ? value.parameters.map((each) => `v:${each.variable}`) : []));
}
