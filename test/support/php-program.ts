import { phpFrontEnd } from "../../src/php/lower.ts";
import type { Call, Program } from "../../src/program/nodes.ts";
import { printProgram } from "../../src/program/print.ts";

export function lowerPhp(
  source: string,
  wants: (function_: { readonly start: number; readonly end: number }) => boolean = () => true,
): Program {
  const lowered = phpFrontEnd.lower("src/a.php", source, { wants });
  if (!lowered.ok) throw new Error(lowered.reason);
  return lowered.program;
}

/** The program of `code`, which needs no `<?php`. */
export function printPhp(code: string): string {
  return printProgram(lowerPhp(`<?php ${code}`)).trimEnd();
}

/** Every call, in no particular order. */
export function findCalls(program: Program): readonly Call[] {
  const calls: Call[] = [];
  const seen = new Set<object>();
  const stack: unknown[] = [program];
  while (stack.length > 0) {
    const value = stack.pop();
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    if ("kind" in value && value.kind === "call") calls.push(value as Call);
    stack.push(...Object.values(value));
  }
  return calls;
}
