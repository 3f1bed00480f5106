import type { Expression, Variable } from "../program/nodes.ts";

/** The variables of one activation: a function's, or the file's (`id` undefined). */
export class Scope {
  readonly id: number | undefined;
  /** Where names come from that are not this function's own: arrow functions see all of it. */
  readonly #outer: Scope | undefined;
  readonly #own = new Set<Variable>();
  /** Names that stand for another scope's variable: `use ($x)`, `global $x`, `static $x`. */
  readonly #captured = new Map<string, Variable>();
  isGenerator = false;

  constructor(id: number | undefined, outer?: Scope) {
    this.id = id;
    this.#outer = outer;
  }

  get owns(): readonly Variable[] {
    return [...this.#own];
  }

  variable(name: string): Variable {
    const captured = this.#captured.get(name);
    if (captured !== undefined) return captured;
    const own = this.#named(name);
    if (this.#outer === undefined || this.#own.has(own)) return this.#add(own);
    return this.#outer.variable(name);
  }

  /** A parameter, or what only this function can see. */
  declare(name: string): Variable {
    this.#captured.delete(name);
    return this.#add(this.#named(name));
  }

  /** A variable for the lowering's own use; no source name begins with `~`. */
  temporary(offset: number): Variable {
    return this.#add(`~${offset}`);
  }

  capture(name: string, variable: Variable): void {
    this.#captured.set(name, variable);
  }

  #add(variable: Variable): Variable {
    this.#own.add(variable);
    return variable;
  }

  #named(name: string): Variable {
    return this.id === undefined ? name : `${name}#${this.id}`;
  }
}

/** What a `break` or `continue` inside can leave. */
export interface Target {
  readonly label: string;
  readonly isSwitch: boolean;
}

export interface Static {
  readonly variable: Variable;
  readonly value: Expression | undefined;
}
