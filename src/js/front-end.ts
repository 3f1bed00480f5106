import type { Program } from "oxc-parser";
import type { FrontEnd, Lowered, LowerOptions } from "../program/front-end.ts";
import { lowerProgram } from "./lower/program.ts";
import { parse, toLanguage } from "./parse.ts";
import { holdsScripts, parseScripts } from "./scripts.ts";

export const jsFrontEnd: FrontEnd = {
  lower(file, text, options) {
    try {
      const parsed = holdsScripts(file) ? parseScripts(file, text) : parse(file, text, toLanguage(file));
      if (!parsed.ok) return parsed;
      return { ok: true, program: lowerProgram(file, text, parsed.tree, options), problems: parsed.problems };
    } catch (error) {
      return toFailure(error);
    }
  },
};

/** Lowers an ESTree that any parser has made. */
export function lowerTree(file: string, text: string, tree: unknown, options: LowerOptions): Lowered {
  try {
    return { ok: true, program: lowerProgram(file, text, tree as Program, options), problems: [] };
  } catch (error) {
    return toFailure(error);
  }
}

function toFailure(error: unknown): Lowered {
  if (!(error instanceof RangeError)) return { ok: false, reason: `internal error: ${String(error)}`, line: undefined, isCrash: true };
  const reason = "nesting too deep";
  return { ok: false, reason, line: undefined };
}
